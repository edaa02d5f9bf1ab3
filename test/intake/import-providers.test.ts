import { readFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { importProviders, type ProviderReport } from "../../src/intake/import-providers.ts";
import { freshDatabase } from "../support/database.ts";
import { csv, errorOf, files } from "./support.ts";

type Row = Readonly<Record<string, string>>;

const db = await freshDatabase();
const { sql } = db;
const { path, write } = files();
const header = ["number", "enterprise_number", "registered_from", "registered_to"];
const training: Row = { number: "DV.O101579", enterprise_number: "0206731645", registered_from: "2021-03-01" };
const advice: Row = { number: "DV.A104813", enterprise_number: "0403170701", registered_from: "2016-04-01", registered_to: "2021-03-31" };

function importText(text: string | Uint8Array, rejectFile: string | null = null): Promise<ProviderReport> {
  return importProviders({ target: db.target, file: write(text, "providers.csv"), rejectFile, onProgress: () => {} });
}

function importRows(rows: readonly Row[], rejectFile: string | null = null): Promise<ProviderReport> {
  return importText(csv(rows, header), rejectFile);
}

const held = () => sql`select number, enterprise_number, pillar, registered_from::text, registered_to::text from service_provider order by number`;

beforeEach(async () => {
  await sql`truncate service_provider`;
});

test("a registration is held with the pillar that its number says", async () => {
  const report = await importRows([{ ...training, number: " dv.o101579", enterprise_number: "BE 0206.731.645" }, advice]);
  expect(report).toMatchObject({ rows: 2, inserted: 2, updated: 0, unchanged: 0, rejected: 0, faults: [] });
  expect(await held()).toEqual([
    { number: "DV.A104813", enterprise_number: "0403170701", pillar: "ADVIES", registered_from: "2016-04-01", registered_to: "2021-03-31" },
    { number: "DV.O101579", enterprise_number: "0206731645", pillar: "OPLEIDING", registered_from: "2021-03-01", registered_to: null },
  ]);
});

test("the same file again changes nothing; a row that differs replaces what is held, and others stay", async () => {
  await importRows([training, advice, { ...training, number: "DV.O101580" }]);
  expect(await importRows([training, advice])).toMatchObject({ rows: 2, inserted: 0, updated: 0, unchanged: 2 });
  const report = await importRows([{ ...training, registered_to: "2026-02-28" }, advice, { ...advice, number: "DV.A104814" }]);
  expect(report).toMatchObject({ rows: 3, inserted: 1, updated: 1, unchanged: 1 });
  expect((await held()).map((row) => [row["number"], row["registered_to"]])).toEqual([["DV.A104813", "2021-03-31"], ["DV.A104814", "2021-03-31"], ["DV.O101579", "2026-02-28"], ["DV.O101580", null]]);
  expect(await importRows([{ ...training, enterprise_number: "0403170701" }])).toMatchObject({ updated: 1 });
  expect((await held()).find((row) => row["number"] === "DV.O101579")).toMatchObject({ enterprise_number: "0403170701", registered_to: null });
});

test("no load, no event and no data version comes of it", async () => {
  const before = await sql`select change_horizon()`;
  await importRows([training]);
  expect(await sql`select change_horizon()`).toEqual(before);
  expect(await sql`select 1 from load union all select 1 from dossier_event`).toHaveLength(0);
});

test.each<[string, Row, string]>([
  ["an empty number", { number: "" }, "line 3, number: is empty, but every service provider has one"],
  ["a number of another form", { number: "DV.X101579" }, 'line 3, number: "DV.X101579" is no service provider number: write DV.O or DV.A and six digits, as in DV.O101579.'],
  ["an empty enterprise number", { enterprise_number: "" }, "line 3, enterprise_number: is empty, but every service provider has one"],
  ["a wrong check digit", { enterprise_number: "0206731646" }, 'line 3, enterprise_number: "0206731646" is no enterprise number: the last two digits must be 97 minus the first eight modulo 97. Check it for a typing error.'],
  ["no first day", { registered_from: "" }, "line 3, registered_from: is empty, but every service provider has one"],
  ["a day that does not exist", { registered_from: "2023-02-29" }, 'line 3, registered_from: "2023-02-29" is no calendar day. Write it as YYYY-MM-DD, as in 2016-04-01.'],
  ["a day in another spelling", { registered_to: "31/12/2026" }, 'line 3, registered_to: "31/12/2026" is no calendar day. Write it as YYYY-MM-DD, as in 2016-04-01.'],
  ["an end before the beginning", { registered_to: "2021-02-28" }, 'line 3, registered_to "2021-02-28": before registered_from, 2021-03-01; both days are in the registration'],
  ["the number of an earlier line", { number: "dv.a104813" }, 'line 3, number "dv.a104813": stands on line 2 already; a file has one row for each service provider'],
])("%s is a bad row, told with line, column, value and rule", async (_title, given, expected) => {
  const error = await errorOf(importRows([advice, { ...training, ...given }]));
  expect(error).toMatchObject({ code: "BAD_ROWS" });
  expect(error.message.split("\n").slice(0, 2)).toEqual(["providers.csv: 1 of 2 rows are bad, so nothing was imported.", `  ${expected}`]);
  expect(await held()).toEqual([]);
});

test("a registration of a single day is in order", async () => {
  expect(await importRows([{ ...training, registered_to: "2021-03-01" }])).toMatchObject({ inserted: 1 });
});

test("all bad rows are refused together, and with a reject file the rest is taken; corrected, it can be imported as it is", async () => {
  const rows = [training, { ...advice, registered_to: "2016-03-31" }, { ...training, enterprise_number: "0403170701" }, { ...training, number: "=1+1", registered_from: "soon" }, { ...advice, number: "DV.A104815" }];
  const error = await errorOf(importRows(rows));
  expect(error.message).toBe(
    [
      "providers.csv: 3 of 5 rows are bad, so nothing was imported.",
      '  line 3, registered_to "2016-03-31": before registered_from, 2016-04-01; both days are in the registration',
      '  line 4, number "DV.O101579": stands on line 2 already; a file has one row for each service provider',
      '  line 5, number: "=1+1" is no service provider number: write DV.O or DV.A and six digits, as in DV.O101579.',
      '  line 5, registered_from: "soon" is no calendar day. Write it as YYYY-MM-DD, as in 2016-04-01.',
      "Correct them, or import the rest with --skip-bad FILE.",
    ].join("\n"),
  );
  expect(error.details).toMatchObject({ rows: 5, rejected: 3 });
  expect(await held()).toEqual([]);

  const report = await importRows(rows, path("bad.csv"));
  expect(report).toMatchObject({ rows: 5, inserted: 2, updated: 0, unchanged: 0, rejected: 3 });
  expect(report.faults.map(({ line, column }) => [line, column])).toEqual([[3, "registered_to"], [4, "number"], [5, "number"], [5, "registered_from"]]);
  const text = readFileSync(path("bad.csv"), "utf8");
  expect(text.split("\n")[0]).toBe("line,reason,number,enterprise_number,registered_from,registered_to");
  // Rows that show while reading come before those that show afterwards.
  expect(text.trimEnd().split("\n").slice(1).map((line) => line.split(",")[0])).toEqual(["3", "5", "4"]);
  expect(text).toContain(",'=1+1,0206731645,soon,");
  const corrected = text.replace(",2016-03-31", ",2017-03-31").replace("'=1+1,0206731645,soon", "DV.O101581,0206731645,2021-03-01").replace(",DV.O101579,", ",DV.O101582,");
  expect(await importText(corrected)).toMatchObject({ rows: 3, inserted: 3, rejected: 0 });
  expect((await held()).map((row) => row["number"])).toEqual(["DV.A104813", "DV.A104815", "DV.O101579", "DV.O101581", "DV.O101582"]);
});

test("the header is checked as in the other imports", async () => {
  const wanted = "The header must name these columns, in any order: number,enterprise_number,registered_from,registered_to";
  expect(await errorOf(importText("number,enterprise,registered_from,number\n"))).toMatchObject({
    code: "INVALID_FILE",
    message: `providers.csv, line 1: unknown column "enterprise"; missing columns "enterprise_number", "registered_to"; repeated column "number". ${wanted}`,
  });
  expect((await errorOf(importText(`${header.join(";")}\n`))).message).toBe(`providers.csv, line 1: the columns must be separated by commas, not by semicolons. ${wanted}`);
  expect((await errorOf(importText(`${header.join(",")},gender\n`))).code).toBe("NOT_HELD");
  expect((await errorOf(importText(""))).message).toBe("providers.csv is empty. The first line must name the columns.");
  expect((await errorOf(importText(Buffer.from(`${header.join(",")}\né`, "latin1")))).message).toBe("providers.csv, line 2: not UTF-8 text. Save the file as CSV in UTF-8.");
});

test("a byte order mark, Windows line ends, another order of columns and a file of the header alone are no fault", async () => {
  const text = csv([training, advice], header.toReversed());
  expect(await importText(`\uFEFF${text.replaceAll("\n", "\r\n")}`)).toMatchObject({ rows: 2, inserted: 2 });
  expect(await importRows([])).toMatchObject({ rows: 0, inserted: 0, updated: 0, unchanged: 0 });
});

test("the reject file can't be the file itself", async () => {
  expect(await errorOf(importRows([training], path("providers.csv")))).toMatchObject({ code: "INVALID_ARGUMENT" });
});
