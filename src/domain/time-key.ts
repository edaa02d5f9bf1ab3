import { addDays, addMonths, type Day, type Period } from "./day.ts";
import { DomainError, quoted } from "./errors.ts";

/** The units that time is broken down by. */
export type TimeUnit = "YEAR" | "QUARTER" | "MONTH";

const monthsOf: Readonly<Record<TimeUnit, number>> = { YEAR: 12, QUARTER: 3, MONTH: 1 };

/** The keys of every year (2016), quarter (2016-Q2) or month (2016-04) that the period touches, in time order; none for an empty period. */
export function timeKeys(period: Period, unit: TimeUnit): readonly string[] {
  if (period.from >= period.until) return [];
  const first = indexOfDay(period.from, unit);
  const last = indexOfDay(addDays(period.until, -1), unit);
  return Array.from({ length: last - first + 1 }, (_, offset) => keyOf(first + offset, unit));
}

/** The key of the same unit that many months later, earlier when negative. Throws INVALID_PERIOD when that is no whole number of units. */
export function shiftTimeKey(key: string, months: number): string {
  const { unit, index } = readKey(key);
  const step = months / monthsOf[unit];
  if (!Number.isInteger(step)) throw new DomainError("INVALID_PERIOD", `${months} months are no whole number of units of ${key}. Shift by a multiple of ${monthsOf[unit]}.`, { details: { key, months } });
  return keyOf(index + step, unit);
}

/** The days of a year, quarter or month key. Throws INVALID_PERIOD when the key is none of these. */
export function timeKeyPeriod(key: string): Period {
  const { unit, index } = readKey(key);
  const from = `${monthKey(index * monthsOf[unit])}-01`;
  return { from, until: addMonths(from, monthsOf[unit]) };
}

function readKey(key: string): { unit: TimeUnit; index: number } {
  const [, year, quarter, month] = /^(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(key) ?? [];
  if (year === undefined || year === "0000") throw new DomainError("INVALID_PERIOD", `${quoted(key)} is no year, quarter or month. Write 2016, 2016-Q2 or 2016-04.`, { details: { value: key } });
  if (quarter !== undefined) return { unit: "QUARTER", index: Number(year) * 4 + Number(quarter) - 1 };
  if (month !== undefined) return { unit: "MONTH", index: Number(year) * 12 + Number(month) - 1 };
  return { unit: "YEAR", index: Number(year) };
}

function indexOfDay(day: Day, unit: TimeUnit): number {
  return Math.floor((Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) / monthsOf[unit]);
}

function keyOf(index: number, unit: TimeUnit): string {
  if (unit === "MONTH") return monthKey(index);
  if (unit === "YEAR") return String(index).padStart(4, "0");
  return `${String(Math.floor(index / 4)).padStart(4, "0")}-Q${(index % 4) + 1}`;
}

function monthKey(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}
