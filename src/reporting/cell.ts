import { measures, measureValue, type MeasureEntry, type MeasureName } from "./cubes/measures.ts";
import type { Sums } from "./cubes/aggregate.ts";
import type { Sides } from "./engine.ts";
import { ratio } from "./ratio.ts";

/** Whether a figure is given. */
export type CellStatus = "PUBLISHED" | "NOT_APPLICABLE" | "NOT_AVAILABLE";

/** A figure with those that it is compared with: counts, or cents for amounts. `total` and `parent` are null where a share means nothing. */
export type Cell = {
  readonly value: number | null;
  readonly previous: number | null;
  /** The value of everything counted. */
  readonly total: number | null;
  /** The value of the row's total over its last dimension. */
  readonly parent: number | null;
};

/** Companies reached of all that could be; null where it can't be told. */
export type Reach = { readonly numerator: number; readonly denominator: number } | null;

/** The cell of a measure of a row. Throws when the measure was not reckoned. */
export function measureCell(name: MeasureName, sums: Sides<Sums>, total: Sums, parent: Sums | null): Cell {
  const { hasShare }: MeasureEntry = measures[name];
  return {
    value: measureValue(name, sums.now),
    previous: sums.previous === null ? null : measureValue(name, sums.previous),
    total: hasShare ? measureValue(name, total) : null,
    parent: hasShare && parent !== null ? measureValue(name, parent) : null,
  };
}

/** A count beside everything counted. */
export function countCell(value: number, previous: number | null, total: number | null): Cell {
  return { value, previous, total, parent: null };
}

/** Why there is a figure or none. */
export function statusOf(value: number | null): CellStatus {
  return value === null ? "NOT_APPLICABLE" : "PUBLISHED";
}

/** `value` minus `previous`; null when one of them is. */
export function changeOf({ value, previous }: Cell): number | null {
  return value === null || previous === null ? null : value - previous;
}

/** The change by `previous`, 6 decimals; null when `previous` is null or 0. */
export function relativeChangeOf(cell: Cell): number | null {
  const change = changeOf(cell);
  return change === null || cell.previous === null ? null : ratio(change, cell.previous);
}

/** `value` by that of a whole, 6 decimals; null when that is null or 0. */
export function shareOf({ value }: Cell, whole: number | null): number | null {
  return value === null || whole === null ? null : ratio(value, whole);
}
