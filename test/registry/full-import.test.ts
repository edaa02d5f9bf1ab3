import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { full, importContents, small } from "./fixture.ts";
import { temporaryDirectory } from "./zip-file.ts";

describe("a full extract", async () => {
  const db = await freshDatabase();
  const directory = temporaryDirectory();
  const catalog = () => db.sql`
    select table_name as name, string_agg(column_name || ' ' || data_type || ' ' || is_nullable, ', ' order by ordinal_position) as definition
    from information_schema.columns where table_schema = 'register' group by table_name
    union all select indexname, indexdef from pg_indexes where schemaname = 'register' order by 1`;
  const before = await catalog();
  const report = await importContents(db.target, directory, full({
    ...small,
    establishment: [...small.establishment, '"2.000.000.438",01-01-2005,"0200.000.934"'],
    address: [...small.address, '"2.000.000.438","BAET",,,"2000","Antwerpen","Anvers","Meir","Meir","4","","",', '"0200.000.142","REGO",,,"1000","Brussel","Bruxelles","Nieuwstraat","","4","","",'],
    denomination: [...small.denomination, '"0200.000.241","2","001","Peeters, An"', '"2.000.000.339","2","003","Kapsalon An"', '"0200.000.142","2","003",""'],
    contact: ['"0200.000.142","ENT","EMAIL","info@example.be"'],
    activity: [...small.activity, '"0200.000.934","001","2025","62200","MAIN"'],
  }));

  it("takes the main activity from group 006 before 001, then the newest version, then the lowest code", async () => {
    const rows = await db.sql`select nace_code, nace_version, nace_group, nace2003, nace2008, nace2025 from register.company where number = '0200000142'`;
    expect(rows).toEqual([{ nace_code: "62010", nace_version: "2008", nace_group: "006", nace2003: "72100", nace2008: "62010", nace2025: "62200" }]);
  });

  it("cuts a seven-digit extension to the class list's five digits in the company and keeps it whole in its activities", async () => {
    const [company] = await db.sql`select nace_code from register.company where number = '0200000241'`;
    const [activity] = await db.sql`select nace_code from register.activity where entity_number = '0200000241'`;
    expect([company?.["nace_code"], activity?.["nace_code"]]).toEqual(["73110", "7311005"]);
  });

  it("places a company at its seat, a natural person at the oldest unit, and a company abroad nowhere", async () => {
    const rows = await db.sql`select number, municipality, place_from, establishments from register.company order by number`;
    expect(rows).toEqual([
      { number: "0200000142", municipality: "44021", place_from: "SEAT", establishments: 1 },
      { number: "0200000241", municipality: "11002", place_from: "OLDEST_ESTABLISHMENT", establishments: 2 },
      { number: "0200000340", municipality: null, place_from: null, establishments: 0 },
    ]);
  });

  it("keeps forms, situation and start, and tells NULL from a value", async () => {
    const rows = await db.sql`select legal_type, legal_form, legal_form_cac, legal_situation, started_on, status, ended_on from register.company order by number`;
    expect(rows).toEqual([
      { legal_type: "2", legal_form: "610", legal_form_cac: null, legal_situation: "000", started_on: "1990-02-01", status: "AC", ended_on: null },
      { legal_type: "1", legal_form: null, legal_form_cac: null, legal_situation: "000", started_on: "2000-04-03", status: "AC", ended_on: null },
      { legal_type: "2", legal_form: "014", legal_form_cac: "610", legal_situation: "012", started_on: null, status: "AC", ended_on: null },
    ]);
  });

  it("names a company in Dutch first, and folds its names for search", async () => {
    const names = await db.sql`select number, language, kind, name, search from register.company_name order by number, kind, language`;
    expect(names).toEqual([
      { number: "0200000142", language: "1", kind: "001", name: "Café Liège", search: "cafe liege" },
      { number: "0200000142", language: "2", kind: "001", name: 'Koffie "De Boon"', search: 'koffie "de boon"' },
      { number: "0200000142", language: "2", kind: "002", name: "KDB", search: "kdb" },
      { number: "0200000340", language: "1", kind: "001", name: "Étrangère", search: "etrangere" },
    ]);
    expect((await db.sql`select name from register.company order by number`).map((row) => row["name"] as string | null)).toEqual(['Koffie "De Boon"', null, "Étrangère"]);
  });

  it("keeps units with their municipality", async () => {
    expect(await db.sql`select number, enterprise_number, started_on, ended_on, municipality from register.establishment order by number`).toEqual([
      { number: "2000000141", enterprise_number: "0200000142", started_on: "2001-02-01", ended_on: null, municipality: "71072" },
      { number: "2000000240", enterprise_number: "0200000241", started_on: "2010-05-05", ended_on: null, municipality: "71072" },
      { number: "2000000339", enterprise_number: "0200000241", started_on: "2005-01-01", ended_on: null, municipality: "11002" },
    ]);
  });

  it("keeps the code list as text by language", async () => {
    expect(await db.sql`select * from register.code order by language`).toEqual([
      { category: "ActivityGroup", code: "006", language: "FR", description: "Activités ONSS" },
      { category: "ActivityGroup", code: "006", language: "NL", description: "RSZ-activiteiten" },
    ]);
  });

  it("counts every row that is not kept, by reason", () => {
    const dropped = Object.fromEntries(report.files.map((file) => [file.file, file.dropped]));
    expect(dropped).toEqual({
      "code.csv": [],
      "enterprise.csv": [],
      "establishment.csv": [{ reason: "its entity is not in the register", rows: 1 }],
      "branch.csv": [{ reason: "branches are not kept", rows: 1 }],
      "denomination.csv": [
        { reason: "names of natural persons are not kept", rows: 1 },
        { reason: "names of establishment units are not kept", rows: 1 },
        { reason: "its text is empty", rows: 1 },
      ],
      "address.csv": [
        { reason: "its entity is not in the register", rows: 1 },
        { reason: "its entity has another address of this type", rows: 1 },
      ],
      "contact.csv": [{ reason: "contact data is not kept", rows: 1 }],
      "activity.csv": [{ reason: "its entity is not in the register", rows: 1 }],
    });
    for (const file of report.files) expect(file.kept + file.dropped.reduce((sum, reason) => sum + reason.rows, 0)).toBe(file.rows);
  });

  it("lists each row that ought not to be in the file, and only those", () => {
    expect(readFileSync(join(directory, report.droppedList ?? ""), "utf8").split("\n")).toEqual([
      "file,line,number,reason",
      'establishment.csv,5,2.000.000.438,"its entity is not in the register"',
      'denomination.csv,8,0200.000.142,"its text is empty"',
      'address.csv,7,2.000.000.438,"its entity is not in the register"',
      'address.csv,8,0200.000.142,"its entity has another address of this type"',
      'activity.csv,9,0200.000.934,"its entity is not in the register"',
      "",
    ]);
  });

  it("writes one load and one event", async () => {
    const loads = await db.sql`select kind, file_name, extract_number, extract_type, through, synthetic, report from load`;
    expect(loads).toEqual([{ kind: "REGISTER", file_name: "register.zip", extract_number: 10, extract_type: "full", through: "2025-05-30", synthetic: false, report: { files: report.files } }]);
    expect(await db.sql`select kind, by, load_id, reference from dossier_event`).toEqual([{ kind: "IMPORTED", by: "import:1", load_id: "1", reference: null }]);
  });

  it("leaves the same tables, columns, keys and indexes, and no other schema", async () => {
    expect(await catalog()).toEqual(before);
    expect(await db.sql`select nspname from pg_namespace where nspname like 'register%'`).toEqual([{ nspname: "register" }]);
  });

  it("is refused by strict, with nothing changed", async () => {
    const contents = full({ ...small, activity: ['"0200.000.934","001","2025","62200","MAIN"'] }, { ExtractNumber: "11" });
    await expect(importContents(db.target, directory, contents, { strict: true })).rejects.toThrow("1 rows can't be taken");
    expect(await db.sql`select max(extract_number) as extract, (select count(*)::int from register.activity) as activities from load`).toEqual([{ extract: 10, activities: 7 }]);
  });
});

