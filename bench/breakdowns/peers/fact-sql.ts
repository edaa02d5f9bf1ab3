/** The statements differ where one database has a better way than the other. */
export type Dialect = "postgres" | "duckdb";

const all = "approved_on between '2015-01-01' and '2026-10-31'";
const year = "approved_on between '2025-01-01' and '2025-12-31'";

/** Hand-written SQL over the narrow fact table for each question by its name: keys as numbers, -1 for one that is rolled up; then the figures. */
export function factStatements(dialect: Dialect): Readonly<Record<string, string>> {
  const postgres = dialect === "postgres";
  return {
    "pillars-compared": compared({ from: "2016-04-01", to: "2016-12-31", companies: false, postgres }),
    "size-employment": grouped("size, employment", "count(*), sum(subsidy)", all),
    "section-year": grouped("section, year", "count(*), sum(subsidy)", all),
    "province-month": grouped("province, month", "count(*), sum(subsidy)", all),
    municipality: grouped("municipality", "count(*), sum(subsidy), sum(eligible_cost)", all),
    "size-pillar-quarter": grouped("size, pillar, quarter", `count(*), (2 * sum(subsidy) + count(*)) ${postgres ? "/" : "//"} (2 * count(*))`, all),
    "division-companies": postgres
      ? `select division, sum(dossiers), count(*) from (select division, company, count(*) as dossiers from bench.fact where ${all} group by 1, 2) per_company group by 1`
      : grouped("division", "count(*), count(distinct company)", all),
    "theme-median": grouped("theme", `count(*), ${postgres ? "percentile_disc(0.5) within group (order by subsidy)" : "quantile_disc(subsidy, 0.5)"}`, all),
    manufacturing: grouped("nace_group", "count(*), sum(subsidy)", `${all} and section = (select id from bench.code where list = 'section' and code = 'C')`),
    "top-providers": `${grouped("provider", "count(*), sum(subsidy)", `${all} and province = (select id from bench.code where list = 'province' and code = '70000')`)} order by 3 desc, 1 limit 20`,
    "regime-status": grouped("regime, status", "count(*), sum(subsidy), sum(paid)", "submitted_on between '2015-01-01' and '2026-10-31'"),
    rollup: `select ${rolledUp}, count(*), count(distinct company), sum(subsidy) from bench.fact where ${all} group by rollup (province, pillar, year)`,
    pillar: compared({ from: "2025-01-01", to: "2025-12-31", companies: true, postgres }),
    size: grouped("size", "count(*), sum(subsidy)", year),
    employment: grouped("employment", "count(*), sum(subsidy)", year),
    section: grouped("section", "count(*), sum(subsidy)", year),
    province: grouped("province", "count(*), sum(subsidy)", year),
    month: grouped("pillar, month", "count(*), sum(subsidy)", year),
    theme: grouped("theme", "count(*), sum(subsidy)", year),
    "top-municipalities": `${grouped("municipality", "count(*), sum(subsidy)", year)} order by 2 desc, 1 limit 10`,
  };
}

function grouped(by: string, figures: string, where: string): string {
  return `select ${by}, ${figures} from bench.fact where ${where} group by ${by}`;
}

type Compared = { readonly from: string; readonly to: string; readonly companies: boolean; readonly postgres: boolean };

/** Pillars of a period and of the same days a year before, in one pass over both; PostgreSQL counts companies faster when it groups by them first. */
function compared({ from, to, companies, postgres }: Compared): string {
  const [now, before] = [`approved_on between '${from}' and '${to}'`, `approved_on between '${earlier(from)}' and '${earlier(to)}'`];
  const both = (figure: string): string => [now, before].map((period) => `coalesce(${figure} filter (where ${period}), 0)`).join(", ");
  const rows = `from bench.fact where ${now} or ${before}`;
  if (!companies || !postgres) return `select pillar, ${both("count(*)")}${companies ? `, ${both("count(distinct company)")}` : ""}, ${both("sum(subsidy)")} ${rows} group by pillar`;
  const sums = [now, before].map((period, side) => `count(*) filter (where ${period}) as dossiers_${side}, coalesce(sum(subsidy) filter (where ${period}), 0) as subsidy_${side}`).join(", ");
  return `
    select pillar, sum(dossiers_0), sum(dossiers_1), count(*) filter (where dossiers_0 > 0), count(*) filter (where dossiers_1 > 0), sum(subsidy_0), sum(subsidy_1)
    from (select pillar, company, ${sums} ${rows} group by 1, 2) per_company group by 1`;
}

function earlier(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}

const rolledUp = ["province", "pillar", "year"].map((key) => `case when grouping(${key}) = 1 then -1 else ${key} end`).join(", ");

const sets = ["size", "employment", "section", "province", "theme", "municipality"];

/** The dashboard in two statements: that with the year before, and one pass for the seven others. */
export const dashboardStatements: readonly string[] = [
  factStatements("postgres")["pillar"] ?? "",
  `select grouping(${sets.join(", ")}), coalesce(${sets.join(", ")}, pillar), month, count(*), sum(subsidy) from bench.fact where ${year}
  group by grouping sets (${sets.map((set) => `(${set})`).join(", ")}, (pillar, month))`,
];

/** The rows of the second statement by question. */
export function splitDashboard(rows: readonly unknown[][]): Readonly<Record<string, readonly unknown[][]>> {
  const all = 2 ** sets.length - 1;
  const of = (mask: number): unknown[][] => rows.filter(([grouping]) => Number(grouping) === mask);
  const answers = Object.fromEntries(sets.map((set, index) => [set, of(all - 2 ** (sets.length - 1 - index)).map(([, key, , ...figures]) => [key, ...figures])]));
  const { municipality = [], ...others } = answers;
  const largest = municipality.toSorted((left, right) => Number(right[1]) - Number(left[1]) || Number(left[0]) - Number(right[0])).slice(0, 10);
  return { ...others, "top-municipalities": largest, month: of(all).map(([, ...row]) => row) };
}
