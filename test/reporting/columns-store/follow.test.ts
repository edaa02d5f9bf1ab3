import { beforeAll, beforeEach, expect, test } from "vitest";
import { connect } from "../../../src/db/connect.ts";
import { findDataVersion } from "../../../src/db/find/data-version.ts";
import type { ColumnsEngine } from "../../../src/reporting/engines/columns/columns-engine.ts";
import { freshDatabase } from "../../support/database.ts";
import { companyRow, dossierRow, enterpriseNumber, establishmentNumber, insertFixtures } from "../../support/fixtures.ts";
import { base, csv, files } from "../../intake/support.ts";
import { contents, dossiersOf, openColumns, pin, until } from "./support.ts";
import { createWrites } from "./writes.ts";

const db = await freshDatabase();
const { sql } = db;
const { importFile } = files();
const other = connect(db.target, { max: 1 });

beforeAll(() => createWrites(db));

beforeEach(async () => {
  await sql`truncate dossier, dossier_event, load, employment, register.company, register.establishment restart identity`;
  await insertFixtures(db, {
    loads: [{ kind: "REGISTER", fileName: "a.zip", synthetic: false }],
    companies: [companyRow({ number: enterpriseNumber(1) }), companyRow({ number: enterpriseNumber(2), municipality: "11002" })],
    dossiers: Array.from({ length: 2000 }, (_, index) =>
      dossierRow({
        reference: `D-${String(index).padStart(4, "0")}`, enterpriseNumber: enterpriseNumber((index % 3) + 1), subsidyCents: BigInt(1000 + index), establishmentNumber: establishmentNumber((index % 5) + 1),
        submittedAt: new Date(Date.UTC(2020, index % 12, 1 + (index % 28))), approvedAt: index % 2 === 0 ? new Date(Date.UTC(2022, index % 12, 1 + (index % 28))) : null,
      })),
    events: [{ kind: "IMPORTED", by: "import:1" }],
  });
});

async function total(columns: ColumnsEngine): Promise<number> {
  return dossiersOf((await pin(columns)).snapshot).reduce((sum, { amounts }) => sum + (amounts[0] as number), 0);
}

const START = 3_999_000;

test("a dossier that another connection changed is there within a second; without changes there is no new version", async () => {
  const columns = openColumns({ target: db.target });
  await columns.ready;
  const before = await pin(columns);
  expect(await total(columns)).toBe(START);
  await other`select touch_dossiers('D-0001', 5)`;
  const tookMs = await until(async () => expect(await total(columns)).toBe(START + 5));
  expect(tookMs).toBeLessThan(1000);
  expect((await pin(columns)).version.id).toBe("2-1");
  const { snapshot } = await pin(columns);
  await columns.refresh();
  expect((await pin(columns)).snapshot.id).toBe(snapshot.id);
  expect(snapshot.base.codes).toEqual(before.snapshot.base.codes);
  expect(columns.state()).toMatchObject({ dossiers: 2000, changed: 1, reads: 1 });
});

test("own writes are there when `refresh` resolves: new dossiers of new companies with new codes, and one changed over and over", async () => {
  const columns = openColumns({ target: db.target, refreshMs: 60_000 });
  await columns.ready;
  await insertFixtures(db, { dossiers: [dossierRow({ reference: "NEW", enterpriseNumber: enterpriseNumber(9), theme: "Nieuw", municipality: "44021", establishmentNumber: establishmentNumber(77), subsidyCents: 1n })], events: [{ reference: "NEW", kind: "SUBMITTED", by: "test" }] });
  await columns.refresh();
  const held = dossiersOf((await pin(columns)).snapshot);
  expect(held).toHaveLength(2001);
  expect(held.find(({ amounts }) => amounts[0] === 1)).toMatchObject({ company: enterpriseNumber(9), codes: { THEME: "Nieuw" }, municipality: "44021", establishment: 6 });
  for (const cents of [1, 2, 3]) {
    await sql`select touch_dossiers('NEW', ${cents})`;
    await columns.refresh();
  }
  expect(await total(columns)).toBe(START + 7);
  expect(columns.state()).toMatchObject({ dossiers: 2001, changed: 1, reads: 1 });
});

test("a changed dossier leaves every order that it was in and takes its places in the new ones", async () => {
  const columns = openColumns({ target: db.target, refreshMs: 60_000 });
  await columns.ready;
  await sql`update dossier set submitted_at = '2021-07-01T08:00:00Z', approved_at = null, withdrawn_at = '2021-07-02T08:00:00Z' where reference = 'D-0000'`;
  await sql`select touch_dossiers('D-0000', 0)`;
  await columns.refresh();
  const pinned = await pin(columns);
  const count = (name: "SUBMITTED" | "APPROVED" | "WITHDRAWN", year: number): number => pinned.facts(name, { from: `${year}-01-01`, until: `${year + 1}-01-01` });
  expect([count("SUBMITTED", 2020), count("SUBMITTED", 2021), count("APPROVED", 2022), count("WITHDRAWN", 2021)]).toEqual([1999, 1, 999, 1]);
});

