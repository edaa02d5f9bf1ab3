import { describe, expect, test } from "vitest";
import { statementsOf } from "../support/api.ts";
import { askAbout, lastNine } from "./asking.ts";
import { pairs, world } from "./world.ts";

const { database, ask, breakdown, rowsOf } = await askAbout(world, pairs);

describe("what is counted", () => {
  test.each([
    { title: "an event belongs to the day it had in Brussels, and what came later does not matter", asked: `by: [PILLAR], ${lastNine}`, rows: [["ADVIES", 1], ["OPLEIDING", 4]] },
    { title: "no dimension gives one row", asked: lastNine, rows: [[5]] },
    { title: "no dimension gives one row of nothing too", asked: `period: { year: 2010 }`, rows: [[0]] },
    { title: "nothing counted gives no row by a dimension", asked: `by: [PILLAR], period: { year: 2010 }`, rows: [] },
    { title: "each event has its own day", asked: `by: [YEAR], counting: RECOVERED, period: { months: { from: "2016-01", to: "2017-12" } }`, rows: [["2017", 1]] },
    { title: "refused ones count as refused", asked: `counting: REFUSED, period: { year: 2016 }`, rows: [[1]] },
    { title: "days may be given", asked: `counting: APPROVED, period: { dates: { from: "2016-04-01", to: "2016-04-01" } }`, rows: [[1]] },
    { title: "months roll up to the last one wholly in the data", asked: `by: [MONTH], counting: SUBMITTED, period: { rollingMonths: 12 }`, rows: [["2024-06", 1], ["2024-09", 1], ["2025-05", 1]] },
    { title: "a year to date ends with the data", asked: `counting: SUBMITTED, period: { yearToDate: 2025 }`, rows: [[1]] },
    { title: "the state is that of now", asked: `by: [STATUS], ${lastNine}`, rows: [["APPROVED", 4], ["RECOVERED", 1]] },
  ])("$title", async ({ asked, rows }) => {
    expect(await rowsOf(asked)).toEqual(rows);
  });
});

describe("unknown codes", () => {
  test.each([
    { title: "class 0 and ? are unknown, no registration is not", by: "EMPLOYMENT_CLASS", rows: [["NONE", 1], ["2", 2], ["UNKNOWN", 2]] },
    { title: "a size that was not filed is unknown", by: "COMPANY_SIZE", rows: [["KO", 3], ["MO", 1], ["UNKNOWN", 1]] },
    { title: "a theme that was not filed is unknown", by: "THEME", rows: [["IT", 1], ["UNKNOWN", 4]] },
    { title: "a legal type of 0 is unknown", by: "LEGAL_TYPE", rows: [["2", 4], ["UNKNOWN", 1]] },
    { title: "a code that is not so deep is unknown", by: "NACE_GROUP", rows: [["620", 3], ["UNKNOWN", 2]] },
    { title: "but known at the levels it has", by: "NACE_SECTION", rows: [["J", 4], ["UNKNOWN", 1]] },
    { title: "a place of no list is unknown", by: "PROVINCE", rows: [["20001", 3], ["UNKNOWN", 2]] },
    { title: "classes come in their own order", by: "ESTABLISHMENTS_CLASS", rows: [["1", 3], ["10+", 1], ["UNKNOWN", 1]] },
    { title: "an age counts to the day of submission", by: "COMPANY_AGE_CLASS", rows: [["0", 1], ["10-19", 3], ["UNKNOWN", 1]] },
  ])("$title", async ({ by, rows }) => {
    expect(await rowsOf(`by: [${by}], ${lastNine}`)).toEqual(rows);
  });

  test("a key is null only where it is not broken down by, or in a total", async () => {
    const { rows, totals } = await breakdown(`by: [THEME, YEAR], ${lastNine}, totals: GRAND`, `rows { rolledUp key { theme { code label(language: EN) } year { code } pillar { code } members { dimension code label(language: EN) isTotal isUnknown } } }
      totals { rolledUp key { theme { code } year { code } members { code label(language: EN) isTotal isUnknown } } dossiers { value } }`);
    expect(rows.at(-1)).toEqual({
      rolledUp: [],
      key: { theme: { code: "UNKNOWN", label: "Unknown" }, year: { code: "2016" }, pillar: null, members: [{ dimension: "THEME", code: "UNKNOWN", label: "Unknown", isTotal: false, isUnknown: true }, { dimension: "YEAR", code: "2016", label: "2016", isTotal: false, isUnknown: false }] },
    });
    expect(totals).toEqual([{ rolledUp: ["THEME", "YEAR"], key: { theme: null, year: null, members: [{ code: null, label: "Total", isTotal: true, isUnknown: false }, { code: null, label: "Total", isTotal: true, isUnknown: false }] }, dossiers: { value: 5 } }]);
  });
});

