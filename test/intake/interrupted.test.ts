import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { Target } from "../../src/db/connect.ts";
import { withImportLock } from "../../src/db/import-lock.ts";
import { freshDatabase } from "../support/database.ts";
import { base, csv, errorOf, files, type Row } from "./support.ts";

const { importFile, write } = files();
const [db, undisturbed] = [await freshDatabase(), await freshDatabase()];
const child = join(import.meta.dirname, "import-child.ts");
const rows: readonly Row[] = Array.from({ length: 8000 }, (_, index) => ({ ...base, reference: `D-${index}`, enterprise_number: "0206731645", theme: "Verkoop" }));
const before = csv(rows.slice(0, 4000));
const after = csv(rows.map((row) => ({ ...row, subsidy: "399.99" })));

async function contents({ sql }: typeof db): Promise<unknown> {
  return {
    dossiers: await sql`select to_jsonb(d) - array['load_id', 'slot'] as dossier, l.file_name from dossier d join load l on l.id = d.load_id order by reference`,
    events: await sql`select reference, kind, status from dossier_event order by seq`,
    loads: await sql`select kind, file_name, through, report from load order by id`,
  };
}

async function killAt(target: Target, file: string, point: "bytes" | "rows"): Promise<void> {
  const running = spawn(process.execPath, [child, JSON.stringify(target), file, point], { stdio: ["ignore", "pipe", "inherit"] });
  await once(running.stdout, "data");
  const closed = once(running, "close");
  running.kill("SIGKILL");
  await closed;
}

/** The server notices the end of a client within a second or so; until then the lock is held. */
async function whenFree(work: () => Promise<unknown>): Promise<unknown> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if ((error as { code?: string }).code !== "IMPORT_RUNNING") throw error;
      await sleep(100);
    }
  }
}

test("an import that is killed while it reads or while it writes leaves all or nothing, and runs again to the same end", async () => {
  for (const { target } of [db, undisturbed]) await importFile(target, before);
  await importFile(undisturbed.target, after);
  const start = await contents(db);
  const end = await contents(undisturbed);
  await killAt(db.target, write(after), "bytes");
  expect(await whenFree(() => withImportLock(db.target, () => contents(db)))).toEqual(start);
  await killAt(db.target, write(after), "rows");
  const left = await whenFree(() => withImportLock(db.target, () => contents(db)));
  expect([start, end]).toContainEqual(left);
  await whenFree(() => importFile(db.target, after));
  expect(await contents(db)).toEqual(end);
});

test("of two imports at once the second says so, and the first is not disturbed", async () => {
  await withImportLock(db.target, async () => {
    expect(await errorOf(importFile(db.target, before))).toMatchObject({
      code: "IMPORT_RUNNING",
      message: "Another import into this database is running. Wait until it has ended, then start this one again.",
    });
  });
  const [first, second] = await Promise.allSettled([importFile(db.target, before), importFile(db.target, before)]);
  expect([first.status, second.status].sort()).toEqual(["fulfilled", "rejected"]);
});

test("an import whose connection is cut while it copies fails and leaves nothing", async () => {
  const start = await contents(db);
  const cut = (): Promise<unknown> => db.sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kmo-graph import' and datname = current_database()`.execute();
  const cuts: Promise<unknown>[] = [];
  const failed = importFile(db.target, csv(rows.map((row) => ({ ...row, subsidy: "1" }))), { onProgress: ({ unit }) => void (unit === "bytes" && cuts.push(cut())) });
  expect(await errorOf(failed)).toMatchObject({ code: "DATABASE_UNAVAILABLE", message: "The connection to the database was lost during the import. Nothing of it was kept: see that the database runs, then start it again." });
  await Promise.all(cuts);
  expect(await contents(db)).toEqual(start);
});
