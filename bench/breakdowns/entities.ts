import { connect, type Target } from "../../src/db/connect.ts";

/** 100 codes in memory with 8 fields each. */
export const codesRequest = JSON.stringify({
  query: "{ catalog { dimensions(only: [MUNICIPALITY]) { codes(first: 100) { code nl: label(language: NL) fr: label(language: FR) de: label(language: DE) en: label(language: EN) level validFrom validTo } } } }",
});
/** 100 dossiers in the database with 8 fields each. */
export const dossiersRequest = JSON.stringify({ query: "{ dossiers(first: 100) { nodes { reference status companyNumber serviceProviderNumber submittedAt decidedAt eligibleCost subsidy } } }" });

/** 50 companies with the first 5 of their establishments and the last 10 of their dossiers. */
export function companiesRequest(numbers: readonly string[]): string {
  const query = `query Companies($numbers: [String!]!) { companies(numbers: $numbers) { ... on Company { number startDate endedOn municipality { code }
    establishments(first: 5) { nodes { number startDate municipality { code } } }
    dossiers(first: 10) { nodes { reference status submittedAt eligibleCost subsidy } } } } }`;
  return JSON.stringify({ query, variables: { numbers } });
}

/** The same of PostGraphile, as far as its fields go: amounts in cents, status and places without labels. */
export function postgraphileCompaniesRequest(numbers: readonly string[]): string {
  const query = `query Companies($numbers: [String!]!) { allCompanies(filter: { number: { in: $numbers } }) { nodes { number startedOn endedOn municipality
    establishmentsByEnterpriseNumber(first: 5, orderBy: NUMBER_ASC) { nodes { number startedOn municipality } }
    publicDossiersByEnterpriseNumber(first: 10, orderBy: [SUBMITTED_AT_DESC, REFERENCE_DESC]) { nodes { reference status submittedAt eligibleCostCents subsidyCents } } } } }`;
  return JSON.stringify({ query, variables: { numbers } });
}

/** The same made by the database as one text, in the fastest form known: plain rows, amounts in cents, no pages around lists. */
export const companiesJson = `
  select '{"data":{"companies":' || json_agg(x)::text || '}}' as answer
  from (
    select c.number, c.started_on as "startDate", c.ended_on as "endedOn", c.municipality,
      (select coalesce(json_agg(u), '[]') from (select number, started_on as "startDate", municipality from register.establishment where enterprise_number = c.number order by number limit 5) u) as establishments,
      (select coalesce(json_agg(f), '[]') from (
        select reference, status, submitted_at as "submittedAt", eligible_cost_cents as "eligibleCost", subsidy_cents as subsidy
        from dossier where enterprise_number = c.number order by submitted_at desc, reference desc limit 10) f) as dossiers
    from unnest($1::text[]) with ordinality as asked (number, place) join register.company c on c.number = asked.number order by asked.place) x`;

/** Rows for the answer of ours to `dossiersRequest`. */
export const dossierRows = `
  select reference, status, enterprise_number as "companyNumber", service_provider_number as "serviceProviderNumber", ${moment("submitted_at")} as "submittedAt", ${moment("decided_at")} as "decidedAt",
    ${euros("eligible_cost_cents")} as "eligibleCost", ${euros("subsidy_cents")} as subsidy
  from dossier order by submitted_at desc, reference desc limit 100`;

function moment(column: string): string {
  return `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

function euros(column: string): string {
  return `(${column} / 100.0)::numeric(14, 2)::text`;
}

/** Sets of 50 companies with many dossiers, so that no two requests in a row are alike. */
export async function companySets(target: Target, sets: number): Promise<readonly (readonly string[])[]> {
  const sql = connect(target, { max: 1, statementTimeoutMs: 0 });
  try {
    const rows = await sql<{ number: string }[]>`
      select c.number from register.company c join dossier d on d.enterprise_number = c.number group by c.number having count(*) >= 10 order by md5(c.number) limit ${sets * 50}`;
    return Array.from({ length: sets }, (_, set) => rows.slice(set * 50, set * 50 + 50).map(({ number }) => number)).filter((numbers) => numbers.length === 50);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

type Item = { readonly number?: string; readonly reference?: string };
type List = readonly Item[] | { readonly nodes: readonly Item[] };
type Company = Readonly<Record<string, List | undefined>> & { readonly number: string };

/** What must be the same in every way's list of companies: numbers, units and references in their order. */
export function companyLines(companies: readonly object[]): string {
  const items = (list: List | undefined): readonly Item[] => (list === undefined ? [] : "nodes" in list ? list.nodes : list);
  const line = (list: List | undefined): string => items(list).map(({ number, reference }) => number ?? reference).join(",");
  return (companies as readonly Company[])
    .map((company) => `${company.number}: ${line(company["establishments"] ?? company["establishmentsByEnterpriseNumber"])}; ${line(company["dossiers"] ?? company["publicDossiersByEnterpriseNumber"])}`)
    .sort()
    .join("\n");
}