describe("filters", () => {
  test.each([
    { title: "in", where: `companySize: { in: ["KO"] }`, count: 3 },
    { title: "in or unknown", where: `companySize: { in: ["KO"], unknown: true }`, count: 4 },
    { title: "only unknown", where: `companySize: { unknown: true }`, count: 1 },
    { title: "not in, which leaves unknown ones", where: `companySize: { notIn: ["KO"] }`, count: 2 },
    { title: "not in, and known", where: `companySize: { notIn: ["KO"], unknown: false }`, count: 1 },
    { title: "an empty list lets nothing through", where: `companySize: { in: [] }`, count: 0 },
    { title: "an empty filter does not restrict", where: `companySize: {}`, count: 5 },
    { title: "under a section, itself included", where: `nace: { under: "J" }`, count: 4 },
    { title: "under a division, a dossier that has no more than that included", where: `nace: { under: "62" }`, count: 4 },
    { title: "a group, without the dossier that is not so deep", where: `nace: { in: ["620"] }`, count: 3 },
    { title: "activities that are not known", where: `nace: { unknown: true }`, count: 1 },
    { title: "under a province", where: `place: { under: "20001" }`, count: 3 },
    { title: "places that are not known, of no list too", where: `place: { unknown: true }`, count: 2 },
    { title: "places that are known", where: `place: { unknown: false }`, count: 3 },
    { title: "everything under the country but one municipality", where: `place: { under: "01000", notIn: ["24062"] }`, count: 0 },
    { title: "states", where: `status: [RECOVERED]`, count: 1 },
    { title: "no state at all", where: `status: []`, count: 0 },
    { title: "all parts together", where: `pillar: { in: ["OPLEIDING"] }, theme: { in: ["IT"], unknown: true }, regime: { in: ["R2016"] }, employmentClass: { in: ["NONE"] }`, count: 1 },
    { title: "a company, in any spelling", where: `company: "0100.000.169"`, count: 2 },
    { title: "text that would break out of SQL", where: `theme: { in: ["IT'; drop table dossier; --"] }`, count: 0, fails: true },
  ])("$title", async ({ where, count, fails }) => {
    const { data, errors } = await ask(`{ dossierBreakdown(${lastNine}, where: { ${where} }) { rows { dossiers { value } } } }`);
    if (fails === true) expect(errors.map(({ code }) => code)).toEqual(["UNKNOWN_CODE"]);
    else expect(data.dossierBreakdown.rows).toEqual([{ dossiers: { value: count } }]);
  });

  test("a list of dossiers with the same arguments holds exactly those counted", async () => {
    const { data } = await ask(`{ dossiers(counting: APPROVED, ${lastNine}, where: { place: { unknown: true } }, orderBy: REFERENCE_ASC) { totalCount nodes { reference } } }`);
    expect(data.dossiers).toEqual({ totalCount: 2, nodes: [{ reference: "all-unknown" }, { reference: "not-listed" }] });
  });

  test("the dossiers of a company can be filtered too", async () => {
    const { data } = await ask(`{ company(number: "0100000169") { dossiers(where: { status: [REFUSED, RECOVERED] }) { totalCount } } }`);
    expect(data.company.dossiers).toEqual({ totalCount: 2 });
  });
});

