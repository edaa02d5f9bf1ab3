import { readFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { connect } from "../../src/db/connect.ts";
import { importDecisions } from "../../src/intake/import-decisions.ts";
import { freshDatabase } from "../support/database.ts";
import { base, csv, errorOf, files, untilWaiting, type Row } from "./support.ts";

const db = await freshDatabase();
const { sql } = db;
const { importFile, path, write } = files();
const rule = "was filed or is handled through the API; its steps go by the API or by import decisions";
/** What a file of history would change in D-1. */
const changes: readonly Row[] = [{ subsidy: "399" }, { enterprise_number: "0403170701" }, { municipality: "71022" }, { approved_at: "", refused_at: "2016-04-12" }];

beforeEach(async () => {
  await sql`truncate dossier, dossier_event, load`;
  await importFile(db.target, csv([base, { ...base, reference: "D-2" }]));
});

async function contents(): Promise<unknown> {
  return { dossiers: await sql`select * from dossier order by reference`, events: await sql`select * from dossier_event order by seq`, loads: await sql`select * from load order by id` };
}

test.each([{}, ...changes])("a row of a dossier that is handled through the API is bad: %j", async (change) => {
  await sql`update dossier set handled_by = 'API' where reference = 'D-1'`;
  const before = await contents();
  const error = await errorOf(importFile(db.target, csv([{ ...base, reference: "D-2", subsidy: "1" }, { ...base, ...change }])));
  expect(error.code).toBe("BAD_ROWS");
  expect(error.message.split("\n").slice(0, 2)).toEqual(["dossiers.csv: 1 of 2 rows are bad, so nothing was imported.", `  line 3, reference "D-1": ${rule}`]);
  expect(await contents()).toEqual(before);
});

test("with a reject file it goes there, every row of it, and the rest is taken", async () => {
  await sql`update dossier set handled_by = 'API' where reference = 'D-1'`;
  const [held] = await sql`select * from dossier where reference = 'D-1'`;
  const rows = [{ ...base, subsidy: "1" }, { ...base, reference: "D-2", subsidy: "2" }, { ...base, subsidy: "3", approved_at: "2030-01-01" }, { ...base, reference: "D-2" }, { ...base, reference: "D-3" }];
  const report = await importFile(db.target, csv(rows), { rejectFile: path("bad.csv") });
  expect(report).toMatchObject({ rows: 5, inserted: 1, updated: 1, unchanged: 0, rejected: 3, through: "2016-04-11" });
  expect(report.faults).toEqual([
    { line: 2, column: "reference", value: "D-1", rule },
    { line: 4, column: "reference", value: "D-1", rule },
    { line: 5, column: "reference", value: "D-2", rule: "stands on line 3 already; a file has one row for each dossier" },
  ]);
  expect(readFileSync(path("bad.csv"), "utf8").split("\n")[1]).toContain(`2,"reference ""D-1"": ${rule}",D-1,`);
  expect(await sql`select * from dossier where reference = 'D-1'`).toEqual([held]);
  expect(await sql`select reference, kind from dossier_event where reference is not null`).toEqual([{ reference: "D-2", kind: "CORRECTED" }]);
});

test("a file of nothing else writes nothing", async () => {
  await sql`update dossier set handled_by = 'API'`;
  const before = await contents();
  expect(await importFile(db.target, csv([base, { ...base, reference: "D-2" }]), { rejectFile: path("bad.csv") })).toMatchObject({ inserted: 0, updated: 0, unchanged: 0, rejected: 2, through: null });
  expect(await contents()).toEqual(before);
});

test("a dossier belongs to the API once a decision was taken on it", async () => {
  const decisions = write("reference,kind,amount,on\nD-1,OWN_SHARE_RECEIVED,600,2016-04-20\n", "decisions.csv");
  expect(await importDecisions({ target: db.target, file: decisions, rejectFile: null, onProgress: () => {}, now: new Date("2016-05-01T10:00:00Z") })).toMatchObject({ taken: 1 });
  expect((await errorOf(importFile(db.target, csv([base])))).message).toContain(`reference "D-1": ${rule}`);
});

test.each(changes)("a step that is taken after the rows were looked at keeps the dossier from being changed: %j", async (change) => {
  const writer = connect(db.target, { max: 1 });
  await writer.unsafe("begin; update dossier set handled_by = 'API', own_share_at = approved_at, own_share_cents = 60000 where reference = 'D-1'");
  const importing = importFile(db.target, csv([{ ...base, ...change }, { ...base, reference: "D-2", subsidy: "1" }]));
  await untilWaiting(sql);
  await writer.unsafe("commit");
  await writer.end();
  const held = await sql`select d.*, d.xmin from dossier d where reference = 'D-1'`;
  expect(await importing).toMatchObject({ rows: 2, inserted: 0, updated: 1, unchanged: 1, rejected: 0 });
  expect(await sql`select d.*, d.xmin from dossier d where reference = 'D-1'`).toEqual(held);
  expect(held[0]).toMatchObject({ handled_by: "API", own_share_cents: "60000", subsidy_cents: "40000", enterprise_number: "0206731645", municipality: null, status: "APPROVED" });
  expect(await sql`select reference, kind from dossier_event where reference is not null`).toEqual([{ reference: "D-2", kind: "CORRECTED" }]);
});
