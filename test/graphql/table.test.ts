import { describe, expect, test } from "vitest";
import { statementsOf } from "../support/api.ts";
import { askAbout, lastNine } from "../reporting/asking.ts";
import { pairs, world } from "../reporting/world.ts";

const { database, ask, breakdown } = await askAbout({ ...world, codes: [{ category: "JuridicalForm", code: "998", language: "NL", description: "Vorm van het register" }] }, pairs);

type Table = { readonly columns: readonly { readonly name: string }[]; readonly rows: readonly (readonly (string | null)[])[] };
const table = async (given: string, parameters: string, fields = "columns { name } rows"): Promise<Table> => (await breakdown(given, `table${parameters} { ${fields} }`)).table;

describe("the columns of a table", () => {
  test("are code and label of each dimension, then value and status of each measure in the order asked", async () => {
    const { columns } = await table(`by: [NACE_SECTION, YEAR], ${lastNine}`, "(measures: [AVERAGE_SUBSIDY, DOSSIERS])", "columns { name label(language: EN) role type unit decimals }");
    const text = { type: "text", unit: null, decimals: null };
    expect(columns).toEqual([
      { name: "nace_section_code", label: "NACE section (code)", role: "KEY_CODE", ...text },
      { name: "nace_section_label", label: "NACE section", role: "KEY_LABEL", ...text },
      { name: "year_code", label: "Year (code)", role: "KEY_CODE", ...text },
      { name: "year_label", label: "Year", role: "KEY_LABEL", ...text },
      { name: "average_subsidy", label: "Average subsidy", role: "MEASURE", type: "decimal", unit: "EUR", decimals: 2 },
      { name: "average_subsidy_status", label: "Average subsidy: status", role: "STATUS", ...text },
      { name: "dossiers", label: "Dossiers", role: "MEASURE", type: "integer", unit: "dossiers", decimals: 0 },
      { name: "dossiers_status", label: "Dossiers: status", role: "STATUS", ...text },
    ]);
  });

  test("have the earlier value and the change with a comparison, and reach its two parts", async () => {
    const { columns } = await table(`${lastNine}, compare: {}`, "(measures: [SUBSIDY, REACH])", "columns { name label role type unit decimals }");
    expect(columns).toEqual([
      { name: "subsidy", label: "Steun", role: "MEASURE", type: "decimal", unit: "EUR", decimals: 2 },
      { name: "subsidy_status", label: "Steun: status", role: "STATUS", type: "text", unit: null, decimals: null },
      { name: "subsidy_previous", label: "Steun: vergelijkingsperiode", role: "PREVIOUS", type: "decimal", unit: "EUR", decimals: 2 },
      { name: "subsidy_change", label: "Steun: verschil", role: "CHANGE", type: "decimal", unit: "EUR", decimals: 2 },
      { name: "reach", label: "Bereik", role: "MEASURE", type: "decimal", unit: "ratio", decimals: 6 },
      { name: "reach_status", label: "Bereik: status", role: "STATUS", type: "text", unit: null, decimals: null },
      { name: "reach_numerator", label: "Bereik: bereikte ondernemingen", role: "MEASURE", type: "integer", unit: "companies", decimals: 0 },
      { name: "reach_denominator", label: "Bereik: actieve ondernemingen", role: "MEASURE", type: "integer", unit: "companies", decimals: 0 },
    ]);
  });

  test("are those of dossiers, or of companies, unless measures are given", async () => {
    expect((await table(lastNine, "")).columns.map(({ name }) => name)).toEqual(["dossiers", "dossiers_status"]);
    const { table: companies } = await breakdown("by: [LEGAL_TYPE]", "table { columns { name } rows }", "companyBreakdown");
    expect(companies).toEqual({ columns: ["legal_type_code", "legal_type_label", "companies", "companies_status"].map((name) => ({ name })), rows: [["2", "Rechtspersoon", "2", "PUBLISHED"]] });
  });
});

