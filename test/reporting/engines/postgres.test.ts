import { beforeAll, describe, expect, test } from "vitest";
import { nacePair } from "../../../src/db/tables/index.ts";
import type { MeasureName } from "../../../src/reporting/cubes/measures.ts";
import type { EngineResult, Groups, NumberColumns, Sides } from "../../../src/reporting/engine.ts";
import { postgresEngine } from "../../../src/reporting/engines/postgres.ts";
import { placeOf } from "../../../src/reporting/cursor.ts";
import { planBreakdown, type Plan, type RowPlace } from "../../../src/reporting/plan.ts";
import { keyAt, sidesAt } from "../../../src/reporting/rows.ts";
import { readRequest, type CompanyArguments, type DossierArguments } from "../../../src/reporting/request.ts";
import { freshDatabase } from "../../support/database.ts";
import { enterpriseNumber, insertFixtures } from "../../support/fixtures.ts";
import { pairs, world } from "../world.ts";

const database = await freshDatabase();
const engine = postgresEngine(database);
const [a, b] = [enterpriseNumber(1), enterpriseNumber(2)];

beforeAll(async () => {
  await insertFixtures(database, {
    ...world,
    employment: [
      { enterpriseNumber: a, year: 2025, quarter: 2, class: "3" },
      { enterpriseNumber: a, year: 2024, quarter: 4, class: "9" },
      { enterpriseNumber: b, year: 2024, quarter: 4, class: "5" },
      { enterpriseNumber: b, year: 2025, quarter: 1, class: "?" },
    ],
  });
  await database.db.insert(nacePair).values(pairs);
});

const clock = { today: "2025-07-01", through: "2025-06-15" };
const never = new AbortController().signal;
const lastNine = { months: { from: "2016-04", to: "2016-12" } };
const compare = { to: "SAME_PERIOD_PREVIOUS_YEAR", years: 1, alignment: "WHOLE_PERIOD" } as const;

type Asked = Partial<DossierArguments> & { readonly measures?: readonly MeasureName[]; readonly first?: number; readonly after?: RowPlace | null; readonly parents?: boolean };

/** A plan of dossiers, by default of those approved from April to December 2016. */
function planOf({ measures = [], first = 500, after = null, parents = false, ...asked }: Asked): Plan {
  const request = readRequest({ cube: "DOSSIERS", by: [], counting: "APPROVED", period: lastNine, totals: "NONE", others: false, ...asked }, clock);
  return planBreakdown(request, { measures: new Set(measures), parents, page: { limit: first, after } });
}

function companyPlan({ measures = [], ...asked }: Partial<CompanyArguments> & { readonly measures?: readonly MeasureName[] }): Plan {
  const request = readRequest({ cube: "COMPANIES", by: [], totals: "NONE", others: false, ...asked }, clock);
  return planBreakdown(request, { measures: new Set(["COMPANIES", ...measures]), parents: false, page: { limit: 500, after: null } });
}

async function run(plan: Plan): Promise<EngineResult> {
  const pinned = await engine.pin(clock.today);
  const { results } = await pinned.run([plan], never);
  return results[0]!;
}

/** The codes of each group, then its numbers, those of the earlier period after them. */
function table({ count, keys, sums }: Groups): readonly (readonly (string | number | null)[])[] {
  return Array.from({ length: count }, (_, row) => [...keys.map(({ codes, index }) => codes[index[row]!] ?? null), ...numbers(sums, row)]);
}

function numbers({ now, previous }: Sides<NumberColumns>, row: number): readonly number[] {
  return [now, previous ?? {}].flatMap((columns) => Object.values(columns).map((column) => column[row]!));
}

