import { sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import type { DossierEventRow } from "../tables/index.ts";

/** An event of a single dossier, with its place in the order of changes. */
export type FeedEvent = Pick<DossierEventRow, "seq" | "kind" | "at" | "by" | "reason"> & { readonly reference: string; readonly status: string };

/** Events in the order of their writing. `horizon` is the last place up to which all changes are known; nothing can come to lie at or before it. */
export type FoundFeed = { readonly horizon: number; readonly events: readonly FeedEvent[] };

type Raw = { readonly horizon: string; readonly seq: string | null; readonly reference: string; readonly kind: string; readonly status: string; readonly at: string; readonly by: string; readonly reason: string | null };

/** At most `limit` events of single dossiers after a place, 0 for the beginning, up to the horizon; waits for writes that are about to end. One statement. */
export async function findDossierFeed(db: Db, after: number, limit: number): Promise<FoundFeed> {
  const rows = (await db.execute(sql`select horizon, seq, reference, kind, status, at, by, reason from dossier_feed(${after}::bigint, ${limit}::integer) order by seq nulls first`)) as unknown as readonly Raw[];
  const [first] = rows;
  if (first === undefined) throw new Error("the feed did not tell its horizon");
  return { horizon: Number(first.horizon), events: rows.flatMap(toEvent) };
}

/** The row of the horizon has no event. */
function toEvent({ seq, reference, kind, status, at, by, reason }: Raw): readonly FeedEvent[] {
  return seq === null ? [] : [{ seq: Number(seq), reference, kind, status, at: new Date(at), by, reason }];
}
