import { isEnumType, isInputObjectType, isObjectType } from "graphql";
import { describe, expect, test } from "vitest";
import { countedMilestones } from "../../src/domain/dossier-status.ts";
import { schemaFor } from "../../src/graphql/schema.ts";
import { changeOf, countCell, measureCell, relativeChangeOf, shareOf, statusOf } from "../../src/reporting/cell.ts";
import { checkedCells, costOf, estimateCells } from "../../src/reporting/cells.ts";
import { comparedPeriods } from "../../src/reporting/compare.ts";
import { companyDimensions } from "../../src/reporting/cubes/companies.ts";
import { dossierDimensions } from "../../src/reporting/cubes/dossiers.ts";
import { companyMeasureNames, measureNames } from "../../src/reporting/cubes/measures.ts";
import { decodeRowCursor, encodeRowCursor, placeOf } from "../../src/reporting/cursor.ts";
import { figureOf, meets } from "../../src/reporting/figures.ts";
import { divideHalfUp, millionths, ratio } from "../../src/reporting/ratio.ts";
import { readRequest, type CompanyArguments, type DossierArguments } from "../../src/reporting/request.ts";
import { sortText } from "../../src/reporting/row-order.ts";
import { parentOf, totalSets } from "../../src/reporting/totals.ts";

describe("names", () => {
  const valuesOf = (name: string): readonly string[] => {
    const type = schemaFor("ADMIN").getType(name);
    return isEnumType(type) ? type.getValues().map((value) => value.name) : [];
  };
  const fieldsOf = (name: string): readonly string[] => {
    const type = schemaFor("ADMIN").getType(name);
    return isObjectType(type) || isInputObjectType(type) ? Object.keys(type.getFields()) : [];
  };
  const camelCase = (name: string): string => name.toLowerCase().replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

  test("of dimensions, measures and events are those of the schema", () => {
    expect(Object.keys(dossierDimensions)).toEqual(valuesOf("DossierDimension"));
    expect(Object.keys(companyDimensions)).toEqual(valuesOf("CompanyDimension"));
    expect(valuesOf("DossierDimension")).toEqual(expect.arrayContaining([...valuesOf("CompanyDimension")]));
    expect(measureNames).toEqual(valuesOf("Measure"));
    expect(countedMilestones).toEqual(valuesOf("Milestone"));
  });

  test("every dimension has a field in the key, every measure one in the row, every flat dimension one in the filter", () => {
    expect(fieldsOf("BreakdownKey")).toEqual([...Object.keys(dossierDimensions).map(camelCase), "members"]);
    expect(fieldsOf("DossierBreakdownRow")).toEqual(["key", "rolledUp", ...measureNames.map(camelCase), "drill"]);
    expect(fieldsOf("CompanyBreakdownRow")).toEqual(["key", "rolledUp", ...companyMeasureNames.map(camelCase), "drill"]);
    const flat = (dimensions: object): readonly string[] => Object.entries(dimensions).flatMap(([name, { kind }]) => (kind === "FLAT" ? [camelCase(name)] : []));
    expect(fieldsOf("DossierFilter").toSorted()).toEqual([...flat(dossierDimensions), "nace", "place", "company"].toSorted());
    expect(fieldsOf("CompanyFilter").toSorted()).toEqual([...flat(companyDimensions), "nace", "place", "active"].toSorted());
  });

  test("the public has no breakdowns: exact figures could be traced to one company", () => {
    expect(schemaFor("PUBLIC").getQueryType()?.getFields()["dossierBreakdown"]).toBeUndefined();
    expect(schemaFor("PUBLIC").getQueryType()?.getFields()["companyBreakdown"]).toBeUndefined();
    for (const type of ["DossierBreakdownRow", "CompanyBreakdownRow", "FlatTable", "BreakdownPlan", "JSON"]) expect(schemaFor("PUBLIC").getType(type)).toBeUndefined();
  });

  test("only those who run the service see statements", () => {
    const fields = (audience: "INTERNAL" | "HANDLER" | "ADMIN"): readonly string[] => {
      const type = schemaFor(audience).getType("BreakdownPlan");
      return isObjectType(type) ? Object.keys(type.getFields()) : [];
    };
    expect([fields("INTERNAL").includes("sql"), fields("HANDLER").includes("sql"), fields("ADMIN").includes("sql")]).toEqual([false, false, true]);
  });
});

