import type { AggregateName } from "../../../cubes/aggregate.ts";
import { countDistinct, dropRepeated, type Grouped, type GroupList } from "./distinct.ts";
import { lowerMedian } from "./median.ts";
import type { ScannedSide } from "./scan.ts";
import type { ScanSpec } from "./scan-spec.ts";

/** What can't be summed, kept by group: numbers of distinct things, each once in its group, or all the amounts that a median is of. */
export type Bag = Grouped & { readonly name: AggregateName; /** The highest number of a thing; null for amounts. */ readonly highest: number | null };

/** Sorts what was written down into groups: those that have the `cells`, and so many rows each. What was written down is used up. */
export function bagsOf({ reckoning: { distinct, medians }, highest }: Pick<ScanSpec, "reckoning" | "highest">, side: ScannedSide, cells: Uint32Array, counts: ArrayLike<number>): readonly Bag[] {
  const starts = startsOf(counts);
  const things = distinct.map(({ name, entity }, index): Bag => {
    const values = sortIntoGroups(side.entities[index], side, cells, starts);
    return { name, highest: highest[entity], ...dropRepeated(values, starts, highest[entity]) };
  });
  const amounts = medians.map(({ name }, index): Bag => ({ name, highest: null, values: sortIntoGroups(side.picks[index], side, cells, starts), starts, ends: starts.subarray(1) }));
  return [...things, ...amounts];
}

/** What the groups of a part of a list have together. */
export function reckon(bag: Bag, list: GroupList): number {
  return bag.highest === null ? lowerMedian(bag, list) : countDistinct(bag, list, bag.highest);
}

function startsOf(counts: ArrayLike<number>): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  for (let group = 0; group < counts.length; group += 1) starts[group + 1] = (starts[group] ?? 0) + (counts[group] ?? 0);
  return starts;
}

/** A counting sort: the values of each group together, in the order of the groups. */
function sortIntoGroups(values: Uint32Array | undefined, { groups, written }: ScannedSide, cells: Uint32Array, starts: Uint32Array): Uint32Array {
  if (values === undefined) throw new Error("nothing was written down");
  if (cells.length === 1) return values.subarray(0, written);
  const next = new Uint32Array((cells.at(-1) ?? 0) + 1);
  for (let group = 0; group < cells.length; group += 1) next[cells[group] ?? 0] = starts[group] ?? 0;
  const sorted = new Uint32Array(written);
  for (let row = 0; row < written; row += 1) {
    const cell = groups[row] ?? 0;
    const place = next[cell] ?? 0;
    next[cell] = place + 1;
    sorted[place] = values[row] ?? 0;
  }
  return sorted;
}
