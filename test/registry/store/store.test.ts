import { describe, expect, it } from "vitest";
import type { Sql } from "../../../src/db/connect.ts";
import type { CompanyRecord } from "../../../src/registry/source.ts";
import { storeAnswers } from "../../../src/registry/store.ts";
import { freshDatabase } from "../../support/database.ts";
import { full, importContents, small, update } from "../fixture.ts";
import { temporaryDirectory } from "../zip-file.ts";
import { found, notFound, smallRecords } from "./records.ts";

const [company, natural, foreign] = smallRecords as [CompanyRecord, CompanyRecord, CompanyRecord];
const NOW = "2026-11-24T10:00:00Z";

/** Everything that is held of companies, without where it comes from. */
async function heldOf(sql: Sql) {
  return {
    companies: await sql`select number, status, ended_on, legal_type, legal_form, legal_situation, name, started_on, municipality, place_from, nace_code, nace_version, nace_group, nace2003, nace2008, nace2025, establishments from register.company order by number`,
    names: await sql`select * from register.company_name order by number, kind, language, name`,
    establishments: await sql`select * from register.establishment order by number`,
    activities: await sql`select * from register.activity order by entity_number, nace_version, activity_group, classification, nace_code`,
  };
}

describe("a company told by a live source", async () => {
  const db = await freshDatabase();
  const other = await freshDatabase();
  await importContents(other.target, temporaryDirectory(), full(small));

  it("is held just as an extract with the same would have it", async () => {
    expect(await storeAnswers(db.sql, "MAGDA", smallRecords.map((record) => found(record, NOW)))).toBe(3);
    const held = await heldOf(db.sql);
    const extract = await heldOf(other.sql);
    // The struck-off address of the oldest unit stays in an extract; a live source gives none.
    const seen = { ...extract, establishments: extract.establishments.map((unit) => (unit["number"] === "2000000339" ? { ...unit, municipality: null } : unit)) };
    const companies = seen.companies.map((row) => (row["number"] === natural.number ? { ...row, municipality: "71072" } : row));
    expect(held).toEqual({ ...seen, companies });
  });

  it("is one event of each company, after which nothing changes when the same is told again", async () => {
    const events = async () => db.sql`select kind, reference, enterprise_number, by from dossier_event order by seq`;
    expect(await events()).toEqual(smallRecords.map(({ number }) => ({ kind: "COMPANY", reference: null, enterprise_number: number, by: "registry:MAGDA" })));
    expect(await storeAnswers(db.sql, "MAGDA", [found(company, "2026-11-24T11:00:00Z")])).toBe(0);
    expect((await events()).length).toBe(3);
    expect(await db.sql`select source, retrieved_at from register.company where number = ${company.number}`).toEqual([{ source: "MAGDA", retrieved_at: "2026-11-24 11:00:00+00" }]);
  });

  it("stays as the newest answer has it when an older one comes late", async () => {
    expect(await storeAnswers(db.sql, "MAGDA", [found({ ...company, legalForm: "014" }, "2026-11-24T10:30:00Z")])).toBe(0);
    expect(await db.sql`select legal_form from register.company where number = ${company.number}`).toEqual([{ legal_form: "610" }]);
  });

  it("keeps what a later answer does not say", async () => {
    const silent: CompanyRecord = { ...company, legalForm: null, startedOn: null, municipality: null, names: null, activities: null, establishments: null, employment: null, legalSituation: "012" };
    const before = await heldOf(db.sql);
    expect(await storeAnswers(db.sql, "VKBO", [found(silent, "2026-11-24T12:00:00Z")])).toBe(1);
    expect(await heldOf(db.sql)).toEqual({ ...before, companies: before.companies.map((row) => (row["number"] === company.number ? { ...row, legal_situation: "012" } : row)) });
  });

  it("has main activities replaced only in the groups and versions that are told", async () => {
    const record: CompanyRecord = { ...company, activities: { scope: "MAIN", rows: [{ group: "006", version: "2008", code: "62020", classification: "MAIN" }] } };
    await storeAnswers(db.sql, "VKBO", [found(record, "2026-11-24T13:00:00Z")]);
    expect(await db.sql`select activity_group, nace_version, nace_code, classification from register.activity where entity_number = ${company.number} order by 2, 1, 3`).toEqual([
      { activity_group: "001", nace_version: "2003", nace_code: "72100", classification: "MAIN" },
      { activity_group: "006", nace_version: "2008", nace_code: "62020", classification: "MAIN" },
      { activity_group: "001", nace_version: "2025", nace_code: "62200", classification: "MAIN" },
      { activity_group: "006", nace_version: "2025", nace_code: "62100", classification: "SECO" },
    ]);
    expect(await db.sql`select nace_code, nace2008 from register.company where number = ${company.number}`).toEqual([{ nace_code: "62020", nace2008: "62020" }]);
  });

  it("is ended with its units on the day told, and its units that are told no more on the day of the answer", async () => {
    await storeAnswers(db.sql, "MAGDA", [found({ ...natural, establishments: natural.establishments?.slice(0, 1) ?? [] }, "2026-11-24T23:30:00Z"), found({ ...company, status: "AF", endedOn: "2026-10-31" }, "2026-11-24T14:00:00Z")]);
    expect(await db.sql`select number, ended_on from register.establishment order by number`).toEqual([
      { number: "2000000141", ended_on: "2026-10-31" },
      { number: "2000000240", ended_on: null },
      { number: "2000000339", ended_on: "2026-11-25" },
    ]);
    expect(await db.sql`select number, status, ended_on, establishments from register.company order by number`).toEqual([
      { number: "0200000142", status: "AF", ended_on: "2026-10-31", establishments: 0 },
      { number: "0200000241", status: "AC", ended_on: null, establishments: 1 },
      { number: "0200000340", status: "AC", ended_on: null, establishments: 0 },
    ]);
  });

  it("is not taken away by an answer that the number was never listed", async () => {
    expect(await storeAnswers(db.sql, "VKBO", [notFound(foreign.number, NOW), notFound("0200000439", NOW)])).toBe(0);
    expect(await db.sql`select outcome, enterprise_number from registry_answer where outcome = 'NOT_FOUND' order by 2`).toEqual([
      { outcome: "NOT_FOUND", enterprise_number: "0200000340" },
      { outcome: "NOT_FOUND", enterprise_number: "0200000439" },
    ]);
    expect(await db.sql`select number from register.company where number = any(${[foreign.number, "0200000439"]})`).toEqual([{ number: foreign.number }]);
  });
});

