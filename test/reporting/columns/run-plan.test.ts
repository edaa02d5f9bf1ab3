import { describe, expect, test } from "vitest";
import { comparedPeriods, type CompareInput } from "../../../src/reporting/compare.ts";
import { Cancelled, runPlan } from "../../../src/reporting/engines/columns/scan/run-plan.ts";
import type { DossierScope, Plan } from "../../../src/reporting/plan.ts";
import { plainly } from "./plain.ts";
import { approved, company, companyPlan, dossierPlan, subsidy } from "./small-plan.ts";
import { LOST, snapshotOf, type Company, type Fact, type World } from "./snapshot.ts";

const someone = company("0206731645");

function worldOf(base: readonly Fact[], further: Partial<World> = {}): World {
  return { companies: [someone], base, dead: new Set(), delta: [], sortedBy: "APPROVED", ...further };
}

function run(world: World, plan: Plan): ReturnType<typeof plainly> {
  return plainly(runPlan(snapshotOf(world), plan, () => false));
}

/** Each row as its key and one figure of this side and the previous one. */
function figures(rows: ReturnType<typeof plainly>["rows"], name: "dossiers" | "companies" | "medianSubsidyCents" = "dossiers"): readonly unknown[] {
  return rows.map(({ key, sums }) => [...key, sums.now[name], ...(sums.previous === null ? [] : [sums.previous[name]])]);
}

function compare(from: string, until: string, input: Partial<CompareInput> = {}): Pick<DossierScope, "period" | "compared"> {
  const compared = comparedPeriods({ from, until }, { to: "SAME_PERIOD_PREVIOUS_YEAR", years: 1, alignment: "WHOLE_PERIOD", ...input }, "2030-12-31");
  return { period: compared.period, compared };
}

describe("rows", () => {
  test("an unknown code is a row of its own, last, and no total", () => {
    const world = worldOf([approved("2016-05-01", { PILLAR: "OPLEIDING" }), approved("2016-05-02", { REGIME: "2016" }), approved("2016-05-02", { PILLAR: "ADVIES", REGIME: "2016" })]);
    const result = run(world, dossierPlan(["PILLAR", "REGIME"], ["dossiers"], {}, { totals: "CUBE" }));
    expect(figures(result.rows)).toEqual([["ADVIES", "2016", 1], ["OPLEIDING", null, 1], [null, "2016", 1]]);
    expect(result.totals.map((rows) => figures(rows))).toEqual([[["ADVIES", null, 1], ["OPLEIDING", null, 1], [null, null, 1]], [[null, "2016", 2], [null, null, 1]]]);
    expect(result).toMatchObject({ total: { now: { dossiers: 3 } }, inRows: { now: 3 }, unknown: { now: 2 } });
  });

  test("without dimensions there is one row, also of nothing", () => {
    const plan = dossierPlan([], ["dossiers", "companies", "subsidyCents", "medianSubsidyCents"]);
    const nothing = { dossiers: 0, companies: 0, subsidyCents: 0, medianSubsidyCents: 0 };
    expect(run(worldOf([]), plan)).toMatchObject({ rows: [{ key: [], sums: { now: nothing, previous: null } }], totalRows: 1, hasMore: false, total: { now: nothing } });
  });

  test("with dimensions there is none of nothing", () => {
    expect(run(worldOf([]), dossierPlan(["PILLAR", "MONTH", "PROVINCE"], ["dossiers"], {}, { totals: "CUBE" }))).toMatchObject({ rows: [], totalRows: 0, totals: [[], [], [], [], [], []] });
  });

  test("lists come in their own order, other codes byte by byte", () => {
    const themes = ["b", "é", "a", "Z", "𝕏", "ﬁ"].map((THEME) => approved("2016-05-01", { THEME, EMPLOYMENT_CLASS: "1" }));
    expect(run(worldOf(themes), dossierPlan(["THEME"], ["dossiers"])).rows.map(({ key }) => key[0])).toEqual(["Z", "a", "b", "é", "ﬁ", "𝕏"]);
    const classes = ["10+", "0", "5-9", "2-4"].map((ESTABLISHMENTS_CLASS) => approved("2016-05-01", { ESTABLISHMENTS_CLASS }));
    expect(run(worldOf(classes), dossierPlan(["ESTABLISHMENTS_CLASS"], ["dossiers"])).rows.map(({ key }) => key[0])).toEqual(["0", "2-4", "5-9", "10+"]);
  });

  test("keys of more than 2^53 combinations are told apart", () => {
    const codes = (index: number): Fact["codes"] => ({ THEME: `t${index % 1400}`, SERVICE_PROVIDER: String(index % 1399), TOPIC: String(index % 1398), LEGAL_FORM: String(index % 1397), REGIME: String(index % 1396), PILLAR: String(index % 1395) });
    const facts = Array.from({ length: 9000 }, (_, index) => approved("2016-05-01", codes(index % 4500)));
    const result = run(worldOf(facts), dossierPlan(["THEME", "SERVICE_PROVIDER", "TOPIC", "LEGAL_FORM", "REGIME", "PILLAR"], ["dossiers"], {}, { page: { limit: 10_000, after: null } }));
    expect(result.totalRows).toBe(4500);
    expect(new Set(result.rows.map(({ sums }) => sums.now.dossiers))).toEqual(new Set([2]));
    expect(new Set(result.rows.map(({ key }) => key.join()))).toEqual(new Set(Array.from({ length: 4500 }, (_, index) => ["THEME", "SERVICE_PROVIDER", "TOPIC", "LEGAL_FORM", "REGIME", "PILLAR"].map((name) => codes(index)[name as "THEME"]).join())));
  });
});

