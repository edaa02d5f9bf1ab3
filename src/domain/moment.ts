import { dayNumber, dayOfNumber, isDay, type Day } from "./day.ts";
import { DomainError, quoted } from "./errors.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const firstRuleYear = 1996;
const summers = new Map<number, readonly [start: number, end: number]>();
let intl: Intl.DateTimeFormat | undefined;

/** The calendar day that an instant has in Europe/Brussels. Throws INVALID_MOMENT for an invalid Date. */
export function brusselsDay(instant: Date): Day {
  const time = instant.getTime();
  if (Number.isNaN(time)) throw new DomainError("INVALID_MOMENT", "The date is invalid, so it has no day. Pass an existing instant.");
  return dayOfNumber(Math.floor((time + brusselsOffset(time)) / dayMs));
}

/** The instant at which a day begins in Europe/Brussels: 23:00 UTC of the day before in winter, 22:00 UTC in summer. */
export function brusselsMidnight(day: Day): Date {
  const utc = dayNumber(day) * dayMs;
  return new Date(utc - brusselsOffset(utc - hourMs));
}

/**
 * An instant from text: RFC 3339 with an offset ("2016-04-01T00:15:00+02:00", "…Z"; the fraction is cut to milliseconds), or a bare
 * day, which means its midnight in Europe/Brussels. Throws INVALID_MOMENT for a time without offset, a day that does not exist, a leap second.
 */
export function parseMoment(text: string): Date {
  if (text.length === 10 && isDay(text)) return brusselsMidnight(text);
  const time = text.length >= 20 && isDay(text.slice(0, 10)) ? timeOf(text) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time);
  const message = `${quoted(text)} is no moment. Write RFC 3339 with an offset, as in 2016-04-01T09:30:00+02:00, or a day, as in 2016-04-01.`;
  throw new DomainError("INVALID_MOMENT", message, { details: { value: text } });
}

/** Milliseconds that Brussels is ahead of UTC at an instant. Since 1996 by the rule of Directive 2000/84/EC, before by Intl (slow). */
export function brusselsOffset(time: number): number {
  const year = new Date(time).getUTCFullYear();
  if (year < firstRuleYear) return offsetByIntl(time);
  const [start, end] = summers.get(year) ?? summerOf(year);
  return time >= start && time < end ? 2 * hourMs : hourMs;
}

function summerOf(year: number): readonly [number, number] {
  const summer = [lastSundayAtOne(year, 2), lastSundayAtOne(year, 9)] as const;
  summers.set(year, summer);
  return summer;
}

function lastSundayAtOne(year: number, month: number): number {
  const last = Date.UTC(year, month, 31, 1);
  return last - new Date(last).getUTCDay() * dayMs;
}

function offsetByIntl(time: number): number {
  intl ??= new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Brussels", timeZoneName: "longOffset" });
  const name = intl.formatToParts(time).find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  const [, sign, hours, minutes, seconds] = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(name) ?? [];
  const size = Number(hours ?? 0) * hourMs + Number(minutes ?? 0) * 60_000 + Number(seconds ?? 0) * 1000;
  return sign === "-" ? -size : size;
}

const clock = /^[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

function timeOf(text: string): number {
  const match = clock.exec(text.slice(10));
  if (match === null) return Number.NaN;
  const [, hours, minutes, seconds, fraction, sign, offsetHours, offsetMinutes] = match;
  const offset = sign === undefined ? 0 : (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000;
  const local = dayNumber(text.slice(0, 10)) * dayMs + Number(hours) * hourMs + Number(minutes) * 60_000 + Number(seconds) * 1000;
  const millis = fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, "0"));
  return local + millis - (sign === "-" ? -offset : offset);
}
