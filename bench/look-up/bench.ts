import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import pino from "pino";
import { loadConfig, root } from "../../src/config.ts";
import { openDb, type Handle } from "../../src/db/client.ts";
import { startEmbedded } from "../../src/db/embedded.ts";
import { migrateDatabase } from "../../src/db/migrate.ts";
import { openRegister } from "../../src/live-register.ts";
import type { Register } from "../../src/registry/register.ts";
import { enterpriseNumber } from "../../test/support/fixtures.ts";
import { loadAverage, machine } from "../machine.ts";
import { table, writeSection } from "../results.ts";

const COMPANIES = 500;
const REQUESTS = 20;
const LONGEST_SECONDS = 300;

type Stubs = { readonly magda: { readonly url: string; readonly employmentUrl: string; readonly ca: string; readonly cert: string; readonly key: string }; readonly vkbo: { readonly url: string; readonly ca: string } };
type Calls = { readonly magda: readonly { readonly at: number; readonly service: string; readonly number: string }[]; readonly vkbo: readonly string[] };
type Outcome = { readonly answeredMs: number; readonly storedSeconds: number };

/** How long 500 unknown companies take that 20 look-ups want at once, of each live source, against stubs that speak the wire format over HTTPS. */
export async function benchLookUp(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "kmo-graph-bench-"));
  chmodSync(directory, 0o711);
  const load = loadAverage();
  const stubs = spawn(process.execPath, [join(import.meta.dirname, "stub.ts")], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: stubs.stdout })[Symbol.asyncIterator]();
  const nextLine = async <Value>(): Promise<Value> => JSON.parse((await lines.next()).value as string) as Value;
  const server = await startEmbedded({ directory: join(directory, "pg"), settings: {} });
  try {
    const { magda, vkbo } = await nextLine<Stubs>();
    const file = (name: string, pem: string): string => {
      writeFileSync(join(directory, name), pem);
      return join(directory, name);
    };
    const sources = {
      VKBO: { REGISTRY_SOURCE: "vkbo", VKBO_URL: vkbo.url, REGISTRY_CA_FILE: file("vkbo-ca", vkbo.ca) },
      MAGDA: { REGISTRY_SOURCE: "magda", MAGDA_URL: magda.url, MAGDA_EMPLOYMENT_URL: magda.employmentUrl, MAGDA_SENDER: "example.org/bench", REGISTRY_CA_FILE: file("magda-ca", magda.ca), MAGDA_CERT_FILE: file("cert", magda.cert), MAGDA_KEY_FILE: file("key", magda.key) },
    };
    const outcomes = new Map<string, Outcome>();
    for (const [name, env] of Object.entries(sources)) {
      const target = server.target(name.toLowerCase());
      const admin = openDb(server.target("postgres"), { max: 1 });
      await admin.sql.unsafe(`create database ${name.toLowerCase()}`);
      await admin.close();
      await migrateDatabase(target, join(root, "drizzle"));
      outcomes.set(name, await timed(openDb(target, { max: 10 }), env));
      console.log(`${name}: answered in ${outcomes.get(name)?.answeredMs.toFixed(0)} ms, all stored after ${outcomes.get(name)?.storedSeconds.toFixed(1)} s`);
    }
    stubs.stdin.write("\n");
    console.log(`Written: ${writeSection(`Looking ${COMPANIES} unknown companies up`, report(outcomes, await nextLine<Calls>(), load))}`);
  } finally {
    stubs.kill();
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function timed(handle: Handle, env: Record<string, string>): Promise<Outcome> {
  const { register, close } = openRegister({ settings: loadConfig(env).registry, handle, now: () => new Date(), log: pino({ level: "silent" }) });
  const numbers = Array.from({ length: COMPANIES }, (_, index) => enterpriseNumber(index + 1));
  const began = performance.now();
  const answered = await Promise.all(Array.from({ length: REQUESTS }, () => timedLookUp(register, numbers)));
  let stored = 0;
  while (stored < COMPANIES && performance.now() - began < LONGEST_SECONDS * 1000) {
    await sleep(50);
    const [row] = await handle.sql<{ stored: number }[]>`select count(*)::int as stored from registry_answer`;
    stored = row?.stored ?? 0;
  }
  const storedSeconds = stored < COMPANIES ? Number.NaN : (performance.now() - began) / 1000;
  await close();
  await handle.close();
  return { answeredMs: Math.max(...answered), storedSeconds };
}

async function timedLookUp(register: Register, numbers: readonly string[]): Promise<number> {
  const began = performance.now();
  await register.lookup(numbers, { freshness: "FRESH", signal: new AbortController().signal });
  return performance.now() - began;
}

function report(outcomes: ReadonlyMap<string, Outcome>, { magda, vkbo }: Calls, load: string): string {
  const times = magda.map(({ at }) => at).toSorted((one, other) => one - other);
  const most = Math.max(...times.map((from, index) => times.slice(index).filter((at) => at < from + 1000).length));
  const twice = magda.length - new Set(magda.map(({ service, number }) => `${service} ${number}`)).size;
  const count = (service: string): number => vkbo.filter((each) => each === service).length;
  const calls = new Map([
    ["VKBO", `${count("ENTERPRISES")} for the enterprises, ${count("ESTABLISHMENTS")} for their units`],
    ["MAGDA", `${magda.length}, at most ${most} within any second, ${twice} for a number a second time`],
  ]);
  const rows = [...outcomes].map(([name, { answeredMs, storedSeconds }]) => [name, calls.get(name) ?? "", `${(answeredMs / 1000).toFixed(2)} s`, `${storedSeconds.toFixed(1)} s`]);
  return `${machine()}. Load average before: ${load}. ${COMPANIES} numbers of which nothing is held, wanted by ${REQUESTS} look-ups at the same time, with the settings as they come; the stubs run in a process of their own and count arrivals.\n\n${table(["source", "calls", "slowest answer", "all kept after"], rows)}`;
}
