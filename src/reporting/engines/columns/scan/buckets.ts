import type { AggregateName } from "../../../cubes/aggregate.ts";
import type { NumberColumns, Sides } from "../../../engine.ts";
import { reckon, type Bag } from "./bags.ts";
import { countingSort } from "./counting-sort.ts";
import { wholeNumbers } from "./fill.ts";
import type { Leaves } from "./leaves.ts";

/** Groups put together: group `i` is in bucket `of[i]`, or in none where that is `NO_BUCKET`. */
export type Buckets = { readonly of: Uint32Array; readonly count: number };

/** The bucket of a group that is in none. */
export const NO_BUCKET = 0xff_ff_ff_ff;

/** Every group in the same bucket. */
export function oneBucket(groups: number): Buckets {
  return { of: new Uint32Array(groups), count: 1 };
}

/** Every group in a bucket of its own. */
export function eachGroup(groups: number): Buckets {
  return { of: wholeNumbers(groups, (group) => group), count: groups };
}

/** Each of some groups in a bucket of its own, in their order. */
export function bucketEach(groups: number, chosen: Uint32Array): Buckets {
  const of = new Uint32Array(groups).fill(NO_BUCKET);
  for (let bucket = 0; bucket < chosen.length; bucket += 1) of[chosen[bucket] ?? 0] = bucket;
  return { of, count: chosen.length };
}

/** All groups but some in one bucket. */
export function bucketRest(groups: number, left: Uint32Array): Buckets {
  const of = new Uint32Array(groups);
  for (const group of left) of[group] = NO_BUCKET;
  return { of, count: 1 };
}

/** Every aggregate of each bucket, exact whatever is put together. */
export function rollUp({ sums, bags }: Leaves, buckets: Buckets): Sides<NumberColumns> {
  return { now: rollUpSide(sums.now, bags.now, buckets), previous: sums.previous === null ? null : rollUpSide(sums.previous, bags.previous ?? [], buckets) };
}

function rollUpSide(sums: NumberColumns, bags: readonly Bag[], buckets: Buckets): NumberColumns {
  const summed = (Object.entries(sums) as [AggregateName, ArrayLike<number>][]).map(([name, column]) => [name, sumUp(column, buckets)]);
  if (bags.length === 0) return Object.fromEntries(summed);
  const { of, count } = buckets;
  const { sorted: groups, starts } = countingSort(wholeNumbers(of.length, (group) => group).filter((group) => of[group] !== NO_BUCKET), of, count);
  const reckoned = bags.map((bag) => {
    const column = new Float64Array(count);
    for (let bucket = 0; bucket < count; bucket += 1) column[bucket] = reckon(bag, { groups, from: starts[bucket] ?? 0, to: starts[bucket + 1] ?? 0 });
    return [bag.name, column];
  });
  return Object.fromEntries([...summed, ...reckoned]);
}

/** A column of groups, summed by bucket. */
export function sumUp(column: ArrayLike<number>, { of, count }: Buckets): Float64Array {
  const sums = new Float64Array(count);
  for (let group = 0; group < of.length; group += 1) {
    const bucket = of[group] ?? NO_BUCKET;
    if (bucket !== NO_BUCKET) sums[bucket] = (sums[bucket] ?? 0) + (column[group] ?? 0);
  }
  return sums;
}
