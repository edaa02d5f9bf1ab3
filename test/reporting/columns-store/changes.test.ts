import { beforeEach, expect, test } from "vitest";
import { connect } from "../../../src/db/connect.ts";
import { freshDatabase } from "../../support/database.ts";
import { dossierRow, enterpriseNumber, insertFixtures } from "../../support/fixtures.ts";
import { createWrites } from "./writes.ts";

const db = await freshDatabase();
const { sql } = db;
await createWrites(db);

beforeEach(async () => {
  await sql`truncate dossier, dossier_event, load restart identity`;
  await insertFixtures(db, {
    loads: [{ kind: "DOSSIERS", fileName: "a.csv", synthetic: true }],
    dossiers: ["A", "B", "C"].map((reference) => dossierRow({ reference, enterpriseNumber: enterpriseNumber(1) })),
    events: [{ kind: "IMPORTED", by: "import:1" }],
  });
});

/** The first row, then the dossiers by reference. */
async function changes(after: number, atMost = 1000): Promise<readonly unknown[]> {
  const rows = await sql`
    select horizon::int, last_load::int, is_complete, c.reference, (c.changed).reference as changed, (c.changed).subsidy_cents::int as cents
    from dossier_changes(${after}, ${atMost}) c order by c.reference nulls first`;
  return rows.map((row) => Object.values(row) as unknown[]);
}

test("a row is given a slot at its insert that stays, also when an import corrects it", async () => {
  await sql`update dossier set subsidy_cents = 7`;
  expect((await sql`select reference, slot::int from dossier order by 1`).map((row) => Object.values(row))).toEqual([["A", 1], ["B", 2], ["C", 3]]);
  await expect(sql`update dossier set slot = 9`.execute()).rejects.toThrow("can only be updated to DEFAULT");
});

test("after the last event there is nothing but where one is", async () => {
  expect(await changes(1)).toEqual([[1, 1, true, null, null, null]]);
});

test("each dossier with a later event comes once, as it is now", async () => {
  await sql`select move_subsidy('A', 'B', 100), move_subsidy('A', 'B', 50)`;
  expect(await changes(1)).toEqual([[5, 1, true, null, null, null], [null, null, null, "A", "A", 39_850], [null, null, null, "B", "B", 40_150]]);
  expect(await changes(3)).toHaveLength(3);
  expect(await changes(5)).toHaveLength(1);
});

test("a dossier that is gone comes without a row", async () => {
  await sql`insert into dossier_event (reference, kind, by) values ('Z', 'CORRECTED', 'test')`;
  expect(await changes(1)).toEqual([[2, 1, true, null, null, null], [null, null, null, "Z", null, null]]);
});

test("after an import, and of more events than wanted, no dossiers come", async () => {
  await sql`select move_subsidy('A', 'B', 100)`;
  expect(await changes(1, 1)).toEqual([[3, 1, false, null, null, null]]);
  expect(await changes(1, 2)).toHaveLength(3);
  expect(await changes(0)).toEqual([[3, 1, false, null, null, null]]);
});

test("it waits for a writer that has its place in the order, and lets go of the lock before its rows are taken", async () => {
  const [writer, reader] = [connect(db.target, { max: 1 }), connect(db.target, { max: 1 })];
  await writer.unsafe("begin; select move_subsidy('A', 'B', 1)");
  let isOver = false;
  const asked = changes(1).then((rows) => {
    isOver = true;
    return rows;
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(isOver).toBe(false);
  await writer.unsafe("commit");
  expect(await asked).toHaveLength(3);
  await reader.unsafe("begin; select count(*) from dossier_changes(1, 1000)");
  expect((await sql`select pg_try_advisory_xact_lock_shared(727010) as free`)[0]?.["free"]).toBe(true);
  await reader.unsafe("commit");
  await Promise.all([writer.end(), reader.end()]);
});
