import { beforeAll, describe, expect, it } from "vitest";
import { openDb } from "../../src/db/client.ts";
import { connect } from "../../src/db/connect.ts";
import { apiOf } from "../support/api.ts";
import { freshDatabase } from "../support/database.ts";

const COMPANIES = 100_000;
const DOSSIERS = 1_000_000;

const database = await freshDatabase();
/** Statements with their parameters, as they are sent. */
const sent: { readonly text: string; readonly parameters: readonly unknown[] }[] = [];
/** As the embedded server is set, and any on an SSD should be. */
const settings = { random_page_cost: "1.1", jit: "off" };
const handle = openDb(database.target, { max: 2, settings, onStatement: (text, parameters) => void sent.push({ text, parameters }) });
const admin = connect(database.target, { max: 1, statementTimeoutMs: 0, settings });
const ask = apiOf({ ...handle, target: database.target, statements: [] }, "ADMIN");

/** Enterprise numbers without check digits would be refused on the way in, so they have them. */
const number = "lpad((2000000 + i)::text, 8, '0') || lpad((97 - (2000000 + i) % 97)::text, 2, '0')";

beforeAll(async () => {
  await admin.unsafe(`insert into register.company (number, status, legal_type, legal_form, name, started_on, municipality, place_from, nace_code, nace_version, nace2008, nace2025, establishments)
    select ${number}, 'AC', case when i % 5 = 0 then '1' else '2' end, '014', case when i % 5 = 0 then null else 'Firma ' || md5(i::text) end, date '2000-01-01' + i % 9000, (array['24062', '11002', '44021', '71022'])[1 + i % 4], 'SEAT',
      (array['62100', '10711', '43210', '47110'])[1 + i % 4], '2025', (array['62010', '10711', '43211', '47110'])[1 + i % 4], (array['62100', '10711', '43210', '47110'])[1 + i % 4], 1 from generate_series(1, ${COMPANIES}) i`);
  await admin.unsafe(`insert into register.company_name (number, language, kind, name, search) select number, '2', '001', name, lower(name) from register.company where name is not null`);
  await admin.unsafe(`insert into register.establishment (number, enterprise_number, started_on, municipality)
    select lpad((20000000 + i)::text, 8, '0') || lpad((97 - (20000000 + i) % 97)::text, 2, '0'), ${number}, date '2001-01-01', '24062' from generate_series(1, ${COMPANIES}) i`);
  await admin.unsafe(`insert into register.activity (entity_number, activity_group, nace_version, nace_code, classification) select number, '006', '2025', nace_code, 'MAIN' from register.company`);
  await admin.unsafe(`insert into dossier (reference, enterprise_number, pillar_filed, pillar, regime, service_provider_number, declared_size, eligible_cost_cents, subsidy_cents, status, submitted_at, approved_at, refused_at, own_share_at, own_share_due_on, paid_at, paid_cents, nace_code, nace_version, municipality, legal_type, employment_class, establishments, snapshot_at)
    select 'KMO-' || lpad(n::text, 9, '0'), lpad((2000000 + i)::text, 8, '0') || lpad((97 - (2000000 + i) % 97)::text, 2, '0'), p, p, 'R2016', 'DV.A' || lpad((n % 500)::text, 6, '0'), 'KO', 100000, 40000,
      s, at, case when s <> 'SUBMITTED' and s <> 'REFUSED' then at end, case when s = 'REFUSED' then at end, case when s = 'PAID' then at end, case when s = 'APPROVED' then at::date + 30 end, case when s = 'PAID' then at end, case when s = 'PAID' then 40000 end,
      '62100', '2025', (array['24062', '11002', '44021', '71022'])[1 + n % 4], '2', '2', 1, at
    from (select n, 1 + n * 7 % ${COMPANIES} as i, case when n % 7 = 0 then 'ADVIES' else 'OPLEIDING' end as p, case when n % 50 = 0 then 'APPROVED' when n % 11 = 0 then 'REFUSED' when n % 1000 = 7 then 'SUBMITTED' else 'PAID' end as s,
      timestamptz '2015-01-01T09:00:00Z' + n * interval '310 seconds' as at from generate_series(1, ${DOSSIERS}) n) d`);
  await admin.unsafe(`insert into dossier_event (reference, enterprise_number, kind, status, at, by) select reference, enterprise_number, 'SUBMITTED', 'SUBMITTED', submitted_at, 'office' from dossier`);
  await admin.unsafe("vacuum analyze");
  // The companies are counted once for each state of the register.
  await ask("{ dossiers(period: {year: 2016}, first: 1) { nodes { id } } }");
  return async () => {
    await admin.end();
    await handle.close();
  };
}, 600_000);

/** Tables that grow with the companies and the dossiers. */
const large = new Set(["company", "company_name", "establishment", "activity", "dossier", "dossier_event"]);

type Node = { readonly "Node Type": string; readonly "Relation Name"?: string; readonly Plans?: readonly Node[] };

/** Large tables that a document reads from end to end. */
async function scanned(document: string, variables: Record<string, unknown> = {}): Promise<readonly string[]> {
  sent.length = 0;
  const { errors } = await ask(document, variables);
  expect(errors).toEqual([]);
  const statements = sent.filter(({ text }) => /^\s*(?:select|with)/i.test(text));
  expect(statements.length).toBeGreaterThan(0);
  const found: string[] = [];
  for (const { text, parameters } of statements) {
    const [row] = await admin.unsafe<{ "QUERY PLAN": readonly [{ readonly Plan: Node }] }[]>(`explain (format json) ${text}`, [...parameters] as never[]);
    collect(row!["QUERY PLAN"][0].Plan, found);
  }
  return found;
}

