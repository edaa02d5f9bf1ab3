import type { Sql } from "../db/connect.ts";

const BATCH = 1000;

/** What a sweep did: dossiers that lapsed, and keys of calls that were forgotten. */
export type Sweep = { readonly lapsed: number; readonly keysForgotten: number };

/**
 * Ends the dossiers filed or handled through the API whose own share was not received by its last day (Europe/Brussels), and forgets the
 * idempotency keys of more than 30 days ago. Works in batches, each of them one statement, so that it may be stopped anywhere and run
 * beside other writers or another sweep; a dossier that somebody is writing is left for the next time.
 */
export async function sweep(sql: Sql, now: Date): Promise<Sweep> {
  let lapsed = 0;
  for (let batch = await lapse(sql, now); batch > 0; batch = await lapse(sql, now)) lapsed += batch;
  const { count } = await sql`delete from intake_key where at < ${now.toISOString()}::timestamptz - interval '30 days'`;
  return { lapsed, keysForgotten: count };
}

async function lapse(sql: Sql, now: Date): Promise<number> {
  const [row] = await sql<{ lapsed: number }[]>`select lapse_dossiers(${now.toISOString()}, ${BATCH})::int as lapsed`;
  return row?.lapsed ?? 0;
}
