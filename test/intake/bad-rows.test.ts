import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { base, csv, errorOf, files, type Row } from "./support.ts";

const db = await freshDatabase();
const { importFile, path, write } = files();
const good: Row = { ...base, reference: "OK-1" };
const paid: Row = { approved_at: "2016-04-11", paid_at: "2016-05-11", paid_amount: "400" };

async function refusal(row: Row): Promise<string> {
  const error = await errorOf(importFile(db.target, csv([good, { ...base, ...row }])));
  expect(error.code).toBe("BAD_ROWS");
  expect(error.message).toContain("dossiers.csv: 1 of 2 rows are bad, so nothing was imported.");
  return error.message.split("\n")[1]!.trim();
}

test.each<[string, Row, string]>([
  ["an empty reference", { reference: "" }, "line 3, reference: is empty, but every dossier has one"],
  ["a reference with a blank", { reference: "D 1" }, 'line 3, reference: "D 1" is no reference. Use 1 to 64 letters, digits and . _ / -, a letter or digit first.'],
  ["a wrong check digit", { enterprise_number: "0206731646" }, 'line 3, enterprise_number: "0206731646" is no enterprise number: the last two digits must be 97 minus the first eight modulo 97. Check it for a typing error.'],
  ["an establishment as enterprise", { enterprise_number: "2289784473" }, 'line 3, enterprise_number: "2289784473" is no enterprise number: it starts with 2 to 8, so it is an establishment number. Use the number of its enterprise.'],
  ["a wrong establishment number", { establishment_number: "2289784474" }, 'line 3, establishment_number: "2289784474" is no establishment number: the last two digits must be 97 minus the first eight modulo 97. Check it for a typing error.'],
  ["an unknown pillar", { pillar: "TRAINING" }, 'line 3, pillar: "TRAINING" is no pillar. Choose OPLEIDING, ADVIES, ADVIES_INTERNATIONAAL, TECHNOLOGIEVERKENNING, STRATEGISCH_ADVIES, COACHING.'],
  ["a theme with an address in it", { theme: "piet@example.be" }, 'line 3, theme: "piet@example.be" is no theme. Use at most 100 letters, digits and punctuation marks, a letter first.'],
  [
    "an old theme in 2023",
    { theme: "HR", submitted_at: "2023-01-01", approved_at: "" },
    'line 3, theme "HR": no theme on 2023-01-01. Choose BEDRIJFSSTRATEGIE, BEROEPSSPECIFIEKE_COMPETENTIES, DIGITALISERING, DUURZAAMHEID, FINANCIELE_GELETTERDHEID, INNOVATIE, INTERNATIONALISERING, PERSONEELSMANAGEMENT',
  ],
  ["an unknown topic", { topic: "YOGA" }, 'line 3, topic: "YOGA" is no topic of the kmo-portefeuille. Take a code of the list TOPIC in the catalog, or leave it empty.'],
  ["a wrong provider number", { service_provider_number: "DV.X101579" }, 'line 3, service_provider_number: "DV.X101579" is no service provider number: write DV.O or DV.A and six digits, as in DV.O101579.'],
  ["an unknown size", { declared_size: "GO" }, 'line 3, declared_size: "GO" is no size. Choose KO, MO.'],
  ["an amount with a comma", { eligible_cost: '"1000,50"' }, 'line 3, eligible_cost: "1000,50" is not an amount of 0 or more in EUR. Write at most 13 digits and, after a point, at most 2 decimals, as in 1234.50.'],
  ["a negative amount", { subsidy: "-1" }, 'line 3, subsidy: "-1" is not an amount of 0 or more in EUR. Write at most 13 digits and, after a point, at most 2 decimals, as in 1234.50.'],
  ["more subsidy than cost", { subsidy: "1000.01" }, 'line 3, subsidy "1000.01": more than the eligible cost of 1000.00'],
  ["an amount paid without its moment", { paid_amount: "400" }, 'line 3, paid_amount "400": an amount paid needs paid_at'],
  ["a payment without its amount", { ...paid, paid_amount: "" }, 'line 3, paid_at "2016-05-11": a payment needs paid_amount'],
  ["an amount recovered without its moment", { ...paid, recovered_amount: "1" }, 'line 3, recovered_amount "1": an amount recovered needs recovered_at'],
  ["a recovery without its amount", { ...paid, recovered_at: "2017-01-01" }, 'line 3, recovered_at "2017-01-01": a recovery needs recovered_amount'],
  ["a time without offset", { submitted_at: "2016-04-04T10:00:00" }, 'line 3, submitted_at: "2016-04-04T10:00:00" is no moment. Write RFC 3339 with an offset, as in 2016-04-01T09:30:00+02:00, or a day, as in 2016-04-01.'],
  ["a day that does not exist", { submitted_at: "2015-02-29" }, 'line 3, submitted_at: "2015-02-29" is no moment. Write RFC 3339 with an offset, as in 2016-04-01T09:30:00+02:00, or a day, as in 2016-04-01.'],
  ["a submission before the scheme", { submitted_at: "2008-12-31T22:59:59Z" }, 'line 3, submitted_at "2008-12-31T22:59:59Z": no rules of the kmo-portefeuille are known before 2009-01-01'],
  ["approved before submitted", { approved_at: "2016-04-03T23:59:59+02:00" }, 'line 3, approved_at "2016-04-03T23:59:59+02:00": approved before submitted (a bare date is its midnight in Brussels)'],
  ["refused together with paid", { ...paid, refused_at: "2016-04-12" }, 'line 3, refused_at "2016-04-12": both refused and paid'],
  ["withdrawn together with paid", { ...paid, withdrawn_at: "2016-04-12" }, 'line 3, withdrawn_at "2016-04-12": both withdrawn and paid'],
  ["lapsed together with paid", { ...paid, lapsed_at: "2016-04-12" }, 'line 3, lapsed_at "2016-04-12": both lapsed and paid'],
  ["paid without approved", { ...paid, approved_at: "" }, 'line 3, paid_at "2016-05-11": paid without approved'],
  ["closed before paid", { ...paid, closed_at: "2016-05-10" }, 'line 3, closed_at "2016-05-10": closed before paid (a bare date is its midnight in Brussels)'],
  ["an own share without approval", { approved_at: "", own_share_at: "2016-04-12" }, 'line 3, own_share_at "2016-04-12": own share received without approved'],
  ["an unknown legal type", { legal_type: "3" }, 'line 3, legal_type: "3" is no legal type. Choose 1, 2.'],
  ["an unknown legal form", { legal_form: "9Z9" }, 'line 3, legal_form: "9Z9" is no legal form. Write the three digits of the register, as in 014 for an NV.'],
  ["a code without its version", { nace_code: "62010" }, 'line 3, nace_code "62010": a NACE-BEL code needs nace_version'],
  ["a version without its code", { nace_version: "2008" }, 'line 3, nace_version "2008": a version of NACE-BEL needs nace_code'],
  ["a code of another version", { nace_code: "62010", nace_version: "2025" }, 'line 3, nace_code "62010": no code of NACE-BEL 2025'],
  ["an unknown version", { nace_code: "62010", nace_version: "2010" }, 'line 3, nace_version: "2010" is no version of NACE-BEL. Choose 2003, 2008, 2025.'],
  ["a province as municipality", { municipality: "70000" }, 'line 3, municipality: "70000" is no municipality. Write the NIS code of five digits, as in 71022 for Hasselt.'],
  ["an unknown workforce class", { employment_class: "UNKNOWN" }, 'line 3, employment_class: "UNKNOWN" is no RSZ workforce class; ? is read as 0. Choose 0, NONE, 1, 2, 3, 4, 5, 6, 7, 8, 9.'],
  ["a number of establishments with a fraction", { establishments: "1.5" }, 'line 3, establishments: "1.5" is no number of establishments. Write a whole number, 0 to 1000000.'],
  ["the reference of an earlier line", { reference: "OK-1" }, 'line 3, reference "OK-1": stands on line 2 already; a file has one row for each dossier'],
])("%s is a bad row, told with line, column, value and rule", async (_title, row, expected) => {
  expect(await refusal(row)).toBe(expected);
  expect(await db.sql`select 1 from dossier union all select 1 from load union all select 1 from dossier_event`).toHaveLength(0);
});

