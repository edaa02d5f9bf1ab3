import { beforeAll, describe, expect, it, test } from "vitest";
import { compilePlans, compileScope, toQuery, type Query } from "../../src/reporting/compile.ts";
import type { MeasureName } from "../../src/reporting/cubes/measures.ts";
import { planBreakdown, type Plan, type RowPage } from "../../src/reporting/plan.ts";
import { readRequest, readScope, type CompanyArguments, type DossierArguments, type ScopeArguments } from "../../src/reporting/request.ts";
import { freshDatabase } from "../support/database.ts";
import { insertFixtures } from "../support/fixtures.ts";
import { world } from "./world.ts";

const database = await freshDatabase();
beforeAll(() => insertFixtures(database, world));

const clock = { today: "2026-11-01", through: "2026-10-31" };
const sameYear = { to: "SAME_PERIOD_PREVIOUS_YEAR", years: 1, alignment: "WHOLE_PERIOD" } as const;

type Asked = Partial<DossierArguments> & { readonly measures?: readonly MeasureName[]; readonly page?: RowPage; readonly parents?: boolean };

function planOf({ measures = [], page = { limit: 500, after: null }, parents = false, ...asked }: Asked): Plan {
  const request = readRequest({ cube: "DOSSIERS", by: [], counting: "APPROVED", period: { year: 2016 }, totals: "NONE", others: false, ...asked }, clock);
  return planBreakdown(request, { measures: new Set(measures), parents, page });
}

function companyPlan(asked: Partial<CompanyArguments>): Plan {
  const request = readRequest({ cube: "COMPANIES", by: [], totals: "NONE", others: false, ...asked }, clock);
  return planBreakdown(request, { measures: new Set(["ESTABLISHMENTS"]), parents: false, page: { limit: 500, after: null } });
}

const compiled = (asked: Asked): Query => toQuery(compilePlans([planOf(asked)]));

