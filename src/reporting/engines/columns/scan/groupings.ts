import type { KeptPositions } from "../../../totals.ts";
import type { Buckets } from "./buckets.ts";
import { countingSort } from "./counting-sort.ts";
import { wholeNumbers } from "./fill.ts";
import type { Ranks } from "./ranks.ts";

/** Groups put together by a part of their keys. Buckets are in the order of keys, only those that occur; `first` is some group of each. */
export type Grouping = Buckets & { readonly first: Uint32Array };

/** Gives the grouping by some positions of `by`. Each is made once: of the one without its last position. */
export function groupings(groups: number, ranks: readonly Ranks[]): (kept: KeptPositions) => Grouping {
  const made = new Map<string, Grouping>();
  const by = (kept: KeptPositions): Grouping => {
    const known = made.get(kept.join());
    const last = ranks[kept.at(-1) ?? -1];
    const grouping = known ?? (last === undefined ? together(groups) : split(by(kept.slice(0, -1)), last));
    made.set(kept.join(), grouping);
    return grouping;
  };
  return by;
}

function together(groups: number): Grouping {
  return { of: new Uint32Array(groups), count: Math.min(1, groups), first: new Uint32Array(Math.min(1, groups)) };
}

/** Parts each bucket by the code of one more dimension. */
function split({ of, count }: Grouping, { of: ranks, codes }: Ranks): Grouping {
  const byCode = countingSort(wholeNumbers(of.length, (group) => group), ranks, codes.length);
  const { sorted } = countingSort(byCode.sorted, of, count);
  const buckets = new Uint32Array(of.length);
  const first = new Uint32Array(of.length);
  let found = 0;
  for (let index = 0; index < sorted.length; index += 1) {
    const group = sorted[index] ?? 0;
    const before = sorted[index - 1] ?? 0;
    if (index === 0 || of[group] !== of[before] || ranks[group] !== ranks[before]) first[found++] = group;
    buckets[group] = found - 1;
  }
  return { of: buckets, count: found, first: first.slice(0, found) };
}