describe("which rows are counted", () => {
  test.each(["APPROVED", "SUBMITTED"] as const)("of the base those that hold, and those written since, in data sorted by %s", (sortedBy) => {
    const base = ["2015-12-31", "2016-01-01", "2016-06-01", "2016-06-01", "2016-12-31", "2017-01-01"].map((day) => approved(day));
    const world = worldOf([...base, approved("2016-03-01", {}, { days: { SUBMITTED: "2016-03-01" } })], { sortedBy, dead: new Set([1, 3]), delta: [approved("2016-06-02"), approved("2015-06-02"), approved("2016-06-02")] });
    const result = run(world, dossierPlan(["MONTH"], ["dossiers"]));
    expect(figures(result.rows)).toEqual([["2016-06", 3], ["2016-12", 1]]);
    expect(run(world, dossierPlan([], ["dossiers"], { period: null })).total.now).toEqual({ dossiers: 7 });
  });

  test("those of one company, of some states and of one provider", () => {
    const companies = [someone, company("1000000034")];
    const facts = [approved("2016-05-01", { STATUS: "PAID", SERVICE_PROVIDER: "0400000000" }), approved("2016-05-01", { STATUS: "CLOSED" }, { company: 1 }), approved("2016-05-01", {}, { company: -1 })];
    const count = (scope: Partial<DossierScope>): unknown => run(worldOf(facts, { companies }), dossierPlan([], ["dossiers"], scope)).total.now.dossiers;
    expect([count({}), count({ company: "1000000034" }), count({ company: "0999999999" }), count({ status: ["PAID", "CLOSED"] }), count({ status: [] }), count({ serviceProvider: "0400000000" }), count({ serviceProvider: "0" })]).toEqual([3, 1, 0, 2, 0, 1, 0]);
  });

  test("a code without a place in the version is unmapped, and unknown to a filter", () => {
    const facts = [approved("2016-05-01", {}, { nace2025: "62.100" }), ...["62100", LOST, undefined].map((nace2025) => approved("2016-05-01", {}, nace2025 === undefined ? {} : { nace2025 }))];
    const places = ["11002", "99999"].map((municipality) => approved("2016-05-01", {}, { municipality }));
    const plan = dossierPlan(["NACE_DIVISION", "PROVINCE"], ["dossiers"]);
    expect(run(worldOf([...facts, ...places]), plan)).toMatchObject({ rows: [{ key: ["62", null] }, { key: [null, "10000"] }, { key: [null, null], sums: { now: { dossiers: 4 } } }], unmapped: { NACE: { now: 2, previous: null }, PLACE: { now: 1, previous: null } } });
    const filtered = { filters: [{ field: "nace", test: { any: ["62100"], not: [], unknown: true } }] } as const;
    expect(run(worldOf(facts), dossierPlan([], ["dossiers"], filtered)).total.now.dossiers).toBe(4);
    expect(run(worldOf(facts), dossierPlan([], ["dossiers"], { filters: [{ field: "nace", test: { any: null, not: [], unknown: false } }] })).total.now.dossiers).toBe(1);
  });

  test("present attributes are those of the company; one that was never listed has none", () => {
    const companies: readonly Company[] = [company("0206731645", { LEGAL_FORM: "015" }, { nace2025: "62100" }), company("1000000034", { LEGAL_FORM: "610" }, { nace2025: LOST, isActive: false })];
    const facts = [0, 1, 1, -1].map((place) => approved("2016-05-01", { LEGAL_FORM: "014", PILLAR: "ADVIES" }, { company: place, nace2025: "01110" }));
    const classification = { nace: "2025", placesOn: "2025-01-01", attributes: "CURRENT" } as const;
    const plan = dossierPlan(["LEGAL_FORM", "NACE_SECTION", "PILLAR"], ["dossiers", "companies", "activeCompanies"], { classification });
    expect(run(worldOf(facts, { companies }), plan)).toMatchObject({
      rows: [
        { key: ["015", "K", "ADVIES"], sums: { now: { dossiers: 1, companies: 1, activeCompanies: 1 } } },
        { key: ["610", null, "ADVIES"], sums: { now: { dossiers: 2, companies: 1, activeCompanies: 0 } } },
        { key: [null, null, "ADVIES"], sums: { now: { dossiers: 1, companies: 1, activeCompanies: 0 } } },
      ],
      unmapped: { NACE: { now: 2 } },
    });
    const filters = [{ field: "legalForm", test: { any: ["610"], not: [], unknown: false } }] as const;
    expect(run(worldOf(facts, { companies }), dossierPlan([], ["dossiers"], { classification, filters })).total.now.dossiers).toBe(2);
    expect(run(worldOf(facts, { companies }), dossierPlan([], ["dossiers"], { filters })).total.now.dossiers).toBe(0);
  });
});