test("a row with a field too many or too few is a bad row, and a line break within a field moves the lines after it", async () => {
  const [header, row] = csv([base]).split("\n");
  const broken = row!.replace("OPLEIDING", '"OPLEI\nDING"');
  const error = await errorOf(importFile(db.target, `${header}\n${broken}\n\n${row},\nD-2,0206731645\n`));
  expect(error.message).toBe(
    [
      "dossiers.csv: 3 of 3 rows are bad, so nothing was imported.",
      '  line 2, pillar: "OPLEI\\nDING" is no pillar. Choose OPLEIDING, ADVIES, ADVIES_INTERNATIONAAL, TECHNOLOGIEVERKENNING, STRATEGISCH_ADVIES, COACHING.',
      "  line 5, the row has 29 fields, the header 28",
      "  line 6, the row has 2 fields, the header 28",
      "Correct them, or import the rest with --skip-bad FILE.",
    ].join("\n"),
  );
});

test("the error carries the first hundred faults and the number of bad rows", async () => {
  const rows = Array.from({ length: 150 }, (_, index) => ({ ...base, reference: `D-${index}`, pillar: "X" }));
  const { details, message } = await errorOf(importFile(db.target, csv([good, ...rows])));
  expect(details).toMatchObject({ rows: 151, rejected: 150 });
  expect(details["faults"]).toHaveLength(100);
  expect((details["faults"] as unknown[])[0]).toMatchObject({ line: 3, column: "pillar", value: "X" });
  expect(message.split("\n")).toHaveLength(8);
});