describe("ratios", () => {
  test.each([[1n, 2n, 1n], [5n, 2n, 3n], [4n, 3n, 1n], [-5n, 2n, -3n], [-4n, 3n, -1n], [0n, 7n, 0n], [9_007_199_254_740_993n, 2n, 4_503_599_627_370_497n]])("%i by %i is %i, half up", (dividend, divisor, expected) => {
    expect(divideHalfUp(dividend, divisor)).toBe(expected);
  });

  test("have six decimals, and none of nothing", () => {
    expect([ratio(1, 3), ratio(2, 3), ratio(-1, 3), ratio(644, 2410), ratio(0, 5), ratio(5, 0)]).toEqual([0.333333, 0.666667, -0.333333, 0.26722, 0, null]);
    expect([millionths(1n, 3n), millionths(-1n, 2_000_000n), millionths(1n, 2_000_000n), millionths(1n, 2_000_001n), millionths(1n, 0n)]).toEqual([333_333n, -1n, 1n, 0n, null]);
  });
});

describe("cells", () => {
  test("without comparison have no change; of nothing no share", () => {
    const cell = countCell(3, null, 4);
    expect([cell.previous, changeOf(cell), relativeChangeOf(cell), shareOf(cell, cell.total), shareOf(cell, cell.parent)]).toEqual([null, null, null, 0.75, null]);
    const nothing = countCell(0, 0, 0);
    expect([changeOf(nothing), relativeChangeOf(nothing), shareOf(nothing, nothing.total)]).toEqual([0, null, null]);
    expect([statusOf(0), statusOf(null)]).toEqual(["PUBLISHED", "NOT_APPLICABLE"]);
  });

  test("of averages and medians have no shares, and no value without dossiers", () => {
    const sums = { now: { dossiers: 2, subsidyCents: 5, medianSubsidyCents: 2 }, previous: { dossiers: 0, subsidyCents: 0, medianSubsidyCents: 0 } };
    expect(measureCell("AVERAGE_SUBSIDY", sums, sums.now, sums.now)).toEqual({ value: 3, previous: null, total: null, parent: null });
    expect(measureCell("MEDIAN_SUBSIDY", sums, sums.now, sums.now)).toEqual({ value: 2, previous: null, total: null, parent: null });
    expect(measureCell("SUBSIDY", sums, { subsidyCents: 10 }, null)).toEqual({ value: 5, previous: 0, total: 10, parent: null });
  });

  test("of a measure that was not reckoned are a bug", () => {
    expect(() => measureCell("COMPANIES", { now: { dossiers: 1 }, previous: null }, {}, null)).toThrow("COMPANIES needs companies, which was not reckoned");
  });
});

