import { setTimeout as sleep } from "node:timers/promises";
import { connect, type Sql, type Target } from "../../src/db/connect.ts";
import { brusselsDay } from "../../src/domain/period.ts";
import { createColumnsEngine, type ColumnsEngine } from "../../src/reporting/engines/columns/columns-engine.ts";
import { openData } from "../breakdowns/data.ts";
import { loadAverage, machine } from "../machine.ts";
import { table, writeSection } from "../results.ts";

const LOADS = 3;
const CHANGES = [1, 1000, 10_000] as const;
const REPEATS = 10;

type Times = { readonly middle: number; readonly longest: number };

/**
 * How long the copy in memory takes to be read, and to follow changes that another connection commits. Dossiers are written with the values
 * that they have, and told of as corrected, so that the data stay as they are.
 */
export async function benchFollow(dossiers: number): Promise<void> {
  const load = loadAverage();
  const data = await openData(dossiers, (line) => console.log(line));
  const sql = connect(data.target, { max: 1, statementTimeoutMs: 0 });
  try {
    const loads: number[] = [];
    for (let each = 0; each < LOADS; each += 1) loads.push(await timeLoad(data.target));
    const columns = await loaded(data.target, 60_000);
    const follows = new Map<number, Times>();
    for (const changes of CHANGES) follows.set(changes, timesOf(await repeated(() => timeRefresh(columns, sql, changes))));
    await columns.close();
    const watching = await loaded(data.target, 200);
    const seen = timesOf(await repeated(() => timeSeen(watching, sql)));
    await watching.close();
    console.log(`Written: ${writeSection(`Following ${dossiers.toLocaleString("en")} dossiers`, report(loads, follows, seen, load))}`);
  } finally {
    await sql.end();
    await data.server.stop();
  }
}

async function loaded(target: Target, refreshMs: number): Promise<ColumnsEngine> {
  const columns = createColumnsEngine({ target, refreshMs, lagMs: 120_000, maxBytes: 8 * 2 ** 30, now: () => new Date() });
  await columns.ready;
  const { unavailable } = columns.state();
  if (unavailable !== null) throw new Error(unavailable.message);
  return columns;
}

async function timeLoad(target: Target): Promise<number> {
  const started = performance.now();
  const columns = await loaded(target, 60_000);
  const took = performance.now() - started;
  await columns.close();
  return took;
}

async function repeated(work: () => Promise<number>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let each = 0; each < REPEATS; each += 1) times.push(await work());
  return times;
}

async function timeRefresh(columns: ColumnsEngine, sql: Sql, changes: number): Promise<number> {
  await change(sql, changes);
  const started = performance.now();
  await columns.refresh();
  return performance.now() - started;
}

/** From the commit to the first moment at which a request would be answered with it. */
async function timeSeen(columns: ColumnsEngine, sql: Sql): Promise<number> {
  const horizon = await change(sql, 1);
  const started = performance.now();
  const today = brusselsDay(new Date());
  for (;;) {
    const pinned = await columns.engine.pin(today);
    const isSeen = pinned.version.horizon >= horizon;
    pinned.release();
    if (isSeen) return performance.now() - started;
    await sleep(1);
  }
}

/** Dossiers from a random place on are written anew; returns the number of the last event. */
async function change(sql: Sql, changes: number): Promise<number> {
  const [row] = await sql<{ seq: string }[]>`
    with chosen as (select reference from dossier where reference >= (select reference from dossier tablesample system (0.1) limit 1) order by reference limit ${changes}),
    written as (update dossier d set subsidy_cents = d.subsidy_cents from chosen c where d.reference = c.reference returning d.reference, d.enterprise_number, d.status),
    locked as materialized (select take_change_lock() from (select count(*) from written) counted),
    told as (insert into dossier_event (reference, enterprise_number, kind, status, by) select reference, enterprise_number, 'CORRECTED', status, 'bench' from written, locked returning seq)
    select max(seq) as seq from told`;
  if (row === undefined) throw new Error("an aggregate gave no row");
  return Number(row.seq);
}

function timesOf(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b);
  return { middle: sorted[Math.floor(sorted.length / 2)] ?? 0, longest: sorted.at(-1) ?? 0 };
}

function report(loads: readonly number[], follows: ReadonlyMap<number, Times>, seen: Times, load: string): string {
  const first = Math.min(...loads);
  const thousand = follows.get(1000)?.middle ?? 0;
  const ms = (value: number): string => value.toFixed(value < 100 ? 1 : 0);
  return `\`npm run bench -- follow\`: the copy in memory is read from the database, and follows what another connection writes.

${table(
    ["work", "middle, ms", "longest, ms", "aim", "met"],
    [
      ["read all, start of the threads included, best of " + String(LOADS), ms(first), ms(Math.max(...loads)), "3 s", first <= 3000 ? "yes" : "no"],
      ...[...follows].map(([changes, { middle, longest }]) => [`follow ${changes.toLocaleString("en")} changed dossier${changes === 1 ? "" : "s"}`, ms(middle), ms(longest), changes === 1000 ? "50 ms" : "", changes === 1000 ? (thousand <= 50 ? "yes" : "no") : ""]),
      ["a change of another connection is in the answers", ms(seen.middle), ms(seen.longest), "1 s", seen.longest <= 1000 ? "yes" : "no"],
    ],
  )}

- ${machine()}. Load average before: ${load}.`;
}
