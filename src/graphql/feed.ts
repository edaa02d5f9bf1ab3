import { crc32 } from "node:zlib";
import type { FeedEvent, FoundFeed } from "../db/find/dossier-feed.ts";
import type { DossierStatus } from "../domain/dossier-status.ts";
import { DomainError } from "../domain/errors.ts";
import { readToken, writeToken } from "../domain/token.ts";
import type { PageInfoSource } from "./connection.ts";
import type { HistoryEvent } from "./history.ts";

/** An event in its place among all, with the dossier that it happened to. */
export type FeedEventSource = { readonly cursor: string; readonly reference: string; readonly event: HistoryEvent };

/** A page of the feed. */
export type FeedPage = { readonly nodes: readonly FeedEventSource[]; readonly pageInfo: PageInfoSource };

const name = "DOSSIER_EVENTS";
const wayOut = "Use `cursor` or `pageInfo.endCursor` of an answer of `dossierEvents`, or leave it out to start at the beginning.";

/** Opaque text for a place in the feed, with a checksum over it. */
export function encodeFeedCursor(seq: number): string {
  return writeToken([name, seq, checksum(seq)]);
}

/** The place that a cursor stands for, 0 without one. Throws INVALID_CURSOR for text that is none, was changed, or is of another list. */
export function decodeFeedCursor(cursor: string | null | undefined): number {
  if (cursor === null || cursor === undefined) return 0;
  const [made, seq, sum, ...more] = readToken(cursor);
  if (made === name && typeof seq === "number" && Number.isSafeInteger(seq) && seq >= 0 && sum === checksum(seq) && more.length === 0) return seq;
  throw invalid(`\`after\` is no cursor of \`dossierEvents\`. ${wayOut}`);
}

/**
 * The first events of what was found after a place. A page that is not full ends at the horizon, so that later ones do not read again what is
 * not for the feed. Throws INVALID_CURSOR for a place beyond the horizon: no event of this database ever gave it.
 */
export function feedPage({ horizon, events }: FoundFeed, after: number, first: number): FeedPage {
  if (after > horizon) throw invalid(`\`after\` lies beyond the last event: it is a cursor of another database, or this one was put back to an older state. Start from a cursor of before that, or leave it out to read all events again.`);
  const nodes = events.slice(0, first).map(toSource);
  const hasNextPage = events.length > first;
  const endCursor = hasNextPage ? (nodes.at(-1)?.cursor ?? null) : encodeFeedCursor(horizon);
  return { nodes, pageInfo: { hasNextPage, hasPreviousPage: after > 0, startCursor: nodes.at(0)?.cursor ?? null, endCursor } };
}

function toSource({ seq, reference, kind, status, at, by, reason }: FeedEvent): FeedEventSource {
  return { cursor: encodeFeedCursor(seq), reference, event: { kind: kind as HistoryEvent["kind"], status: status as DossierStatus, at, by, reason } };
}

function checksum(seq: number): number {
  return crc32(JSON.stringify([name, seq]));
}

function invalid(message: string): DomainError {
  return new DomainError("INVALID_CURSOR", message, { details: { argument: "after" } });
}
