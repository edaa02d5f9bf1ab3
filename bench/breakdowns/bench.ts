import { connect, type Target } from "../../src/db/connect.ts";
import { loadAverage } from "../machine.ts";
import { startPeer, type Child } from "./children.ts";
import { hold, type Contest, type Course, type Standing } from "./contest.ts";
import { openData, type Data } from "./data.ts";
import { dumpFact, makeFact, packFact, readDictionary } from "./fact.ts";
import { requirePackages } from "./packages.ts";
import { writeBreakdowns, writeEngine } from "./report.ts";
import { dashboard } from "./questions.ts";
import { compileScan } from "./scan.ts";
import { startService } from "./service.ts";
import { duckDbWay, engineWay, factWay, realWay, requireAlikeAnswers, scanWay, sumOf, timeWays, type Facts, type Timed, type Way } from "./ways.ts";
import { breakdownContests, checkBreakdowns, companyContest, listContests, POSTGRAPHILE, POSTGRAPHILE_NARROW, repeatedContest, type Peers } from "./works.ts";

export type Options = { readonly dossiers: number; readonly rounds: number; readonly seconds: number };

/** From here on only the engine and the scan run: the peers would take hours. */
const LARGE = 5_000_000;

/** Compares breakdowns, lists and entities with peers on one database of generated dossiers and writes RESULTS.md. */
export async function benchBreakdowns(options: Options): Promise<void> {
  requirePackages(["postgraphile", "@graphile/pg-aggregates", "postgraphile-plugin-connection-filter", "@duckdb/node-api", "undici"]);
  const load = loadAverage();
  const data = await openData(options.dossiers, say);
  try {
    const { facts, compiler } = await factsOf(data, options.dossiers);
    const versions = [await serverVersion(data.target), compiler];
    if (options.dossiers >= LARGE) {
      const timed = await timeEngine(facts, options.rounds);
      say(`Written: ${writeEngine({ ...options, timed, versions, load })}`);
      return;
    }
    say(`Written: ${writeBreakdowns({ ...options, ...(await compared(data, facts, options)), versions, load, settings: data.settings })}`);
  } finally {
    await data.server.stop();
  }
}

async function factsOf(data: Data, dossiers: number): Promise<{ readonly facts: Facts; readonly compiler: string }> {
  const { program, version } = compileScan(data.directory);
  say("Making the narrow table");
  await makeFact(data.target);
  const { fact, codes } = await dumpFact(data.target, data.directory);
  const packed = await packFact(fact, dossiers);
  return { facts: { target: JSON.stringify(data.target), dictionary: await readDictionary(data.target), csv: fact, codesCsv: codes, packed, scan: program }, compiler: version };
}

async function timeEngine(facts: Facts, rounds: number): Promise<readonly Timed[]> {
  const ways = [scanWay(facts), await engineWay(facts)];
  try {
    requireAlikeAnswers(ways, ways[1]?.answers ?? {});
    return await timeWays(ways, rounds, say);
  } finally {
    await stopAll(ways.flatMap(({ child }) => child ?? []));
  }
}

type Compared = { readonly timed: readonly Timed[]; /** The one that served over HTTP. */ readonly duckDb: string; readonly standings: readonly Standing[] };

async function compared(data: Data, facts: Facts, { rounds, seconds }: Options): Promise<Compared> {
  const children: Child[] = [];
  try {
    say("Starting the peers");
    const engine = await engineWay(facts);
    const [scan, fact, real, one, two] = [scanWay(facts), await factWay(facts), await realWay(facts), await duckDbWay(facts, 1), await duckDbWay(facts, 2)];
    const ways: readonly Way[] = [scan, engine, one, two, fact, real];
    children.push(...ways.flatMap(({ child }) => child ?? []));
    requireAlikeAnswers(ways, engine.answers);
    const timed = await timeWays(ways, rounds, say);
    const duckDb = faster(timed, one, two);
    await stopAll([engine.child, real.child, duckDb === one ? two.child : one.child].flatMap((child) => child ?? []));
    if (fact.child === null || duckDb.child === null) throw new Error("a peer has no process");
    const services = { fresh: await startService(data.target, data.directory, { RESULT_CACHE_MB: "0", ANSWER_CACHE_MB: "0" }), usual: await startService(data.target, data.directory) };
    const postgraphile = (name: string, schema: string): Promise<Child> => startPeer(name, "peers/postgraphile-child.ts", [facts.target, schema]);
    const peers: Peers = { fact: fact.child, duckDb: duckDb.child, live: await postgraphile(POSTGRAPHILE, "bench_live"), narrow: await postgraphile(POSTGRAPHILE_NARROW, "bench") };
    children.push(services.fresh, services.usual, peers.live, peers.narrow);
    await checkBreakdowns(services, peers, facts, engine.answers);
    const repeated = await repeatedContest(services.usual);
    const lists = await listContests(services.usual, data.target);
    const companies = await companyContest(services.usual, data.target);
    children.push(...repeated.peers, ...lists.peers, ...companies.peers);
    const contests = [...breakdownContests(services, peers, facts), repeated.contest, ...lists.contests, companies.contest];
    return { timed, duckDb: duckDb.name, standings: await holdAll(contests, { rounds, seconds, directory: data.directory, say }) };
  } finally {
    await stopAll(children);
  }
}

/** Which of two ways needs less time for the dashboard. */
function faster(timed: readonly Timed[], one: Way, two: Way): Way {
  const sum = ({ name }: Way): number => timed.filter(({ way }) => way === name).reduce((_, each) => sumOf(each, dashboard), 0);
  return sum(one) <= sum(two) ? one : two;
}

async function holdAll(contests: readonly Contest[], course: Course): Promise<readonly Standing[]> {
  const standings: Standing[] = [];
  for (const contest of contests) standings.push(...(await hold(contest, course)));
  return standings;
}

async function stopAll(children: readonly Child[]): Promise<void> {
  await Promise.all(children.map((child) => child.stop()));
}

async function serverVersion(target: Target): Promise<string> {
  const sql = connect(target, { max: 1 });
  try {
    const [row] = await sql<{ version: string }[]>`select split_part(version(), ' ', 2) as version`;
    return `PostgreSQL ${row?.version ?? "unknown"}`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function say(line: string): void {
  console.log(`[${new Date().toISOString().slice(11, 19)}] ${line}`);
}
