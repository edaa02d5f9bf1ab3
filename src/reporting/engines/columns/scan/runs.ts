import { lowerBound } from "../load/arrays.ts";
import type { CompanySegment, EventOrder } from "../store.ts";
import type { Slot } from "./time.ts";

/** Places in an event's order that are scanned without a check: for each run the first, the one after the last, and the place of its time key. */
export type Runs = { readonly triples: Uint32Array; /** Places in all runs together. */ readonly rows: number };

/** Runs that are scanned without a look at anything else. */
export type Batch = { readonly start: number; readonly end: number; readonly rows: number };

/** Rows that a scan takes between two looks at the clock. */
export const BATCH_ROWS = 16_384;

/** The runs of some slots: cut where a row no longer holds, and none longer than a batch. */
export function runsOf({ days, dead }: Pick<EventOrder, "days" | "dead">, slots: readonly Slot[]): Runs {
  const triples: number[] = [];
  let rows = 0;
  for (const { from, until, key } of slots) rows += addRuns(triples, dead, [lowerBound(days, from), lowerBound(days, until), key]);
  return { triples: Uint32Array.from(triples), rows };
}

/** All of so many rows that hold. */
export function allRows({ rows, dead }: Pick<CompanySegment, "rows" | "dead">): Runs {
  const triples: number[] = [];
  const holding = addRuns(triples, dead, [0, rows, 0]);
  return { triples: Uint32Array.from(triples), rows: holding };
}

/** How many rows of an event lie in a period that hold. */
export function rowsIn({ days, dead }: Pick<EventOrder, "days" | "dead">, { from, until }: Pick<Slot, "from" | "until">): number {
  const first = lowerBound(days, from);
  const last = Math.max(first, lowerBound(days, until));
  return last - first - (lowerBound(dead, last) - lowerBound(dead, first));
}

/** The runs cut into batches: where each starts and ends in `triples`, and its rows. */
export function batchesOf({ triples }: Runs): readonly Batch[] {
  const batches: Batch[] = [];
  let start = 0;
  let rows = 0;
  for (let at = 0; at < triples.length; at += 3) {
    const own = (triples[at + 1] ?? 0) - (triples[at] ?? 0);
    if (rows + own > BATCH_ROWS) {
      batches.push({ start, end: at, rows });
      start = at;
      rows = 0;
    }
    rows += own;
  }
  return rows === 0 ? batches : [...batches, { start, end: triples.length, rows }];
}

/** Adds the runs between the dead of some places; returns how many places they have. */
function addRuns(triples: number[], dead: Uint32Array, [from, until, key]: readonly [number, number, number]): number {
  let rows = 0;
  let first = from;
  for (let index = lowerBound(dead, first); first < until; index += 1) {
    const stop = Math.min(dead[index] ?? until, until);
    rows += stop - first;
    addRun(triples, [first, stop, key]);
    first = stop + 1;
  }
  return rows;
}

function addRun(triples: number[], [from, until, key]: readonly [number, number, number]): void {
  for (let first = from; first < until; first += BATCH_ROWS) triples.push(first, Math.min(first + BATCH_ROWS, until), key);
}
