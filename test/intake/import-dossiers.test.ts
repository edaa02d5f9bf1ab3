import { beforeEach, expect, test } from "vitest";
import type { Progress } from "../../src/db/import-lock.ts";
import { freshDatabase } from "../support/database.ts";
import { base, columns, csv, errorOf, files, type Row } from "./support.ts";

const db = await freshDatabase();
const { sql } = db;
const { importFile } = files();
const full: Row = {
  reference: "D-1", enterprise_number: "BE 0206.731.645", establishment_number: "2.289.784.473", pillar: "TECHNOLOGIEVERKENNING", theme: "Slimme productie & co", topic: "HARDWARE",
  service_provider_number: "dv.a104813", declared_size: "KO", eligible_cost: "1000.5", subsidy: "750", paid_amount: "700.01", recovered_amount: "0.99",
  submitted_at: "2016-03-31T23:30:00+02:00", approved_at: "2016-04-01", own_share_at: "2016-04-02T08:00:00.123456Z", paid_at: "2016-05-01", closed_at: "2016-06-01", recovered_at: "2018-10-28T02:30:00+01:00",
  legal_type: "2", legal_form: "014", nace_code: "62.010", nace_version: "2008", municipality: "71022", employment_class: "?", establishments: "3",
};

beforeEach(async () => {
  await sql`truncate dossier, dossier_event, load, employment, register.company, register.establishment, register.code`;
});

async function contents(): Promise<unknown> {
  return {
    dossiers: await sql`select * from dossier order by reference`,
    events: await sql`select * from dossier_event order by seq`,
    loads: await sql`select * from load order by id`,
  };
}

test("every column arrives with its value, its status and its regime", async () => {
  expect(await importFile(db.target, csv([full]))).toMatchObject({ rows: 1, inserted: 1, updated: 0, unchanged: 0, rejected: 0, unknownCompanies: 1, snapshotFilled: 0, faults: [], through: "2018-10-28" });
  const [row] = await sql`select d.*, l.id from dossier d join load l on l.id = d.load_id`;
  expect(row).toMatchObject({
    reference: "D-1", enterprise_number: "0206731645", establishment_number: "2289784473", pillar_filed: "TECHNOLOGIEVERKENNING", pillar: "ADVIES", theme: "Slimme productie & co", topic: "HARDWARE",
    regime: "R2009", service_provider_number: "DV.A104813", declared_size: "KO", eligible_cost_cents: "100050", subsidy_cents: "75000", paid_cents: "70001", recovered_cents: "99", status: "RECOVERED",
    refused_at: null, withdrawn_at: null, lapsed_at: null, legal_type: "2", legal_form: "014", nace_code: "62010", nace_version: "2008", municipality: "71022", employment_class: "0", establishments: 3,
    company_started_on: null, snapshot_from_register: [],
  });
});

test("moments keep their offset and a bare date is midnight in Brussels, in winter and in summer", async () => {
  const winter = { ...base, reference: "D-2", submitted_at: "2016-01-15", approved_at: "2016-12-31T23:30:00Z" };
  await importFile(db.target, csv([full, winter]));
  const rows = await sql`
    select submitted_at, approved_at, own_share_at, recovered_at, submitted_on::text, approved_on::text, recovered_on::text, regime, snapshot_at = submitted_at as "snapshotAtSubmission"
    from dossier order by reference`;
  expect(rows).toEqual([
    {
      submitted_at: "2016-03-31 21:30:00+00", approved_at: "2016-03-31 22:00:00+00", own_share_at: "2016-04-02 08:00:00.123+00", recovered_at: "2018-10-28 01:30:00+00",
      submitted_on: "2016-03-31", approved_on: "2016-04-01", recovered_on: "2018-10-28", regime: "R2009", snapshotAtSubmission: true,
    },
    {
      submitted_at: "2016-01-14 23:00:00+00", approved_at: "2016-12-31 23:30:00+00", own_share_at: null, recovered_at: null,
      submitted_on: "2016-01-15", approved_on: "2017-01-01", recovered_on: null, regime: "R2009", snapshotAtSubmission: true,
    },
  ]);
});