describe("comparison", () => {
  test("joins both sides fully; what is missing is 0 of counts and sums, and no average", async () => {
    const { rows } = await breakdown(`by: [PILLAR], ${lastNine}, compare: {}`, `rows { key { pillar { code } } dossiers { value previous change relativeChange status previousStatus } subsidy { value previous change relativeChange } averageSubsidy { value status previous previousStatus change relativeChange shareOfTotal } }`);
    expect(rows).toEqual([
      { key: { pillar: { code: "ADVIES" } }, dossiers: { value: 1, previous: 0, change: 1, relativeChange: null, status: "PUBLISHED", previousStatus: "PUBLISHED" }, subsidy: { value: "200.00", previous: "0.00", change: "200.00", relativeChange: null }, averageSubsidy: { value: "200.00", status: "PUBLISHED", previous: null, previousStatus: "NOT_APPLICABLE", change: null, relativeChange: null, shareOfTotal: null } },
      { key: { pillar: { code: "COACHING" } }, dossiers: { value: 0, previous: 1, change: -1, relativeChange: -1, status: "PUBLISHED", previousStatus: "PUBLISHED" }, subsidy: { value: "0.00", previous: "0.00", change: "0.00", relativeChange: null }, averageSubsidy: { value: null, status: "NOT_APPLICABLE", previous: "0.00", previousStatus: "PUBLISHED", change: null, relativeChange: null, shareOfTotal: null } },
      { key: { pillar: { code: "OPLEIDING" } }, dossiers: { value: 4, previous: 1, change: 3, relativeChange: 3, status: "PUBLISHED", previousStatus: "PUBLISHED" }, subsidy: { value: "150.05", previous: "80.00", change: "70.05", relativeChange: 0.875625 }, averageSubsidy: { value: "37.51", status: "PUBLISHED", previous: "80.00", previousStatus: "PUBLISHED", change: "-42.49", relativeChange: -0.531125, shareOfTotal: null } },
    ]);
  });

  test.each([
    { title: "time keys are paired by their distance", asked: `by: [MONTH], ${lastNine}, compare: {}`, rows: [["2016-04", 1, 1], ["2016-06", 1, 0], ["2016-08", 2, 0], ["2016-12", 1, 1]] },
    { title: "also over several years", asked: `by: [YEAR], counting: SUBMITTED, period: { year: 2024 }, compare: { years: 6 }`, rows: [["2024", 6, 2]] },
    { title: "with the period before", asked: `by: [QUARTER], counting: SUBMITTED, period: { months: { from: "2024-01", to: "2024-06" } }, compare: { to: PREVIOUS_PERIOD }`, rows: [["2024-Q1", 1, 0], ["2024-Q2", 4, 0]] },
    { title: "with as many days before", asked: `by: [MONTH], counting: APPROVED, period: { dates: { from: "2016-04-01", to: "2016-04-02" } }, compare: { to: PREVIOUS_PERIOD }`, rows: [["2016-04", 1, 1]] },
    { title: "29 February stands against 28", asked: `by: [MONTH], counting: SUBMITTED, period: { dates: { from: "2024-02-01", to: "2024-02-29" } }, compare: {}`, rows: [["2024-02", 1, 1]] },
    { title: "a year that is not over is cut where the data end, on both sides", asked: `by: [YEAR], counting: SUBMITTED, period: { year: 2025 }, compare: {}`, rows: [["2025", 1, 4]] },
    { title: "unless the whole period is asked", asked: `by: [YEAR], counting: SUBMITTED, period: { year: 2025 }, compare: { alignment: WHOLE_PERIOD }`, rows: [["2025", 1, 6]] },
  ])("$title", async ({ asked, rows }) => {
    expect(await rowsOf(asked)).toEqual(rows);
  });

  test("says which days were counted", async () => {
    const { period, comparison } = await breakdown(`counting: SUBMITTED, period: { year: 2025 }, compare: {}`, `period { code complete } comparison { period { code from to label(language: EN) complete } previous { code } alignment }`);
    expect(period).toEqual({ code: "2025-01-01..2025-06-15", complete: true });
    expect(comparison).toEqual({ period: { code: "2025-01-01..2025-06-15", from: "2025-01-01", to: "2025-06-15", label: "1 January 2025 – 15 June 2025", complete: true }, previous: { code: "2024-01-01..2024-06-15" }, alignment: "SAME_ELAPSED_DAYS" });
  });
});

