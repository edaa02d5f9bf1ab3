import { decoded, requireAlike, type Dictionary, type Row } from "./answers.ts";
import { startPeer, type Child } from "./children.ts";
import type { EngineAnswers } from "./engine-child.ts";
import { questions } from "./questions.ts";
import { runScan } from "./scan.ts";
import { median } from "./timing.ts";

/** What is made of the dossiers for the peers. */
export type Facts = { readonly target: string; readonly dictionary: Dictionary; readonly csv: string; readonly codesCsv: string; readonly packed: string; readonly scan: string };
type Times = Readonly<Record<string, readonly number[]>>;
/** A way to answer the questions without HTTP: its answers with codes as keys, and milliseconds of some rounds. */
export type Way = {
  readonly name: string;
  readonly answers: Readonly<Record<string, readonly Row[]>>;
  readonly loadMs: number | null;
  readonly times: () => Promise<Times>;
  readonly child: Child | null;
};
/** The middle of all rounds of a way, by question; `dashboard` where its eight were asked at once. */
export type Timed = { readonly way: string; readonly ms: Readonly<Record<string, number>>; readonly loadMs: number | null };

export const SCAN = "C scan";
export const ENGINE = "kmo-graph";
const names = questions.map(({ name }) => name);

/** The scan in C, one thread. */
export function scanWay({ scan, packed, dictionary }: Facts): Way {
  const first = runScan(scan, packed, dictionary, 1);
  const answers = Object.fromEntries(questions.map((question) => [question.name, decoded(question, first.get(question.name)?.rows ?? [], dictionary)]));
  const times = async (): Promise<Times> => Object.fromEntries([...runScan(scan, packed, dictionary, 21).values()].map(({ name, p50 }) => [name, [p50]]));
  return { name: SCAN, answers, loadMs: null, times, child: null };
}

/** Our column engine. */
export async function engineWay({ target }: Facts): Promise<Way> {
  const child = await startPeer(ENGINE, "engine-child.ts", [target]);
  const { answers, loadMs } = await child.ask<EngineAnswers>({});
  return { name: ENGINE, answers, loadMs, times: timesOf(child, [...names, "dashboard"], 11), child };
}

/** DuckDB within a process. */
export async function duckDbWay({ csv, codesCsv, dictionary }: Facts, threads: number): Promise<Way> {
  const name = `DuckDB, ${threads} thread${threads === 1 ? "" : "s"}`;
  const child = await startPeer(name, "peers/duckdb-child.ts", [csv, codesCsv, String(threads)]);
  const { loadMs } = await child.ask<{ loadMs: number }>({ rounds: 0, names: [] });
  return { name, answers: await decodedAnswers(child, dictionary), loadMs, times: timesOf(child, names, 5), child };
}

/** PostgreSQL over the narrow table. */
export async function factWay({ target, dictionary }: Facts): Promise<Way> {
  const child = await startPeer("narrow PostgreSQL", "peers/fact-child.ts", [target, "fact", "10"]);
  return { name: child.name, answers: await decodedAnswers(child, dictionary), loadMs: null, times: timesOf(child, [...names, "dashboard"], 3), child };
}

/** PostgreSQL over the project's own tables. */
export async function realWay({ target }: Facts): Promise<Way> {
  const child = await startPeer("project's tables", "peers/fact-child.ts", [target, "real", "10"]);
  return { name: child.name, answers: await postNames(child, names), loadMs: null, times: timesOf(child, names, 1), child };
}

/** Asks a peer that takes a list of names. */
export async function postNames(child: Child, asked: readonly string[]): Promise<Readonly<Record<string, readonly Row[]>>> {
  const response = await fetch(`http://127.0.0.1:${child.port}/`, { method: "POST", body: JSON.stringify(asked) });
  if (!response.ok) throw new Error(`${child.name}: ${await response.text()}`);
  return (await response.json()) as Record<string, readonly Row[]>;
}

async function decodedAnswers(child: Child, dictionary: Dictionary): Promise<Way["answers"]> {
  const rows = await postNames(child, names);
  return Object.fromEntries(questions.map((question) => [question.name, decoded(question, rows[question.name] ?? [], dictionary)]));
}

function timesOf(child: Child, asked: readonly string[], rounds: number): Way["times"] {
  return async () => (await child.ask<{ times: Times }>({ rounds, names: asked })).times;
}

/** Throws unless all answers of all ways are those of ours. */
export function requireAlikeAnswers(ways: readonly Pick<Way, "name" | "answers">[], ours: Way["answers"]): void {
  for (const { name, answers } of ways) for (const question of questions) requireAlike(question, name, answers[question.name] ?? [], ours[question.name] ?? []);
}

/** Times the ways in turn, round after round. */
export async function timeWays(ways: readonly Way[], rounds: number, say: (line: string) => void): Promise<readonly Timed[]> {
  const all = new Map(ways.map(({ name }) => [name, new Map<string, number[]>()]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, times } of round % 2 === 0 ? ways : ways.toReversed()) {
      say(`Round ${round + 1}: ${name}`);
      for (const [question, ms] of Object.entries(await times())) all.get(name)?.set(question, [...(all.get(name)?.get(question) ?? []), ...ms]);
    }
  }
  return ways.map(({ name, loadMs }) => ({ way: name, loadMs, ms: Object.fromEntries([...(all.get(name) ?? [])].map(([question, ms]) => [question, median(ms)])) }));
}

/** Sum over questions of one way. */
export function sumOf({ ms }: Timed, asked: readonly { readonly name: string }[]): number {
  return asked.reduce((sum, { name }) => sum + (ms[name] ?? 0), 0);
}