describe("the statement of a plan", () => {
  test("without dimensions: one group, which is row and total at once", () => {
    expect(compiled({})).toEqual({
      text:
        `with "fact_0" as materialized (select side, "dossiers" from ((select 0 as side, count(*) as "dossiers" from "dossier" where "dossier"."approved_on" >= $1::date and "dossier"."approved_on" < $2::date)) as "dossier"), ` +
        `"grouped_0" as materialized (select 0 as rolled_up, coalesce(sum("dossiers") filter (where side = 0), 0) as "dossiers_0" from "fact_0"), ` +
        `"leaf_0" as materialized (select *, true as passes from (select * from (select * from "grouped_0" where rolled_up = 0) leaf) leaf), ` +
        `"page_0" as materialized (select *, row_number() over (order by rolled_up) as position from (select * from "leaf_0" where passes order by rolled_up limit $3) page) ` +
        `select -1 as "plan", 0 as "part", 0 as "place", null::bigint as "position", (select coalesce(max("dossier_event"."seq"), 0)::numeric from "dossier_event") as "value_0", (select coalesce(max("load"."id"), 0)::numeric from "load") as "value_1", null::numeric as "value_2", null::numeric as "value_3" ` +
        `union all select 0, 1, 0, position, page."dossiers_0", null::numeric, null::numeric, null::numeric from "page_0" page ` +
        `union all select 0, 2, 0, null::bigint, "dossiers_0", null::numeric, null::numeric, null::numeric from "grouped_0" total where total.rolled_up = 0 ` +
        `union all select 0, 5, 0, count(*) filter (where passes), coalesce(sum("dossiers_0"), 0), coalesce(sum("dossiers_0") filter (where false), 0), null::numeric, null::numeric from "leaf_0" ` +
        `order by plan, part, place, position`,
      parameters: ["2016-01-01", "2017-01-01", 501],
    });
  });

  test("compared by a column and by time: both sides, the earlier one's days moved; GROUPING() tells the total", () => {
    expect(compiled({ by: ["PILLAR", "MONTH"], compare: sameYear, where: { companySize: { in: ["KO"] } }, measures: ["COMPANIES", "AVERAGE_SUBSIDY"] })).toEqual({
      text:
        `with "fact_0" as materialized (select side, "key_0" as "key_0", "key_1" as "key_1", "dossier"."enterprise_number" as "companies", "dossiers", "subsidyCents" from (` +
        `(select 0 as side, "dossier"."pillar" as "key_0", to_char(("dossier"."approved_on")::timestamp, 'YYYY-MM') as "key_1", "dossier"."enterprise_number", count(*) as "dossiers", sum("dossier"."subsidy_cents")::bigint as "subsidyCents" from "dossier" where "dossier"."approved_on" >= $1::date and "dossier"."approved_on" < $2::date and "dossier"."declared_size" = any($3::text[]) group by 2, 3, 4) union all ` +
        `(select 1 as side, "dossier"."pillar" as "key_0", to_char(("dossier"."approved_on" + make_interval(months => $4::int))::timestamp, 'YYYY-MM') as "key_1", "dossier"."enterprise_number", count(*) as "dossiers", sum("dossier"."subsidy_cents")::bigint as "subsidyCents" from "dossier" where "dossier"."approved_on" >= $5::date and "dossier"."approved_on" < $6::date and "dossier"."declared_size" = any($7::text[]) group by 2, 3, 4)) as "dossier"), ` +
        `"grouped_0" as materialized (select grouping("key_0", "key_1") as rolled_up, "key_0", "key_1", ` +
        `coalesce(sum("dossiers") filter (where side = 0), 0) as "dossiers_0", count(distinct "companies") filter (where side = 0) as "companies_0", coalesce(sum("subsidyCents") filter (where side = 0), 0) as "subsidyCents_0", ` +
        `coalesce(sum("dossiers") filter (where side = 1), 0) as "dossiers_1", count(distinct "companies") filter (where side = 1) as "companies_1", coalesce(sum("subsidyCents") filter (where side = 1), 0) as "subsidyCents_1" ` +
        `from "fact_0" group by grouping sets (("key_0", "key_1"), ())), ` +
        `"leaf_0" as materialized (select *, true as passes from (select *, ('1' || "key_0") collate "C" as "sort_0", ('1' || "key_1") collate "C" as "sort_1" from (select * from "grouped_0" where rolled_up = 0) leaf) leaf), ` +
        `"page_0" as materialized (select *, row_number() over (order by "sort_0" asc nulls last, "sort_1" asc nulls last) as position from (select * from "leaf_0" where passes order by "sort_0" asc nulls last, "sort_1" asc nulls last limit $8) page) ` +
        `select -1 as "plan", 0 as "part", 0 as "place", null::bigint as "position", null::text as "key_0", null::text as "key_1", (select coalesce(max("dossier_event"."seq"), 0)::numeric from "dossier_event") as "value_0", (select coalesce(max("load"."id"), 0)::numeric from "load") as "value_1", null::numeric as "value_2", null::numeric as "value_3", null::numeric as "value_4", null::numeric as "value_5" ` +
        `union all select 0, 1, 0, position, page."key_0", page."key_1", page."dossiers_0", page."companies_0", page."subsidyCents_0", page."dossiers_1", page."companies_1", page."subsidyCents_1" from "page_0" page ` +
        `union all select 0, 2, 0, null::bigint, null::text, null::text, "dossiers_0", "companies_0", "subsidyCents_0", "dossiers_1", "companies_1", "subsidyCents_1" from "grouped_0" total where total.rolled_up = 3 ` +
        `union all select 0, 5, 0, count(*) filter (where passes), null::text, null::text, coalesce(sum("dossiers_0"), 0), coalesce(sum("dossiers_1"), 0), coalesce(sum("dossiers_0") filter (where "key_0" is null or "key_1" is null), 0), coalesce(sum("dossiers_1") filter (where "key_0" is null or "key_1" is null), 0), null::numeric, null::numeric from "leaf_0" ` +
        `order by plan, part, place, position`,
      parameters: ["2016-01-01", "2017-01-01", ["KO"], 12, "2015-01-01", "2016-01-01", ["KO"], 501],
    });
  });

  test("a classification comes as parameters; its look-ups are done once for what is alike, and only for codes of another version", () => {
    const { text, parameters } = compiled({ by: ["NACE_SECTION", "NACE_DIVISION"], period: { year: 2025 } });
    expect(text).toContain(`nullif("nace_map"."level_0", '') as "key_0", nullif("nace_map"."level_1", '') as "key_1"`);
    expect(text).toContain(`"dossier"."nace_version", "dossier"."nace_code", case when "dossier"."nace_version" = $1 then null else "dossier"."enterprise_number" end as "enterprise_number", count(*) as "dossiers" from "dossier" where "dossier"."approved_on" >= $2::date and "dossier"."approved_on" < $3::date group by 2, 3, 4`);
    expect(text).toContain(`case when "dossier"."nace_version" = $4 then "dossier"."nace_code" else coalesce((select "register"."company"."nace2025" from "register"."company"`);
    expect(text).toContain(`left join unnest($6::text[], $7::text[], $8::text[]) as "nace_map"(code, "level_0", "level_1") on "nace_map".code = "nace_stored".code`);
    expect(text).toContain(`case when "dossier"."nace_code" is not null and "nace_map".code is null then "dossiers" else 0 end as "unmapped_nace"`);
    const [codes, sections, divisions] = parameters.slice(5, 8) as readonly string[][];
    expect([codes?.length, sections?.length, divisions?.length]).toEqual([2024, 2024, 2024]);
    const at = codes!.indexOf("62100");
    expect([sections?.[at], divisions?.[at], divisions?.[codes!.indexOf("K")]]).toEqual(["K", "62", ""]);
  });

  test("a filter of activities is one more column of that list", () => {
    const { text, parameters } = compiled({ where: { nace: { under: "62", unknown: true } } });
    expect(text).toContain(`as "nace_map"(code, passes) on "nace_map".code = "nace_stored".code where coalesce("nace_map".passes = 't', $8)`);
    const [codes, passing, unknown] = parameters.slice(5, 8) as unknown as readonly [string[], string[], boolean];
    expect([passing[codes.indexOf("62010")], passing[codes.indexOf("62")], passing[codes.indexOf("63110")], unknown]).toEqual(["t", "t", "", true]);
  });

  test("the next page continues after a place: figures, then keys, each in its direction, nulls last", () => {
    const { text, parameters } = compiled({
      by: ["COMPANY_SIZE", "THEME"],
      orderBy: [{ measure: { measure: "DOSSIERS", on: "VALUE", direction: "DESC" } }, { key: { dimension: "THEME", direction: "DESC" } }],
      page: { limit: 10, after: { figures: [7n, null], key: ["MO", null] } },
    });
    expect(text).toContain(`(case "key_0" when $3 then '0001' when $4 then '0002' else '1' || "key_0" end) collate "C" as "sort_0"`);
    expect(text).toContain(
      `where passes and ("DOSSIERS" < $5::numeric or "DOSSIERS" is null or ("DOSSIERS" = $6::numeric and ("sort_1" is null and ("sort_0" > $7::text or "sort_0" is null or ("sort_0" = $8::text and ("sort_1" is null and false)))))) ` +
        `order by "DOSSIERS" desc nulls last, "sort_1" desc nulls last, "sort_0" asc nulls last, "sort_1" asc nulls last limit $9`,
    );
    expect(parameters.slice(2)).toEqual(["KO", "MO", "7", "7", "0002", "0002", 11]);
  });

  test("figures are whole numbers as they are shown, and pass within bounds", () => {
    const { text, parameters } = compiled({ by: ["PILLAR"], compare: sameYear, having: [{ measure: "AVERAGE_SUBSIDY", on: "RELATIVE_CHANGE", gte: "-0.5", lte: "1" }] });
    expect(text).toContain(`case when "dossiers_0"::numeric <> 0 then sign("subsidyCents_0"::numeric) * div(2 * abs("subsidyCents_0"::numeric) + "dossiers_0"::numeric, 2 * "dossiers_0"::numeric) end as "AVERAGE_SUBSIDY_0"`);
    expect(text).toContain(`case when "AVERAGE_SUBSIDY_1" <> 0 then sign(("AVERAGE_SUBSIDY_0" - "AVERAGE_SUBSIDY_1") * 1000000) * div(2 * abs(("AVERAGE_SUBSIDY_0" - "AVERAGE_SUBSIDY_1") * 1000000) + "AVERAGE_SUBSIDY_1", 2 * "AVERAGE_SUBSIDY_1") end as "AVERAGE_SUBSIDY_RELATIVE_CHANGE"`);
    expect(text).toContain(`coalesce("AVERAGE_SUBSIDY_RELATIVE_CHANGE" >= $5::numeric and "AVERAGE_SUBSIDY_RELATIVE_CHANGE" <= $6::numeric, false) as passes`);
    expect(parameters.slice(4, 6)).toEqual(["-500000", "1000000"]);
  });

  test("totals and the totals of rows are sets of the same grouping, each once", () => {
    const { text } = compiled({ by: ["PILLAR", "COMPANY_SIZE", "REGIME"], totals: "ROLLUP", parents: true });
    expect(text).toContain(`group by grouping sets (("key_0", "key_1", "key_2"), ("key_0"), ("key_0", "key_1"), ())`);
    expect(text).toContain(`left join "grouped_0" parent on parent.rolled_up = 1 and coalesce("page"."key_0", '') = coalesce("parent"."key_0", '') and ("page"."key_0" is null) = ("parent"."key_0" is null) and coalesce("page"."key_1", '')`);
    expect(text).toContain(`select 0, 3, 1, row_number() over (order by "sort_0" asc nulls last, "sort_1" asc nulls last), "key_0", "key_1", "key_2", "dossiers_0", null::numeric`);
  });

  test("the others are what is left of the total; what is counted once each is counted anew, a median taken of dossiers", () => {
    expect(compiled({ by: ["PILLAR"], others: true }).text).toContain(`select 0, 4, 0, null::bigint, null::text, total."dossiers_0" - (select coalesce(sum("dossiers_0"), 0) from (select * from "page_0" where position <= $4) page), `);
    const { text } = compiled({ by: ["PILLAR"], others: true, measures: ["COMPANIES", "MEDIAN_SUBSIDY"] });
    expect(text).toContain(`"rest_0" as materialized (select fact.* from "fact_0" fact left join (select * from "page_0" where position <= $4) page on coalesce("fact"."key_0", '') = coalesce("page"."key_0", '') and ("fact"."key_0" is null) = ("page"."key_0" is null) where page.position is null)`);
    expect(text).toContain(`(select 0 as side, "dossier"."pillar" as "key_0", "dossier"."enterprise_number", 1::bigint as "dossiers", "dossier"."subsidy_cents" as "subsidyCents" from "dossier" where`);
    expect(text).toContain(`coalesce(percentile_disc(0.5) within group (order by "subsidyCents") filter (where side = 0), 0) as "medianSubsidyCents_0"`);
  });

  test("present attributes are those of the company beside it", () => {
    const { text } = compiled({ by: ["LEGAL_TYPE", "REGIME"], where: { legalForm: { in: ["014"] } }, classification: { attributes: "CURRENT" }, measures: ["REACH"] });
    expect(text).toContain(`select side, nullif("register"."company"."legal_type", '0') as "key_0", "key_1" as "key_1", case when "register"."company"."number" is not null and "register"."company"."ended_on" is null then "dossier"."enterprise_number" end as "activeCompanies", "dossiers" from (`);
    expect(text).toContain(`as "dossier" left join "register"."company" on "register"."company"."number" = "dossier"."enterprise_number" where "register"."company"."legal_form" = any($3::text[])`);
  });

  test("companies are counted in the register", () => {
    const { text, parameters } = toQuery(compilePlans([companyPlan({ by: ["ESTABLISHMENTS_CLASS"], where: { place: { in: ["24062"] } } })]));
    expect(text).toContain(`count(*) as "companies", sum("register"."company"."establishments")::bigint as "establishments" from "register"."company" where "register"."company"."ended_on" is null and "register"."company"."municipality" = any($1::text[]) group by 2`);
    expect(parameters[0]).toEqual(["24062"]);
  });

  it("holds values as parameters only", () => {
    const { text, parameters } = compiled({ where: { theme: { in: ["IT"] }, company: "0206731645" } });
    expect(text).not.toMatch(/0206731645|'IT'|;/);
    expect(parameters).toContain("0206731645");
    expect(parameters).toContainEqual(["IT"]);
  });

  it("computes only what the measures need", () => {
    expect(compiled({ measures: ["COMPANIES", "SUBSIDY"] }).text).not.toContain("establishment");
    expect(compiled({ by: ["PILLAR"], measures: ["SUBSIDY"] }).text).not.toContain("enterprise_number");
  });

  test("does not depend on how many codes a filter has", () => {
    const text = (codes: readonly string[]): string => compiled({ where: { place: { in: codes } } }).text;
    expect(text(["10000"])).toBe(text(["10000", "24062", "70000"]));
  });
});

