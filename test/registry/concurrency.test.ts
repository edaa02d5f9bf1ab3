import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { withImportLock } from "../../src/db/import-lock.ts";
import { freshDatabase } from "../support/database.ts";
import { full, importContents, small } from "./fixture.ts";
import { temporaryDirectory } from "./zip-file.ts";

/** Extracts with even numbers list one enterprise with two units, those with odd numbers three with three. */
const oneEnterprise = { ...small, enterprise: [small.enterprise[1]], establishment: small.establishment.slice(1), denomination: [], address: [], activity: [], branch: [] };
const extract = (number: number) => full(number % 2 === 0 ? oneEnterprise : small, { ExtractNumber: String(number) });
const day = "2025-05-30";

describe("an import beside other work", async () => {
  const db = await freshDatabase();
  const directory = temporaryDirectory();

  it("is refused while another import runs", async () => {
    let end = (): void => {};
    const running = new Promise<void>((resolve) => (end = resolve));
    let begun = (): void => {};
    const started = new Promise<void>((resolve) => (begun = resolve));
    const first = withImportLock(db.target, () => {
      begun();
      return running;
    });
    await started;
    await expect(importContents(db.target, directory, extract(1))).rejects.toMatchObject({ code: "IMPORT_RUNNING" });
    end();
    await first;
    expect(await db.sql`select count(*)::int as loads from load`).toEqual([{ loads: 0 }]);
  });

  it("never shows a reader a mix of two registers", async () => {
    await importContents(db.target, directory, extract(1));
    const seen = new Set<string>();
    const importing = new AbortController();
    const read = async (): Promise<void> => {
      while (!importing.signal.aborted) {
        const rows = await db.sql<{ seen: string }[]>`
          select concat_ws(' ', (select max(extract_number) % 2 from load), (select count(*) from register.company where status <> 'ENDED'),
            (select count(*) from register.company c join register.establishment e on e.enterprise_number = c.number where e.ended_on is null),
            (select sum(establishments) from register.company)) as seen`;
        for (const row of rows) seen.add(row.seen);
      }
    };
    const readers = [read(), read()];
    for (let number = 2; number <= 9; number += 1) await importContents(db.target, directory, extract(number));
    importing.abort();
    await Promise.all(readers);
    expect([...seen].sort()).toEqual(["0 1 2 2", "1 3 3 3"]);
  });

  it("waits for a long statement on the old register without making others queue for it", async () => {
    const long = db.sql`select pg_sleep(1.5), count(*)::int as companies from register.company where ended_on is null`.execute();
    await sleep(100);
    const importing = importContents(db.target, directory, extract(10));
    let slowestMs = 0;
    const ended = new AbortController();
    void importing.finally(() => ended.abort());
    while (!ended.signal.aborted) {
      const start = performance.now();
      await db.sql`select count(*) from register.company`;
      slowestMs = Math.max(slowestMs, performance.now() - start);
    }
    await importing;
    expect((await long)[0]?.["companies"]).toBe(3);
    expect(slowestMs).toBeLessThan(1000);
    expect(await db.sql`select count(*)::int as ended from register.company where ended_on = ${day}`).toEqual([{ ended: 2 }]);
  });

  it("that loses its connection changes nothing, says so, and can be run again", async () => {
    const state = () => db.sql`select max(extract_number) as extract, count(*)::int as loads, (select count(*)::int from register.company) as companies from load`;
    const before = await state();
    const long = db.sql`select pg_sleep(1) from register.company limit 1`.execute();
    await sleep(100);
    const importing = importContents(db.target, directory, extract(11));
    const failure = expect(importing).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE" });
    await sleep(600);
    await db.sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kmo-graph import' and datname = current_database()`;
    await failure;
    await long;
    expect(await state()).toEqual(before);
    await importContents(db.target, directory, extract(11));
    expect((await state())[0]?.["extract"]).toBe(11);
    expect(await db.sql`select nspname from pg_namespace where nspname like 'register%'`).toEqual([{ nspname: "register" }]);
  });
});