describe("time and comparison", () => {
  test("years, quarters and months go together", () => {
    const world = worldOf(["2016-03-31", "2016-04-01", "2017-01-01"].map((day) => approved(day)));
    const plan = dossierPlan(["QUARTER", "YEAR", "MONTH"], ["dossiers"], { period: { from: "2016-01-01", until: "2018-01-01" } }, { totals: "CUBE" });
    const result = run(world, plan);
    expect(result.rows.map(({ key }) => key)).toEqual([["2016-Q1", "2016", "2016-03"], ["2016-Q2", "2016", "2016-04"], ["2017-Q1", "2017", "2017-01"]]);
    expect(figures(result.totals[1] ?? [])).toEqual([[null, "2016", null, 2], [null, "2017", null, 1]]);
  });

  test("29 February is paired with 28 February, and both sides stand in one row", () => {
    const days = ["2015-02-28", "2016-02-28", "2016-02-29", "2016-03-01", "2017-02-28"];
    expect(figures(run(worldOf(days.map((day) => approved(day))), dossierPlan(["MONTH"], ["dossiers"], compare("2016-02-01", "2016-03-01"))).rows)).toEqual([["2016-02", 2, 1]]);
    expect(figures(run(worldOf(days.map((day) => approved(day))), dossierPlan(["MONTH"], ["dossiers"], compare("2017-02-01", "2017-04-01"))).rows)).toEqual([["2017-02", 1, 2], ["2017-03", 0, 1]]);
  });

  test("days that do not make whole months are paired by their number", () => {
    const days = ["2016-02-26", "2016-02-29", "2016-03-01", "2016-03-04", "2016-03-07", "2016-03-08"];
    const scope = compare("2016-03-02", "2016-03-08", { to: "PREVIOUS_PERIOD" });
    expect(scope.compared?.previous).toEqual({ from: "2016-02-25", until: "2016-03-02" });
    expect(figures(run(worldOf(days.map((day) => approved(day))), dossierPlan(["MONTH"], ["dossiers"], scope)).rows)).toEqual([["2016-03", 2, 3]]);
  });

  test("a month compared with the one before it keeps its quarter", () => {
    const world = worldOf(["2016-03-15", "2016-03-31", "2016-04-01"].map((day) => approved(day)));
    expect(figures(run(world, dossierPlan(["QUARTER"], ["dossiers"], compare("2016-04-01", "2016-05-01", { to: "PREVIOUS_PERIOD" }))).rows)).toEqual([["2016-Q2", 1, 2]]);
  });

  test("a row of one side only has nothing on the other", () => {
    const world = worldOf([approved("2015-05-01", { PILLAR: "ADVIES" }), approved("2016-05-01", { PILLAR: "OPLEIDING" })]);
    const result = run(world, dossierPlan(["PILLAR"], ["dossiers", "companies", "medianSubsidyCents"], compare("2016-01-01", "2017-01-01")));
    expect(result.rows.map(({ sums }) => sums)).toEqual([
      { now: { dossiers: 0, companies: 0, medianSubsidyCents: 0 }, previous: { dossiers: 1, companies: 1, medianSubsidyCents: 10_000 } },
      { now: { dossiers: 1, companies: 1, medianSubsidyCents: 10_000 }, previous: { dossiers: 0, companies: 0, medianSubsidyCents: 0 } },
    ]);
  });
});

