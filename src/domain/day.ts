import { DomainError, quoted } from "./errors.ts";

/** A calendar day in Europe/Brussels, YYYY-MM-DD, years 0001 to 9999; days compare as text. */
export type Day = string;

/** Days in Europe/Brussels, half-open: `from` is in it, `until` is the first day after it. Empty when both are the same. */
export type Period = { readonly from: Day; readonly until: Day };

const dayMs = 86_400_000;
const firstCached = -25_567;
const cached: string[] = [];

/** True for an existing calendar day written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Days since 1970-01-01, negative before. Throws INVALID_PERIOD when the text is no day. */
export function dayNumber(day: Day): number {
  if (!isDay(day)) throw new DomainError("INVALID_PERIOD", `${quoted(day)} is no calendar day. Write it as YYYY-MM-DD, as in 2016-04-01.`, { details: { value: day } });
  return utc(digits(day, 0, 4), digits(day, 5, 2), digits(day, 8, 2)) / dayMs;
}

/** The day that many days after 1970-01-01. Throws INVALID_PERIOD outside the years 0001 to 9999. */
export function dayOfNumber(number: number): Day {
  const index = number - firstCached;
  const known = cached[index];
  if (known !== undefined) return known;
  const date = new Date(number * dayMs);
  const day = writeDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
  if (index >= 0 && index < 73_414) cached[index] = day;
  return day;
}

/** The day `n` days later, or earlier when `n` is negative. */
export function addDays(day: Day, n: number): Day {
  return dayOfNumber(dayNumber(day) + n);
}

/** Days from `a` to `b`: 0 for the same day, negative when `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return dayNumber(b) - dayNumber(a);
}

/** The same day of the month `n` months later (earlier when negative); a day that month lacks becomes its last day. */
export function addMonths(day: Day, n: number): Day {
  dayNumber(day);
  const months = digits(day, 0, 4) * 12 + digits(day, 5, 2) - 1 + n;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return writeDay(year, month, Math.min(digits(day, 8, 2), daysInMonth(year, month)));
}

/** The same calendar day `n` years later (earlier when negative); 29 February becomes 28 February where there is none. */
export function addYears(day: Day, n: number): Day {
  return addMonths(day, n * 12);
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function writeDay(year: number, month: number, day: number): Day {
  if (!(year >= 1 && year <= 9999)) throw new DomainError("INVALID_PERIOD", `The year ${year} is outside 0001 to 9999. Choose a nearer day.`, { details: { year } });
  return `${String(year).padStart(4, "0")}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}`;
}

function utc(year: number, month: number, day: number): number {
  return year > 99 ? Date.UTC(year, month - 1, day) : new Date(0).setUTCFullYear(year, month - 1, day);
}

function digits(text: string, start: number, length: number): number {
  let value = 0;
  for (let index = start; index < start + length; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}
