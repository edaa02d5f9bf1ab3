import { InvalidArgumentError } from "commander";
import { keyAudiences, type KeyAudience } from "../access/key-store.ts";
import { addDays, isDay } from "../domain/day.ts";
import { brusselsMidnight } from "../domain/moment.ts";

const HOUR_MS = 3_600_000;
const LONGEST_MS = 36_500 * 24 * HOUR_MS;

/** Milliseconds of `24h` or `90d`, at most a hundred years. */
export function parseDuration(text: string): number {
  const [, count, unit] = /^(\d{1,6})([hd])$/.exec(text) ?? [];
  const ms = Number(count) * (unit === "d" ? 24 : 1) * HOUR_MS;
  if (!(ms <= LONGEST_MS)) throw new InvalidArgumentError("must be a number of hours or days, as in 24h or 90d.");
  return ms;
}

/** The end of a day in Europe/Brussels, at most in the year 2999: the key works on that day, too. */
export function parseLastDay(text: string): Date {
  if (!isDay(text) || text > "2999-12-31") throw new InvalidArgumentError("must be a day, as in 2027-06-30.");
  return brusselsMidnight(addDays(text, 1));
}

/** The audience of a key, in capitals. */
export function parseKeyAudience(text: string): KeyAudience {
  const audience = keyAudiences.find((each) => each === text);
  if (audience === undefined) throw new InvalidArgumentError(`must be one of ${keyAudiences.join(", ")}.`);
  return audience;
}