describe("distinct counts and medians", () => {
  test("are exact in rows, totals and what is left over", () => {
    const rows = ([["ADVIES", "2016", 0, 1], ["ADVIES", "2016", 0, 5], ["ADVIES", "2009", 0, 3], ["OPLEIDING", "2016", 0, 9], ["OPLEIDING", "2016", 1, 7]] as const).map(([PILLAR, REGIME, place, cents]) => approved("2016-05-01", { PILLAR, REGIME }, { company: place, establishment: place === 0 ? 4 : 0, ...subsidy(cents) }));
    const world = worldOf(rows, { companies: [someone, company("1000000034")] });
    const result = run(world, dossierPlan(["PILLAR", "REGIME"], ["dossiers", "companies", "establishments", "medianSubsidyCents"], {}, { totals: "CUBE", others: true, parents: true, page: { limit: 1, after: null } }));
    const of = (dossiers: number, companies: number, establishments: number, medianSubsidyCents: number): unknown => ({ now: { dossiers, companies, establishments, medianSubsidyCents }, previous: null });
    expect(result).toEqual({
      rows: [{ key: ["ADVIES", "2009"], sums: of(1, 1, 1, 3) }],
      parents: [of(3, 1, 1, 3)],
      hasMore: true,
      totalRows: 3,
      total: of(5, 2, 1, 5),
      totals: [
        [{ key: ["ADVIES", null], sums: of(3, 1, 1, 3) }, { key: ["OPLEIDING", null], sums: of(2, 2, 1, 7) }],
        [{ key: [null, "2009"], sums: of(1, 1, 1, 3) }, { key: [null, "2016"], sums: of(4, 2, 1, 5) }],
      ],
      others: of(4, 2, 1, 5),
      inRows: { now: 5, previous: null },
      unknown: { now: 0, previous: null },
      unmapped: {},
    });
  });

  test.each([[[7], 7], [[7, 3], 3], [[3, 7, 5], 5], [[9, 1, 5, 3], 3], [[0, 0, 0, 4_294_967_295], 0], [[4_294_967_295, 4_294_967_295, 0], 4_294_967_295]])("the median of %j is %i", (cents, median) => {
    expect(run(worldOf(cents.map((each) => approved("2016-05-01", {}, subsidy(each)))), dossierPlan([], ["dossiers", "medianSubsidyCents"])).total.now.medianSubsidyCents).toBe(median);
  });

  test("the median of many amounts is found whatever their spread", () => {
    const spread = [...Array.from({ length: 5000 }, (_, index) => (index * 7919) % 5000), 4_294_967_295, 4_294_967_294];
    expect(run(worldOf(spread.map((each) => approved("2016-05-01", {}, subsidy(each)))), dossierPlan([], ["dossiers", "medianSubsidyCents"])).total.now.medianSubsidyCents).toBe(2500);
  });
});

