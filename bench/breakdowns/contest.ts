import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Child } from "./children.ts";
import type { Load, LoadReport } from "./load-child.ts";
import type { LoopDelay } from "./loop-delay.ts";
import { cpuOfPostgres, useOf } from "./process-use.ts";
import { median } from "./timing.ts";

/** One way to do a work over HTTP; its bodies are sent in turn. */
export type Contestant = { readonly way: string; readonly child: Child; readonly path: string; readonly bodies: readonly string[] };
/** A work that some ways do, at some numbers of clients. */
export type Contest = { readonly work: string; readonly clients: readonly number[]; readonly contestants: readonly Contestant[] };
/** What came of a way at a number of clients: medians of the rounds; processor time of its process and of PostgreSQL by request. */
export type Standing = {
  readonly work: string;
  readonly way: string;
  readonly clients: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly cpuMs: number;
  readonly databaseCpuMs: number;
  readonly residentBytes: number;
  readonly answerBytes: number;
  /** Only of ours. */
  readonly loopDelay: LoopDelay | null;
};

export type Course = { readonly rounds: number; readonly seconds: number; readonly directory: string; readonly say: (line: string) => void };
type Round = { readonly report: LoadReport; readonly cpuSeconds: number; readonly databaseSeconds: number; readonly residentBytes: number; readonly loopDelay: LoopDelay | null };

/** The name of our service among the ways. */
export const OURS = "kmo-graph";

/** Runs the ways in turn, round after round, each from the other end; one load at a time. */
export async function hold({ work, clients, contestants }: Contest, course: Course): Promise<readonly Standing[]> {
  const standings: Standing[] = [];
  for (const count of clients) {
    const rounds = new Map<string, Round[]>(contestants.map(({ way }) => [way, []]));
    for (let round = 0; round < course.rounds; round += 1) {
      for (const contestant of round % 2 === 0 ? contestants : contestants.toReversed()) rounds.get(contestant.way)?.push(await loaded(contestant, count, course));
    }
    for (const { way } of contestants) {
      const standing = { work, way, clients: count, ...summed(rounds.get(way) ?? []) };
      course.say(`${work}, ${count} clients: ${way} ${standing.perSecond.toFixed(1)}/s, p50 ${standing.p50.toFixed(1)} ms`);
      standings.push(standing);
    }
  }
  return standings;
}

async function loaded({ way, child, path, bodies }: Contestant, clients: number, { seconds, directory }: Course): Promise<Round> {
  const isOurs = way === OURS;
  if (isOurs) await child.ask({ reset: true });
  const before = { cpu: useOf(child.pid)?.cpuSeconds ?? 0, database: cpuOfPostgres(join(directory, "pg")) };
  const report = await sendLoad({ port: child.port, path, bodies, clients, seconds }, join(directory, "load.json"));
  const after = useOf(child.pid);
  if (report.failed > 0) throw new Error(`${way} failed ${report.failed} of ${report.requests} requests of ${path}`);
  return {
    report,
    cpuSeconds: (after?.cpuSeconds ?? 0) - before.cpu,
    databaseSeconds: cpuOfPostgres(join(directory, "pg")) - before.database,
    residentBytes: after?.bytes ?? 0,
    loopDelay: isOurs ? await child.ask<LoopDelay>({ reset: true }) : null,
  };
}

async function sendLoad(load: Load, file: string): Promise<LoadReport> {
  writeFileSync(file, JSON.stringify(load));
  const child = spawn(process.execPath, [join(import.meta.dirname, "load-child.ts"), file], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (data: string) => (text += data));
  const status = await new Promise((resolve) => child.once("close", resolve));
  if (status !== 0) throw new Error(`the load ended with ${String(status)}`);
  return JSON.parse(text) as LoadReport;
}

function summed(rounds: readonly Round[]): Omit<Standing, "work" | "way" | "clients"> {
  const of = (pick: (round: Round) => number): number => median(rounds.map(pick));
  const sent = ({ report }: Round): number => Math.max(1, report.allRequests);
  const delays = rounds.flatMap(({ loopDelay }) => loopDelay ?? []);
  return {
    perSecond: of(({ report }) => report.requests / report.seconds),
    p50: of(({ report }) => report.p50),
    p99: of(({ report }) => report.p99),
    cpuMs: of((round) => (round.cpuSeconds * 1000) / sent(round)),
    databaseCpuMs: of((round) => (round.databaseSeconds * 1000) / sent(round)),
    residentBytes: Math.max(...rounds.map(({ residentBytes }) => residentBytes)),
    answerBytes: of(({ report }) => report.bytes),
    loopDelay: delays.length === 0 ? null : { maxMs: Math.max(...delays.map(({ maxMs }) => maxMs)), p99Ms: median(delays.map(({ p99Ms }) => p99Ms)) },
  };
}
