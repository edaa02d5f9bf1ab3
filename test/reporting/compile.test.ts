import { beforeAll, describe, expect, test } from "vitest";
import { compilePlan, toQuery, type Query } from "../../src/reporting/compile.ts";
import type { MeasureName } from "../../src/reporting/cubes/dossiers.ts";
import { postgresEngine } from "../../src/reporting/engines/postgres.ts";
import { planBreakdown, type Plan, type RowPage } from "../../src/reporting/plan.ts";
import { readRequest, type BreakdownArguments } from "../../src/reporting/request.ts";
import { freshDatabase } from "../support/database.ts";
import { insertFixtures } from "../support/fixtures.ts";
import { world } from "./world.ts";

const database = await freshDatabase();
beforeAll(() => insertFixtures(database, world));

const clock = { today: "2026-11-01", through: "2026-10-31" };
const planOf = (asked: Partial<BreakdownArguments>, measures: readonly MeasureName[] = [], page: RowPage = { limit: 500, after: null }): Plan =>
  planBreakdown(readRequest({ by: [], counting: "APPROVED", period: { year: 2016 }, ...asked }, clock), new Set(measures), page);
const compiled = (...given: Parameters<typeof planOf>): Query => toQuery(compilePlan(planOf(...given)));

const sameYear = { to: "SAME_PERIOD_PREVIOUS_YEAR", years: 1, alignment: "WHOLE_PERIOD" } as const;