describe("comparability", () => {
  const fields = `comparison { comparability breaks { on kind note { mandatory text(language: EN) } } } notes { text(language: EN) mandatory }`;

  test("the first question is LIMITED, by the budget stop and the reform", async () => {
    const { comparison } = await breakdown(`by: [PILLAR], ${lastNine}, compare: {}`, fields);
    expect(comparison.comparability).toBe("LIMITED");
    expect(comparison.breaks).toHaveLength(2);
    expect(comparison.breaks).toMatchObject([{ on: "2015-12-15", kind: "SCHEME_RULE", note: { mandatory: true } }, { on: "2016-04-01", kind: "SCHEME_RULE", note: { mandatory: true } }]);
  });

  test.each([
    { title: "FULL where nothing changed", asked: `counting: SUBMITTED, period: { year: 2018 }, compare: {}`, is: "FULL", breaks: [] },
    { title: "a break on the first day of the earlier period does not count", asked: `counting: SUBMITTED, period: { months: { from: "2017-04", to: "2018-03" } }, compare: {}`, is: "FULL", breaks: [] },
    { title: "BROKEN where the source changed", asked: `counting: SUBMITTED, period: { year: 2025 }, compare: {}`, is: "BROKEN", breaks: ["2024-06-01"] },
    { title: "LIMITED by mergers that are bridged", asked: `by: [PROVINCE], counting: SUBMITTED, period: { months: { from: "2025-01", to: "2025-05" } }, compare: { to: PREVIOUS_PERIOD }`, is: "LIMITED", breaks: ["2025-01-01"] },
    { title: "BROKEN by a revision that leaves more than one in twenty without a code", asked: `by: [NACE_SECTION], counting: SUBMITTED, period: { months: { from: "2025-01", to: "2025-05" } }, compare: { to: PREVIOUS_PERIOD }`, is: "BROKEN", breaks: ["2025-01-01"] },
    { title: "a merger does not matter where nothing is broken down or filtered by place", asked: `counting: SUBMITTED, period: { year: 2019 }, compare: {}`, is: "LIMITED", breaks: ["2019-12-01"] },
    { title: "but by a municipality it does", asked: `counting: SUBMITTED, period: { months: { from: "2019-01", to: "2019-06" } }, compare: {}, where: { place: { in: ["44083"] } }`, is: "LIMITED", breaks: ["2019-01-01"] },
  ])("$title", async ({ asked, is, breaks }) => {
    const { comparison } = await breakdown(asked, fields);
    expect([comparison.comparability, comparison.breaks.map(({ on }: { on: string }) => on)]).toEqual([is, breaks]);
  });

  test("notes hold what the imports say and what was crossed, once each, in four languages", async () => {
    const { notes } = await breakdown(`by: [YEAR], counting: SUBMITTED, period: { months: { from: "2024-01", to: "2025-06" } }`, `notes { text mandatory fr: text(language: FR) de: text(language: DE) en: text(language: EN) }`);
    expect(notes).toEqual([
      { text: "Not real (nl)", mandatory: true, fr: "Not real (fr)", de: "Not real (de)", en: "Not real" },
      { text: "Another source (nl)", mandatory: true, fr: "Another source (fr)", de: "Another source (de)", en: "Another source" },
    ]);
  });
});