describe("figures of conditions and orders", () => {
  const sums = { now: { dossiers: 4, subsidyCents: 15_005 }, previous: { dossiers: 3, subsidyCents: 8_000 } };

  test("are whole numbers: counts, cents, millionths; what is not there is null", () => {
    expect(figureOf({ measure: "SUBSIDY", on: "VALUE" }, sums)).toBe(15_005n);
    expect(figureOf({ measure: "SUBSIDY", on: "PREVIOUS" }, sums)).toBe(8_000n);
    expect(figureOf({ measure: "SUBSIDY", on: "CHANGE" }, sums)).toBe(7_005n);
    expect(figureOf({ measure: "DOSSIERS", on: "RELATIVE_CHANGE" }, sums)).toBe(333_333n);
    expect(figureOf({ measure: "AVERAGE_SUBSIDY", on: "CHANGE" }, sums)).toBe(1_084n);
    expect(figureOf({ measure: "DOSSIERS", on: "RELATIVE_CHANGE" }, { now: sums.now, previous: { dossiers: 0 } })).toBeNull();
    expect(figureOf({ measure: "AVERAGE_SUBSIDY", on: "VALUE" }, { now: { dossiers: 0, subsidyCents: 0 }, previous: null })).toBeNull();
  });

  test("meet bounds that they equal; null meets none", () => {
    const condition = { measure: "DOSSIERS", on: "VALUE", atLeast: 4n, atMost: 4n } as const;
    expect(meets(condition, sums)).toBe(true);
    expect(meets({ ...condition, atLeast: 5n, atMost: null }, sums)).toBe(false);
    expect(meets({ ...condition, atLeast: null, atMost: 3n }, sums)).toBe(false);
    expect(meets({ ...condition, on: "PREVIOUS", atLeast: -9n, atMost: null }, { now: sums.now, previous: null })).toBe(false);
  });
});

describe("totals", () => {
  test("of a rollup are the beginnings, of a cube every part; those that keep fewer first, then by position", () => {
    expect([totalSets(3, "NONE"), totalSets(3, "GRAND")]).toEqual([[], []]);
    expect(totalSets(3, "ROLLUP")).toEqual([[0], [0, 1]]);
    expect(totalSets(3, "CUBE")).toEqual([[0], [1], [2], [0, 1], [0, 2], [1, 2]]);
    expect([totalSets(1, "ROLLUP"), totalSets(1, "CUBE"), totalSets(0, "CUBE"), totalSets(0, "ROLLUP")]).toEqual([[], [], [], []]);
    expect(totalSets(6, "CUBE")).toHaveLength(62);
  });

  test("belong to the one without their last dimension", () => {
    expect([parentOf([0, 2]), parentOf([1]), parentOf([])]).toEqual([[0], [], null]);
  });
});