test("a pinned version can be read while newer ones come, and goes when it is let go of", async () => {
  const columns = openColumns({ target: db.target, refreshMs: 60_000 });
  await columns.ready;
  const pinned = await pin(columns);
  const again = await pin(columns);
  for (let round = 1; round <= 5; round += 1) {
    await sql`select touch_dossiers(${`D-000${round}`}, 100)`;
    await columns.refresh();
  }
  const sum = dossiersOf(pinned.snapshot).reduce((sum, { amounts }) => sum + (amounts[0] as number), 0);
  expect([sum, await total(columns), pinned.version.id]).toEqual([START, START + 500, "1-1"]);
  expect(columns.state().versions).toBe(2);
  pinned.release();
  pinned.release();
  expect(columns.state().versions).toBe(2);
  again.release();
  expect(columns.state().versions).toBe(1);
});

test("put together, changes give what a fresh read gives", async () => {
  const columns = openColumns({ target: db.target, refreshMs: 60_000, compactRows: 300 });
  await columns.ready;
  const readers = [await pin(columns)];
  await sql`update dossier set submitted_at = submitted_at + interval '40 days', paid_at = approved_at, paid_cents = 3 where reference like 'D-01%'`;
  await insertFixtures(db, { dossiers: Array.from({ length: 150 }, (_, index) => dossierRow({ reference: `D-019N${index}`, enterpriseNumber: enterpriseNumber(20 + index), subsidyCents: BigInt(90_000 + index) })) });
  for (const pattern of ["D-01%", "D-005%", "D-02%", "D-10%", "D-010%", "D-11%"]) {
    await sql`select touch_dossiers(${pattern}, 100000)`;
    await columns.refresh();
    readers.push(await pin(columns));
  }
  expect(columns.state()).toMatchObject({ dossiers: 2150, reads: 1 });
  expect(columns.state().changed).toBeLessThan(300);
  const fresh = openColumns({ target: db.target });
  await fresh.ready;
  expect(contents((await pin(columns)).snapshot)).toEqual(contents((await pin(fresh)).snapshot));
  for (const { snapshot, release } of readers) {
    expect(dossiersOf(snapshot).length).toBeGreaterThan(1999);
    release();
  }
  expect(columns.state().versions).toBe(1);
});

test("an import is read as a whole while the old version serves", async () => {
  const columns = openColumns({ target: db.target });
  await columns.ready;
  const rows = Array.from({ length: 500 }, (_, index) => ({ ...base, reference: `I-${index}`, enterprise_number: enterpriseNumber(1) }));
  await importFile(db.target, csv(rows));
  while (columns.state().dossiers === 2000) {
    expect([2000, 2500]).toContain(dossiersOf((await pin(columns)).snapshot).length);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const { version, snapshot } = await pin(columns);
  expect([dossiersOf(snapshot).length, columns.state().reads]).toEqual([2500, 2]);
  expect(version).toEqual(await findDataVersion(db.db));
});

test("a dossier that is gone is seen by reading everything", async () => {
  const columns = openColumns({ target: db.target, refreshMs: 60_000 });
  await columns.ready;
  await sql`delete from dossier where reference = 'D-0000'`;
  await sql`insert into dossier_event (reference, kind, by) values ('D-0000', 'CORRECTED', 'test')`;
  await columns.refresh();
  expect([await total(columns), columns.state()]).toEqual([START - 1000, expect.objectContaining({ dossiers: 1999, reads: 2 })]);
});

test("a change while everything is read is in the first version", async () => {
  const columns = openColumns({ target: db.target, refreshMs: 60_000 });
  let writes = 0;
  while (columns.state().unavailable !== null) {
    writes += 1;
    await other`select move_subsidy('D-0001', 'D-0002', ${writes % 2 === 0 ? 1 : -1})`;
  }
  const { snapshot, version } = await pin(columns);
  const held = dossiersOf(snapshot);
  expect([held.length, held.reduce((sum, { amounts }) => sum + (amounts[0] as number), 0)]).toEqual([2000, START]);
  expect(version.horizon).toBeGreaterThan(1);
  await columns.refresh();
  const fresh = openColumns({ target: db.target });
  await fresh.ready;
  expect(contents((await pin(columns)).snapshot)).toEqual(contents((await pin(fresh)).snapshot));
});