test("every wrong column of a row is told at once", async () => {
  const { details } = await errorOf(importFile(db.target, csv([{ ...base, pillar: "X", declared_size: "Y" }])));
  expect((details["faults"] as { column: string }[]).map(({ column }) => column)).toEqual(["pillar", "declared_size"]);
});

test("with a reject file the bad rows go there with line and reason, safe from formulas, and the rest is taken", async () => {
  const rows = [good, { ...base, reference: "=1+1" }, { ...base, reference: "D-2", pillar: "X", subsidy: "-5" }, { ...base, reference: "OK-1", theme: "later" }, { ...base, reference: "OK-2" }];
  const report = await importFile(db.target, csv(rows), { rejectFile: path("bad.csv") });
  expect(report).toMatchObject({ rows: 5, rejected: 3, inserted: 2, updated: 0, through: "2016-04-11" });
  expect(report.faults.map(({ line, column }) => [line, column])).toEqual([[3, "reference"], [4, "pillar"], [4, "subsidy"], [5, "reference"]]);
  const [header, ...bad] = readFileSync(path("bad.csv"), "utf8").trimEnd().split("\n");
  expect(header).toBe(`line,reason,${csv([]).trimEnd()}`);
  expect(bad).toHaveLength(3);
  expect(bad[0]).toMatch(/^3,"reference: ""=1\+1"" is no reference.*",'=1\+1,0206731645,/);
  expect(bad[1]).toMatch(/^4,"pillar: ""X"" is no pillar.*; subsidy: ""-5"" is not an amount.*",D-2,.*,'-5,/);
  expect(bad[2]).toMatch(/^5,"reference ""OK-1"": stands on line 2 already; a file has one row for each dossier",OK-1,.*,later,/);
  expect(await db.sql`select reference, theme from dossier order by 1`).toEqual([{ reference: "OK-1", theme: null }, { reference: "OK-2", theme: null }]);
  expect((await db.sql`select report from load`)[0]!["report"]).toEqual({ rows: 5, rejected: 3, inserted: 2, updated: 0, unchanged: 0, unknownCompanies: 1, snapshotFilled: 0 });
});

test("a reject file, once corrected, can be imported as it is", async () => {
  await errorOf(importFile(db.target, csv([{ ...base, reference: "R-1", pillar: "X" }])));
  await importFile(db.target, csv([{ ...base, reference: "R-1", pillar: "X" }]), { rejectFile: path("again.csv") });
  const corrected = readFileSync(path("again.csv"), "utf8").replace("R-1,0206731645,,X,", "R-1,0206731645,,ADVIES,");
  expect(await importFile(db.target, corrected)).toMatchObject({ inserted: 1, rejected: 0 });
});

test("the reject file can't be the file itself or lie in a folder that is not there", async () => {
  expect(await errorOf(importFile(db.target, csv([good]), { rejectFile: path("dossiers.csv") }))).toMatchObject({
    code: "INVALID_ARGUMENT",
    message: "The bad rows can't go to dossiers.csv, the file that is imported. Give another file.",
  });
  expect(readFileSync(write(csv([good])), "utf8")).toBe(csv([good]));
  expect(await errorOf(importFile(db.target, csv([good]), { rejectFile: path("none/bad.csv") }))).toMatchObject({
    code: "INVALID_ARGUMENT",
    message: "The file for bad rows can't be written (ENOENT). Give a file in a folder that exists and that this user may write to.",
  });
});
