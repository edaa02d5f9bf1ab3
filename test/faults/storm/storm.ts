import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runningServer } from "../../../src/db/attach.ts";
import { connect, type Sql } from "../../../src/db/connect.ts";
import { audit, type Audit } from "../../intake/life-cycle/audit.ts";
import { startService } from "../service/child.ts";
import { openClient } from "../service/client.ts";
import { makeFolder } from "../service/folder.ts";
import { diceFrom } from "../../reporting/columns/dice.ts";
import { kill, type Kill } from "./killer.ts";
import { Ledger } from "./ledger.ts";
import { read } from "./readers.ts";
import { write } from "./writers.ts";

export type StormOptions = { readonly seconds: number; readonly seed: number; readonly clients: number; readonly pauseMs: readonly [number, number]; /** Let the database acknowledge what it has not kept. */ readonly isForgetful?: boolean };

/** What came of a storm. */
export type StormReport = {
  readonly kills: readonly (Kill & { /** Until the last error that it brought; null when it brought none. */ readonly awayMs: number | null })[];
  readonly counts: Readonly<Record<string, number>>;
  readonly errors: Readonly<Record<string, number>>;
  /** What must not be; empty when all is well. */
  readonly wrong: readonly string[];
  readonly audit: Audit;
  readonly dossiers: number;
  /** What answers breakdowns after the storm: the copy in memory, if that came back. */
  readonly engine: string;
  readonly exitCode: number | null;
  /** Lines of the log that speak of what nobody caught. */
  readonly uncaught: readonly string[];
};

const COMPANIES = 200;

/** Kills the database of a real service under clients, half of them writing, and looks for what is lost, doubled or wrong. */
export async function storm({ seconds, seed, clients, pauseMs, isForgetful = false }: StormOptions): Promise<StormReport> {
  const folder = await makeFolder(COMPANIES);
  if (isForgetful) appendFileSync(join(folder.dataDir, "pg", "postgresql.auto.conf"), "synchronous_commit = off\nwal_writer_delay = 10s\n");
  const service = await startService({ dataDir: folder.dataDir });
  try {
    const ledger = new Ledger();
    const until = performance.now() + seconds * 1000;
    const isOver = (): boolean => performance.now() > until || service.exitCode() !== null;
    const common = { url: service.url, companies: folder.companies, ledger, isOver, pauseMs: 60 };
    const killing = kill({ dataDir: folder.dataDir, dice: diceFrom(seed), isOver: () => performance.now() > until - 3000 || service.exitCode() !== null, pauseMs });
    await Promise.all(Array.from({ length: clients }, (_, index) => (index % 2 === 0 ? write({ ...common, name: `w${index}`, dice: diceFrom(seed + index) }) : read({ ...common, dice: diceFrom(seed + index) }))));
    const kills = await killing;
    if (service.exitCode() !== null) ledger.wrong.push(`the service ended with ${service.exitCode()}`);
    const found = await verify(folder.dataDir, ledger);
    return {
      kills: kills.map((each, index) => ({ ...each, awayMs: awayMs(ledger, each.at, kills[index + 1]?.at ?? Number.POSITIVE_INFINITY) })),
      counts: Object.fromEntries(ledger.counts),
      errors: Object.fromEntries(ledger.errors),
      wrong: ledger.wrong,
      ...found,
      engine: await engineOf(service.url),
      exitCode: await service.stop(),
      uncaught: service.said.filter((line) => /uncaught|unhandled|TypeError|request failed/i.test(line)),
    };
  } finally {
    service.kill();
    folder.remove();
  }
}

const ENGINE_WITHIN_MS = 15_000;

async function engineOf(url: string): Promise<string> {
  const client = openClient(url);
  try {
    for (const until = performance.now() + ENGINE_WITHIN_MS; ; await sleep(100)) {
      const engine = (await client.ask("{ reportEngine { name } }")).data?.["reportEngine"]?.name as string;
      if (engine === "columns" || performance.now() > until) return engine;
    }
  } finally {
    client.close();
  }
}

function awayMs({ badAt }: Ledger, from: number, to: number): number | null {
  const last = badAt.findLast((at) => at >= from && at < to);
  return last === undefined ? null : last - from;
}

/** Compares the database with what was acknowledged. */
async function verify(dataDir: string, ledger: Ledger): Promise<Pick<StormReport, "audit" | "dossiers">> {
  const target = runningServer(join(dataDir, "pg"));
  if (target === null) throw new Error("the database is not there after the storm");
  const sql = connect(target, { max: 1 });
  try {
    await compareKeys(sql, ledger);
    await compareLives(sql, ledger);
    const [row] = await sql<{ dossiers: number }[]>`select count(*)::int as dossiers from dossier`;
    return { audit: await audit(sql), dossiers: row?.dossiers ?? 0 };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Each acknowledged key is held, for the dossier of its answer, and no other. */
async function compareKeys(sql: Sql, { keys, wrong }: Ledger): Promise<void> {
  const rows = await sql<{ key: string; reference: string }[]>`select key, reference from intake_key`;
  const held = new Map(rows.map(({ key, reference }) => [key, reference]));
  if (rows.length !== held.size) wrong.push("a key is held twice");
  for (const [key, reference] of keys) if (held.get(key) !== reference) wrong.push(`the key ${key} was acknowledged for ${reference}, the database has ${held.get(key)}`);
  for (const key of held.keys()) if (!keys.has(key)) wrong.push(`the key ${key} is held and was never acknowledged`);
}

/** Each dossier has the steps that were acknowledged, each once, and there is no dossier beside them. */
async function compareLives(sql: Sql, { lives, wrong }: Ledger): Promise<void> {
  const rows = await sql<{ reference: string; company: string; kinds: string[] }[]>`
    select d.reference, d.enterprise_number as company, (select array_agg(e.kind order by e.seq) from dossier_event e where e.reference = d.reference) as kinds from dossier d`;
  const held = new Map(rows.map((row) => [row.reference, row]));
  for (const [reference, { company, steps }] of lives) {
    const row = held.get(reference);
    const expected = ["SUBMITTED", "APPROVED", ...steps].join();
    if (row === undefined) wrong.push(`dossier ${reference} was acknowledged and is lost`);
    else if (row.kinds.join() !== expected || row.company !== company) wrong.push(`dossier ${reference} has ${row.kinds.join()}, acknowledged was ${expected}`);
  }
  for (const reference of held.keys()) if (!lives.has(reference)) wrong.push(`dossier ${reference} was never acknowledged`);
}