describe("the rows of a table", () => {
  test("hold the same as the rows", async () => {
    const cell = "{ value status previous change }";
    const answer = await breakdown(
      `by: [EMPLOYMENT_CLASS, QUARTER], ${lastNine}, compare: {}, orderBy: [{ measure: { measure: SUBSIDY } }]`,
      `rows { key { members { code label(language: FR) } } dossiers ${cell} companies ${cell} averageSubsidy ${cell} recoveredAmount ${cell} } table(measures: [DOSSIERS, COMPANIES, AVERAGE_SUBSIDY, RECOVERED_AMOUNT], language: FR) { rows }`,
    );
    type Cell = Record<"value" | "status" | "previous" | "change", string | number | null>;
    const expected = answer.rows.map(({ key, ...cells }: { key: { members: { code: string; label: string }[] } } & Record<string, Cell>) => [
      ...key.members.flatMap(({ code, label }) => [code, label]),
      ...Object.values(cells as Record<string, Cell>).flatMap(({ value, status, previous, change }) => [value, status, previous, change].map((part) => (part === null ? null : String(part)))),
    ]);
    expect(answer.table.rows).toEqual(expected);
    expect(answer.table.rows[0]).toEqual(["2", "5 à 9", "2016-Q4", "4e trimestre 2016", "1", "PUBLISHED", "1", "0", "1", "PUBLISHED", "1", "0", "200.00", "PUBLISHED", "0.00", "200.00", "0.00", "PUBLISHED", "0.00", "0.00"]);
  });

  test("write what is not known as UNKNOWN, and figures that are not there as null", async () => {
    const { rows } = await table(`by: [PILLAR, THEME], ${lastNine}, compare: {}`, "(measures: [MEDIAN_SUBSIDY], language: EN)");
    expect(rows).toEqual([
      ["ADVIES", "Advice", "UNKNOWN", "Unknown", "200.00", "PUBLISHED", null, null],
      ["COACHING", "Coaching", "UNKNOWN", "Unknown", null, "NOT_APPLICABLE", "0.00", null],
      ["OPLEIDING", "Training", "IT", "IT", "50.00", "PUBLISHED", null, null],
      ["OPLEIDING", "Training", "UNKNOWN", "Unknown", "0.02", "PUBLISHED", "80.00", "-79.98"],
    ]);
  });

  test("write ratios with six decimals", async () => {
    const { rows } = await table(`by: [LEGAL_TYPE], ${lastNine}, classification: { attributes: CURRENT }`, "(measures: [REACH])");
    expect(rows).toEqual([["2", "Rechtspersoon", "1.000000", "PUBLISHED", "2", "2"], ["UNKNOWN", "Onbekend", null, "NOT_APPLICABLE", "0", "0"]]);
    expect((await table(lastNine, "(measures: [REACH])")).rows).toEqual([[null, "NOT_AVAILABLE", null, null]]);
  });

  test("are the rows of the page", async () => {
    const { table: page, rows } = await breakdown(`by: [EMPLOYMENT_CLASS], ${lastNine}, first: 1, others: true, totals: GRAND`, "table { rows } rows { dossiers { value } }");
    expect([page.rows.length, rows.length]).toEqual([1, 1]);
  });

  test("may be more where nothing but the table is selected", async () => {
    const answers = async (fields: string) => (await ask(`{ dossierBreakdown(by: [MONTH], ${lastNine}, first: 10000) { ${fields} } }`)).errors.map(({ message }) => message);
    expect(await answers("table { rows } totalRows")).toEqual([]);
    expect(await answers("table { rows } rows { dossiers { value } }")).toEqual(["The argument `first` is 10000. Choose 0 to 1000, or select only `table`."]);
    expect((await ask(`{ dossierBreakdown(by: [MONTH], ${lastNine}, first: 10001) { table { rows } } }`)).errors.map(({ message }) => message)).toEqual(["The argument `first` is 10001. Choose 0 to 10000."]);
  });

  test("of several tables under other names have the measures of each", async () => {
    const answer = await breakdown(`by: [PILLAR], ${lastNine}`, "a: table(measures: [COMPANIES]) { rows } b: table(measures: [SUBSIDY], language: DE) { rows }");
    expect(answer).toEqual({ a: { rows: [["ADVIES", "Advies", "1", "PUBLISHED"], ["OPLEIDING", "Opleiding", "2", "PUBLISHED"]] }, b: { rows: [["ADVIES", "Beratung", "200.00", "PUBLISHED"], ["OPLEIDING", "Weiterbildung", "150.05", "PUBLISHED"]] } });
  });

  test("get the labels of the register in one statement", async () => {
    await database.sql`update dossier set legal_form = case reference when 'first-minute' then '998' when 'last-second' then '997' else legal_form end`;
    const before = await statementsOf(database, () => table(`by: [PILLAR], ${lastNine}`, ""));
    const statements = await statementsOf(database, async () => {
      const { rows } = await table(`by: [LEGAL_FORM, PILLAR], ${lastNine}`, "");
      expect(rows.map(([code, label]) => [code, label])).toContainEqual(["998", "Vorm van het register"]);
      expect(rows.map(([code, label]) => [code, label])).toContainEqual(["997", "997"]);
    });
    expect(statements).toHaveLength(before.length + 1);
  });
});
