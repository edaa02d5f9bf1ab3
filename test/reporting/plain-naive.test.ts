import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryDirectory, writeZip } from "../registry/zip-file.ts";
import { plainFolder } from "./plain/load.ts";
import tiny from "./plain/tiny.json" with { type: "json" };

/** Cells by the field of their measure; those of REACH have other parts. */
type Cell = Readonly<Record<"value" | "previous" | "change" | "relativeChange" | "shareOfTotal" | "shareOfParent" | "status" | "numerator" | "denominator", unknown>>;
type Row = { readonly key: { readonly members: readonly { readonly code: string | null }[] }; readonly rolledUp: readonly string[] } & Readonly<Record<string, Cell>>;
type Page = { readonly rows: readonly Row[]; readonly totals: readonly Row[]; readonly others: Row | null } & Readonly<Record<string, unknown>>;

const directory = temporaryDirectory();
await writeFiles();

/** Five companies, the fourth of which has ended, and seven dossiers, the last of a company that was never listed; the last day is 31 March 2025. */
async function writeFiles(): Promise<void> {
  const text = (lines: readonly string[]): string => `${lines.join("\n")}\n`;
  const extract = (keep: (line: string) => boolean): Record<string, string> => Object.fromEntries(Object.entries(tiny.register).map(([name, lines]) => [name, text(lines.filter(keep))]));
  await writeZip(join(directory, "register-earlier.zip"), extract(() => true));
  await writeZip(join(directory, "register.zip"), extract((line) => !line.includes("0100.000.004")));
  writeFileSync(join(directory, "employment.csv"), text(tiny.employment));
  writeFileSync(join(directory, "dossiers.csv"), text(tiny.dossiers));
}

/** The pages of one request. */
function ask(root: string, measures: readonly string[], variables: object, pages = 1): readonly Page[] {
  const input = JSON.stringify({ root, variables, measures, pages });
  return JSON.parse(execFileSync(process.execPath, [join(plainFolder, "count.mjs"), directory, "2026-11-01"], { input, encoding: "utf8" })) as Page[];
}

const dossiers = (measures: readonly string[], variables: object, pages = 1): readonly Page[] => ask("dossierBreakdown", measures, variables, pages);

/** A row as its codes, then the parts of its cells. */
function flat(row: Row, parts: readonly (keyof Cell)[]): readonly unknown[] {
  const { key, rolledUp: _, ...cells } = row;
  return [...key.members.map(({ code }) => code), ...Object.values(cells).flatMap((cell) => parts.map((part) => cell[part]))];
}

test("a median is the lower one, an average is rounded half up, and what was not paid is nothing", () => {
  const [page] = dossiers(["DOSSIERS", "AVERAGE_SUBSIDY", "MEDIAN_SUBSIDY", "PAID_AMOUNT", "RECOVERED_AMOUNT"], { by: ["PILLAR"], period: { year: 2024 }, totals: "GRAND" });
  expect([...page!.rows, ...page!.totals].map((row) => flat(row, ["value"]))).toEqual([
    ["ADVIES", 1, "1000.00", "1000.00", "0.00", "0.00"],
    ["OPLEIDING", 3, "216.67", "150.01", "490.00", "30.00"],
    [null, 4, "412.50", "150.01", "490.00", "30.00"],
  ]);
});