describe("the engine", () => {
  test("gives whole numbers of both sides, a dictionary for each part of the key", async () => {
    const result = await run(planOf({ by: ["COMPANY_SIZE"], compare, measures: ["SUBSIDY", "MEDIAN_SUBSIDY"], first: 1, others: true }));
    expect(result).toEqual({
      rows: { count: 1, keys: [{ codes: ["KO"], index: [0] }], sums: { now: { dossiers: [3], subsidyCents: [15_003], medianSubsidyCents: [5_000] }, previous: { dossiers: [2], subsidyCents: [8_000], medianSubsidyCents: [0] } } },
      parents: null,
      hasMore: true,
      totalRows: 3,
      total: { now: { dossiers: 5, subsidyCents: 35_005, medianSubsidyCents: 5_000 }, previous: { dossiers: 2, subsidyCents: 8_000, medianSubsidyCents: 0 } },
      totals: [],
      others: { now: { dossiers: 2, subsidyCents: 20_002, medianSubsidyCents: 2 }, previous: { dossiers: 0, subsidyCents: 0, medianSubsidyCents: 0 } },
      inRows: { now: 5, previous: 2 },
      unknown: { now: 1, previous: 0 },
      unmapped: {},
    });
  });

  test("reckons every measure", async () => {
    const measures: readonly MeasureName[] = ["COMPANIES", "ESTABLISHMENTS", "SUBSIDY", "ELIGIBLE_COST", "MEDIAN_SUBSIDY", "PAID_AMOUNT", "RECOVERED_AMOUNT", "REACH"];
    const { rows, total } = await run(planOf({ by: ["COMPANY_SIZE"], measures, classification: { attributes: "CURRENT" } }));
    expect(table(rows)).toEqual([
      // dossiers, companies, active ones, establishments, subsidy, cost, paid, recovered, median
      ["KO", 3, 2, 1, 2, 15_003, 300_000, 5_000, 5_000, 5_000],
      ["MO", 1, 1, 1, 1, 20_000, 100_000, 0, 0, 20_000],
      [null, 1, 1, 0, 0, 2, 5, 0, 0, 2],
    ]);
    expect(total.now).toEqual({ dossiers: 5, companies: 3, activeCompanies: 2, establishments: 3, subsidyCents: 35_005, eligibleCostCents: 400_005, paidCents: 5_000, recoveredCents: 5_000, medianSubsidyCents: 5_000 });
  });

  test("without dimensions there is one row, of nothing too", async () => {
    const result = await run(planOf({ period: { year: 2010 }, compare, measures: ["COMPANIES", "MEDIAN_SUBSIDY"], others: true, totals: "CUBE" }));
    const nothing = { dossiers: 0, companies: 0, medianSubsidyCents: 0 };
    expect(result).toMatchObject({ totalRows: 1, hasMore: false, total: { now: nothing, previous: nothing }, others: { now: nothing, previous: nothing }, totals: [], inRows: { now: 0, previous: 0 } });
    expect(table(result.rows)).toEqual([[0, 0, 0, 0, 0, 0]]);
  });

  test("what is on no page is in the others, counted once each", async () => {
    const by = ["PILLAR", "COMPANY_SIZE"];
    const all = await run(planOf({ by, measures: ["COMPANIES"] }));
    expect(table(all.rows)).toEqual([["ADVIES", "MO", 1, 1], ["OPLEIDING", "KO", 3, 2], ["OPLEIDING", null, 1, 1]]);
    const others = async (asked: Asked) => (await run(planOf({ by, measures: ["COMPANIES"], others: true, ...asked }))).others?.now;
    expect(await others({ first: 1 })).toEqual({ dossiers: 4, companies: 2 });
    expect(await others({ first: 0 })).toEqual({ dossiers: 5, companies: 3 });
    expect(await others({})).toEqual({ dossiers: 0, companies: 0 });
    expect(await others({ having: [{ measure: "DOSSIERS", on: "VALUE", gte: "2" }] })).toEqual({ dossiers: 2, companies: 2 });
    expect(await others({ first: 1, after: { figures: [], key: ["ADVIES", "MO"] } })).toEqual({ dossiers: 2, companies: 2 });
  });
});

