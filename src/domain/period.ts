import { addDays, addMonths, addYears, dayNumber, daysBetween, type Day, type Period } from "./day.ts";
import { DomainError, quoted } from "./errors.ts";

export { addDays, daysBetween, type Day, type Period } from "./day.ts";
export { brusselsDay, brusselsMidnight, parseMoment } from "./moment.ts";
export { periodCode, periodLabel } from "./period-label.ts";
export { timeKeyPeriod, timeKeys, type TimeUnit } from "./time-key.ts";

const firstYear = 2000;
const lastYear = 2099;

/** A calendar year, 2000 to 2099. Throws INVALID_PERIOD. */
export function yearPeriod(year: number): Period {
  assertYear(year);
  return { from: `${year}-01-01`, until: `${year + 1}-01-01` };
}

/** A quarter, 1 to 4, of a year, 2000 to 2099. Throws INVALID_PERIOD. */
export function quarterPeriod(year: number, quarter: number): Period {
  assertYear(year);
  if (![1, 2, 3, 4].includes(quarter)) throw invalid(`There is no quarter ${quarter}. Choose 1, 2, 3 or 4.`, { quarter });
  const from = addMonths(`${year}-01-01`, (quarter - 1) * 3);
  return { from, until: addMonths(from, 3) };
}

/** Whole months; both ends (YYYY-MM) are in it. Throws INVALID_PERIOD for a bad month, a reversed range or a year outside 2000 to 2099. */
export function monthsPeriod(from: string, to: string): Period {
  const first = firstDayOf(from);
  const last = firstDayOf(to);
  assertOrder(first <= last, from, to);
  return { from: first, until: addMonths(last, 1) };
}

/** Days; both ends (YYYY-MM-DD) are in it. Throws INVALID_PERIOD for a bad day, a reversed range or a year outside 2000 to 2099. */
export function datesPeriod(from: Day, to: Day): Period {
  for (const day of [from, to]) {
    dayNumber(day);
    assertYear(Number(day.slice(0, 4)));
  }
  assertOrder(from <= to, from, to);
  return { from, until: addDays(to, 1) };
}

/**
 * From 1 January of the year to `through` (in it), the last day there is data for; the whole year when that lies beyond it.
 * Throws INVALID_PERIOD when the year begins after `through`.
 */
export function yearToDate(year: number, through: Day): Period {
  const { from, until } = yearPeriod(year);
  dayNumber(through);
  if (through < from) throw invalid(`The data run to ${through}, so nothing of ${year} has passed. Choose an earlier year.`, { year, through });
  return through >= until ? { from, until } : { from, until: addDays(through, 1) };
}

/**
 * The `n` whole months (1 to 1200) that end with the last month that lies wholly on or before `through`.
 * Throws INVALID_PERIOD when they would begin before 2000.
 */
export function rollingMonths(n: number, through: Day): Period {
  if (!Number.isInteger(n) || n < 1 || n > 1200) throw invalid(`${n} is no number of months. Choose 1 to 1200.`, { months: n });
  const until = `${addDays(through, 1).slice(0, 7)}-01`;
  const from = addMonths(until, -n);
  assertYear(Number(from.slice(0, 4)));
  assertYear(Number(addDays(until, -1).slice(0, 4)));
  return { from, until };
}

/**
 * The same calendar days `years` (1 to 99) earlier. A period that ends with a month keeps doing so; a first or last day of
 * 29 February becomes 28 February where there is none. Throws INVALID_PERIOD.
 */
export function samePeriodYearsBefore(period: Period, years: number): Period {
  if (!Number.isInteger(years) || years < 1 || years > 99) throw invalid(`${years} is no number of years to go back. Choose 1 to 99.`, { years });
  const until = isMonthStart(period.until) ? addYears(period.until, -years) : addDays(addYears(addDays(period.until, -1), -years), 1);
  return { from: addYears(period.from, -years), until };
}

/** The period of the same length that ends where this one begins: as many months when it is made of whole months, else as many days. */
export function previousPeriod(period: Period): Period {
  const from = isWholeMonths(period) ? addMonths(period.from, -monthsBetween(period.from, period.until)) : addDays(period.from, -daysBetween(period.from, period.until));
  return { from, until: period.from };
}

/**
 * Both periods cut after the same elapsed days: the one at `through`, the last day there is data for, the other at the same calendar
 * day (29 February falls to 28), or after as many days when the two do not lie whole months or years apart. Unchanged when `through` is
 * the last day or later; both empty when `through` lies before the period.
 */
export function cutAtElapsed(period: Period, previous: Period, through: Day): { period: Period; previous: Period } {
  if (addDays(through, 1) >= period.until) return { period, previous };
  if (through < period.from) return { period: { ...period, until: period.from }, previous: { ...previous, until: previous.from } };
  const until = addDays(through, 1);
  const back = monthsApart(period, previous);
  const other = back === null ? addDays(previous.from, daysBetween(period.from, until)) : addDays(addMonths(through, -back), 1);
  return { period: { from: period.from, until }, previous: { from: previous.from, until: other < previous.until ? other : previous.until } };
}

function monthsApart(period: Period, previous: Period): number | null {
  const months = monthsBetween(previous.from, period.from);
  if (addMonths(period.from, -months) !== previous.from) return null;
  return months % 12 === 0 || (isWholeMonths(period) && isWholeMonths(previous)) ? months : null;
}

function monthsBetween(a: Day, b: Day): number {
  return (Number(b.slice(0, 4)) - Number(a.slice(0, 4))) * 12 + Number(b.slice(5, 7)) - Number(a.slice(5, 7));
}

function isMonthStart(day: Day): boolean {
  return day.endsWith("-01");
}

function isWholeMonths(period: Period): boolean {
  return isMonthStart(period.from) && isMonthStart(period.until);
}

function firstDayOf(month: string): Day {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) throw invalid(`${quoted(month)} is no month. Write it as YYYY-MM, as in 2016-04.`, { value: month });
  assertYear(Number(month.slice(0, 4)));
  return `${month}-01`;
}

function assertYear(year: number): void {
  if (!Number.isInteger(year) || year < firstYear || year > lastYear) throw invalid(`The year ${year} is out of range. Choose ${firstYear} to ${lastYear}.`, { year });
}

function assertOrder(inOrder: boolean, from: string, to: string): void {
  if (!inOrder) throw invalid(`The period ends (${to}) before it begins (${from}). Swap the two.`, { from, to });
}

function invalid(message: string, details: Readonly<Record<string, unknown>>): DomainError {
  return new DomainError("INVALID_PERIOD", message, { details });
}
