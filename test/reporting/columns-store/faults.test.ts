import { beforeEach, expect, inject, test } from "vitest";
import { connect } from "../../../src/db/connect.ts";
import { dimension } from "../../../src/reporting/cubes/dossiers.ts";
import type { Plan } from "../../../src/reporting/plan.ts";
import { ColumnsUnavailable } from "../../../src/reporting/engines/columns/unavailable.ts";
import type { ColumnsEngine } from "../../../src/reporting/engines/columns/columns-engine.ts";
import { freshDatabase } from "../../support/database.ts";
import { dossierRow, enterpriseNumber, insertFixtures } from "../../support/fixtures.ts";
import { dossiersOf, openColumns, pin, today, until } from "./support.ts";
import { createWrites } from "./writes.ts";

const db = await freshDatabase();
const { sql } = db;
await createWrites(db);
const never = new AbortController().signal;

beforeEach(async () => {
  await sql`truncate dossier, dossier_event, load restart identity`;
  await insertFixtures(db, {
    loads: [{ kind: "DOSSIERS", fileName: "a.csv", synthetic: true }],
    dossiers: Array.from({ length: 20 }, (_, index) => dossierRow({ reference: `D-${index}`, enterpriseNumber: enterpriseNumber(index), subsidyCents: 100n })),
    events: [{ kind: "IMPORTED", by: "import:1" }],
  });
});

/** What the thread of these tests is to do, where a real one has dimensions. */
function plan(task: "SUM" | "WAIT" | "DIE" | "FAIL"): Plan {
  return { by: [task] } as unknown as Plan;
}

async function reason({ engine }: ColumnsEngine, day = today): Promise<string> {
  return engine.pin(day).then(
    (pinned) => {
      pinned.release();
      return "none";
    },
    (error: unknown) => (error instanceof ColumnsUnavailable ? error.reason : String(error)),
  );
}

async function sum(columns: ColumnsEngine): Promise<unknown> {
  const pinned = await pin(columns);
  try {
    const { results } = await pinned.run([plan("SUM")], never);
    return (results[0] as unknown as { sum: number }).sum;
  } finally {
    pinned.release();
  }
}

test("before the data are there, and after closing, nothing is answered", async () => {
  const columns = openColumns({ target: db.target });
  expect([await reason(columns), columns.state().version]).toEqual(["LOADING", null]);
  await columns.ready;
  expect(await reason(columns)).toBe("none");
  await columns.close();
  expect(await reason(columns)).toBe("CLOSED");
});

test("plans run on the version that was pinned, on every thread", async () => {
  const columns = openColumns({ target: db.target, threads: 3, refreshMs: 60_000 });
  await columns.ready;
  const old = await pin(columns);
  await sql`select touch_dossiers('D-1', 7)`;
  await columns.refresh();
  const pinned = await pin(columns);
  const answer = async ({ run }: typeof pinned): Promise<unknown> => (await run(Array.from({ length: 9 }, () => plan("SUM")), never)).results.map((result) => (result as unknown as { sum: number }).sum);
  expect(await answer(old)).toEqual(Array.from({ length: 9 }, () => 2000));
  expect(await answer(pinned)).toEqual(Array.from({ length: 9 }, () => 2007));
  expect(await pinned.run([], never)).toEqual({ results: [], engine: "columns", version: pinned.version, fused: false });
  old.release();
  const [result] = (await pinned.run([plan("SUM")], never)).results;
  expect((result as unknown as { versions: number }).versions).toBe(1);
});

test("an aborted signal ends what runs, and the thread goes on with the next", async () => {
  const columns = openColumns({ target: db.target, refreshMs: 60_000 });
  await columns.ready;
  const pinned = await pin(columns);
  const controller = new AbortController();
  const waiting = pinned.run([plan("WAIT"), plan("WAIT"), plan("SUM")], controller.signal);
  setTimeout(() => controller.abort(new Error("the caller went away")), 50);
  await expect(waiting).rejects.toThrow("the caller went away");
  expect(await sum(columns)).toBe(2000);
  await expect(pinned.run([plan("SUM")], controller.signal)).rejects.toThrow("the caller went away");
});

test("a plan that fails ends those beside it", async () => {
  const columns = openColumns({ target: db.target, threads: 2 });
  await columns.ready;
  const pinned = await pin(columns);
  await expect(pinned.run([plan("WAIT"), plan("FAIL")], never)).rejects.toThrow("Scanning the columns failed.");
  expect(await sum(columns)).toBe(2000);
});

test("a thread that dies fails its plans and is replaced by one that has every version", async () => {
  const columns = openColumns({ target: db.target, refreshMs: 60_000 });
  await columns.ready;
  const old = await pin(columns);
  await sql`select touch_dossiers('D-1', 7)`;
  await columns.refresh();
  const dying = (await pin(columns)).run([plan("DIE"), plan("SUM")], never);
  await expect(dying).rejects.toThrow("The thread that scanned the columns ended.");
  await until(() => expect(columns.state()).toMatchObject({ threads: 1, lostThreads: 1 }));
  const [result] = (await old.run([plan("SUM")], never)).results;
  expect([await sum(columns), (result as unknown as { sum: number }).sum]).toEqual([2007, 2000]);
  await sql`select touch_dossiers('D-2', 7)`;
  await columns.refresh();
  expect(await sum(columns)).toBe(2014);
});

