import { beforeEach, expect, test } from "vitest";
import { connect } from "../../../src/db/connect.ts";
import { freshDatabase } from "../../support/database.ts";
import { companyRow, dossierRow, enterpriseNumber, insertFixtures } from "../../support/fixtures.ts";
import { changeCompanies, createCompanyWrites } from "./company-changes.ts";
import { createWrites } from "./writes.ts";

const db = await freshDatabase();
const { sql } = db;
await createWrites(db);
await createCompanyWrites(db);

beforeEach(async () => {
  await sql`truncate dossier, dossier_event, load, employment, register.company restart identity`;
  await insertFixtures(db, {
    loads: [{ kind: "DOSSIERS", fileName: "a.csv", synthetic: true }],
    dossiers: ["A", "B", "C"].map((reference) => dossierRow({ reference, enterpriseNumber: enterpriseNumber(1) })),
    events: [{ kind: "IMPORTED", by: "import:1" }],
  });
});

const query = "select array[c.number, c.municipality, (select max(e.class) from employment e where e.enterprise_number = c.number)] from register.company c where c.number = n.number";

/** The first row, then the dossiers by reference. */
async function changes(after: number, atMost = 1000): Promise<readonly unknown[]> {
  const rows = await sql`
    select horizon::int, last_load::int, is_complete, c.reference, (c.changed).reference as changed, (c.changed).subsidy_cents::int as cents
    from dossier_changes(${after}, ${atMost}, ${query}) c order by c.reference nulls first`;
  return rows.map((row) => Object.values(row) as unknown[]);
}

/** Whether the changes are complete, then in their order companies with what is held of them, and dossiers with the event that they come for. */
async function companyChanges(after: number, atMost = 1000): Promise<readonly unknown[]> {
  const [head, ...rows] = await sql<{ is_complete: boolean; enterprise_number: string | null; company: readonly string[] | null; reference: string | null; changed: string | null }[]>`
    select is_complete, enterprise_number, to_jsonb(company) as company, c.reference, (c.changed).reference as changed from dossier_changes(${after}, ${atMost}, ${query}) c`;
  return [head?.is_complete, ...rows.map(({ enterprise_number: number, company, reference, changed }) => (number === null ? [reference, changed] : [number, company]))];
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
  await reader.unsafe("begin; select count(*) from dossier_changes(1, 1000, 'select null::text[]')");
  expect((await sql`select pg_try_advisory_xact_lock_shared(727010) as free`)[0]?.["free"]).toBe(true);
  await reader.unsafe("commit");
  await Promise.all([writer.end(), reader.end()]);
});

const [known, never] = [enterpriseNumber(1), enterpriseNumber(9)];

test("companies with an event come first, as they are now, then their dossiers, those with an event of their own once", async () => {
  await insertFixtures(db, { dossiers: [dossierRow({ reference: "Z", enterpriseNumber: enterpriseNumber(2) })] });
  await changeCompanies(db, { companies: [companyRow({ number: known, municipality: "11002" }), companyRow({ number: never })], classes: [{ number: known, class: "3" }] });
  await changeCompanies(db, { companies: [companyRow({ number: known, municipality: "44021" })], classes: [{ number: known, class: "4" }] });
  await sql`select move_subsidy('B', 'Z', 1)`;
  const [isComplete, one, two, ...dossiers] = await companyChanges(1);
  expect([isComplete, new Set([one, two])]).toEqual([true, new Set([[known, [known, "44021", "4"]], [never, [never, "24062", null]]])]);
  expect(new Set(dossiers)).toEqual(new Set([["B", "B"], ["Z", "Z"], [null, "A"], [null, "C"]]));
  expect(dossiers).toHaveLength(4);
  expect(await companyChanges(4)).toEqual([true, expect.anything(), expect.anything()]);
  expect(await companyChanges(6)).toEqual([true]);
});

test("a company that is gone comes with nothing; of more events, or dossiers of the companies, than wanted none come", async () => {
  await changeCompanies(db, { companies: [companyRow({ number: known })] });
  expect(await companyChanges(1, 3)).toHaveLength(5);
  expect(await companyChanges(1, 2)).toEqual([false]);
  await sql`delete from register.company`;
  expect((await companyChanges(1))[1]).toEqual([known, null]);
  await sql`insert into dossier_event (kind, by) values ('IMPORTED', 'import:2')`;
  expect(await companyChanges(1)).toEqual([false]);
});

test("while another register is put in place it waits without its place in the order, which the import can take", async () => {
  const swapping = connect(db.target, { max: 1 });
  await changeCompanies(db, { companies: [companyRow({ number: never })] });
  await swapping.unsafe("begin; lock table register.company in access exclusive mode");
  const asked = companyChanges(1);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await swapping.unsafe("select take_change_lock(); commit");
  expect(await asked).toEqual([true, [never, [never, "24062", null]]]);
  await swapping.end();
});