describe("totals", () => {
  const by = ["PILLAR", "COMPANY_SIZE", "THEME"];

  test("of every part of the key; an unknown code is no total", async () => {
    const { rows, totals, total } = await run(planOf({ by, totals: "CUBE", measures: ["COMPANIES"] }));
    expect(table(rows)).toEqual([["ADVIES", "MO", null, 1, 1], ["OPLEIDING", "KO", "IT", 1, 1], ["OPLEIDING", "KO", null, 2, 2], ["OPLEIDING", null, null, 1, 1]]);
    expect(totals.map(table)).toEqual([
      [["ADVIES", null, null, 1, 1], ["OPLEIDING", null, null, 4, 2]],
      [[null, "KO", null, 3, 2], [null, "MO", null, 1, 1], [null, null, null, 1, 1]],
      [[null, null, "IT", 1, 1], [null, null, null, 4, 3]],
      [["ADVIES", "MO", null, 1, 1], ["OPLEIDING", "KO", null, 3, 2], ["OPLEIDING", null, null, 1, 1]],
      [["ADVIES", null, null, 1, 1], ["OPLEIDING", null, "IT", 1, 1], ["OPLEIDING", null, null, 3, 2]],
      [[null, "KO", "IT", 1, 1], [null, "KO", null, 2, 2], [null, "MO", null, 1, 1], [null, null, null, 1, 1]],
    ]);
    expect(total.now).toEqual({ dossiers: 5, companies: 3 });
  });

  test("of every beginning of the key; those over the last part for each row, asked or not", async () => {
    const rolled = await run(planOf({ by, totals: "ROLLUP", measures: ["MEDIAN_SUBSIDY"], parents: true, compare }));
    expect(rolled.totals.map(({ count }) => count)).toEqual([3, 4]);
    expect(rolled.parents).toEqual({
      now: { dossiers: [1, 0, 3, 3, 1], medianSubsidyCents: [20_000, 0, 5_000, 5_000, 2] },
      previous: { dossiers: [0, 1, 1, 1, 0], medianSubsidyCents: [0, 0, 8_000, 8_000, 0] },
    });
    const { totals, parents } = await run(planOf({ by, measures: ["MEDIAN_SUBSIDY"], parents: true, first: 1, compare }));
    expect([totals, parents]).toEqual([[], { now: { dossiers: [1], medianSubsidyCents: [20_000] }, previous: { dossiers: [0], medianSubsidyCents: [0] } }]);
  });
});

describe("rows that pass", () => {
  // Dossiers now and before, subsidy now and before, of ADVIES, COACHING and OPLEIDING: 1 0 20000 0; 0 1 0 0; 4 1 15005 8000.
  test.each([
    { title: "a value", having: [{ measure: "SUBSIDY", on: "VALUE", gte: "150.05", lte: "199.99" }], left: ["OPLEIDING"] },
    { title: "an average, as it is shown", having: [{ measure: "AVERAGE_SUBSIDY", on: "VALUE", gte: "37.51", lte: "37.51" }], left: ["OPLEIDING"] },
    { title: "none where there is no average", having: [{ measure: "AVERAGE_SUBSIDY", on: "VALUE", gte: "0" }], left: ["ADVIES", "OPLEIDING"] },
    { title: "a median", having: [{ measure: "MEDIAN_SUBSIDY", on: "VALUE", lte: "0.02" }], left: ["OPLEIDING"] },
    { title: "the earlier value", having: [{ measure: "DOSSIERS", on: "PREVIOUS", gte: "1" }], left: ["COACHING", "OPLEIDING"] },
    { title: "a change", having: [{ measure: "DOSSIERS", on: "CHANGE", lte: "1" }], left: ["ADVIES", "COACHING"] },
    { title: "none where one side has no average", having: [{ measure: "AVERAGE_SUBSIDY", on: "CHANGE", lte: "1000" }], left: ["OPLEIDING"] },
    { title: "a relative change, as it is shown", having: [{ measure: "SUBSIDY", on: "RELATIVE_CHANGE", gte: "0.875625", lte: "0.875625" }], left: ["OPLEIDING"] },
    { title: "a fall", having: [{ measure: "AVERAGE_SUBSIDY", on: "RELATIVE_CHANGE", gte: "-0.531125", lte: "-0.531125" }], left: ["OPLEIDING"] },
    { title: "none relative to nothing", having: [{ measure: "DOSSIERS", on: "RELATIVE_CHANGE", gte: "-1000" }], left: ["COACHING", "OPLEIDING"] },
    { title: "all conditions", having: [{ measure: "DOSSIERS", on: "VALUE", gte: "1" }, { measure: "DOSSIERS", on: "VALUE", lte: "3" }], left: ["ADVIES"] },
  ] as const)("by $title", async ({ having, left }) => {
    const { rows, totalRows, total, inRows } = await run(planOf({ by: ["PILLAR"], compare, having }));
    expect(table(rows).map(([code]) => code)).toEqual(left);
    expect([totalRows, total.now.dossiers, inRows]).toEqual([left.length, 5, { now: 5, previous: 2 }]);
  });
});

