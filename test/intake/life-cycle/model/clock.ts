// Days and midnights of Brussels by the time zone data of the runtime, so that they don't rest on the rule that the service reckons by.
const HOUR = 3_600_000;
const format = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Brussels", year: "numeric", month: "2-digit", day: "2-digit" });
const dayOfHour = new Map<number, string>();
const midnights = new Map<string, number>();

/** The day that an instant has in Brussels. Midnight lies on a whole hour there, so an hour has one day. */
export function dayOf(time: number): string {
  const hour = Math.floor(time / HOUR);
  const known = dayOfHour.get(hour);
  if (known !== undefined) return known;
  const day = format.format(hour * HOUR);
  dayOfHour.set(hour, day);
  return day;
}

/** The instant at which a day begins in Brussels. */
export function midnightOf(day: string): number {
  const known = midnights.get(day);
  if (known !== undefined) return known;
  const utc = Date.parse(`${day}T00:00:00Z`);
  const found = [-2 * HOUR, -HOUR].map((ahead) => utc + ahead).find((time) => dayOf(time) === day && dayOf(time - 1) !== day);
  if (found === undefined) throw new Error(`no midnight of ${day}`);
  midnights.set(day, found);
  return found;
}

/** The day so many days after another; before it when negative. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * HOUR).toISOString().slice(0, 10);
}
