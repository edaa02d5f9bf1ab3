import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { diceFrom } from "../../reporting/columns/dice.ts";
import { startService, type Service } from "../service/child.ts";
import { openClient } from "../service/client.ts";
import { makeFolder } from "../service/folder.ts";
import { Ledger } from "../storm/ledger.ts";
import { read } from "../storm/readers.ts";
import { write } from "../storm/writers.ts";
import { documents } from "./documents.ts";

export type SoakOptions = { readonly seconds: number; readonly warmUpSeconds: number; readonly everyMs: number; /** Also load what loses memory. */ readonly isLeaking?: boolean };

/** What a collection left at a moment of the run. */
export type Sample = { readonly seconds: number; readonly heapBytes: number; readonly rssBytes: number; readonly lateMs: number };

export type SoakReport = {
  readonly samples: readonly Sample[];
  /** Growth of what is in use after each collection, from the warm-up to the end, by the line of least squares. */
  readonly growthMbPerMinute: number;
  /** The 99th percentile of how late the event loop was, in the median interval and in the worst. */
  readonly lateMs: { readonly median: number; readonly worst: number };
  /** The same of a process that does nothing: how late the machine makes everybody. */
  readonly machineLateMs: number;
  readonly answers: number;
  readonly wrong: readonly string[];
};

const MB = 1024 * 1024;
const READERS = 4;
const ASKERS = 4;
const WRITERS = 2;

/** Asks a real service all kinds of questions at a steady, moderate rate, with some writes between them, and watches its memory and its event loop. */
export async function soak({ seconds, warmUpSeconds, everyMs, isLeaking = false }: SoakOptions): Promise<SoakReport> {
  const folder = await makeFolder(200);
  const preloads = [join(import.meta.dirname, "watch-child.ts"), ...(isLeaking ? [join(import.meta.dirname, "leak-child.ts")] : [])];
  // Memory that is set aside for answers fills up at first, which would look like a leak.
  const idle = startIdle(everyMs);
  const service = await startService({ dataDir: folder.dataDir, env: { RESULT_CACHE_MB: "1", ANSWER_CACHE_MB: "1", SOAK_EVERY_MS: String(everyMs) }, nodeOptions: ["--expose-gc", ...preloads.flatMap((file) => ["--import", file])] });
  try {
    const ledger = new Ledger();
    const startedAt = performance.now();
    const isOver = (): boolean => performance.now() - startedAt > seconds * 1000 || service.exitCode() !== null;
    const common = { url: service.url, companies: folder.companies, ledger, isOver };
    const before = service.said.length;
    await Promise.all([
      ...Array.from({ length: WRITERS }, (_, index) => write({ ...common, name: `soak${index}`, dice: diceFrom(index), pauseMs: 2000 })),
      ...Array.from({ length: READERS }, (_, index) => read({ ...common, dice: diceFrom(index), pauseMs: 300 })),
      ...Array.from({ length: ASKERS }, (_, index) => ask(service, ledger, isOver, index)),
    ]);
    if (service.exitCode() !== null) ledger.wrong.push(`the service ended with ${service.exitCode()}`);
    return { ...report(service.said.slice(before), ledger, { everyMs, warmUpSeconds }), machineLateMs: median(samplesIn(idle.said, everyMs).map(({ lateMs }) => lateMs)) };
  } finally {
    idle.end();
    await service.stop();
    folder.remove();
  }
}

/** A process that does nothing but watch itself. */
function startIdle(everyMs: number): { readonly said: readonly string[]; readonly end: () => void } {
  const child = spawn(process.execPath, ["--import", join(import.meta.dirname, "watch-child.ts"), "--eval", "setInterval(() => {}, 1_000_000)"], { env: { PATH: process.env["PATH"], SOAK_EVERY_MS: String(everyMs) }, stdio: ["ignore", "ignore", "pipe"] });
  const said: string[] = [];
  createInterface(child.stderr).on("line", (line) => said.push(line));
  return { said, end: () => void child.kill("SIGKILL") };
}

async function ask(service: Service, ledger: Ledger, isOver: () => boolean, first: number): Promise<void> {
  const all = documents();
  const client = openClient(service.url);
  const dice = diceFrom(100 + first);
  for (let place = first; !isOver(); place += 1) {
    const { query, variables } = all[place % all.length]!;
    const reply = await client.ask(query, variables).catch((error: unknown) => void ledger.wrong.push(String(error)));
    if (reply === undefined) break;
    ledger.count("document");
    if (reply.status >= 500 || reply.codes.includes("INTERNAL_SERVER_ERROR")) ledger.wrong.push(`${reply.status} for ${query.slice(0, 100)}: ${reply.text.slice(0, 300)}`);
    await sleep(dice.integer(0, 300));
  }
  client.close();
}

function report(said: readonly string[], { wrong, counts }: Ledger, { everyMs, warmUpSeconds }: Pick<SoakOptions, "everyMs" | "warmUpSeconds">): Omit<SoakReport, "machineLateMs"> {
  const samples = samplesIn(said, everyMs);
  const warm = samples.filter((sample) => sample.seconds > warmUpSeconds);
  const late = warm.map(({ lateMs }) => lateMs);
  return {
    samples,
    growthMbPerMinute: (slope(warm.map(({ seconds, heapBytes }) => [seconds, heapBytes])) * 60) / MB,
    lateMs: { median: median(late), worst: Math.max(...late) },
    answers: [...counts.values()].reduce((sum, count) => sum + count, 0),
    wrong,
  };
}

function samplesIn(said: readonly string[], everyMs: number): readonly Sample[] {
  return said.filter((line) => line.startsWith("soak ")).map((line, index) => ({ seconds: ((index + 1) * everyMs) / 1000, ...(JSON.parse(line.slice(5)) as Omit<Sample, "seconds">) }));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** By how much the second rises with the first, by least squares. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([each]) => each)), mean(points.map(([, each]) => each))];
  return points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}
