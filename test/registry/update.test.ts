import { describe, expect, it } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { full, importContents, small, update } from "./fixture.ts";
import { temporaryDirectory } from "./zip-file.ts";

const at = (number: number, day: string): Record<string, string> => ({ ExtractNumber: String(number), SnapshotDate: day });

describe("an update", async () => {
  const db = await freshDatabase();
  const directory = temporaryDirectory();
  const companies = () => db.sql`select number, status, ended_on, name, municipality, place_from, nace_code, nace2008, nace2025, establishments from register.company order by number`;
  const state = () => db.sql`
    select (select count(*)::int from load) as loads, (select md5(string_agg(t::text, '|' order by t::text)) from register.company t) as companies,
      (select md5(string_agg(t::text, '|' order by t::text)) from register.activity t) as activities, (select max(seq) from dossier_event) as horizon`;

  it("is refused while no register is loaded", async () => {
    await expect(importContents(db.target, directory, update({}, {}, at(11, "31-05-2025")))).rejects.toMatchObject({ code: "WRONG_EXTRACT", message: "Extract 11 is an update, but no register is loaded. Import a full extract first." });
  });

  it("is refused when it does not follow on the last extract", async () => {
    await importContents(db.target, directory, full(small));
    await expect(importContents(db.target, directory, update({}, {}, at(12, "31-05-2025")))).rejects.toMatchObject({ code: "WRONG_EXTRACT", message: "Update 12 does not follow on extract 10, which is loaded. Import update 11 first, or a newer full extract." });
    await expect(importContents(db.target, directory, update({}, {}, at(9, "31-05-2025")))).rejects.toThrow("It is older than what is loaded; there is nothing to do.");
  });

  it("with a file missing is refused", async () => {
    const { "address_insert.csv": _, ...rest } = update({}, {}, at(11, "31-05-2025"));
    await expect(importContents(db.target, directory, rest)).rejects.toThrow("register.zip: holds no address_insert.csv.");
  });

  it("moves a unit, its company's place and both companies' counts; new activities and names replace the old", async () => {
    const report = await importContents(db.target, directory, update(
      {
        establishment: ['"2.000.000.339"'],
        activity: ['"0200.000.142"'],
        denomination: ['"0200.000.340"'],
        branch: ['"9.000.161.430"'],
        contact: ['"0200.000.142"'],
      },
      {
        enterprise: ['"0200.000.439","AC","000","2","610",,01-06-2025'],
        establishment: ['"2.000.000.339",01-01-2005,"0200.000.340"'],
        denomination: ['"0200.000.340","2","001","Buitenlandse"', '"0200.000.241","2","001","Peeters, An"', '"0200.000.439","2","001","Nieuw"', '"0200.000.934","2","001","Wees"'],
        address: ['"0200.000.439","REGO",,,"8000","Brugge","Bruges","Markt","","1","","",'],
        activity: ['"0200.000.142","006","2025","62100","MAIN"', '"0200.000.142","006","2008","62020","MAIN"'],
      },
      at(11, "31-05-2025"),
    ));
    expect(await companies()).toEqual([
      { number: "0200000142", status: "AC", ended_on: null, name: 'Koffie "De Boon"', municipality: "44021", place_from: "SEAT", nace_code: "62100", nace2008: "62020", nace2025: "62100", establishments: 1 },
      { number: "0200000241", status: "AC", ended_on: null, name: null, municipality: "71072", place_from: "OLDEST_ESTABLISHMENT", nace_code: "73110", nace2008: null, nace2025: "73110", establishments: 1 },
      { number: "0200000340", status: "AC", ended_on: null, name: "Buitenlandse", municipality: "11002", place_from: "OLDEST_ESTABLISHMENT", nace_code: null, nace2008: null, nace2025: null, establishments: 1 },
      { number: "0200000439", status: "AC", ended_on: null, name: "Nieuw", municipality: "31005", place_from: "SEAT", nace_code: null, nace2008: null, nace2025: null, establishments: 0 },
    ]);
    expect(await db.sql`select from_code, to_code from register.nace_pair where from_version = '2008' and to_version = '2025'`).toEqual([{ from_code: "62020", to_code: "62100" }]);
    expect(report.files.find((file) => file.file === "denomination_insert.csv")?.dropped).toEqual([
      { reason: "names of natural persons are not kept", rows: 1 },
      { reason: "its entity is not in the register", rows: 1 },
    ]);
    expect(report.droppedList).toBe("register-11-update-dropped.csv");
    expect(await db.sql`select extract_number, extract_type, through from load order by id desc limit 1`).toEqual([{ extract_number: 11, extract_type: "update", through: "2025-05-31" }]);
  });

  it("applied twice changes nothing and says so", async () => {
    const before = await state();
    const report = await importContents(db.target, directory, update({ enterprise: ['"0200.000.142"'] }, {}, at(11, "31-05-2025")));
    expect([report.alreadyApplied, report.files]).toEqual([true, []]);
    expect(await state()).toEqual(before);
  });

  it("that is corrupt changes nothing", async () => {
    const before = await state();
    const bad = update({ enterprise: ['"0200.000.142"'] }, { activity: ['"0200.000.142","006","2025","6x","MAIN"'] }, at(12, "01-06-2025"));
    await expect(importContents(db.target, directory, bad)).rejects.toThrow('activity_insert.csv, line 2, column NaceCode: "6x" is no NACE code');
    expect(await state()).toEqual(before);
  });

  it("ends what it deletes and does not insert again, keeping its names, place and activities", async () => {
    const all = { enterprise: ['"0200.000.142"'], establishment: ['"2.000.000.141"'], denomination: ['"0200.000.142"'], address: ['"0200.000.142"', '"2.000.000.141"'], activity: ['"0200.000.142"'] };
    await importContents(db.target, directory, update(all, {}, at(12, "01-06-2025")));
    expect((await companies())[0]).toEqual({ number: "0200000142", status: "ENDED", ended_on: "2025-06-01", name: 'Koffie "De Boon"', municipality: "44021", place_from: "SEAT", nace_code: "62100", nace2008: "62020", nace2025: "62100", establishments: 0 });
    expect(await db.sql`select (select count(*)::int from register.company_name where number = '0200000142') as names, (select count(*)::int from register.activity where entity_number = '0200000142') as activities`).toEqual([{ names: 3, activities: 2 }]);
    expect(await db.sql`select ended_on, municipality from register.establishment where number = '2000000141'`).toEqual([{ ended_on: "2025-06-01", municipality: "71072" }]);
  });

  it("brings an ended company back with what it is now, and nothing of before", async () => {
    await importContents(db.target, directory, update({}, { enterprise: ['"0200.000.142","AC","000","2","014",,01-02-1990'], denomination: ['"0200.000.142","2","001","Terug"'] }, at(13, "02-06-2025")));
    expect((await companies())[0]).toEqual({ number: "0200000142", status: "AC", ended_on: null, name: "Terug", municipality: null, place_from: null, nace_code: null, nace2008: null, nace2025: null, establishments: 0 });
    expect(await db.sql`select count(*)::int as names from register.company_name where number = '0200000142'`).toEqual([{ names: 1 }]);
  });

  it("takes the name off a company that has become a natural person's", async () => {
    await importContents(db.target, directory, update({ enterprise: ['"0200.000.439"'] }, { enterprise: ['"0200.000.439","AC","000","1",,,01-06-2025'] }, at(14, "03-06-2025")));
    expect(await db.sql`select name, municipality from register.company where number = '0200000439'`).toEqual([{ name: null, municipality: "31005" }]);
    expect(await db.sql`select count(*)::int as names from register.company_name where number = '0200000439'`).toEqual([{ names: 0 }]);
  });

  it("takes the place from the oldest unit once the seat is gone, and back", async () => {
    await importContents(db.target, directory, update({}, { establishment: ['"2.000.000.438",01-06-2025,"0200.000.439"'], address: ['"2.000.000.438","BAET",,,"9000","Gent","Gand","","","1","","",'] }, at(15, "04-06-2025")));
    const place = () => db.sql`select municipality, place_from, establishments from register.company where number = '0200000439'`;
    expect(await place()).toEqual([{ municipality: "31005", place_from: "SEAT", establishments: 1 }]);
    await importContents(db.target, directory, update({ address: ['"0200.000.439"'] }, {}, at(16, "05-06-2025")));
    expect(await place()).toEqual([{ municipality: "44021", place_from: "OLDEST_ESTABLISHMENT", establishments: 1 }]);
    await importContents(db.target, directory, update({ address: ['"2.000.000.438"'] }, { address: ['"2.000.000.438","BAET",,,"3500","Hasselt","Hasselt","","","1","","",'] }, at(17, "06-06-2025")));
    expect(await place()).toEqual([{ municipality: "71072", place_from: "OLDEST_ESTABLISHMENT", establishments: 1 }]);
  });
});