describe("order", () => {
  const inOrder = (orderBy: DossierArguments["orderBy"]): Asked => ({ by: ["PILLAR", "EMPLOYMENT_CLASS"], compare, orderBy });
  const byFigure = (measure: MeasureName, direction: "ASC" | "DESC", on: "VALUE" | "CHANGE" | "RELATIVE_CHANGE" = "VALUE") => ({ measure: { measure, direction, on } });
  const byKey = (dimension: string, direction: "ASC" | "DESC") => ({ key: { dimension, direction } });
  const rowsOf = async (asked: Asked): Promise<readonly string[]> => table((await run(planOf(asked))).rows).map(([pillar, size]) => `${pillar} ${size}`);

  test.each([
    { title: "that of keys: lists as they are shown, unknown last", order: [], rows: ["ADVIES 2", "COACHING 2", "OPLEIDING NONE", "OPLEIDING 2", "OPLEIDING null"] },
    { title: "of a key the other way, unknown still last", order: [byKey("EMPLOYMENT_CLASS", "DESC")], rows: ["ADVIES 2", "COACHING 2", "OPLEIDING 2", "OPLEIDING NONE", "OPLEIDING null"] },
    { title: "of a figure", order: [byFigure("SUBSIDY", "DESC")], rows: ["ADVIES 2", "OPLEIDING 2", "OPLEIDING NONE", "OPLEIDING null", "COACHING 2"] },
    { title: "of a figure upwards, with what has none last", order: [byFigure("AVERAGE_SUBSIDY", "ASC")], rows: ["OPLEIDING null", "OPLEIDING NONE", "OPLEIDING 2", "ADVIES 2", "COACHING 2"] },
    { title: "and downwards too", order: [byFigure("AVERAGE_SUBSIDY", "DESC")], rows: ["ADVIES 2", "OPLEIDING 2", "OPLEIDING NONE", "OPLEIDING null", "COACHING 2"] },
    { title: "of a relative change, which most do not have; then of a change; then by keys", order: [byFigure("SUBSIDY", "ASC", "RELATIVE_CHANGE"), byFigure("DOSSIERS", "DESC", "CHANGE")], rows: ["OPLEIDING 2", "OPLEIDING null", "ADVIES 2", "OPLEIDING NONE", "COACHING 2"] },
    { title: "of figures and keys mixed", order: [byKey("PILLAR", "DESC"), byFigure("DOSSIERS", "ASC")], rows: ["OPLEIDING NONE", "OPLEIDING 2", "OPLEIDING null", "COACHING 2", "ADVIES 2"] },
  ])("$title", async ({ order, rows }) => {
    expect(await rowsOf(inOrder(order))).toEqual(rows);
    for (const first of [1, 2, 3]) expect(await allPages({ ...inOrder(order), first, measures: ["SUBSIDY", "AVERAGE_SUBSIDY"] })).toEqual(rows);
  });

  /** The rows of one page after the other, each after the place of the last row as it stands in the order. */
  async function allPages(asked: Asked): Promise<readonly string[]> {
    const found: string[] = [];
    let after: RowPlace | null = null;
    for (let hasMore = true; hasMore; ) {
      const plan = planOf({ ...asked, after });
      const result = await run(plan);
      found.push(...table(result.rows).map(([pillar, size]) => `${pillar} ${size}`));
      ({ hasMore } = result);
      const last = result.rows.count - 1;
      after = placeOf(plan, { key: keyAt(result.rows, last), sums: sidesAt(result.rows.sums, last) });
    }
    return found;
  }
});