describe("estimated cells", () => {
  const clock = { today: "2026-11-01", through: "2026-10-31" };
  const request = (asked: Partial<DossierArguments>) => readRequest({ cube: "DOSSIERS", by: [], counting: "APPROVED", period: { year: 2016 }, totals: "NONE", others: false, ...asked }, clock);
  const companies = (asked: Partial<CompanyArguments>) => readRequest({ cube: "COMPANIES", by: [], totals: "NONE", others: false, ...asked }, clock);
  const cells = (asked: Partial<DossierArguments>, facts = 1_000_000): number => estimateCells(request(asked), facts);

  test.each<{ readonly title: string; readonly asked: Partial<DossierArguments>; readonly is: number; readonly facts?: number }>([
    { title: "one without dimensions", asked: {}, is: 1 },
    { title: "the codes of a list and unknown", asked: { by: ["COMPANY_SIZE"] }, is: 3 },
    { title: "the product of dimensions", asked: { by: ["COMPANY_SIZE", "PILLAR", "MONTH"] }, is: 3 * 4 * 12 },
    { title: "the months touched, not the years on top of them", asked: { by: ["YEAR", "MONTH"], period: { months: { from: "2015-11", to: "2016-02" } } }, is: 4 },
    { title: "the sections of the version in force", asked: { by: ["NACE_SECTION"], period: { year: 2025 } }, is: 23 },
    { title: "levels of one list by their combinations", asked: { by: ["REGION", "PROVINCE"] }, is: 11 + 1 },
    { title: "only codes under the filter, unknown out", asked: { by: ["PROVINCE"], where: { place: { under: "02000" } } }, is: 5 },
    { title: "unknown in again", asked: { by: ["PROVINCE"], where: { place: { under: "02000", unknown: true } } }, is: 6 },
    { title: "only unknown", asked: { by: ["COMPANY_SIZE"], where: { companySize: { unknown: true } } }, is: 1 },
    { title: "known ones only", asked: { by: ["COMPANY_SIZE"], where: { companySize: { unknown: false } } }, is: 2 },
    { title: "without those left out", asked: { by: ["COMPANY_SIZE"], where: { companySize: { notIn: ["KO"] } } }, is: 2 },
    { title: "codes named that the list lacks", asked: { by: ["THEME"], where: { theme: { in: ["TALEN", "IT"] } } }, is: 2 },
    { title: "the states asked and unknown, which never occurs", asked: { by: ["STATUS"], where: { status: ["PAID", "PAID", "CLOSED"] } }, is: 2 },
    { title: "a guess where there is no list", asked: { by: ["SERVICE_PROVIDER"] }, is: 10_001 },
    { title: "one provider", asked: { by: ["SERVICE_PROVIDER"], where: { serviceProvider: "DV.O101579" } }, is: 1 },
    { title: "no more than there are dossiers in scope", asked: { by: ["MUNICIPALITY", "NACE_CLASS"] }, facts: 40_000, is: 40_000 },
    { title: "none where there is nothing in scope", asked: { by: ["PILLAR"] }, facts: 0, is: 0 },
    { title: "one without dimensions, even of nothing", asked: {}, facts: 0, is: 1 },
    { title: "one more with a grand total", asked: { by: ["COMPANY_SIZE", "PILLAR"], totals: "GRAND" }, is: 3 * 4 + 1 },
    { title: "and those of each beginning in a rollup", asked: { by: ["COMPANY_SIZE", "PILLAR", "MONTH"], totals: "ROLLUP" }, is: 3 * 4 * 12 + 1 + 3 + 3 * 4 },
    { title: "and of each part in a cube", asked: { by: ["COMPANY_SIZE", "PILLAR", "MONTH"], totals: "CUBE" }, is: 3 * 4 * 12 + 1 + 3 + 4 + 12 + 3 * 4 + 3 * 12 + 4 * 12 },
    { title: "each total no more than the dossiers in scope", asked: { by: ["MUNICIPALITY", "NACE_CLASS"], totals: "ROLLUP" }, facts: 400, is: 400 + 1 + 400 },
    { title: "the codes of the version asked", asked: { by: ["NACE_SECTION"], classification: { nace: "2025" } }, is: 23 },
    { title: "the places of the year asked", asked: { by: ["MUNICIPALITY"], classification: { municipalitiesOf: 2025 } }, is: 566 },
  ])("are $title", ({ asked, is, facts }) => {
    expect(cells(asked, facts)).toBe(is);
  });

  test("of companies are those of their register", () => {
    expect(estimateCells(companies({ by: ["PROVINCE", "LEGAL_TYPE"] }), 1_000_000)).toBe(12 * 3);
    expect(estimateCells(companies({ by: ["PROVINCE", "LEGAL_TYPE"] }), 5)).toBe(5);
  });

  test("over the limit are refused with the way out that the cube has", () => {
    const wide = { by: ["NACE_SUBCLASS", "MUNICIPALITY"] };
    expect(() => checkedCells(companies(wide), 2_000_000)).toThrow("Too many cells (553,548); the limit is 100,000. Drop NACE_SUBCLASS, filter on it.");
    expect(() => checkedCells(request(wide), 200_000)).toThrow("Too many cells (200,000); the limit is 100,000. Drop NACE_SUBCLASS, filter on it, or narrow the period.");
    expect(() => checkedCells(request(wide), 100_000)).not.toThrow();
  });

  test("cost 10, one for each 1,000 and one for each 100,000 dossiers", () => {
    expect([costOf(1, 0), costOf(1000, 0), costOf(1001, 0), costOf(500, 50_000), costOf(100_000, 1_000_000)]).toEqual([11, 11, 12, 11, 120]);
  });
});