describe("the statement of several plans", () => {
  test("reads what three have in common once, and only the columns that they need", () => {
    const { text } = toQuery(compilePlans([planOf({ by: ["PILLAR"] }), planOf({ by: ["MONTH"], compare: sameYear, measures: ["SUBSIDY"] }), planOf({ by: ["PROVINCE"], classification: { municipalitiesOf: 2020 } })]));
    expect(text).toContain(`with "scoped_0" as materialized (select "dossier"."pillar", "dossier"."approved_on", "dossier"."subsidy_cents", "dossier"."municipality" from "dossier" where "dossier"."approved_on" >= $1::date and "dossier"."approved_on" < $2::date), "fact_0" as`);
    expect(text.match(/from "scoped_0" as "dossier"/g)).toHaveLength(3);
    expect(text.match(/from "dossier" where/g)).toHaveLength(2);
  });
});

describe("PostgreSQL can plan", () => {
  const every: readonly MeasureName[] = ["COMPANIES", "ESTABLISHMENTS", "SUBSIDY", "ELIGIBLE_COST", "AVERAGE_SUBSIDY", "MEDIAN_SUBSIDY", "PAID_AMOUNT", "RECOVERED_AMOUNT"];
  const filter = { nace: { under: "C", unknown: true }, place: { under: "70000", unknown: true }, employmentClass: { notIn: ["1"] } };
  const ordered: Asked = { having: [{ measure: "SUBSIDY", on: "CHANGE", gte: "1" }], orderBy: [{ measure: { measure: "MEDIAN_SUBSIDY", on: "RELATIVE_CHANGE", direction: "ASC" } }], others: true, parents: true, totals: "CUBE" };
  it.each<{ readonly title: string; readonly plans: readonly Plan[] }>([
    { title: "a period", plans: [planOf({})] },
    { title: "one dimension", plans: [planOf({ by: ["PILLAR"] })] },
    { title: "a comparison with filters", plans: [planOf({ by: ["PILLAR", "QUARTER"], compare: sameYear, where: filter, measures: every })] },
    { title: "days compared", plans: [planOf({ by: ["NACE_SECTION", "PROVINCE", "QUARTER"], compare: { to: "PREVIOUS_PERIOD", years: 1, alignment: "SAME_ELAPSED_DAYS" } })] },
    { title: "classes, of what was paid", plans: [planOf({ by: ["COMPANY_AGE_CLASS", "ESTABLISHMENTS_CLASS"], counting: "PAID", where: filter })] },
    { title: "everything at once", plans: [planOf({ by: ["COMPANY_AGE_CLASS", "NACE_SECTION", "PROVINCE", "STATUS"], compare: sameYear, measures: every, ...ordered })] },
    { title: "present attributes", plans: [planOf({ by: ["EMPLOYMENT_CLASS", "NACE_SECTION", "MONTH"], compare: sameYear, where: filter, measures: [...every, "REACH"], classification: { attributes: "CURRENT" }, ...ordered })] },
    { title: "companies", plans: [companyPlan({ by: ["EMPLOYMENT_CLASS", "NACE_GROUP", "MUNICIPALITY"], where: filter, totals: "CUBE", others: true })] },
    { title: "many plans", plans: [planOf({}), planOf({ by: ["THEME"], measures: every }), planOf({ by: ["NACE_CLASS"], ...ordered, compare: sameYear }), companyPlan({ by: ["REGION"] })] },
  ])("$title", async ({ plans }) => {
    const { text, parameters } = toQuery(compilePlans(plans));
    const lines = await database.sql.unsafe<{ "QUERY PLAN": string }[]>(`explain ${text}`, parameters as never[]);
    expect(lines.map((line) => line["QUERY PLAN"]).join("\n")).toContain("CTE Scan on fact_0");
    expect(text).not.toContain(";");
  });
});

