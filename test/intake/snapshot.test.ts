import { beforeEach, expect, test } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { base, csv, files, type Row } from "./support.ts";

const db = await freshDatabase();
const { sql } = db;
const { importFile } = files();
const old: Row = { ...base, reference: "D-OLD", submitted_at: "2024-12-31T22:59:59Z", approved_at: "" };
const recent: Row = { ...base, reference: "D-NEW", submitted_at: "2024-12-31T23:00:00Z", approved_at: "" };
const all = ["legal_type", "legal_form", "nace_code", "nace_version", "municipality", "employment_class", "establishments"];

beforeEach(async () => {
  await sql`truncate dossier, dossier_event, load, employment, register.company, register.establishment`;
  await sql`insert into load (kind, file_name, through, synthetic) values ('REGISTER', 'a.zip', '2025-05-30', false), ('REGISTER', 'b.zip', '2025-06-30', false)`;
  await sql`
    insert into register.company (number, status, legal_type, legal_form, started_on, municipality, nace_code, nace_version, nace2003, nace2008, nace2025, establishments) values
    ('0206731645', 'AC', '2', '610', '2001-05-06', '71072', '62100', '2025', '72210', '62010', '62100', 2),
    ('0316380841', 'AC', '1', null, null, '11002', '62020', '2008', null, '62020', null, 0),
    ('1000812643', 'ENDED', '2', '014', '1999-01-01', null, null, null, null, null, null, 1)`;
  await sql`insert into register.establishment (number, enterprise_number, municipality) values ('2289784473', '0206731645', '46030'), ('2000000339', '0206731645', null)`;
  await sql`
    insert into employment values ('0206731645', 2024, 3, '4'), ('0206731645', 2024, 4, '5'), ('0206731645', 2025, 1, '6'), ('0206731645', 2025, 2, '7'), ('0206731645', 2023, 4, '1'),
    ('0316380841', 2025, 2, '2')`;
});

async function snapshot(reference: string): Promise<unknown> {
  const [row] = await sql`
    select legal_type, legal_form, nace_code, nace_version, municipality, employment_class, establishments, company_started_on::text as started, snapshot_at, snapshot_from_register as marks
    from dossier where reference = ${reference}`;
  return row;
}

test("empty snapshot columns come from the register and are marked: the version in force, the class of the quarter, the seat", async () => {
  expect(await importFile(db.target, csv([old, recent]))).toMatchObject({ inserted: 2, snapshotFilled: 2, unknownCompanies: 0 });
  const filled = { legal_type: "2", legal_form: "610", municipality: "71072", establishments: 2, started: "2001-05-06", snapshot_at: "2025-06-29 22:00:00+00", marks: all };
  expect(await snapshot("D-OLD")).toEqual({ ...filled, nace_code: "62010", nace_version: "2008", employment_class: "5" });
  expect(await snapshot("D-NEW")).toEqual({ ...filled, nace_code: "62100", nace_version: "2025", employment_class: "6" });
});

test("the place is that of the establishment, and of the company when the establishment has none or is not known", async () => {
  const rows = ["2289784473", "2000000339", "3000000162"].map((establishment_number, index) => ({ ...old, reference: `D-${index}`, establishment_number }));
  await importFile(db.target, csv(rows));
  expect((await sql`select municipality from dossier order by reference`).map((row) => row["municipality"])).toEqual(["46030", "71072", "71072"]);
});

test("without an activity in the version in force the main one is taken, with its own version", async () => {
  await importFile(db.target, csv([{ ...recent, enterprise_number: "0316380841" }]));
  expect(await snapshot("D-NEW")).toMatchObject({ nace_code: "62020", nace_version: "2008", legal_form: null, employment_class: null, establishments: 0, marks: ["legal_type", "nace_code", "nace_version", "municipality", "establishments"] });
});

test("what neither file nor register has stays empty, and a workforce class is never inferred", async () => {
  await importFile(db.target, csv([{ ...recent, enterprise_number: "1000812643" }]));
  expect(await snapshot("D-NEW")).toMatchObject({ nace_code: null, nace_version: null, municipality: null, employment_class: null, marks: ["legal_type", "legal_form", "establishments"] });
});

test("values of the file go before the register's and are not marked", async () => {
  const row = { ...recent, legal_type: "1", legal_form: "014", nace_code: "01110", nace_version: "2003", municipality: "71022", employment_class: "NONE", establishments: "0" };
  expect(await importFile(db.target, csv([row]))).toMatchObject({ inserted: 1, snapshotFilled: 0 });
  expect(await snapshot("D-NEW")).toEqual({
    legal_type: "1", legal_form: "014", nace_code: "01110", nace_version: "2003", municipality: "71022", employment_class: "NONE", establishments: 0, started: "2001-05-06",
    snapshot_at: "2024-12-31 23:00:00+00", marks: [],
  });
});

