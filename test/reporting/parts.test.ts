import { isEnumType, isInputObjectType, isObjectType } from "graphql";
import { describe, expect, test } from "vitest";
import { countedMilestones } from "../../src/domain/dossier-status.ts";
import { schemaFor } from "../../src/graphql/schema.ts";
import { toCell } from "../../src/reporting/cell.ts";
import { estimateCells } from "../../src/reporting/cells.ts";
import { comparedPeriods } from "../../src/reporting/compare.ts";
import { dimensions, measureNames } from "../../src/reporting/cubes/dossiers.ts";
import { decodeRowCursor, encodeRowCursor } from "../../src/reporting/cursor.ts";
import { divideHalfUp, ratio } from "../../src/reporting/ratio.ts";
import { readRequest, type BreakdownArguments } from "../../src/reporting/request.ts";
import { sortText } from "../../src/reporting/row-order.ts";

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
    expect(Object.keys(dimensions)).toEqual(valuesOf("DossierDimension"));
    expect(measureNames).toEqual(valuesOf("Measure"));
    expect(countedMilestones).toEqual(valuesOf("Milestone"));
  });

  test("every dimension has a field in the key, every measure one in the row, every flat dimension one in the filter", () => {
    expect(fieldsOf("BreakdownKey")).toEqual([...Object.keys(dimensions).map(camelCase), "members"]);
    expect(fieldsOf("DossierBreakdownRow")).toEqual(["key", "rolledUp", ...measureNames.map(camelCase)]);
    const flat = Object.entries(dimensions).flatMap(([name, { kind }]) => (kind === "FLAT" ? [camelCase(name)] : []));
    expect(fieldsOf("DossierFilter").toSorted()).toEqual([...flat, "nace", "place", "company"].toSorted());
  });

  test("the public has no breakdowns: exact figures could be traced to one company", () => {
    expect(schemaFor("PUBLIC").getQueryType()?.getFields()["dossierBreakdown"]).toBeUndefined();
    expect(schemaFor("PUBLIC").getType("DossierBreakdownRow")).toBeUndefined();
  });
});

describe("ratios", () => {
  test.each([[1n, 2n, 1n], [5n, 2n, 3n], [4n, 3n, 1n], [-5n, 2n, -3n], [-4n, 3n, -1n], [0n, 7n, 0n], [9_007_199_254_740_993n, 2n, 4_503_599_627_370_497n]])("%i by %i is %i, half up", (dividend, divisor, expected) => {
    expect(divideHalfUp(dividend, divisor)).toBe(expected);
  });

  test("have six decimals, and none of nothing", () => {
    expect([ratio(1n, 3n), ratio(2n, 3n), ratio(-1n, 3n), ratio(644n, 2410n), ratio(0n, 5n), ratio(5n, 0n)]).toEqual([0.333333, 0.666667, -0.333333, 0.26722, 0, null]);
  });

  test("a cell without comparison has no previous and no change", () => {
    expect(toCell(3n, null, 4n)).toEqual({ value: 3n, status: "PUBLISHED", previous: null, previousStatus: "NOT_APPLICABLE", change: null, relativeChange: null, shareOfTotal: 0.75 });
    expect(toCell(0n, 0n, 0n)).toEqual({ value: 0n, status: "PUBLISHED", previous: 0n, previousStatus: "PUBLISHED", change: 0n, relativeChange: null, shareOfTotal: null });
  });
});

describe("estimated cells", () => {
  const cells = (asked: Partial<BreakdownArguments>): number => estimateCells(readRequest({ by: [], counting: "APPROVED", period: { year: 2016 }, ...asked }, { today: "2026-11-01", through: "2026-10-31" }));

  test.each<{ readonly title: string; readonly asked: Partial<BreakdownArguments>; readonly is: number }>([
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
  ])("are $title", ({ asked, is }) => {
    expect(cells(asked)).toBe(is);
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

  test("have cursors that hold their key", () => {
    const cursor = encodeRowCursor(["THEME", "YEAR"], [null, "2016"]);
    expect(decodeRowCursor(["THEME", "YEAR"], cursor)).toEqual([null, "2016"]);
    expect(() => decodeRowCursor(["YEAR", "THEME"], cursor)).toThrow(expect.objectContaining({ code: "INVALID_CURSOR" }));
  });
});