describe("compared periods", () => {
  const compare = { to: "SAME_PERIOD_PREVIOUS_YEAR", years: 1, alignment: "SAME_ELAPSED_DAYS" } as const;

  test.each([
    { title: "both whole when the data go on", period: { from: "2016-01-01", until: "2017-01-01" }, through: "2017-01-31", gives: { period: { from: "2016-01-01", until: "2017-01-01" }, previous: { from: "2015-01-01", until: "2016-01-01" } } },
    { title: "both cut at the same calendar day", period: { from: "2026-01-01", until: "2027-01-01" }, through: "2026-10-15", gives: { period: { from: "2026-01-01", until: "2026-10-16" }, previous: { from: "2025-01-01", until: "2025-10-16" } } },
    { title: "29 February falls to 28", period: { from: "2024-01-01", until: "2025-01-01" }, through: "2024-02-29", gives: { period: { from: "2024-01-01", until: "2024-03-01" }, previous: { from: "2023-01-01", until: "2023-03-01" } } },
  ])("are $title", ({ period, through, gives }) => {
    expect(comparedPeriods(period, compare, through)).toEqual({ ...gives, alignment: "SAME_ELAPSED_DAYS", shift: { unit: "MONTHS", count: 12 } });
  });

  test("lie months apart where they are whole months, else days", () => {
    const before = (from: string, until: string) => comparedPeriods({ from, until }, { to: "PREVIOUS_PERIOD", years: 1, alignment: "WHOLE_PERIOD" }, "2016-01-01");
    expect(before("2016-04-01", "2016-07-01")).toMatchObject({ previous: { from: "2016-01-01", until: "2016-04-01" }, shift: { unit: "MONTHS", count: 3 } });
    expect(before("2016-04-10", "2016-04-15")).toMatchObject({ previous: { from: "2016-04-05", until: "2016-04-10" }, shift: { unit: "DAYS", count: 5 } });
  });
});

describe("rows", () => {
  test("come in the order of a class list, then others, then unknown", () => {
    const codes = ["10+", "UNLISTED", null, "2-4", "0", "5-9", "1"];
    expect(codes.toSorted((a, b) => (sortText("ESTABLISHMENTS_CLASS", a) < sortText("ESTABLISHMENTS_CLASS", b) ? -1 : 1))).toEqual(["0", "1", "2-4", "5-9", "10+", "UNLISTED", null]);
    expect([sortText("PILLAR", "ADVIES"), sortText("PILLAR", "OPLEIDING"), sortText("PILLAR", null)]).toEqual(["1ADVIES", "1OPLEIDING", "2"]);
  });

  test("have cursors that hold their key and the figures they are ordered by", () => {
    const ordered = { by: ["THEME", "YEAR"], order: [{ kind: "FIGURE", direction: "DESC", measure: "SUBSIDY", on: "RELATIVE_CHANGE" }, { kind: "KEY", position: 1, direction: "DESC" }] } as const;
    const sums = { now: { subsidyCents: 5 }, previous: { subsidyCents: 0 } };
    const place = placeOf(ordered, { key: [null, "2016"], sums });
    expect(place).toEqual({ key: [null, "2016"], figures: [null, null] });
    expect(placeOf(ordered, { key: [null, "2016"], sums: { now: { subsidyCents: 5 }, previous: { subsidyCents: 4 } } }).figures).toEqual([250_000n, null]);
    expect(decodeRowCursor(ordered, encodeRowCursor(ordered, place))).toEqual(place);
    const large = { key: ["A", null], figures: [-9_007_199_254_740_993n, null] };
    expect(decodeRowCursor(ordered, encodeRowCursor(ordered, large))).toEqual(large);
    const others = [{ ...ordered, by: ["YEAR", "THEME"] }, { ...ordered, order: [] }, { ...ordered, order: ordered.order.toReversed() }] as const;
    for (const other of others) expect(() => decodeRowCursor(other, encodeRowCursor(ordered, place))).toThrow(expect.objectContaining({ code: "INVALID_CURSOR" }));
  });
});