test("the regime is that of the Brussels day of submission", async () => {
  const days = ["2016-03-31T21:59:59Z", "2016-03-31T22:00:00Z", "2019-12-01", "2020-01-01", "2022-12-31T23:00:00Z", "2026-01-31T22:59:59Z", "2026-02-01"];
  await importFile(db.target, csv(days.map((submitted_at, index) => ({ ...base, reference: `D-${index}`, submitted_at, approved_at: "" }))));
  const rows = await sql<{ regime: string; status: string }[]>`select regime, status from dossier order by reference`;
  expect(rows.map(({ regime }) => regime)).toEqual(["R2009", "R2016", "R2019", "R2020", "R2023", "R2023", "R2026"]);
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(["SUBMITTED"]));
});

test("a theme is kept as filed until the last second of 2022, and is one of the eight after it", async () => {
  const rows = [
    { ...base, reference: "D-1", theme: "Verkoop", submitted_at: "2022-12-31T22:59:59Z", approved_at: "" },
    { ...base, reference: "D-2", theme: "DIGITALISERING", submitted_at: "2022-12-31T23:00:00Z", approved_at: "" },
    { ...base, reference: "D-3", theme: "", submitted_at: "2023-06-01", approved_at: "" },
  ];
  await importFile(db.target, csv(rows));
  expect((await sql`select theme from dossier order by reference`).map((row) => row["theme"])).toEqual(["Verkoop", "DIGITALISERING", null]);
  const error = await errorOf(importFile(db.target, csv([{ ...rows[0], submitted_at: "2022-12-31T23:00:00Z" }])));
  expect(error.message).toContain('theme "Verkoop": no theme on 2023-01-01.');
});

test("columns may stand in any order", async () => {
  const header = columns.toReversed();
  await importFile(db.target, csv([full], header));
  const [row] = await sql`select reference, status, municipality from dossier`;
  expect(row).toEqual({ reference: "D-1", status: "RECOVERED", municipality: "71022" });
});

test("a legal form that only the register's code list has is taken", async () => {
  await sql`insert into register.code values ('JuridicalForm', '9Z9', 'NL', 'nieuw'), ('Status', '8Z8', 'NL', 'iets anders')`;
  expect(await importFile(db.target, csv([{ ...base, legal_form: "9Z9" }]))).toMatchObject({ inserted: 1 });
  expect((await errorOf(importFile(db.target, csv([{ ...base, legal_form: "8Z8" }])))).code).toBe("BAD_ROWS");
});

test("the same file again changes nothing at all, the data version included", async () => {
  const file = csv([full, { ...base, reference: "D-2" }]);
  await importFile(db.target, file);
  const before = await contents();
  const horizon = await sql`select change_horizon()`;
  expect(await importFile(db.target, file)).toMatchObject({ rows: 2, inserted: 0, updated: 0, unchanged: 2 });
  expect(await contents()).toEqual(before);
  expect(await sql`select change_horizon()`).toEqual(horizon);
});

test("a file with a header alone changes nothing", async () => {
  expect(await importFile(db.target, csv([]))).toMatchObject({ rows: 0, inserted: 0, unchanged: 0, through: null });
  expect(await contents()).toEqual({ dossiers: [], events: [], loads: [] });
});

