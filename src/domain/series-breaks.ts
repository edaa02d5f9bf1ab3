import { seriesBreakRows, type SeriesBreakRow } from "../data/series-breaks.ts";
import type { Day } from "./day.ts";
import type { Labels } from "./labels.ts";

/** A day from which figures can't simply be compared with earlier ones. `dimensions` null: in every breakdown, else only in those. */
export type SeriesBreak = Omit<SeriesBreakRow, "notes"> & { readonly notes: Labels };

/** All known breaks, oldest first. */
export const seriesBreaks: readonly SeriesBreak[] = seriesBreakRows();

/**
 * The breaks that a comparison crosses, oldest first: after the first day of the earlier period, and not after the last day of the later
 * (`laterUntil` is the first day behind it). Breaks of certain dimensions count only when one of these is broken down by.
 */
export function breaksBetween(earlierFrom: Day, laterUntil: Day, dimensions: readonly string[]): readonly SeriesBreak[] {
  return seriesBreaks.filter((each) => each.on > earlierFrom && each.on < laterUntil && (each.dimensions === null || each.dimensions.some((name) => dimensions.includes(name))));
}