function collect(node: Node, found: string[]): void {
  if (node["Node Type"] === "Seq Scan" && large.has(node["Relation Name"] ?? "")) found.push(node["Relation Name"]!);
  for (const each of node.Plans ?? []) collect(each, found);
}

/** The first eight digits with their check digits. */
const withCheckDigits = (digits: number): string => `${String(digits).padStart(8, "0")}${String(97 - (digits % 97)).padStart(2, "0")}`;
const company = withCheckDigits(2_000_008);
const page = "nodes { id } pageInfo { hasNextPage endCursor }";
const orders = ["SUBMITTED_DESC", "SUBMITTED_ASC", "DECIDED_DESC", "DECIDED_ASC", "REFERENCE_ASC"];

describe("on a million dossiers, no list reads a whole table where an index serves:", () => {
  it.each([
    ...orders.map((order) => [`all dossiers by ${order}`, `{ dossiers(first: 50, orderBy: ${order}) { ${page} } }`]),
    ...orders.map((order) => [`the last dossiers by ${order}`, `{ dossiers(last: 50, orderBy: ${order}) { ${page} } }`]),
    ["dossiers approved in a month", `{ dossiers(counting: APPROVED, period: {months: {from: "2016-04", to: "2016-04"}}, first: 50) { ${page} totalCount } }`],
    ["dossiers submitted in a month", `{ dossiers(period: {months: {from: "2016-04", to: "2016-04"}}, first: 50) { ${page} totalCount } }`],
    ["dossiers refused in a month", `{ dossiers(counting: REFUSED, period: {months: {from: "2016-04", to: "2016-04"}}, first: 50) { ${page} totalCount } }`],
    ["dossiers paid in a month", `{ dossiers(counting: PAID, period: {months: {from: "2016-04", to: "2016-04"}}, first: 50) { ${page} totalCount } }`],
    ["dossiers of a municipality, the newest first", `{ dossiers(where: {place: {in: ["24062"]}}, first: 50) { ${page} } }`],
    ["dossiers of one company", `{ dossiers(where: {company: "${company}"}, first: 50) { ${page} totalCount } }`],
    ["dossiers that wait for their own share", `{ dossiers(ownShareDueBy: "2016-06-30", first: 50) { ${page} totalCount } }`],
    ["a company with its dossiers and units", `{ company(number: "${company}") { names { text } activities { main } employment { year } establishments(first: 5) { ${page} totalCount } dossiers(first: 10) { ${page} totalCount } allowance(year: 2016) { used } } }`],
    ...orders.map((order) => [`the dossiers of fifty companies by ${order}`, `query ($numbers: [String!]!) { companies(numbers: $numbers) { ... on Company { dossiers(first: 10, orderBy: ${order}) { ${page} } establishments(first: 5) { ${page} } } } }`]),
    ["companies by name", `{ searchCompanies(first: 50) { ${page} } }`],
    ["companies by a word", `{ searchCompanies(text: "c4ca4238a0", first: 50) { ${page} totalCount } }`],
    ["companies of a municipality", `{ searchCompanies(where: {place: {in: ["24062"]}}, first: 50) { ${page} } }`],
    ["a dossier with its history", `{ dossier(reference: "KMO-000000007") { history { kind } company { number } establishment { number } } }`],
    ["objects by identifier", `{ nodes(ids: ["${Buffer.from(JSON.stringify(["Company", company])).toString("base64url")}", "${Buffer.from(JSON.stringify(["Dossier", company, "KMO-000000001"])).toString("base64url")}"]) { id } }`],
    ["the events of dossiers", "{ dossierEvents(first: 100) { nodes { cursor event { kind } dossier { reference } } pageInfo { endCursor } } }"],
    ["what is left of a ceiling", `{ eligibility(input: {company: "${company}", pillar: "OPLEIDING", declaredSize: "KO", eligibleCost: "1000.00", startDate: "2025-09-01", serviceProvider: "DV.O900000", theme: "DIGITALISERING", topic: "CYBERSECURITY"}) { __typename } }`],
  ])("%s", async (_name, document) => {
    const numbers = Array.from({ length: 50 }, (_, index) => withCheckDigits(2_000_001 + index));
    expect(await scanned(document, document.includes("$numbers") ? { numbers } : {})).toEqual([]);
  });

  it("a later page goes on from its cursor by the same index", async () => {
    for (const order of orders) {
      const { data } = await ask(`{ dossiers(first: 50, orderBy: ${order}) { pageInfo { endCursor } } }`);
      expect([order, await scanned(`query ($after: String) { dossiers(first: 50, orderBy: ${order}, after: $after) { ${page} } }`, { after: data.dossiers.pageInfo.endCursor })]).toEqual([order, []]);
    }
  });

  it("a condition on what has no index reads all dossiers, when they are to be counted", async () => {
    expect(await scanned('{ dossiers(where: {serviceProvider: "DV.A000001"}) { totalCount } }')).toEqual(["dossier"]);
  });
});