describe("order, conditions and pages", () => {
  const world = worldOf([
    ...([["A", 3, "2016-05-01"], ["B", 1, "2016-05-01"], ["B", 4, "2016-05-01"], ["C", 9, "2015-05-01"], ["D", 3, "2016-05-01"]] as const).map(([THEME, cents, day]) => approved(day, { THEME }, subsidy(cents))),
    approved("2016-05-01", {}, subsidy(3)),
  ]);
  const scope = compare("2016-01-01", "2017-01-01");
  const order = (direction: "ASC" | "DESC"): Plan["order"] => [{ kind: "FIGURE", measure: "AVERAGE_SUBSIDY", on: "VALUE", direction }];
  const keys = (further: Partial<Plan>): readonly unknown[] => run(world, { ...dossierPlan(["THEME"], ["dossiers", "subsidyCents"], scope), ...further }).rows.map(({ key }) => key[0]);

  test("figures that are none come last in both directions, ties by the keys, unknown last", () => {
    expect(keys({ order: order("ASC") })).toEqual(["A", "B", "D", null, "C"]);
    expect(keys({ order: order("DESC") })).toEqual(["A", "B", "D", null, "C"]);
    expect(keys({ order: [{ kind: "KEY", position: 0, direction: "DESC" }] })).toEqual(["D", "C", "B", "A", null]);
  });

  test("a page comes after a place, also one whose key is not there", () => {
    const after = (figure: bigint | null, code: string | null): Plan["page"] => ({ limit: 2, after: { figures: [figure], key: [code] } });
    expect([keys({ order: order("ASC"), page: after(3n, "A") }), keys({ order: order("ASC"), page: after(3n, "BB") }), keys({ order: order("ASC"), page: after(3n, null) }), keys({ order: order("ASC"), page: after(null, "C") })]).toEqual([["B", "D"], ["D", null], ["C"], []]);
    expect([keys({ order: order("DESC"), page: after(4n, "Z") }), keys({ order: order("DESC"), page: after(2n, "A") })]).toEqual([["A", "B"], ["C"]]);
    const byKey: Plan["order"] = [{ kind: "KEY", position: 0, direction: "DESC" }];
    expect([keys({ order: byKey, page: after(null, "BB") }), keys({ order: byKey, page: after(null, "A") }), keys({ order: byKey, page: after(null, null) })]).toEqual([["B", "A"], [null], []]);
    expect([keys({ page: { limit: 9, after: { figures: [], key: ["BB"] } } }), keys({ page: { limit: 9, after: { figures: [], key: ["Z"] } } })]).toEqual([["C", "D", null], [null]]);
  });

  test("a condition leaves out rows without the figure, and neither totals nor what is left over", () => {
    const having: Plan["having"] = [{ measure: "AVERAGE_SUBSIDY", on: "VALUE", atLeast: null, atMost: 3n }];
    const result = run(world, { ...dossierPlan(["THEME"], ["dossiers", "subsidyCents"], scope, { others: true, totals: "ROLLUP" }), having });
    expect(result.rows.map(({ key }) => key[0])).toEqual(["A", "B", "D", null]);
    expect(result).toMatchObject({ totalRows: 4, total: { now: { dossiers: 5 }, previous: { dossiers: 1 } }, others: { now: { dossiers: 0, subsidyCents: 0 }, previous: { dossiers: 1, subsidyCents: 9 } }, inRows: { now: 5, previous: 1 } });
    expect(keys({ having: [{ measure: "DOSSIERS", on: "RELATIVE_CHANGE", atLeast: -1_000_000n, atMost: null }] })).toEqual(["C"]);
    expect(keys({ having: [{ measure: "DOSSIERS", on: "CHANGE", atLeast: 2n, atMost: null }] })).toEqual(["B"]);
  });
});

test("companies are counted as the register has them, with their units", () => {
  const companies = [company("0206731645", { LEGAL_FORM: "015" }, { units: 3 }), company("1000000034", { LEGAL_FORM: "015" }, { units: 4 }), company("1000000133", {}, { isActive: false, units: 9 })];
  const rows = (active: boolean | null): unknown => run(worldOf([], { companies }), companyPlan(["LEGAL_FORM"], ["companies", "establishments"], { active })).rows.map(({ key, sums }) => [...key, sums.now.companies, sums.now.establishments]);
  expect([rows(true), rows(false), rows(null)]).toEqual([[["015", 2, 7]], [[null, 1, 9]], [["015", 2, 7], [null, 1, 9]]]);
});

test("a plan that nobody waits for ends", () => {
  const snapshot = snapshotOf(worldOf(Array.from({ length: 40_000 }, () => approved("2016-05-01"))));
  let asked = 0;
  expect(() => runPlan(snapshot, dossierPlan([], ["dossiers"]), () => ++asked > 2)).toThrow(Cancelled);
  expect(asked).toBe(3);
});
