import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { forCaller } from "../../src/db/caller-signal.ts";
import { openDb } from "../../src/db/client.ts";
import { connect, requireDatabase } from "../../src/db/connect.ts";
import { findCompanies } from "../../src/db/find/companies.ts";
import { freshDatabase } from "../support/database.ts";
import { companyRow, enterpriseNumber, insertFixtures } from "../support/fixtures.ts";

const database = await freshDatabase();
const { sql: admin, target } = database;
const [number] = [enterpriseNumber(1)];
await insertFixtures(database, { companies: [companyRow({ number })] });
await admin`create table written (id integer primary key, at timestamptz not null default clock_timestamp())`;
const handle = openDb(target, { max: 3, writes: 2, applicationName: "under test", lockTimeoutMs: 300 });
afterAll(() => handle.close());

/** Ends every connection under test, as a restart of the server does. */
const endAll = (): Promise<readonly unknown[]> => admin`select pg_terminate_backend(pid) from pg_stat_activity where starts_with(application_name, 'under test') and datname = current_database()`.execute();
const active = (text: string): Promise<readonly { readonly pid: number }[]> => admin<{ pid: number }[]>`select pid from pg_stat_activity where starts_with(application_name, 'under test') and datname = current_database() and state = 'active' and query like ${`%${text}%`}`.execute();
const endActive = async (text: string): Promise<void> => {
  await expect.poll(() => active(text)).toHaveLength(1);
  for (const { pid } of await active(text)) await admin`select pg_terminate_backend(${pid}::int)`;
};

beforeEach(() => admin`truncate written`);

describe("reads", () => {
  it("go on when the server ended every idle connection", async () => {
    for (let turn = 0; turn < 20; turn++) {
      expect((await findCompanies(handle.db, [number])).get(number)).toMatchObject({ number, startedOn: "2000-01-01" });
      await endAll();
      if (turn % 2 === 0) await sleep(turn);
    }
  });

  it("are answered in full, never with no rows, while connections are ended all the time", async () => {
    const ender = setInterval(() => void endAll().catch(() => {}), 5);
    const outcomes = await Promise.all(Array.from({ length: 8 }, async () => {
      const seen: string[] = [];
      for (let turn = 0; turn < 60; turn++) {
        const rows = await handle.db.execute("select generate_series(1, 100) as n").then((found) => found.length, (error: Error) => (error.cause as NodeJS.ErrnoException | undefined)?.code ?? "none");
        seen.push(String(rows));
      }
      return seen;
    }));
    clearInterval(ender);
    expect(new Set(outcomes.flat())).toContain("100");
    for (const seen of new Set(outcomes.flat())) expect(["100", "CONNECTION_CLOSED", "ECONNRESET", "EPIPE", "57P01"]).toContain(seen);
    expect((await findCompanies(handle.db, [number])).size).toBe(1);
  });

  it("are sent once more when their connection dies beneath them", async () => {
    const slow = handle.reads`select pg_sleep(case when exists (select from written) then 0 else 20 end), 'once more' as said`;
    await expect.poll(() => active("once more")).toHaveLength(1);
    await admin`insert into written values (1)`;
    await endActive("once more");
    expect(await slow).toMatchObject([{ said: "once more" }]);
  });

  it("are not sent again when the statement itself is at fault", async () => {
    await expect(handle.reads`select 1 / ${0}::int`).rejects.toMatchObject({ code: "22012" });
    expect(handle.use().reads.busy).toBe(0);
  });

  it("end with their caller at the server, too, and what others wait for does not", async () => {
    const caller = new AbortController();
    const mine = forCaller(caller.signal, () => handle.db.execute("select pg_sleep(20), 'mine'").then(() => null, (error: Error) => error.cause));
    await expect.poll(() => active("mine")).toHaveLength(1);
    caller.abort(new Error("gone"));
    expect(await mine).toMatchObject({ message: "gone" });
    await expect.poll(() => active("mine")).toHaveLength(0);
    expect(await handle.reads`select 1 as one`).toEqual([{ one: 1 }]);
  });

  it("that wait for a connection give up with their caller", async () => {
    const long = [1, 2, 3].map(() => handle.reads`select pg_sleep(0.5)`.then(() => "done"));
    const caller = new AbortController();
    setTimeout(() => caller.abort(new Error("no longer")), 50);
    await expect(forCaller(caller.signal, () => handle.reads`select 1`.then(() => "late"))).rejects.toThrow("no longer");
    expect(await Promise.all(long)).toEqual(["done", "done", "done"]);
  });

  it("that wait for a lock for too long fail, and their connection is used again", async () => {
    const holder = connect(target, { max: 1 });
    await holder`begin`;
    await holder`lock table written`;
    await expect(handle.reads`select count(*) from written`).rejects.toMatchObject({ code: "55P03" });
    await holder`rollback`;
    await holder.end();
    expect(await handle.reads`select count(*)::int as n from written`).toEqual([{ n: 0 }]);
  });
});

describe("writes", () => {
  it("are not sent again when their connection dies, and say how to find out", async () => {
    const write = handle.writes`insert into written select 7 from pg_sleep(20)`.then(() => null, (error: unknown) => error);
    await endActive("insert into written");
    expect(await write).toMatchObject({ code: "DATABASE_UNAVAILABLE", message: expect.stringContaining("with the same `idempotencyKey`") });
    await sleep(100);
    expect(await active("insert into written")).toEqual([]);
    expect(await admin`select id from written`).toEqual([]);
  });

  it("do not end with their caller", async () => {
    const caller = new AbortController();
    const write = forCaller(caller.signal, () => handle.writes`insert into written select 8 from pg_sleep(0.3)`.then(() => "written"));
    await expect.poll(() => active("insert into written")).toHaveLength(1);
    caller.abort(new Error("gone"));
    expect(await write).toBe("written");
    expect(await admin`select id from written`).toEqual([{ id: 8 }]);
  });

  it("do not wait for reads", async () => {
    const order: string[] = [];
    const reads = Array.from({ length: 12 }, () => handle.reads`select pg_sleep(0.3)`.then(() => order.push("read")));
    await handle.writes`insert into written values (9)`.then(() => order.push("write"));
    await Promise.all(reads);
    expect(order.indexOf("write")).toBeLessThan(6);
  });
});

describe("a server that is not there", () => {
  it("is waited for at the start, and said so once", async () => {
    const reasons: string[] = [];
    const started = performance.now();
    const nowhere = { host: "/nonexistent", port: 5432, user: "x", database: "x" };
    await expect(requireDatabase(nowhere, { seconds: 1.2, onWait: (reason) => reasons.push(reason) })).rejects.toThrow("The database does not answer (ENOENT). Check DATABASE_URL, or unset it to use the embedded PostgreSQL.");
    expect(performance.now() - started).toBeGreaterThan(1200);
    expect(reasons).toEqual(["ENOENT"]);
  });

  it("is not waited for when the server is there and refuses", async () => {
    const started = performance.now();
    await expect(requireDatabase({ ...(target as object), database: "no_such_database" } as typeof target, { seconds: 30, onWait: () => {} })).rejects.toThrow("The database does not answer (3D000)");
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