describe("present attributes", () => {
  const current = { attributes: "CURRENT" } as const;

  test.each([
    { by: "EMPLOYMENT_CLASS", rows: [["3", 2], [null, 3]] },
    { by: "MUNICIPALITY", rows: [["24062", 3], [null, 2]] },
    { by: "NACE_SUBCLASS", rows: [["62010", 2], [null, 3]] },
    { by: "COMPANY_AGE_CLASS", rows: [["20+", 3], [null, 2]] },
    { by: "ESTABLISHMENTS_CLASS", rows: [["1", 3], [null, 2]] },
  ])("by $by; a company that the register never listed has none", async ({ by, rows }) => {
    const result = await run(planOf({ by: [by], classification: current }));
    expect(table(result.rows)).toEqual(rows);
    expect(Object.values(result.unmapped)).toEqual(Object.values(result.unmapped).map(() => ({ now: 0, previous: null })));
  });

  test.each([
    { title: "a class", where: { employmentClass: { in: ["3"] } }, count: 2 },
    { title: "an unknown class, or none at all", where: { employmentClass: { unknown: true } }, count: 3 },
    { title: "an activity", where: { nace: { under: "62" } }, count: 2 },
    { title: "an unknown activity", where: { nace: { unknown: true } }, count: 3 },
    { title: "anything but a place, with unknown ones", where: { place: { notIn: ["24062"] } }, count: 2 },
    { title: "known places", where: { place: { unknown: false } }, count: 3 },
    { title: "several", where: { place: { under: "20001", unknown: true }, nace: { unknown: true }, pillar: { in: ["OPLEIDING"] } }, count: 2 },
  ])("filter by $title", async ({ where, count }) => {
    expect((await run(planOf({ where, classification: current }))).total.now.dossiers).toBe(count);
  });
});

describe("classifications", () => {
  test("municipalities are those of the year asked; what came later is unmapped", async () => {
    const period = { months: { from: "2024-05", to: "2025-06" } };
    const { rows, unmapped } = await run(planOf({ by: ["MUNICIPALITY"], counting: "SUBMITTED", period, classification: { municipalitiesOf: 2024 } }));
    expect(table(rows)).toEqual([["11056", 1], ["24062", 2], ["44034", 1], ["44073", 1], [null, 1]]);
    expect(unmapped).toEqual({ PLACE: { now: 1, previous: null } });
  });

  test("the version asked is that of filters too", async () => {
    const period = { months: { from: "2024-05", to: "2025-06" } };
    const count = async (where: Asked["where"], nace: "2008" | "2025") => (await run(planOf({ counting: "SUBMITTED", period, where, classification: { nace } }))).total.now.dossiers;
    expect(await count({ nace: { under: "6201" } }, "2008")).toBe(2);
    expect(await count({ nace: { unknown: true } }, "2008")).toBe(1);
    expect(await count({ nace: { under: "62100", unknown: true } }, "2025")).toBe(4);
    expect(await count({ nace: { notIn: ["62100"], unknown: false } }, "2025")).toBe(2);
  });
});

describe("companies", () => {
  test("are counted as the register has them", async () => {
    const { rows, total, totals, unmapped } = await run(companyPlan({ by: ["NACE_DIVISION", "EMPLOYMENT_CLASS"], totals: "CUBE", measures: ["ESTABLISHMENTS"] }));
    expect(table(rows)).toEqual([["62", "3", 1, 1], [null, null, 1, 1]]);
    expect(totals.map(table)).toEqual([[["62", null, 1, 1], [null, null, 1, 1]], [[null, "3", 1, 1], [null, null, 1, 1]]]);
    expect([total, unmapped]).toEqual([{ now: { companies: 2, establishments: 2 }, previous: null }, { NACE: { now: 0, previous: null } }]);
  });

  test.each([
    { title: "ended ones", where: { active: false }, count: 0 },
    { title: "all", where: { active: null }, count: 2 },
    { title: "a class", where: { employmentClass: { in: ["3"] } }, count: 1 },
    { title: "an unknown activity", where: { nace: { unknown: true } }, count: 1 },
    { title: "a place", where: { place: { under: "20001" } }, count: 2 },
  ])("can be restricted: $title", async ({ where, count }) => {
    expect((await run(companyPlan({ where }))).total.now).toEqual({ companies: count });
  });
});
