import type { Target } from "../../src/db/connect.ts";
import { decoded, requireAlike, type Row } from "./answers.ts";
import { startPeer, type Child } from "./children.ts";
import { OURS, type Contest, type Contestant } from "./contest.ts";
import { codesRequest, companiesRequest, companyLines, companySets, dossiersRequest, postgraphileCompaniesRequest } from "./entities.ts";
import { ourRequest, ourRows, type OurAnswer } from "./ours.ts";
import { beyondPostgraphile, postgraphileQuery, postgraphileRows } from "./peers/postgraphile.ts";
import { dashboard, questions, typical, type Question } from "./questions.ts";
import { askService } from "./service.ts";
import { postNames, type Facts } from "./ways.ts";

/** Our service: with the caches off, and as it is started. */
export type Services = { readonly fresh: Child; readonly usual: Child };
/** The peers in breakdowns; those of PostGraphile over the view on the project's tables, and over the narrow one. */
export type Peers = { readonly fact: Child; readonly duckDb: Child; readonly live: Child; readonly narrow: Child };
export const POSTGRAPHILE = "PostGraphile, project's tables";
export const POSTGRAPHILE_NARROW = "PostGraphile, narrow table";
export const NARROW = "narrow PostgreSQL";
export const DUCKDB = "DuckDB";
export const NODE_HTTP = "node:http";
export const APOLLO = "Apollo standalone";
export const JSON_AGG = "json_agg as text";

/** What is measured over HTTP. */
export const works = {
  dashboard: "8 breakdowns of one year",
  section: "NACE section of one year",
  divisionCompanies: "NACE division over 12 years, distinct companies",
  repeated: "8 breakdowns of one year, repeated, nothing changed",
  codes: "100 codes of 8 fields, in memory",
  dossiers: "100 dossiers of 8 fields, in the database",
  companies: "companies(50) { establishments(5) dossiers(10) }",
} as const;

/** The contests in breakdowns; every answer was compared with ours before. */
export function breakdownContests(services: Services, peers: Peers, { dictionary }: Facts): readonly Contest[] {
  const contestants = (asked: readonly Question[]): readonly Contestant[] => {
    const names = JSON.stringify(asked.map(({ name }) => name));
    return [
      { way: OURS, child: services.fresh, path: "/graphql", bodies: [ourRequest(asked)] },
      { way: POSTGRAPHILE, child: peers.live, path: "/graphql", bodies: [JSON.stringify({ query: postgraphileQuery(asked, null) })] },
      { way: POSTGRAPHILE_NARROW, child: peers.narrow, path: "/graphql", bodies: [JSON.stringify({ query: postgraphileQuery(asked, dictionary) })] },
      { way: NARROW, child: peers.fact, path: "/", bodies: [asked.length === 1 ? names : '["dashboard"]'] },
      { way: DUCKDB, child: peers.duckDb, path: "/", bodies: [names] },
    ];
  };
  const one = (name: string): readonly Question[] => questions.filter((question) => question.name === name);
  return [
    { work: works.dashboard, clients: [1, 10], contestants: contestants(dashboard) },
    { work: works.section, clients: [1, 10], contestants: contestants(one("section")) },
    { work: works.divisionCompanies, clients: [1, 10], contestants: contestants(one("division-companies")) },
  ];
}

/** Throws unless our service and the peers that are only reached over HTTP give the answers of the engine. */
export async function checkBreakdowns(services: Services, peers: Peers, { dictionary }: Facts, answers: Readonly<Record<string, readonly Row[]>>): Promise<void> {
  const check = (question: Question, way: string, rows: readonly Row[]): void => requireAlike(question, way, rows, answers[question.name] ?? []);
  for (const asked of [...typical.map((question) => [question]), dashboard]) {
    for (const child of [services.fresh, services.usual]) {
      const answer = await askService<OurAnswer>(child, ourRequest(asked));
      for (const question of asked) check(question, "our service", ourRows(question, answer));
    }
    if (asked.some(({ name }) => beyondPostgraphile[name] !== undefined)) continue;
    for (const [child, codes] of [[peers.live, null], [peers.narrow, dictionary]] as const) {
      const answer = await askService<Parameters<typeof postgraphileRows>[1]>(child, JSON.stringify({ query: postgraphileQuery(asked, codes) }));
      for (const question of asked) check(question, child.name, decoded(question, postgraphileRows(question, answer), codes));
    }
  }
  const narrow = await postNames(peers.fact, ["dashboard"]);
  for (const question of dashboard) check(question, "narrow PostgreSQL, all at once", decoded(question, narrow[question.name] ?? [], dictionary));
}

