import { machine } from "../machine.ts";
import { table, writeSection } from "../results.ts";
import { OURS, type Standing } from "./contest.ts";
import { beyondPostgraphile, partOfPostgraphile } from "./peers/postgraphile.ts";
import { dashboard, typical, type Question } from "./questions.ts";
import { ENGINE, SCAN, sumOf, type Timed } from "./ways.ts";
import { APOLLO, DUCKDB, JSON_AGG, NARROW, NODE_HTTP, POSTGRAPHILE, POSTGRAPHILE_NARROW, works } from "./works.ts";

type Run = { readonly dossiers: number; readonly rounds: number; readonly seconds: number; readonly timed: readonly Timed[]; readonly versions: readonly string[]; readonly load: string };
type Results = Run & { readonly standings: readonly Standing[]; readonly duckDb: string; readonly settings: Readonly<Record<string, string>> };

/** Writes the section of the breakdowns and returns the file. */
export function writeBreakdowns(results: Results): string {
  const { dossiers, rounds, seconds, timed, standings } = results;
  const body = [
    `\`npm run bench -- breakdowns\`: ${dossiers.toLocaleString("en")} generated dossiers in the project's tables. Every answer of every way was compared with ours before it was timed.`,
    "",
    "### Aims",
    "",
    table(["work", "against", "aim", "measured", "met", "by processor time"], aims(timed, standings)),
    "",
    "Processor time is that of the service and of PostgreSQL together, by request; it depends less on what else the machine does.",
    "",
    "### Within a process",
    "",
    "Milliseconds, the middle of all rounds, one question at a time. " + wayNotes,
    "",
    engineTable(timed),
    "",
    "### Over HTTP",
    "",
    table(["work", "clients", "way", "requests/s", "p50 ms", "p99 ms", "CPU ms a request", "PostgreSQL's", "resident MB", "answer kB"], standings.map(standingRow)),
    "",
    ...notes(results),
    ...peerNotes(results.duckDb),
    `- ${rounds} rounds of ${seconds} s for each way and number of clients, the ways in turn; medians of the rounds. Requests come from a process of their own.`,
    `- Settings of PostgreSQL, for all: ${Object.entries(results.settings).map(([name, value]) => `${name} ${value}`).join(", ")}.`,
    "- Event loop of ours: longest and 99th percentile that others had to wait, in ms: " + loopDelays(standings) + ".",
  ];
  return writeSection(title(dossiers), body.join("\n"));
}

/** Writes the section of a run with the engine and the scan only and returns the file. */
export function writeEngine(run: Run): string {
  const { dossiers, timed } = run;
  const body = [
    `\`npm run bench -- breakdowns --dossiers ${dossiers}\`: only the engine and the scan in C. Every answer was compared before it was timed.`,
    "",
    table(["work", "against", "aim", "measured", "met", "by processor time"], engineAims(timed)),
    "",
    "Milliseconds, the middle of all rounds.",
    "",
    engineTable(timed),
    "",
    ...notes(run),
  ];
  return writeSection(title(dossiers), body.join("\n"));
}

function title(dossiers: number): string {
  return `Breakdowns of ${dossiers.toLocaleString("en")} dossiers`;
}

const wayNotes =
  "The C scan is one loop over packed columns per question, one thread (`bench/breakdowns/scan.c`). Ours is the engine from plans to groups, with its threads, without caches. " +
  "DuckDB and the narrow PostgreSQL table hold numbers instead of codes, classifications already applied, sorted by day.";

function engineTable(timed: readonly Timed[]): string {
  const row = ({ name, title }: Pick<Question, "name" | "title">): readonly (string | number)[] => [title, ...timed.map(({ ms }) => (ms[name] === undefined ? "" : milliseconds(ms[name])))];
  const sum = (label: string, asked: readonly Question[]): readonly string[] => [`**${label}**`, ...timed.map((way) => `**${milliseconds(sumOf(way, asked))}**`)];
  return table(
    ["question", ...timed.map(({ way }) => way)],
    [...typical.map(row), sum("sum of the twelve", typical), ...dashboard.map((question) => row({ name: question.name, title: `2025: ${question.title}` })), sum("sum of the eight", dashboard), row({ name: "dashboard", title: "the eight at once" })],
  );
}

type AimRow = readonly [work: string, against: string, aim: string, measured: string, met: string, byProcessor: string];

