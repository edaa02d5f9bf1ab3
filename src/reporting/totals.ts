/** Which totals are asked: none, the grand total, those of every beginning of the key, or those of every part of it. */
export type Totals = "NONE" | "GRAND" | "ROLLUP" | "CUBE";

/** The positions in `by` that a total keeps, ascending; the others are rolled up. */
export type KeptPositions = readonly number[];

/** The totals beside the grand total, those that keep fewer dimensions first, then by the positions kept. */
export function totalSets(dimensions: number, totals: Totals): readonly KeptPositions[] {
  switch (totals) {
    case "NONE":
    case "GRAND":
      return [];
    case "ROLLUP":
      return Array.from({ length: Math.max(0, dimensions - 1) }, (_, index) => upTo(index + 1));
    case "CUBE":
      return subsets(dimensions).filter(({ length }) => length > 0 && length < dimensions);
  }
}

/** The total that a row or total belongs to: the same without its last dimension; null for the grand total. */
export function parentOf(kept: KeptPositions): KeptPositions | null {
  return kept.length === 0 ? null : kept.slice(0, -1);
}

function upTo(length: number): KeptPositions {
  return Array.from({ length }, (_, index) => index);
}

function subsets(dimensions: number): readonly KeptPositions[] {
  const all = Array.from({ length: 2 ** dimensions }, (_, bits) => upTo(dimensions).filter((position) => (bits & (1 << position)) !== 0));
  return all.toSorted((a, b) => a.length - b.length || compare(a, b));
}

function compare(a: KeptPositions, b: KeptPositions): number {
  const index = a.findIndex((position, each) => position !== b[each]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