describe("classification", () => {
  test.each([
    { title: "a version of 2008 is that of periods that end before 2025", asked: `by: [NACE_CLASS], counting: SUBMITTED, period: { months: { from: "2024-01", to: "2024-05" } }`, rows: [["6201", 1], ["6202", 2], ["7022", 1]] },
    { title: "else codes are those of 2025: by the company's own codes, by the common pair, else unknown", asked: `by: [NACE_SUBCLASS], counting: SUBMITTED, period: { months: { from: "2024-05", to: "2025-06" } }`, rows: [["62100", 2], ["62200", 2], ["UNKNOWN", 2]] },
    { title: "filters use the same version", asked: `counting: SUBMITTED, period: { months: { from: "2024-05", to: "2025-06" } }, where: { nace: { under: "62200" } }`, rows: [[2]] },
    { title: "an activity that can't be put into the version is unknown to a filter too", asked: `counting: SUBMITTED, period: { months: { from: "2024-05", to: "2025-06" } }, where: { nace: { unknown: true } }`, rows: [[2]] },
    { title: "municipalities are followed to what they became", asked: `by: [MUNICIPALITY], counting: SUBMITTED, period: { months: { from: "2024-05", to: "2025-06" } }`, rows: [["24062", 2], ["44087", 3], ["46030", 1]] },
    { title: "and so are provinces", asked: `by: [PROVINCE], counting: SUBMITTED, period: { months: { from: "2024-05", to: "2025-06" } }`, rows: [["20001", 2], ["40000", 4]] },
    { title: "places are those of the period's own last year", asked: `by: [PROVINCE], counting: SUBMITTED, period: { months: { from: "2024-05", to: "2024-12" } }`, rows: [["10000", 1], ["20001", 2], ["40000", 2]] },
    { title: "a code of later is unknown in an earlier year", asked: `by: [MUNICIPALITY], counting: SUBMITTED, period: { year: 2018 }`, rows: [["44049", 1], ["UNKNOWN", 1]] },
  ])("$title", async ({ asked, rows }) => {
    expect(await rowsOf(asked)).toEqual(rows);
  });

  test("what could not be mapped is counted; a code that is not held is not part of it", async () => {
    const { unmapped } = await breakdown(`by: [NACE_SECTION, MUNICIPALITY], ${lastNine}, compare: {}`, `unmapped { classification dossiers { value previous } }`);
    expect(unmapped).toEqual([{ classification: "NACE-BEL 2008", dossiers: { value: 0, previous: 0 } }, { classification: "NIS 2016", dossiers: { value: 1, previous: 0 } }]);
    const later = await breakdown(`by: [NACE_SECTION], counting: SUBMITTED, period: { months: { from: "2024-05", to: "2025-06" } }`, `unmapped { classification dossiers { value shareOfTotal } }`);
    expect(later.unmapped).toEqual([{ classification: "NACE-BEL 2025", dossiers: { value: 2, shareOfTotal: 0.333333 } }]);
  });
});

