import type { AggregateName, Sums } from "./cubes/aggregate.ts";
import type { Groups, NumberColumns, Sides } from "./engine.ts";
import type { RowKey } from "./plan.ts";
import type { KeptPositions } from "./totals.ts";

/** A row, a total, or everything else as one row. */
export type RowKind = "ROW" | "TOTAL" | "OTHERS";

/** Figures of what has one key in common. `kept` are the positions of `by` that are not rolled up; `parent` the total over the last of them. */
export type RawRow = { readonly kind: RowKind; readonly key: RowKey; readonly kept: KeptPositions; readonly sums: Sides<Sums>; readonly parent: Sums | null };

/** The sums of a group. */
export function sumsAt(columns: NumberColumns, index: number): Sums {
  const sums: { [Name in AggregateName]?: number } = {};
  for (const name of Object.keys(columns) as AggregateName[]) {
    const value = columns[name]?.[index];
    if (value !== undefined) sums[name] = value;
  }
  return sums;
}

/** The sums of a group on both sides. */
export function sidesAt({ now, previous }: Sides<NumberColumns>, index: number): Sides<Sums> {
  return { now: sumsAt(now, index), previous: previous === null ? null : sumsAt(previous, index) };
}

/** The key of a group. */
export function keyAt({ keys }: Groups, index: number): RowKey {
  return keys.map((column) => column.codes[column.index[index] ?? 0] ?? null);
}

/** Text that is equal for rows that keep the same positions and have the same codes there. */
export function placeText(kept: KeptPositions, key: RowKey): string {
  return JSON.stringify([kept, kept.map((position) => key[position] ?? null)]);
}

/** Every place of a group. */
export function places({ count }: Pick<Groups, "count">): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
