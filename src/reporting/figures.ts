import { measureValue, type MeasureName } from "./cubes/measures.ts";
import type { Sums } from "./cubes/aggregate.ts";
import { millionths } from "./ratio.ts";
import type { Sides } from "./engine.ts";

/** Which figure of a cell. */
export type FigureOn = "VALUE" | "PREVIOUS" | "CHANGE" | "RELATIVE_CHANGE";

/** A figure of a row, as a whole number: counts as they are, amounts in cents, relative changes in millionths. */
export type Figure = { readonly measure: MeasureName; readonly on: FigureOn };

/** A row passes when its figure is not null and within the bounds, both included; null bounds do not restrict. */
export type Condition = Figure & { readonly atLeast: bigint | null; readonly atMost: bigint | null };

export type Direction = "ASC" | "DESC";

/** One part of an order; nulls and unknown codes last in both directions. */
export type OrderTerm = { readonly kind: "KEY"; /** In `by`. */ readonly position: number; readonly direction: Direction } | ({ readonly kind: "FIGURE"; readonly direction: Direction } & Figure);

/** The figure of a row; null where there is none: an average of nothing, no previous side, a change relative to 0. */
export function figureOf({ measure, on }: Figure, { now, previous }: Sides<Sums>): bigint | null {
  const value = on === "PREVIOUS" ? null : measureValue(measure, now);
  const before = on === "VALUE" || previous === null ? null : measureValue(measure, previous);
  switch (on) {
    case "VALUE":
      return value === null ? null : BigInt(value);
    case "PREVIOUS":
      return before === null ? null : BigInt(before);
    case "CHANGE":
      return value === null || before === null ? null : BigInt(value - before);
    case "RELATIVE_CHANGE":
      return value === null || before === null ? null : millionths(BigInt(value - before), BigInt(before));
  }
}

/** Whether a row passes a condition. */
export function meets(condition: Condition, sums: Sides<Sums>): boolean {
  const figure = figureOf(condition, sums);
  if (figure === null) return false;
  return (condition.atLeast === null || figure >= condition.atLeast) && (condition.atMost === null || figure <= condition.atMost);
}