describe("pairs of main activities", async () => {
  const db = await freshDatabase();
  const numbers = ["0200.000.142", "0200.000.241", "0200.000.340", "0200.000.439"];
  const main = (index: number, version: string, code: string): string => `"${numbers[index] ?? ""}","006","${version}","${code}","MAIN"`;
  await importContents(db.target, temporaryDirectory(), full({
    enterprise: numbers.map((number) => `"${number}","AC","000","2","610",,01-02-1990`),
    activity: [main(0, "2008", "62010"), main(0, "2025", "62100"), main(1, "2008", "62010"), main(1, "2025", "62100"), main(2, "2008", "62010"), main(2, "2025", "62200"), main(3, "2008", "62020"), main(3, "2025", "62200")],
  }));

  it("hold the most frequent translation both ways and mark a tie", async () => {
    expect(await db.sql`select * from register.nace_pair order by from_version, from_code`).toEqual([
      { from_version: "2008", from_code: "62010", to_version: "2025", to_code: "62100", companies: 2, ambiguous: false },
      { from_version: "2008", from_code: "62020", to_version: "2025", to_code: "62200", companies: 1, ambiguous: false },
      { from_version: "2025", from_code: "62100", to_version: "2008", to_code: "62010", companies: 2, ambiguous: false },
      { from_version: "2025", from_code: "62200", to_version: "2008", to_code: "62010", companies: 1, ambiguous: true },
    ]);
  });
});