test("without a look at the database the columns are unavailable after a while, and recover by themselves", { timeout: 60_000 }, async () => {
  const columns = openColumns({ target: db.target, lagMs: 400 });
  await columns.ready;
  const admin = connect(inject("server"), { max: 1 });
  await admin`alter database ${admin(databaseName())} with allow_connections false`;
  await admin`select pg_terminate_backend(pid) from pg_stat_activity where starts_with(application_name, 'kmo-graph columns') and datname = ${databaseName()}`;
  const states: (string | undefined)[] = [];
  await until(async () => expect(await reason(columns)).toBe("LAGGING"), 20_000);
  states.push(columns.state().unavailable?.message);
  await admin`alter database ${admin(databaseName())} with allow_connections true`;
  await admin.end();
  await sql`select touch_dossiers('D-1', 7)`;
  await until(async () => expect(await sum(columns)).toBe(2007), 20_000);
  expect(states[0]).toMatch(/the limit is 400 ms/);
});

test("one killed connection is nothing that anybody sees", async () => {
  const columns = openColumns({ target: db.target });
  await columns.ready;
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where starts_with(application_name, 'kmo-graph columns') and datname = ${databaseName()}`;
  await sql`select touch_dossiers('D-1', 7)`;
  await until(async () => expect(await sum(columns)).toBe(2007), 20_000);
});

test("on another day nothing is answered until the data are read anew", async () => {
  let day = today;
  const columns = openColumns({ target: db.target, now: () => new Date(`${day}T10:00:00Z`) });
  await columns.ready;
  day = "2026-06-16";
  expect([await reason(columns, day), await reason(columns, today)]).toEqual(["OTHER_DAY", "none"]);
  await until(async () => expect([await reason(columns, day), await reason(columns, today)]).toEqual(["none", "OTHER_DAY"]));
  expect(columns.state().reads).toBe(2);
});

test("data over the memory allowed are not read, and the message says how much they need", async () => {
  const states: unknown[] = [];
  const columns = openColumns({ target: db.target, maxBytes: 1000, onState: ({ unavailable }) => states.push(unavailable) });
  await columns.ready;
  await expect(columns.engine.pin(today)).rejects.toThrow("20 dossiers and 0 companies need about 1 MB in columns; the limit is 1 MB. Raise it, or leave reports to PostgreSQL.");
  expect(await reason(columns)).toBe("TOO_LARGE");
  await columns.refresh();
  expect([columns.state().reads, states]).toEqual([1, [expect.objectContaining({ reason: "TOO_LARGE" })]]);
});

test("an amount that no column holds makes the columns unavailable until it is gone, when read and when changed", async () => {
  const columns = openColumns({ target: db.target });
  await columns.ready;
  await sql`select touch_dossiers('D-1', 4294967295)`;
  await until(async () => expect(await reason(columns)).toBe("NOT_HOLDABLE"));
  const late = openColumns({ target: db.target });
  await late.ready;
  await expect(late.engine.pin(today)).rejects.toThrow("An amount of 4294967395 cents (only 0 to 4294967295 fit) can't be held in columns. Reports are answered by PostgreSQL until that changes.");
  await sql`select touch_dossiers('D-1', -4294967290)`;
  for (const each of [columns, late]) await until(async () => expect(await sum(each)).toBe(2005));
  expect(columns.state().reads).toBe(1);
  expect(late.state().reads).toBe(2);
});

test("more codes than a column can number make them unavailable", async () => {
  await sql`insert into dossier (reference, enterprise_number, pillar_filed, pillar, regime, theme, eligible_cost_cents, subsidy_cents, status, submitted_at, snapshot_at)
    select 'T-' || i, '0206731645', 'ADVIES', 'ADVIES', 'R2016', 'thema ' || i, 1, 1, 'SUBMITTED', '2016-05-01', '2016-05-01' from generate_series(1, 65536) i`;
  const columns = openColumns({ target: db.target });
  await columns.ready;
  await expect(columns.engine.pin(today)).rejects.toThrow("More than 65535 codes of THEME can't be held in columns.");
  expect(dimension("THEME").kind).toBe("FLAT");
});

test("an owed refresh that fails makes the columns unavailable at once", async () => {
  const columns = openColumns({ target: db.target, refreshMs: 60_000, lagMs: 600_000 });
  await columns.ready;
  await sql`alter table dossier_event rename to dossier_event_away`;
  await columns.refresh();
  expect(await reason(columns)).toBe("LAGGING");
  await sql`alter table dossier_event_away rename to dossier_event`;
  await columns.refresh();
  expect([await reason(columns), dossiersOf((await pin(columns)).snapshot).length]).toEqual(["none", 20]);
});

function databaseName(): string {
  return (db.target as { readonly database: string }).database;
}
