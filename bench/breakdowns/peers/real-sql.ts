type Join = "none" | "nace" | "place";

const employment = "nullif(nullif(d.employment_class, '0'), '?')";
const yearOf = "to_char(d.approved_on, 'YYYY')";
const quarterOf = "to_char(d.approved_on, 'YYYY-\"Q\"Q')";
const monthOf = "to_char(d.approved_on, 'YYYY-MM')";
const subsidy = "count(*), sum(d.subsidy_cents)";
const all = "d.approved_on between '2015-01-01' and '2026-10-31'";
const year = "d.approved_on between '2025-01-01' and '2025-12-31'";

/** The activity in NACE-BEL 2025: as filed, else the company's own row that holds both versions, else the most frequent pair. */
const nace2025 = `
  left join register.company c on c.number = d.enterprise_number and d.nace_version <> '2025'
  left join register.nace_pair q on q.from_version = d.nace_version and q.from_code = d.nace_code and q.to_version = '2025' and not q.ambiguous
  left join bench.nace n on n.code = case when d.nace_version = '2025' then d.nace_code
    else coalesce(case when d.nace_code = case d.nace_version when '2008' then c.nace2008 when '2003' then c.nace2003 end then c.nace2025 end, q.to_code) end`;

/**
 * Hand-written SQL over the project's own tables for each question by its name: keys as codes, `*` for one that is rolled up; then the figures.
 * The classifications, which the project holds outside the database, are the look-up tables bench.nace and bench.place.
 */
export const realStatements: Readonly<Record<string, string>> = {
  "pillars-compared": compared("2016-04-01", "2016-12-31", []),
  "size-employment": grouped(["d.declared_size", employment], subsidy, all),
  "section-year": grouped(["n.section", yearOf], subsidy, all, "nace"),
  "province-month": grouped(["p.province", monthOf], subsidy, all, "place"),
  municipality: grouped(["p.municipality"], `${subsidy}, sum(d.eligible_cost_cents)`, all, "place"),
  "size-pillar-quarter": grouped(["d.declared_size", "d.pillar", quarterOf], "count(*), round(sum(d.subsidy_cents) / count(*))", all),
  "division-companies": grouped(["n.division"], "count(*), count(distinct d.enterprise_number)", all, "nace"),
  "theme-median": grouped(["d.theme"], "count(*), percentile_disc(0.5) within group (order by d.subsidy_cents)", all),
  manufacturing: grouped(["n.nace_group"], subsidy, `${all} and n.section = 'C'`, "nace"),
  "top-providers": `${grouped(["d.service_provider_number"], subsidy, `${all} and p.province = '70000'`, "place")} order by 3 desc, 1 limit 20`,
  "regime-status": grouped(["d.regime", "d.status"], `${subsidy}, sum(coalesce(d.paid_cents, 0))`, "d.submitted_on between '2015-01-01' and '2026-10-31'"),
  rollup: `
    select ${["province", "pillar", "year"].map((key) => `case when grouping(${key}) = 1 then '*' else ${key} end`).join(", ")}, count(*), count(distinct enterprise_number), sum(subsidy_cents)
    from (select p.province, d.pillar, ${yearOf} as year, d.enterprise_number, d.subsidy_cents ${from("place")} where ${all}) rows group by rollup (province, pillar, year)`,
  pillar: compared("2025-01-01", "2025-12-31", ["count(distinct d.enterprise_number)"]),
  size: grouped(["d.declared_size"], subsidy, year),
  employment: grouped([employment], subsidy, year),
  section: grouped(["n.section"], subsidy, year, "nace"),
  province: grouped(["p.province"], subsidy, year, "place"),
  month: grouped(["d.pillar", monthOf], subsidy, year),
  theme: grouped(["d.theme"], subsidy, year),
  "top-municipalities": `${grouped(["p.municipality"], subsidy, year, "place")} order by 2 desc, 1 limit 10`,
};

function grouped(by: readonly string[], figures: string, where: string, join: Join = "none"): string {
  return `select ${by.join(", ")}, ${figures} ${from(join)} where ${where} group by ${by.map((_, index) => index + 1).join(", ")}`;
}

function compared(first: string, last: string, distinct: readonly string[]): string {
  const [now, before] = [`d.approved_on between '${first}' and '${last}'`, `d.approved_on between '${yearEarlier(first)}' and '${yearEarlier(last)}'`];
  const figures = ["count(*)", ...distinct, "sum(d.subsidy_cents)"].flatMap((figure) => [now, before].map((period) => `coalesce(${figure} filter (where ${period}), 0)`));
  return grouped(["d.pillar"], figures.join(", "), `${now} or ${before}`);
}

function yearEarlier(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}

function from(join: Join): string {
  switch (join) {
    case "none":
      return "from dossier d";
    case "nace":
      return `from dossier d ${nace2025}`;
    case "place":
      return "from dossier d left join bench.place p on p.stored = d.municipality";
  }
}