function aims(timed: readonly Timed[], standings: readonly Standing[]): readonly AimRow[] {
  const both = (work: string, peer: string, clients: number, of: (standing: Standing) => number): number => of(find(standings, work, OURS, clients)) / of(find(standings, work, peer, clients));
  const rate = (work: string, peer: string, clients: number): number => both(work, peer, clients, ({ perSecond }) => perSecond);
  const spent = (work: string, peer: string, clients: number): number => both(work, peer, clients, ({ cpuMs, databaseCpuMs }) => cpuMs + databaseCpuMs);
  const atLeast = (work: string, peer: string, clients: number, least: number, label = work): AimRow => {
    const measured = rate(work, peer, clients);
    return [`${label}, ${clients} client${clients === 1 ? "" : "s"}`, peer, `${least} times its requests/s`, times(measured), verdict(measured >= least), times(1 / spent(work, peer, clients))];
  };
  return [
    atLeast(works.dashboard, POSTGRAPHILE, 1, 50),
    atLeast(works.dashboard, POSTGRAPHILE, 10, 50),
    atLeast(works.dashboard, POSTGRAPHILE_NARROW, 1, 50),
    atLeast(works.dashboard, POSTGRAPHILE_NARROW, 10, 50),
    ...engineAims(timed),
    atLeast(works.dashboard, NARROW, 10, 30),
    [`${works.dashboard}, 10 clients`, DUCKDB, "", times(rate(works.dashboard, DUCKDB, 10)), "", times(1 / spent(works.dashboard, DUCKDB, 10))],
    atLeast(works.codes, NODE_HTTP, 10, 0.4),
    atLeast(works.codes, APOLLO, 10, 4),
    atLeast(works.dossiers, NODE_HTTP, 10, 0.4),
    atLeast(works.dossiers, APOLLO, 10, 4),
    atLeast(works.companies, JSON_AGG, 10, 0.5),
    atLeast(works.companies, POSTGRAPHILE, 10, 2),
    within(works.repeated, NODE_HTTP, 1 / rate(works.repeated, NODE_HTTP, 10), times(spent(works.repeated, NODE_HTTP, 10))),
  ];
}

function engineAims(timed: readonly Timed[]): readonly AimRow[] {
  const [ours, scan] = [ENGINE, SCAN].map((way) => timed.find((each) => each.way === way));
  if (ours === undefined || scan === undefined) throw new Error("the engine and the scan are always timed");
  const atOnce = ours.ms["dashboard"] ?? sumOf(ours, dashboard);
  return [
    within("8 breakdowns of one year, within the engine", SCAN, atOnce / sumOf(scan, dashboard)),
    within("12 typical breakdowns, within the engine", SCAN, sumOf(ours, typical) / sumOf(scan, typical)),
  ];
}

function within(work: string, against: string, measured: number, byProcessor = ""): AimRow {
  return [work, against, "within 3 times its time", times(measured), verdict(measured <= 3), byProcessor];
}

function find(standings: readonly Standing[], work: string, way: string, clients: number): Standing {
  const found = standings.find((each) => each.work === work && each.way === way && each.clients === clients);
  if (found === undefined) throw new Error(`${work} was not measured for ${way} at ${clients} clients`);
  return found;
}

function standingRow({ work, clients, way, perSecond, p50, p99, cpuMs, databaseCpuMs, residentBytes, answerBytes }: Standing): readonly (string | number)[] {
  return [work, clients, way, figure(perSecond), milliseconds(p50), milliseconds(p99), milliseconds(cpuMs), milliseconds(databaseCpuMs), Math.round(residentBytes / 1e6), (answerBytes / 1000).toFixed(1)];
}

function notes({ timed, versions, load }: Run): readonly string[] {
  const loads = timed.flatMap(({ way, loadMs }) => (loadMs === null ? [] : [`${way} ${(loadMs / 1000).toFixed(1)} s`]));
  return [
    `- ${machine()}; ${versions.join("; ")}. Load average before: ${load}.`,
    `- Loading into memory: ${loads.join(", ")}.`,
  ];
}

function peerNotes(duckDb: string): readonly string[] {
  const beyond = Object.entries(beyondPostgraphile).map(([name, why]) => `${name} (${why})`).join(", ");
  return [
    "- PostGraphile 5 with pg-aggregates is asked over a view on the project's tables that applies the classifications, and over the narrow table (`bench/breakdowns/fact.sql`).",
    `  Of the twelve it can't answer ${beyond}; ${partOfPostgraphile}.`,
    "- Peers on the narrow table give numbers for codes; ours gives codes, labels, and with a comparison also changes. Its caches are off but for the repeated dashboard and the lists.",
    `- Over HTTP DuckDB is the faster one of the two: ${duckDb}.`,
  ];
}

function loopDelays(standings: readonly Standing[]): string {
  return standings.flatMap(({ work, clients, loopDelay }) => (loopDelay === null || clients < 10 ? [] : [`${work} ${loopDelay.maxMs.toFixed(0)} / ${loopDelay.p99Ms.toFixed(0)}`])).join("; ");
}

function milliseconds(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toFixed(3);
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(1);
}

function times(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toFixed(2);
}

function verdict(met: boolean): string {
  return met ? "yes" : "no";
}
