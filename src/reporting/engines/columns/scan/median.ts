import type { Grouped, GroupList } from "./distinct.ts";
import { scratchNumbers } from "./scratch.ts";

const BIN_BITS = 9;
const FEW = 32;
const bins = new Uint32Array(2 ** BIN_BITS);

/** The lower median of the values that the groups of a part of a list have together: of an even number the lower of the two in the middle; 0 of none. */
export function lowerMedian({ values, starts, ends }: Grouped, { groups, from, to }: GroupList): number {
  let count = 0;
  for (let index = from; index < to; index += 1) count += (ends[groups[index] ?? 0] ?? 0) - (starts[groups[index] ?? 0] ?? 0);
  if (count === 0) return 0;
  const all = scratchNumbers("median", count);
  let end = 0;
  for (let index = from; index < to; index += 1) {
    const group = groups[index] ?? 0;
    const until = ends[group] ?? 0;
    for (let at = starts[group] ?? 0; at < until; at += 1) all[end++] = values[at] ?? 0;
  }
  return valueAt(all, (count - 1) >>> 1);
}

/**
 * The value that would stand at a place if the values were sorted; they are overwritten. Each turn counts them in equal ranges between the lowest
 * and the highest, and goes on with the range that the place lies in.
 */
function valueAt(values: Uint32Array, place: number): number {
  let count = values.length;
  let left = place;
  while (count > FEW) {
    const { lowest, highest } = boundsOf(values, count);
    if (lowest === highest) return lowest;
    const shift = Math.max(0, 32 - Math.clz32(highest - lowest) - BIN_BITS);
    countInBins(values, count, lowest, shift);
    let bin = 0;
    while (left >= (bins[bin] ?? 0)) left -= bins[bin++] ?? 0;
    count = keepBin(values, count, lowest, { shift, bin });
  }
  return values.subarray(0, count).sort()[left] ?? 0;
}

function boundsOf(values: Uint32Array, count: number): { readonly lowest: number; readonly highest: number } {
  let lowest = 0xff_ff_ff_ff;
  let highest = 0;
  for (let at = 0; at < count; at += 1) {
    const value = values[at] ?? 0;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return { lowest, highest };
}

function countInBins(values: Uint32Array, count: number, lowest: number, shift: number): void {
  bins.fill(0);
  for (let at = 0; at < count; at += 1) {
    const bin = ((values[at] ?? 0) - lowest) >>> shift;
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
}

/** Moves the values of a range to the front. */
function keepBin(values: Uint32Array, count: number, lowest: number, { shift, bin }: { readonly shift: number; readonly bin: number }): number {
  let end = 0;
  for (let at = 0; at < count; at += 1) {
    const value = values[at] ?? 0;
    if ((value - lowest) >>> shift === bin) values[end++] = value;
  }
  return end;
}
