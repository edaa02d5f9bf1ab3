import { addDays, addMonths, type Day } from "../../../../domain/day.ts";
import { timeKeyPeriod, timeKeys, type Period, type TimeUnit } from "../../../../domain/period.ts";
import type { Shift } from "../../../compare.ts";
import type { DimensionName } from "../../../cubes/dossiers.ts";
import type { Sides } from "../../../engine.ts";
import type { DossierScope } from "../../../plan.ts";
import { columnDay, everyDay } from "./days.ts";

/** A period that is scanned; `shift` moves its days before time keys are made of them. */
export type ScannedPeriod = Period & { readonly shift: Shift | null };

/** Days that have one time key, half-open as columns count them; `key` is its place in the keys. */
export type Slot = { readonly from: number; readonly until: number; readonly key: number };

/** The periods of a scope. */
export function periodsOf({ period, compared }: DossierScope): Sides<ScannedPeriod> {
  return { now: { ...(period ?? everyDay), shift: null }, previous: compared === null ? null : { ...compared.previous, shift: compared.shift } };
}

/** The keys of the finest unit that is broken down by, in time order; all coarser ones follow from them. */
export type TimeKeys = { readonly unit: TimeUnit; readonly keys: readonly string[] };

/** The keys that the periods have after shifting; null where time is not broken down by. */
export function timeKeysOf(by: readonly DimensionName[], { now, previous }: Sides<ScannedPeriod>): TimeKeys | null {
  const unit = (["MONTH", "QUARTER", "YEAR"] as const).find((each) => by.includes(each));
  if (unit === undefined) return null;
  const keys = [now, previous].flatMap((period) => (period === null ? [] : timeKeys(moved(period), unit)));
  return { unit, keys: [...new Set(keys)].sort() };
}

/** The key of a coarser unit that a key lies in. */
export function coarserKey(key: string, unit: TimeUnit): string {
  const { from } = timeKeyPeriod(key);
  return timeKeys({ from, until: addDays(from, 1) }, unit)[0] ?? key;
}

/** The days of a period by their key, in day order; all of them as one where there are no keys. */
export function slotsOf(period: ScannedPeriod, time: TimeKeys | null): readonly Slot[] {
  const from = columnDay(period.from);
  const until = columnDay(period.until);
  if (time === null) return [{ from, until, key: 0 }];
  const own = timeKeys(moved(period), time.unit);
  const starts = own.map((key, index) => (index === 0 ? from : columnDay(back(timeKeyPeriod(key).from, period.shift))));
  return own.map((key, index) => ({ from: starts[index] ?? from, until: starts[index + 1] ?? until, key: time.keys.indexOf(key) }));
}

function moved({ from, until, shift }: ScannedPeriod): Period {
  if (from >= until) return { from, until: from };
  return { from: forward(from, shift), until: addDays(forward(addDays(until, -1), shift), 1) };
}

function forward(day: Day, shift: Shift | null): Day {
  if (shift === null) return day;
  return shift.unit === "MONTHS" ? addMonths(day, shift.count) : addDays(day, shift.count);
}

/** The first day that is moved to the first day of a month. */
function back(day: Day, shift: Shift | null): Day {
  return forward(day, shift === null ? null : { ...shift, count: -shift.count });
}