test("a cube has its totals by how many dimensions they keep, and a share in the row without the last of these", () => {
  const [page] = dossiers(["COMPANIES", "DOSSIERS"], { by: ["PILLAR", "COMPANY_SIZE"], period: { year: 2024 }, totals: "CUBE" });
  const parts = ["value", "shareOfTotal", "shareOfParent"] as const;
  expect(page!.rows.map((row) => flat(row, parts))).toEqual([
    ["ADVIES", "KO", 1, 0.5, 1, 1, 0.25, 1],
    ["OPLEIDING", "KO", 1, 0.5, 0.5, 2, 0.5, 0.666667],
    ["OPLEIDING", "MO", 1, 0.5, 0.5, 1, 0.25, 0.333333],
  ]);
  expect(page!.totals.map((row) => flat(row, parts))).toEqual([
    [null, null, 2, 1, null, 4, 1, null],
    ["ADVIES", null, 1, 0.5, 0.5, 1, 0.25, 0.25],
    ["OPLEIDING", null, 2, 1, 1, 3, 0.75, 0.75],
    [null, "KO", 2, 1, 1, 3, 0.75, 0.75],
    [null, "MO", 1, 0.5, 0.5, 1, 0.25, 0.25],
  ]);
  expect(page!.totals.map(({ rolledUp }) => rolledUp)).toEqual([["PILLAR", "COMPANY_SIZE"], ["COMPANY_SIZE"], ["COMPANY_SIZE"], ["PILLAR"], ["PILLAR"]]);
});

test("a rollup keeps the beginnings of the key", () => {
  const [page] = dossiers(["DOSSIERS"], { by: ["COMPANY_SIZE", "YEAR", "PILLAR"], period: { months: { from: "2024-01", to: "2025-12" } }, where: { companySize: { in: ["KO"] } }, totals: "ROLLUP" });
  expect(page!.totals.map((row) => flat(row, ["value"]))).toEqual([
    [null, null, null, 5],
    ["KO", null, null, 5],
    ["KO", "2024", null, 3],
    ["KO", "2025", null, 2],
  ]);
});

test("without dimensions there is one row, of nothing if need be, with a median and an average of nothing", () => {
  const [page] = dossiers(["DOSSIERS", "AVERAGE_SUBSIDY", "MEDIAN_SUBSIDY"], { period: { year: 2020 }, totals: "CUBE" });
  const parts = ["value", "status", "shareOfTotal", "shareOfParent"] as const;
  const nothing = [0, "PUBLISHED", null, null, null, "NOT_APPLICABLE", null, null, null, "NOT_APPLICABLE", null, null];
  expect([page!.rows.map((row) => flat(row, parts)), page!.totals.map((row) => flat(row, parts))]).toEqual([[nothing], [nothing]]);
});

test("both sides are cut at the last day, joined fully, and ordered by what they changed, with nothing last", () => {
  const variables = { by: ["COMPANY_SIZE"], period: { year: 2025 }, compare: {}, orderBy: [{ measure: { measure: "DOSSIERS", on: "RELATIVE_CHANGE" } }] };
  const [page] = dossiers(["DOSSIERS"], variables);
  expect([page!["period"], page!["comparison"]]).toEqual([
    { from: "2025-01-01", to: "2025-03-31" },
    { period: { from: "2025-01-01", to: "2025-03-31" }, previous: { from: "2024-01-01", to: "2024-03-31" }, alignment: "SAME_ELAPSED_DAYS" },
  ]);
  const rows = [["KO", 2, 3, -1, -0.333333], ["MO", 0, 1, -1, -1], ["UNKNOWN", 1, 0, 1, null]];
  const parts = ["value", "previous", "change", "relativeChange"] as const;
  expect(page!.rows.map((row) => flat(row, parts))).toEqual(rows);
  const [upward] = dossiers(["DOSSIERS"], { ...variables, orderBy: [{ measure: { measure: "DOSSIERS", on: "RELATIVE_CHANGE", direction: "ASC" } }] });
  expect(upward!.rows.map((row) => flat(row, parts))).toEqual([rows[1], rows[0], rows[2]]);
  const [downward] = dossiers(["DOSSIERS"], { ...variables, orderBy: [{ key: { dimension: "COMPANY_SIZE", direction: "DESC" } }] });
  expect(downward!.rows.map((row) => flat(row, parts))).toEqual([rows[1], rows[0], rows[2]]);
});