test("a company that the register does not have is kept with its number and counted once", async () => {
  const unknown = { ...recent, enterprise_number: "1999999943" };
  expect(await importFile(db.target, csv([old, unknown, { ...unknown, reference: "D-TWO" }]))).toMatchObject({ inserted: 3, unknownCompanies: 1, snapshotFilled: 1, rejected: 0 });
  expect(await snapshot("D-TWO")).toMatchObject({ legal_type: null, municipality: null, started: null, snapshot_at: "2024-12-31 23:00:00+00", marks: [] });
});

test("the snapshot of a dossier that is there already never changes by itself", async () => {
  await importFile(db.target, csv([old, { ...recent, enterprise_number: "1999999943" }]));
  await sql`update register.company set municipality = '11002', legal_form = '014', nace2008 = '62020', establishments = 9`;
  await sql`update employment set class = '9'`;
  await sql`insert into register.company (number, status, legal_type, establishments) values ('1999999943', 'AC', '2', 4)`;
  expect(await importFile(db.target, csv([old, { ...recent, enterprise_number: "1999999943" }]))).toMatchObject({ unchanged: 2, updated: 0, snapshotFilled: 0, unknownCompanies: 0 });
  expect(await importFile(db.target, csv([{ ...old, subsidy: "399" }]))).toMatchObject({ updated: 1, snapshotFilled: 0 });
  expect(await snapshot("D-OLD")).toMatchObject({ legal_form: "610", nace_code: "62010", municipality: "71072", employment_class: "5", establishments: 2, marks: all });
  expect(await snapshot("D-NEW")).toMatchObject({ legal_type: null, establishments: null, marks: [] });
});

test("a value that a later file gives replaces the one from the register and takes its mark away", async () => {
  await importFile(db.target, csv([old]));
  expect(await importFile(db.target, csv([{ ...old, municipality: "71022", establishments: "2" }]))).toMatchObject({ updated: 1 });
  expect(await snapshot("D-OLD")).toMatchObject({ municipality: "71022", establishments: 2, marks: ["legal_type", "legal_form", "nace_code", "nace_version", "employment_class"] });
  expect(await importFile(db.target, csv([old]))).toMatchObject({ unchanged: 1, updated: 0 });
  expect(await snapshot("D-OLD")).toMatchObject({ municipality: "71022" });
});

test("a corrected company takes what the register filled with it: everything of the register is that of the new company", async () => {
  await importFile(db.target, csv([old, recent]));
  expect(await importFile(db.target, csv([{ ...old, enterprise_number: "0316380841" }, recent]))).toMatchObject({ updated: 1, unchanged: 1 });
  expect(await snapshot("D-OLD")).toEqual({
    legal_type: "1", legal_form: null, nace_code: "62020", nace_version: "2008", municipality: "11002", employment_class: null, establishments: 0, started: null,
    snapshot_at: "2025-06-29 22:00:00+00", marks: ["legal_type", "nace_code", "nace_version", "municipality", "establishments"],
  });
  expect(await snapshot("D-NEW")).toMatchObject({ legal_form: "610", marks: all });
  expect((await sql`select enterprise_number, kind from dossier_event where reference = 'D-OLD'`).map((row) => ({ ...row }))).toEqual([{ enterprise_number: "0316380841", kind: "CORRECTED" }]);
  expect(await importFile(db.target, csv([{ ...old, enterprise_number: "0316380841" }, recent]))).toMatchObject({ updated: 0, unchanged: 2 });
});

test("a corrected company leaves what files gave, now or earlier, and fills what the old one had nothing for", async () => {
  const filed = { ...recent, enterprise_number: "1000812643", legal_form: "016" };
  await importFile(db.target, csv([filed]));
  await importFile(db.target, csv([{ ...filed, enterprise_number: "0206731645", legal_form: "", establishments: "7" }]));
  expect(await snapshot("D-NEW")).toEqual({
    legal_type: "2", legal_form: "016", nace_code: "62100", nace_version: "2025", municipality: "71072", employment_class: "6", establishments: 7, started: "2001-05-06",
    snapshot_at: "2025-06-29 22:00:00+00", marks: ["legal_type", "nace_code", "nace_version", "municipality", "employment_class"],
  });
});

test("a company that the register does not have leaves nothing of the old one", async () => {
  await importFile(db.target, csv([old]));
  await importFile(db.target, csv([{ ...old, enterprise_number: "1999999943" }]));
  expect(await snapshot("D-OLD")).toMatchObject({ legal_type: null, legal_form: null, nace_code: null, nace_version: null, municipality: null, establishments: null, started: null, snapshot_at: "2024-12-31 22:59:59+00", marks: [] });
});
