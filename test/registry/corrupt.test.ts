import { describe, expect, it } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { full, importContents, small, type Rows } from "./fixture.ts";
import { temporaryDirectory, type Contents } from "./zip-file.ts";

const row = (changes: Rows): Contents => full({ ...small, ...changes });
const file = (name: string, content: string | Buffer): Contents => ({ ...full(small), [name]: content });
const without = (name: string): Contents => Object.fromEntries(Object.entries(full(small)).filter(([key]) => key !== name));
const meta = (name: string, value: string): Contents => full(small, { [name]: value });

const cases: readonly (readonly [title: string, contents: Contents, message: string])[] = [
  ["a missing file", without("activity.csv"), "register.zip: holds no activity.csv."],
  ["a missing meta.csv", without("meta.csv"), "register.zip: holds no meta.csv."],
  ["an empty file", file("branch.csv", ""), "branch.csv: is empty. A header with Id, StartDate, EnterpriseNumber is needed."],
  ["a missing column", file("establishment.csv", '"EstablishmentNumber","StartDate"\n'), "establishment.csv, line 1: the column EnterpriseNumber is missing."],
  ["a column twice", file("branch.csv", '"Id","StartDate","EnterpriseNumber","Id"\n'), "branch.csv, line 1: the column Id stands twice"],
  ["a row with a column too few", row({ establishment: ['"2.000.000.141",01-02-2001'] }), "establishment.csv, line 2: the row has 2 columns where the header has 3."],
  ["bytes that are no UTF-8", file("denomination.csv", Buffer.from('"EntityNumber","Language","TypeOfDenomination","Denomination"\n"0200.000.142","2","001","Caf\xe9"\n', "latin1")), "denomination.csv, line 2, column Denomination: the bytes are no UTF-8 text."],
  ["a zero byte", row({ denomination: ['"0200.000.142","2","001","A\u0000B"'] }), "denomination.csv, line 2, column Denomination: a zero byte stands in the text."],
  ["a quote that is never closed", row({ denomination: [...small.denomination, '"0200.000.142","2","003","Open'] }), "denomination.csv, line 6: a quote is opened and never closed."],
  ["a quote that swallows the rest of a long file", row({ denomination: ['"0200.000.142","2","003","Open', ...Array.from({ length: 3000 }, () => "0200.000.142,2,003,no quotes here")] }), "denomination.csv, line 2: a row is longer than 65536 bytes."],
  ["text after a closing quote", row({ branch: ['"9.000.006.626"x,01-09-1995,"0200.000.340"'] }), "branch.csv, line 2, column Id: text follows the closing quote"],
  ["a quote inside a bare field", row({ branch: ['9.000"006.626,01-09-1995,"0200.000.340"'] }), "branch.csv, line 2, column Id: a quote stands inside a field"],
  ["a day that does not exist", row({ enterprise: ['"0200.000.142","AC","000","2","610",,29-02-2001'] }), 'enterprise.csv, line 2, column StartDate: "29-02-2001" is no calendar day (dd-mm-yyyy).'],
  ["a day in another order", row({ enterprise: ['"0200.000.142","AC","000","2","610",,2001-02-28'] }), 'enterprise.csv, line 2, column StartDate: "2001-02-28" is no calendar day'],
  ["wrong check digits", row({ enterprise: ['"0200.000.143","AC","000","2","610",,'] }), 'enterprise.csv, line 2, column EnterpriseNumber: "0200.000.143" has wrong check digits'],
  ["an establishment number for an enterprise", row({ enterprise: ['"2.000.000.141","AC","000","2","610",,'] }), '"2.000.000.141" is no enterprise number'],
  ["a number without points", row({ enterprise: ['"0200000142","AC","000","2","610",,'] }), '"0200000142" is no enterprise number'],
  ["an enterprise twice", row({ enterprise: [...small.enterprise, '"0200.000.142","AC","000","2","610",,'] }), 'enterprise.csv, line 5, column EnterpriseNumber: "0200.000.142" stands twice in the file.'],
  ["a unit twice", row({ establishment: [...small.establishment, '"2.000.000.141",,"0200.000.241"'] }), 'establishment.csv, line 5, column EstablishmentNumber: "2.000.000.141" stands twice'],
  ["a code twice", file("code.csv", '"Category","Code","Language","Description"\n"Status","AC","NL","Actief"\n"Status","AC","NL","Aktief"\n'), 'code.csv, line 3: "Status AC NL" stands twice in the file.'],
  ["an empty code where one is needed", row({ activity: ['"0200.000.142","","2025","62200","MAIN"'] }), 'activity.csv, line 2, column ActivityGroup: "" must not be empty.'],
  ["a NACE code with letters", row({ activity: ['"0200.000.142","001","2025","J62","MAIN"'] }), 'activity.csv, line 2, column NaceCode: "J62" is no NACE code'],
  ["a wrong number in a file that speaks of persons, without showing the value", row({ contact: ['"85.07.30-033.28","ENT","TEL","0470 00 00 00"'] }), "contact.csv, line 2, column EntityNumber: the value (not shown here) is no number"],
  ["an unknown extract type", meta("ExtractType", "delta"), 'meta.csv: ExtractType is "delta"; it must be full or update.'],
  ["an unknown version", meta("Version", "2.0.0"), 'meta.csv: Version is "2.0.0"; it must be 1.x'],
  ["a snapshot day that does not exist", meta("SnapshotDate", "31-06-2025"), "meta.csv: SnapshotDate is 31-06-2025, which is no calendar day."],
  ["generated data over real data", meta("Synthetic", "true"), "The file holds generated data, but the database holds real data"],
];

describe("a corrupt extract", async () => {
  const db = await freshDatabase();
  const directory = temporaryDirectory();
  await importContents(db.target, directory, full(small));
  const contents = () => db.sql`
    select (select count(*)::int from load) as loads, (select count(*)::int from dossier_event) as events, (select count(*)::int from register.company) as companies,
      (select string_agg(nspname, ',') from pg_namespace where nspname like 'register%') as schemas`;

  it.each(cases)("with %s is refused by name, and nothing changes", async (_, bad, message) => {
    const failure = importContents(db.target, directory, bad);
    await expect(failure).rejects.toThrow(message);
    await expect(failure).rejects.toMatchObject({ name: "DomainError", code: "INVALID_FILE" });
    expect(await contents()).toEqual([{ loads: 1, events: 1, companies: 3, schemas: "register" }]);
  });
});