test("an import is one IMPORTED event and one load, with its notes and breaks", async () => {
  const note = { NL: "n", FR: "f", DE: "d", EN: "e" };
  await importFile(db.target, csv([full, { ...base, reference: "D-2" }]), { notes: [note], breaks: [{ on: "2017-01-01", note }] });
  const [load] = await sql`select *, through::text from load`;
  expect(load).toMatchObject({ kind: "DOSSIERS", file_name: "dossiers.csv", through: "2018-10-28", synthetic: false, notes: [note], breaks: [{ on: "2017-01-01", note }], extract_number: null });
  expect(load!["report"]).toEqual({ rows: 2, rejected: 0, inserted: 2, updated: 0, unchanged: 0, unknownCompanies: 1, snapshotFilled: 0 });
  const events = await sql`select kind, reference, enterprise_number, status, by, load_id from dossier_event`;
  expect(events).toEqual([{ kind: "IMPORTED", reference: null, enterprise_number: null, status: null, by: `import:${load!["id"]}`, load_id: load!["id"] }]);
});

test("a changed row updates its dossier and writes a CORRECTED event; new rows and dossiers not in the file write none", async () => {
  await importFile(db.target, csv([base, { ...base, reference: "D-2" }, { ...base, reference: "D-3" }]));
  const second = csv([{ ...base, approved_at: "", refused_at: "2016-04-12" }, { ...base, reference: "D-2" }, { ...base, reference: "D-4" }]);
  expect(await importFile(db.target, second)).toMatchObject({ rows: 3, inserted: 1, updated: 1, unchanged: 1, through: "2016-04-12" });
  const loads = await sql<{ id: string }[]>`select id from load order by id`;
  expect(await sql`select reference, status, approved_at, refused_on::text, load_id from dossier order by reference`).toEqual([
    { reference: "D-1", status: "REFUSED", approved_at: null, refused_on: "2016-04-12", load_id: loads[1]!.id },
    { reference: "D-2", status: "APPROVED", approved_at: "2016-04-10 22:00:00+00", refused_on: null, load_id: loads[0]!.id },
    { reference: "D-3", status: "APPROVED", approved_at: "2016-04-10 22:00:00+00", refused_on: null, load_id: loads[0]!.id },
    { reference: "D-4", status: "APPROVED", approved_at: "2016-04-10 22:00:00+00", refused_on: null, load_id: loads[1]!.id },
  ]);
  expect(await sql`select kind, reference, enterprise_number, status from dossier_event where load_id = ${loads[1]!.id} order by seq`).toEqual([
    { kind: "IMPORTED", reference: null, enterprise_number: null, status: null },
    { kind: "CORRECTED", reference: "D-1", enterprise_number: "0206731645", status: "REFUSED" },
  ]);
});

test("generated and real dossiers never mix", async () => {
  await importFile(db.target, csv([{ ...base, reference: "DEMO-1" }, { ...base, reference: "DEMO-2" }]));
  expect(await sql`select synthetic from load`).toEqual([{ synthetic: true }]);
  expect(await errorOf(importFile(db.target, csv([{ ...base, reference: "DEMO-3" }, base])))).toMatchObject({
    code: "INVALID_FILE",
    message: "dossiers.csv holds both generated dossiers (references that start with DEMO-) and real ones. Never mix them: take the generated rows out.",
  });
  expect((await errorOf(importFile(db.target, csv([base])))).message).toBe("dossiers.csv holds real dossiers, but this database holds generated data. Never mix them: use another DATA_DIR or database with DEMO=off.");
  await sql`update load set synthetic = false`;
  expect((await errorOf(importFile(db.target, csv([{ ...base, reference: "DEMO-3" }])))).message).toContain("holds generated dossiers, but this database holds real data.");
});

test("progress tells the bytes read of all bytes, then the rows written", async () => {
  const told: Progress[] = [];
  const file = csv([base, { ...base, reference: "D-2" }]);
  await importFile(db.target, file, { onProgress: (progress) => told.push(progress) });
  expect(told[0]).toEqual({ task: "Reading dossiers.csv", done: file.length, total: file.length, unit: "bytes" });
  expect(told.slice(1)).toEqual([{ task: "Writing dossiers", done: 0, total: 2, unit: "rows" }, { task: "Writing dossiers", done: 2, total: 2, unit: "rows" }]);
});