test("others are all that is not on the page, whatever cut it, counted anew", () => {
  const having = [{ measure: "DOSSIERS", on: "CHANGE", gte: "-1", lte: "-1.0" }];
  const orderBy = [{ measure: { measure: "DOSSIERS", on: "RELATIVE_CHANGE", direction: "ASC" } }];
  const pages = dossiers(["DOSSIERS", "COMPANIES", "MEDIAN_SUBSIDY"], { by: ["COMPANY_SIZE"], period: { year: 2025 }, compare: {}, having, orderBy, first: 1, others: true }, 3);
  const parts = ["value", "previous"] as const;
  expect(pages.map(({ rows, others, totalRows, pageInfo }) => [rows.map((row) => flat(row, parts)), flat(others!, parts), totalRows, pageInfo])).toEqual([
    [[["MO", 0, 1, 0, 1, null, "150.01"]], [null, 3, 3, 3, 2, "50.00", "400.00"], 2, { hasNextPage: true, hasPreviousPage: false }],
    [[["KO", 2, 3, 2, 2, "40.00", "400.00"]], [null, 1, 1, 1, 1, "80.00", "150.01"], 2, { hasNextPage: false, hasPreviousPage: true }],
  ]);
  const count = (value: number, previous: number, change: number, relativeChange: number | null, shareOfTotal: number): object => ({ value, previous, change, relativeChange, shareOfTotal, status: "PUBLISHED", previousStatus: "PUBLISHED" });
  expect(pages[0]!["reconciliation"]).toEqual({ balanced: true, total: count(3, 4, -1, -0.25, 1), published: 0, withheldRows: 0, notOnThisPage: 3, unknown: count(1, 0, 1, null, 0.333333) });
  expect(dossiers(["DOSSIERS"], { by: ["PILLAR"], period: { year: 2024 }, others: true })[0]!.others).toBeNull();
});

test("a figure that is not there meets no condition, and bounds are in euros or as a ratio", () => {
  const codes = (having: readonly object[]): unknown => dossiers(["DOSSIERS"], { by: ["COMPANY_SIZE"], period: { year: 2025 }, compare: {}, having })[0]!.rows.map(({ key }) => key.members[0]!.code);
  expect(codes([{ measure: "DOSSIERS", on: "RELATIVE_CHANGE", gte: "-5" }])).toEqual(["KO", "MO"]);
  expect(codes([{ measure: "DOSSIERS", on: "RELATIVE_CHANGE", gte: "-0.333333" }])).toEqual(["KO"]);
  expect(codes([{ measure: "AVERAGE_SUBSIDY", lte: "80" }])).toEqual(["KO", "UNKNOWN"]);
  expect(codes([{ measure: "SUBSIDY", gte: "80.00" }, { measure: "DOSSIERS", lte: "1.5" }])).toEqual(["UNKNOWN"]);
});

test("time keys stand beside those as far back as the periods lie apart", () => {
  const rowsOf = (period: object, compare: object): unknown => dossiers(["DOSSIERS"], { by: ["MONTH"], period, compare })[0]!.rows.map((row) => flat(row, ["value", "previous"]));
  expect(rowsOf({ yearToDate: 2025 }, {})).toEqual([["2025-02", 1, 1], ["2025-03", 2, 3]]);
  expect(rowsOf({ dates: { from: "2025-03-01", to: "2025-03-10" } }, { to: "PREVIOUS_PERIOD" })).toEqual([["2025-03", 2, 1]]);
  expect(rowsOf({ rollingMonths: 1 }, { to: "PREVIOUS_PERIOD" })).toEqual([["2025-03", 2, 1]]);
  expect(rowsOf({ quarter: { year: 2025, quarter: 2 } }, { to: "PREVIOUS_PERIOD", alignment: "WHOLE_PERIOD" })).toEqual([["2025-05", 0, 1], ["2025-06", 0, 2]]);
});