/** The contest of a dashboard that is asked again, against a text of the same size. */
export async function repeatedContest(usual: Child): Promise<{ readonly contest: Contest; readonly peers: readonly Child[] }> {
  const body = ourRequest(dashboard);
  const plain = await startPeer(NODE_HTTP, "peers/plain-child.ts");
  await plain.ask({ text: JSON.stringify(await askService(usual, body)) });
  const contestants = [{ way: OURS, child: usual, path: "/graphql", bodies: [body] }, { way: NODE_HTTP, child: plain, path: "/", bodies: [body] }];
  return { contest: { work: works.repeated, clients: [10], contestants }, peers: [plain] };
}

/** The contests in lists of 100. */
export async function listContests(usual: Child, target: Target): Promise<{ readonly contests: readonly Contest[]; readonly peers: readonly Child[] }> {
  const where = JSON.stringify(target);
  const [plain, sql, apollo] = [await startPeer(NODE_HTTP, "peers/plain-child.ts"), await startPeer(NODE_HTTP, "peers/json-child.ts", [where, "dossiers"]), await startPeer(APOLLO, "peers/apollo-child.ts", [where])];
  const codes = await askService<{ data: { catalog: { dimensions: readonly { codes: readonly object[] }[] } } }>(usual, codesRequest);
  await plain.ask({ rows: codes });
  await apollo.ask({ rows: codes.data.catalog.dimensions[0]?.codes ?? [] });
  await requireSame(usual, codesRequest, [plain, apollo]);
  await requireSame(usual, dossiersRequest, [sql, apollo]);
  const contest = (work: string, body: string, bare: Child): Contest => ({
    work,
    clients: [10],
    contestants: [{ way: OURS, child: usual, path: "/graphql", bodies: [body] }, { way: NODE_HTTP, child: bare, path: "/", bodies: [body] }, { way: APOLLO, child: apollo, path: "/", bodies: [body] }],
  });
  return { contests: [contest(works.codes, codesRequest, plain), contest(works.dossiers, dossiersRequest, sql)], peers: [plain, sql, apollo] };
}

async function requireSame(ours: Child, body: string, peers: readonly Child[]): Promise<void> {
  const own = JSON.stringify(await askService(ours, body));
  for (const peer of peers) {
    const text = JSON.stringify(await askService(peer, body));
    if (text !== own) throw new Error(`${peer.name} answers otherwise: ${text.slice(0, 300)} against ${own.slice(0, 300)}`);
  }
}

/** The contest in companies with what hangs on them. */
export async function companyContest(usual: Child, target: Target): Promise<{ readonly contest: Contest; readonly peers: readonly Child[] }> {
  const where = JSON.stringify(target);
  const [json, postgraphile] = [await startPeer(JSON_AGG, "peers/json-child.ts", [where, "companies"]), await startPeer(POSTGRAPHILE, "peers/postgraphile-child.ts", [where, "register,public"])];
  const sets = await companySets(target, 20);
  const [bodies, theirs] = [sets.map(companiesRequest), sets.map(postgraphileCompaniesRequest)];
  const linesOf = async (child: Child, body: string | undefined): Promise<string> => {
    const { data } = await askService<{ data: { companies?: readonly object[]; allCompanies?: { nodes: readonly object[] } } }>(child, body ?? "");
    return companyLines(data.companies ?? data.allCompanies?.nodes ?? []);
  };
  const lines = await linesOf(usual, bodies[0]);
  if (lines.split("\n").length !== 50) throw new Error(`our service lists other companies than asked: ${lines.slice(0, 200)}`);
  for (const [child, body] of [[json, bodies[0]], [postgraphile, theirs[0]]] as const) {
    if ((await linesOf(child, body)) !== lines) throw new Error(`${child.name} lists other companies, establishments or dossiers`);
  }
  const contestants = [
    { way: OURS, child: usual, path: "/graphql", bodies },
    { way: JSON_AGG, child: json, path: "/", bodies },
    { way: POSTGRAPHILE, child: postgraphile, path: "/graphql", bodies: theirs },
  ];
  return { contest: { work: works.companies, clients: [10], contestants }, peers: [json, postgraphile] };
}