describe("measures", () => {
  const all = "dossiers { value } companies { value } establishments { value } subsidy { value } eligibleCost { value } averageSubsidy { value }";

  test("distinct companies and establishments are counted anew in a total", async () => {
    const { rows, totals } = await breakdown(`by: [COMPANY_SIZE], ${lastNine}, totals: GRAND`, `rows { key { companySize { code } } ${all} } totals { ${all} }`);
    expect(rows).toEqual([
      { key: { companySize: { code: "KO" } }, dossiers: { value: 3 }, companies: { value: 2 }, establishments: { value: 2 }, subsidy: { value: "150.03" }, eligibleCost: { value: "3000.00" }, averageSubsidy: { value: "50.01" } },
      { key: { companySize: { code: "MO" } }, dossiers: { value: 1 }, companies: { value: 1 }, establishments: { value: 1 }, subsidy: { value: "200.00" }, eligibleCost: { value: "1000.00" }, averageSubsidy: { value: "200.00" } },
      { key: { companySize: { code: "UNKNOWN" } }, dossiers: { value: 1 }, companies: { value: 1 }, establishments: { value: 0 }, subsidy: { value: "0.02" }, eligibleCost: { value: "0.05" }, averageSubsidy: { value: "0.02" } },
    ]);
    expect(totals).toEqual([{ dossiers: { value: 5 }, companies: { value: 3 }, establishments: { value: 3 }, subsidy: { value: "350.05" }, eligibleCost: { value: "4000.05" }, averageSubsidy: { value: "70.01" } }]);
  });

  test("shares are of everything counted", async () => {
    const { rows } = await breakdown(`by: [PILLAR], ${lastNine}`, "rows { dossiers { shareOfTotal } companies { shareOfTotal } subsidy { shareOfTotal } }");
    expect(rows).toEqual([
      { dossiers: { shareOfTotal: 0.2 }, companies: { shareOfTotal: 0.333333 }, subsidy: { shareOfTotal: 0.571347 } },
      { dossiers: { shareOfTotal: 0.8 }, companies: { shareOfTotal: 0.666667 }, subsidy: { shareOfTotal: 0.428653 } },
    ]);
  });

  test("only those selected are computed, in one statement; fragments, aliases and @skip are heeded", async () => {
    const run = (source: string) => statementsOf(database, () => ask(source, { no: true }));
    const [version, statement, ...more] = await run(`query ($no: Boolean!) { b: dossierBreakdown(by: [PILLAR], ${lastNine}, totals: GRAND) { rows { ...Amount companies @skip(if: $no) { value } } totals { dossiers { value } } } } fragment Amount on DossierBreakdownRow { amount: subsidy { value } }`);
    expect(version).toContain("change_horizon()");
    expect(more).toEqual([]);
    expect(statement).toContain("subsidy_cents");
    for (const absent of ["eligible_cost_cents", "count(distinct", "establishment_number"]) expect(statement).not.toContain(absent);
  });
});

describe("pages", () => {
  test("follow one another without a gap, and reconcile", async () => {
    const fields = "rows { key { members { code } } dossiers { value } } totalRows pageInfo { hasNextPage hasPreviousPage startCursor endCursor } reconciliation { balanced total { value } published withheldRows unknown { value } notOnThisPage }";
    const by = `by: [EMPLOYMENT_CLASS, THEME], ${lastNine}`;
    const first = await breakdown(`${by}, first: 2`, fields);
    expect(first).toMatchObject({
      rows: [{ key: { members: [{ code: "NONE" }, { code: "IT" }] }, dossiers: { value: 1 } }, { key: { members: [{ code: "2" }, { code: "UNKNOWN" }] }, dossiers: { value: 2 } }],
      totalRows: 3,
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
      reconciliation: { balanced: true, total: { value: 5 }, published: 3, withheldRows: 0, unknown: { value: 4 }, notOnThisPage: 2 },
    });
    const second = await breakdown(`${by}, first: 2, after: "${first.pageInfo.endCursor}"`, fields);
    expect(second).toMatchObject({ rows: [{ key: { members: [{ code: "UNKNOWN" }, { code: "UNKNOWN" }] }, dossiers: { value: 2 } }], totalRows: 3, pageInfo: { hasNextPage: false, hasPreviousPage: true }, reconciliation: { balanced: true, published: 2, notOnThisPage: 3 } });
    expect(await breakdown(`${by}, first: 0`, fields)).toMatchObject({ rows: [], totalRows: 3, pageInfo: { hasNextPage: true, startCursor: null, endCursor: null }, reconciliation: { balanced: true, published: 0, notOnThisPage: 5 } });
  });

  test("adding a field never changes the rows", async () => {
    const few = await breakdown(`by: [THEME, STATUS], ${lastNine}`, "rows { key { members { code } } }");
    const many = await breakdown(`by: [THEME, STATUS], ${lastNine}`, "rows { key { members { code } } companies { value } averageSubsidy { value previous } } totalRows unmapped { classification }");
    expect(many.rows.map(({ key }: { key: object }) => ({ key }))).toEqual(few.rows);
  });
});