test("reach is of active companies with the same codes, which other filters do not restrict", () => {
  const variables = { by: ["LEGAL_FORM", "PILLAR"], period: { months: { from: "2024-01", to: "2025-03" } }, totals: "ROLLUP", classification: { attributes: "CURRENT" } };
  const parts = ["numerator", "denominator", "value"] as const;
  const reach = (more: object): unknown => dossiers(["REACH"], { ...variables, ...more }).flatMap(({ rows, totals }) => [...rows, ...totals].map((row) => flat(row, parts)));
  expect(reach({})).toEqual([
    ["014", "OPLEIDING", 0, 1, 0],
    ["610", "ADVIES", 1, 2, 0.5],
    ["610", "OPLEIDING", 2, 2, 1],
    ["UNKNOWN", "ADVIES", 0, 1, 0],
    ["UNKNOWN", "OPLEIDING", 1, 1, 1],
    [null, null, 3, 4, 0.75],
    ["014", null, 0, 1, 0],
    ["610", null, 2, 2, 1],
    ["UNKNOWN", null, 1, 1, 1],
  ]);
  expect(reach({ by: [], where: { place: { in: ["24062"] }, companySize: { in: ["MO"] } } })).toEqual([[1, 2, 0.5], [1, 2, 0.5]]);
  const [filed] = dossiers(["REACH"], { period: { year: 2024 } });
  expect(flat(filed!.rows[0]!, [...parts, "status"])).toEqual([null, null, null, "NOT_AVAILABLE"]);
});

test("activities are recoded by the company's own pair, else by the only most frequent one; places go forward only", () => {
  const by = (dimension: string, classification: object): unknown => {
    const [page] = dossiers(["DOSSIERS"], { by: [dimension], period: { months: { from: "2024-01", to: "2025-03" } }, classification });
    return [page!.rows.map((row) => flat(row, ["value"])), (page!["unmapped"] as { classification: string; dossiers: Cell }[]).map((each) => [each.classification, each.dossiers.value])];
  };
  expect(by("NACE_CLASS", {})).toEqual([[["6210", 2], ["6290", 2], ["UNKNOWN", 3]], [["NACE-BEL 2025", 3]]]);
  expect(by("NACE_CLASS", { nace: "NACEBEL_2008" })).toEqual([[["6201", 7]], [["NACE-BEL 2008", 0]]]);
  expect(by("NACE_CLASS", { attributes: "CURRENT" })).toEqual([[["4711", 1], ["6210", 2], ["6290", 2], ["UNKNOWN", 2]], [["NACE-BEL 2025", 1]]]);
  expect(by("MUNICIPALITY", { attributes: "CURRENT" })).toEqual([[["24062", 4], ["46030", 1], ["UNKNOWN", 2]], [["NIS 2025", 0]]]);
  expect(by("MUNICIPALITY", { attributes: "CURRENT", municipalitiesOf: 2024 })).toEqual([[["24062", 4], ["UNKNOWN", 3]], [["NIS 2024", 1]]]);
});

test("companies are those of the register now, with the ended ones apart, which have no units", () => {
  const companies = (variables: object): unknown => ask("companyBreakdown", ["COMPANIES", "ESTABLISHMENTS"], variables)[0]!.rows.map((row) => flat(row, ["value"]));
  expect(companies({ by: ["EMPLOYMENT_CLASS"] })).toEqual([["4", 1, 2], ["UNKNOWN", 3, 2]]);
  expect(companies({ where: { active: false } })).toEqual([[1, 0]]);
  expect(companies({ by: ["LEGAL_FORM"], where: { active: null } })).toEqual([["014", 2, 0], ["610", 2, 3], ["UNKNOWN", 1, 1]]);
  expect(companies({ by: ["COMPANY_AGE_CLASS"] })).toEqual([["0", 1, 1], ["5-9", 1, 2], ["10-19", 1, 1], ["UNKNOWN", 1, 0]]);
});
