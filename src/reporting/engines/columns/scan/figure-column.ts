import type { AggregateName } from "../../../cubes/aggregate.ts";
import { measures, type MeasureEntry } from "../../../cubes/measures.ts";
import type { NumberColumns, Sides } from "../../../engine.ts";
import type { Figure } from "../../../figures.ts";
import { millionths } from "../../../ratio.ts";
import { numbers } from "./fill.ts";

/** A figure of each group; NaN where there is none. Relative changes are exact whatever their size. */
export type FigureColumn = ArrayLike<number | bigint>;

/** A figure of all groups, as `figureOf` gives it of one. */
export function figureColumn({ measure, on }: Figure, { now, previous }: Sides<NumberColumns>, groups: number): FigureColumn {
  const value = (): Float64Array => valuesOf(measures[measure], now, groups);
  const before = (): Float64Array => (previous === null ? new Float64Array(groups).fill(NaN) : valuesOf(measures[measure], previous, groups));
  switch (on) {
    case "VALUE":
      return value();
    case "PREVIOUS":
      return before();
    case "CHANGE":
      return changes(value(), before());
    case "RELATIVE_CHANGE":
      return relativeChanges(value(), before());
  }
}

function valuesOf({ needs, value }: MeasureEntry, columns: NumberColumns, groups: number): Float64Array {
  const values = new Float64Array(groups);
  const sums: { [Name in AggregateName]?: number } = {};
  for (let group = 0; group < groups; group += 1) {
    for (const name of needs) sums[name] = columns[name]?.[group] ?? NaN;
    values[group] = value(sums as Required<typeof sums>) ?? NaN;
  }
  return values;
}

function changes(values: Float64Array, before: Float64Array): Float64Array {
  return numbers(values.length, (group) => (values[group] ?? NaN) - (before[group] ?? NaN));
}

function relativeChanges(values: Float64Array, before: Float64Array): readonly (number | bigint)[] {
  return Array.from(changes(values, before), (change, group) => (Number.isNaN(change) ? NaN : (millionths(BigInt(change), BigInt(before[group] ?? 0)) ?? NaN)));
}