describe("workforce classes told by a live source", async () => {
  const db = await freshDatabase();

  it("are held by year and quarter, undated ones apart", async () => {
    const employment = [
      { year: 2026, quarter: 2, class: "3", registry: "RSZ" },
      { year: 2025, quarter: null, class: "2", registry: "RSZ" },
      { year: null, quarter: null, class: "4", registry: "VKBO" },
    ] as const;
    await storeAnswers(db.sql, "MAGDA", [found({ ...company, employment }, NOW)]);
    expect(await db.sql`select year, quarter, class, source from employment order by year desc, quarter desc`).toEqual([
      { year: 2026, quarter: 2, class: "3", source: "RSZ" },
      { year: 2025, quarter: 0, class: "2", source: "RSZ" },
      { year: 0, quarter: 0, class: "4", source: "VKBO" },
    ]);
  });
});

describe("an extract that is imported beside live answers", async () => {
  const db = await freshDatabase();
  const directory = temporaryDirectory();
  const moved: CompanyRecord = { ...company, municipality: "11002", legalForm: "014", establishments: null };
  const only: CompanyRecord = { ...foreign, number: "0200000439", municipality: "11002", names: [{ kind: "001", language: "2", name: "Elders" }] };
  await storeAnswers(db.sql, "MAGDA", [found(moved, "2025-06-15T10:00:00Z"), found(only, "2025-06-15T10:00:00Z")]);

  const state = async () => db.sql`select number, status, name, municipality, legal_form, source from register.company where number = any(${[company.number, only.number]}) order by number`;

  it("does not remove nor overwrite what was told after its day", async () => {
    await importContents(db.target, directory, full(small));
    expect(await state()).toEqual([
      { number: "0200000142", status: "AC", name: 'Koffie "De Boon"', municipality: "11002", legal_form: "014", source: "MAGDA" },
      { number: "0200000439", status: "AC", name: "Elders", municipality: "11002", legal_form: "014", source: "MAGDA" },
    ]);
  });

  it("takes its companies back with an update of a later day, as far as that touches them", async () => {
    const changed = { enterprise: ['"0200.000.142","AC","000","2","610",,01-02-1990'], address: ['"0200.000.142","REGO",,,"9000","Gent","Gand","Veldstraat","Veldstraat","1","","",'] };
    await importContents(db.target, directory, update({ enterprise: ['"0200.000.142"'], address: ['"0200.000.142"'] }, changed, { ExtractNumber: "11", SnapshotDate: "20-06-2025" }));
    expect(await state()).toEqual([
      { number: "0200000142", status: "AC", name: 'Koffie "De Boon"', municipality: "44021", legal_form: "610", source: "EXTRACT" },
      { number: "0200000439", status: "AC", name: "Elders", municipality: "11002", legal_form: "014", source: "MAGDA" },
    ]);
  });

  it("leaves an answer of the day of an update or later as it is", async () => {
    await storeAnswers(db.sql, "MAGDA", [found(moved, "2025-06-21T10:00:00Z")]);
    const changed = { enterprise: ['"0200.000.142","AC","000","2","610",,01-02-1990'] };
    await importContents(db.target, directory, update({ enterprise: ['"0200.000.142"'] }, changed, { ExtractNumber: "12", SnapshotDate: "21-06-2025" }));
    expect((await state())[0]).toEqual({ number: "0200000142", status: "AC", name: 'Koffie "De Boon"', municipality: "11002", legal_form: "014", source: "MAGDA" });
  });

  it("ends a company that a later full extract does not list, but keeps it", async () => {
    await importContents(db.target, directory, full(small, { ExtractNumber: "13", SnapshotDate: "30-06-2025" }));
    expect(await state()).toEqual([
      { number: "0200000142", status: "AC", name: 'Koffie "De Boon"', municipality: "44021", legal_form: "610", source: "EXTRACT" },
      { number: "0200000439", status: "ENDED", name: "Elders", municipality: "11002", legal_form: "014", source: "EXTRACT" },
    ]);
  });
});
