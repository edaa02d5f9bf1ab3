import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import { root } from "../../src/config.ts";
import { loadDemo } from "../../src/demo/load.ts";
import { atEnd } from "../support/at-end.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { switchable, type Switchable } from "./switchable.ts";

export type Process = {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Kills it if it still runs, and waits for its end. Done by itself at the end of the test that started it. */
  readonly end: () => Promise<unknown>;
  /** What it wrote on standard error so far. */
  readonly said: () => string;
  /** Lines of its log, of a level at least. */
  readonly logged: (level: number) => readonly Readonly<Record<string, unknown>>[];
  readonly ended: Promise<{ readonly exitCode: number | null; readonly signal: NodeJS.Signals | null }>;
};

/** A folder until the calling test, or file, ends. */
export function scratch(): string {
  const directory = mkdtempSync(join(tmpdir(), "kmo-graph-operations-"));
  atEnd(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

export type SmallWorld = { readonly database: TestDatabase; readonly way: Switchable; /** For DATABASE_URL: leads over `way`. */ readonly url: string };

/** A database with a little demo data, and a way to it over TCP that can be made slow or shut; until the calling test file ends. */
export async function smallWorld(): Promise<SmallWorld> {
  const database = await freshDatabase();
  const directory = scratch();
  await loadDemo({ target: database.target, directory, reportDirectory: directory, companies: 300, dossiers: 1000, onProgress: () => {} });
  const way = await switchable(database.target as Parameters<typeof switchable>[0]);
  atEnd(way.close);
  return { database, way, url: urlOf(way) };
}

export function urlOf({ target }: Switchable): string {
  const { host, port, user, database } = target as Exclude<Switchable["target"], string>;
  return `postgres://${user}@${host}:${port}/${database}`;
}

/** Starts the real program; `preload` is the text of a script that runs in it first. Resolves when it listens, rejects when it ends before. */
export async function startProcess(env: Readonly<Record<string, string>>, preload?: string): Promise<Process> {
  const directory = env["DATA_DIR"] ?? scratch();
  const script = join(directory, "preload.mjs");
  writeFileSync(script, preload ?? "");
  const child = spawn(process.execPath, ["--import", script, join(root, "src", "main.ts")], { env: { PATH: process.env["PATH"], PORT: "0", DATA_DIR: directory, SCAN_THREADS: "1", ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let told = "";
  let said = "";
  child.stdout.on("data", (data) => (told += String(data)));
  child.stderr.on("data", (data) => (said += String(data)));
  const ended = once(child, "close").then(([exitCode, signal]) => ({ exitCode: exitCode as number | null, signal: signal as NodeJS.Signals | null }));
  const end = (): Promise<unknown> => {
    child.kill("SIGKILL");
    return ended;
  };
  atEnd(end);
  await vi.waitUntil(() => child.exitCode !== null || told.includes("ready at"), { timeout: 60_000, interval: 50 });
  const origin = /http:\/\/[^/]+/.exec(told)?.[0];
  if (origin === undefined) throw new Error(`it ended with ${child.exitCode}: ${said}`);
  const logged: Process["logged"] = (level) =>
    said
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter((line) => Number(line["level"]) >= level);
  return { origin, kill: (signal) => void child.kill(signal), end, said: () => said, logged, ended };
}