describe("the statement of a plan", () => {
  test("without dimensions: one group, which is row and total at once", () => {
    expect(compiled({})).toEqual({
      text:
        `with fact as materialized (select 0 as side, "dossier"."enterprise_number", count(*) as "dossiers" from "dossier" where "dossier"."approved_on" >= $1::date and "dossier"."approved_on" < $2::date group by 2), ` +
        `grouped as materialized (select 0 as rolled_up, coalesce(sum("dossiers") filter (where side = 0), 0) as "dossiers_0" from fact), ` +
        `leaf as materialized (select *, 1::bigint as position from grouped) ` +
        `(select 'ROW' as part, position, "dossiers_0" from leaf where true order by position limit $3) ` +
        `union all select 'TOTAL', null, "dossiers_0" from grouped where true ` +
        `union all select 'LEAVES', count(*), coalesce(sum("dossiers_0"), 0) from leaf where true ` +
        `union all select 'UNKNOWN', count(*), coalesce(sum("dossiers_0"), 0) from leaf where false order by part, position`,
      parameters: ["2016-01-01", "2017-01-01", 501],
    });
  });

  test("compared by a column and by time: both sides, the earlier one's days moved; GROUPING() tells the total", () => {
    expect(compiled({ by: ["PILLAR", "MONTH"], compare: sameYear, where: { companySize: { in: ["KO"] } } }, ["COMPANIES", "AVERAGE_SUBSIDY"])).toEqual({
      text:
        `with fact as materialized (` +
        `select 0 as side, "dossier"."pillar" as "key_0", to_char(("dossier"."approved_on")::timestamp, 'YYYY-MM') as "key_1", "dossier"."enterprise_number", count(*) as "dossiers", sum("dossier"."subsidy_cents") as "subsidyCents" from "dossier" where ("dossier"."approved_on" >= $1::date and "dossier"."approved_on" < $2::date and ("dossier"."declared_size" = any($3::text[]))) group by 2, 3, 4 union all ` +
        `select 1 as side, "dossier"."pillar" as "key_0", to_char(("dossier"."approved_on" + make_interval(months => $4::int))::timestamp, 'YYYY-MM') as "key_1", "dossier"."enterprise_number", count(*) as "dossiers", sum("dossier"."subsidy_cents") as "subsidyCents" from "dossier" where ("dossier"."approved_on" >= $5::date and "dossier"."approved_on" < $6::date and ("dossier"."declared_size" = any($7::text[]))) group by 2, 3, 4), ` +
        `grouped as materialized (select grouping("key_0", "key_1") as rolled_up, "key_0", "key_1", ` +
        `coalesce(sum("dossiers") filter (where side = 0), 0) as "dossiers_0", coalesce(count(distinct enterprise_number) filter (where side = 0), 0) as "companies_0", coalesce(sum("subsidyCents") filter (where side = 0), 0) as "subsidyCents_0", ` +
        `coalesce(sum("dossiers") filter (where side = 1), 0) as "dossiers_1", coalesce(count(distinct enterprise_number) filter (where side = 1), 0) as "companies_1", coalesce(sum("subsidyCents") filter (where side = 1), 0) as "subsidyCents_1" ` +
        `from fact group by grouping sets (("key_0", "key_1"), ())), ` +
        `leaf as materialized (select *, row_number() over (order by "sort_0", "sort_1") as position from (select *, (coalesce('1' || "key_0", '2')) collate "C" as "sort_0", (coalesce('1' || "key_1", '2')) collate "C" as "sort_1" from grouped where rolled_up = 0) ordered) ` +
        `(select 'ROW' as part, position, "key_0", "key_1", "dossiers_0", "companies_0", "subsidyCents_0", "dossiers_1", "companies_1", "subsidyCents_1" from leaf where true order by position limit $8) ` +
        `union all select 'TOTAL', null, null, null, "dossiers_0", "companies_0", "subsidyCents_0", "dossiers_1", "companies_1", "subsidyCents_1" from grouped where rolled_up <> 0 ` +
        `union all select 'LEAVES', count(*), null, null, coalesce(sum("dossiers_0"), 0), null, null, coalesce(sum("dossiers_1"), 0), null, null from leaf where true ` +
        `union all select 'UNKNOWN', count(*), null, null, coalesce(sum("dossiers_0"), 0), null, null, coalesce(sum("dossiers_1"), 0), null, null from leaf where "key_0" is null or "key_1" is null order by part, position`,
      parameters: ["2016-01-01", "2017-01-01", ["KO"], 12, "2015-01-01", "2016-01-01", ["KO"], 501],
    });
  });

  test("a classification comes as parameters, its look-ups only for codes of another version", () => {
    const { text, parameters } = compiled({ by: ["NACE_SECTION", "NACE_DIVISION"], period: { year: 2025 } });
    expect(text).toContain(`nullif("nace_map"."level_0", '') as "key_0", nullif("nace_map"."level_1", '') as "key_1"`);
    expect(text).toContain(`case when "dossier"."nace_version" = $1 then "dossier"."nace_code" else coalesce((select c.nace2025 from register.company c`);
    expect(text).toContain(`left join unnest($3::text[], $4::text[], $5::text[]) as "nace_map"(code, "level_0", "level_1") on "nace_map".code = "nace_stored".code`);
    expect(text).toContain(`count(*) filter (where "dossier"."nace_code" is not null and "nace_map".code is null) as "unmapped_nace"`);
    const [, , codes, sections, divisions] = parameters as readonly string[][];
    expect([codes?.length, sections?.length, divisions?.length]).toEqual([2024, 2024, 2024]);
    const at = codes!.indexOf("62100");
    expect([sections?.[at], divisions?.[at], divisions?.[codes!.indexOf("K")]]).toEqual(["K", "62", ""]);
  });

  test("the next page continues after a key, in the order of lists", () => {
    const { text, parameters } = compiled({ by: ["COMPANY_SIZE"] }, [], { limit: 10, after: ["MO"] });
    expect(text).toContain(`(case "key_0" when $3 then '0001' when $4 then '0002' else coalesce('1' || "key_0", '2') end) collate "C" as "sort_0"`);
    expect(text).toContain(`where ("sort_0") > ($5::text) order by position limit $6`);
    expect(parameters.slice(2)).toEqual(["KO", "MO", "0002", 11]);
  });

  test("does not depend on how many codes a filter has, so that it is planned once", () => {
    const text = (codes: readonly string[]): string => compiled({ where: { place: { in: codes } } }).text;
    expect(text(["10000"])).toBe(text(["10000", "24062", "70000"]));
  });

  test.each<{ readonly title: string; readonly asked: Partial<BreakdownArguments> }>([
    { title: "a period", asked: {} },
    { title: "a comparison with filters", asked: { by: ["PILLAR", "QUARTER"], compare: sameYear, where: { nace: { under: "C", unknown: true }, place: { under: "70000" } } } },
    { title: "all kinds of dimensions", asked: { by: ["COMPANY_AGE_CLASS", "NACE_SECTION", "PROVINCE", "STATUS"], compare: { to: "PREVIOUS_PERIOD", years: 1, alignment: "WHOLE_PERIOD" } } },
  ])("is one that PostgreSQL can plan: $title", async ({ asked }) => {
    const { text, parameters } = compiled(asked, ["COMPANIES", "ESTABLISHMENTS", "SUBSIDY", "ELIGIBLE_COST"]);
    const plan = await database.sql.unsafe<{ "QUERY PLAN": string }[]>(`explain ${text}`, parameters as never[]);
    expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toContain("CTE Scan on fact");
  });
});

describe("the engine", () => {
  test("gives whole numbers, of both sides", async () => {
    const plan = planOf({ by: ["COMPANY_SIZE"], period: { months: { from: "2016-04", to: "2016-12" } }, compare: sameYear }, ["SUBSIDY"], { limit: 1, after: null });
    expect(await postgresEngine(database.db).run(plan)).toEqual({
      rows: [{ key: ["KO"], sums: { now: { dossiers: 3n, subsidyCents: 15_003n }, previous: { dossiers: 2n, subsidyCents: 8_000n } } }],
      hasMore: true,
      totalRows: 3,
      total: { now: { dossiers: 5n, subsidyCents: 35_005n }, previous: { dossiers: 2n, subsidyCents: 8_000n } },
      inRows: { now: 5n, previous: 2n },
      unknown: { now: 1n, previous: 0n },
      unmapped: {},
    });
  });
});