describe("the condition of a list", () => {
  const condition = (asked: Partial<ScopeArguments>): Query => toQuery(compileScope(readScope({ counting: "APPROVED", ...asked }, clock)));

  test("is on the table of dossiers alone", () => {
    expect(condition({ period: { year: 2016 }, where: { companySize: { in: ["KO"] }, status: ["APPROVED"] } })).toEqual({
      text: `"dossier"."approved_on" >= $1::date and "dossier"."approved_on" < $2::date and "dossier"."declared_size" = any($3::text[]) and "dossier"."status" = any($4::text[])`,
      parameters: ["2016-01-01", "2017-01-01", ["KO"], ["APPROVED"]],
    });
    expect(condition({}).text).toBe(`"dossier"."approved_on" is not null`);
  });

  test("looks an activity up, once", () => {
    const { text } = condition({ where: { nace: { under: "62" } } });
    expect(text).toContain(`"dossier"."approved_on" is not null and (select looked.code = any($1::text[]) from (select case when "dossier"."nace_version" = $2 then "dossier"."nace_code" else coalesce((select "register"."company"."nace2025"`);
    expect(text.endsWith(` as code offset 0) looked)`)).toBe(true);
  });

  test("looks the company up for all present attributes together; one that was never listed passes where unknown codes do", () => {
    const { text, parameters } = condition({ where: { legalForm: { in: ["014"], unknown: true }, place: { unknown: false } }, classification: { attributes: "CURRENT" } });
    expect(text).toBe(`"dossier"."approved_on" is not null and coalesce((select ("register"."company"."legal_form" is null or "register"."company"."legal_form" = any($1::text[])) and "register"."company"."municipality" = any($2::text[]) from "register"."company" where "register"."company"."number" = "dossier"."enterprise_number"), $3)`);
    expect(parameters[2]).toBe(false);
  });
});
