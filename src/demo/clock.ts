import { dayNumber, dayOfNumber } from "../domain/day.ts";
import { brusselsMidnight } from "../domain/period.ts";
import type { Random } from "./random.ts";

/** A moment on the clocks of Brussels: seconds since 1970-01-01 00:00 as if they had always shown UTC. */
export type LocalSeconds = number;

/** Seconds of a day. */
export const daySeconds = 86_400;

const hourSeconds = 3_600;
/** Clocks change between 2 and 3; nothing happens from 2 to 6, so that a local time is never missing or double. */
const nightEnds = 6 * hourSeconds;
const nightBegins = 2 * hourSeconds;
const offsets = new Map<number, number>();
const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, "0"));

/** The days since 1970-01-01 of a local moment. */
export function dayOf(moment: LocalSeconds): number {
  return Math.floor(moment / daySeconds);
}

/** RFC 3339 with the offset of Brussels on that day. */
export function writeMoment(moment: LocalSeconds): string {
  const day = dayOf(moment);
  const second = moment - day * daySeconds;
  const offset = offsetAtMidnight(second < nightBegins ? day : day + 1);
  const minute = Math.floor(second / 60);
  return `${dayOfNumber(day)}T${twoDigits[Math.floor(minute / 60)]}:${twoDigits[minute % 60]}:${twoDigits[second % 60]}+0${offset}:00`;
}

/** A second of the day on which somebody files: mostly office hours, some evenings, one in eighty within two hours after midnight. */
export function filingSecond(random: Random): number {
  const kind = random.next();
  if (kind < 0.0125) return random.int(nightBegins);
  if (kind < 0.85) return officeSecond(random);
  return nightEnds + random.int(daySeconds - nightEnds);
}

/** A second of the day within 8 to 18 hours. */
export function officeSecond(random: Random): number {
  return 8 * hourSeconds + random.int(10 * hourSeconds);
}

/** A second of the hour after midnight, when decisions are made in a batch. */
export function batchSecond(random: Random): number {
  return random.int(hourSeconds);
}

/** A second of the same day that is not before `second`, and not at night. */
export function laterSecond(second: number, random: Random): number {
  const from = Math.max(second, nightEnds);
  return from + random.int(daySeconds - from);
}

/** The local moment of a second of a day. */
export function momentOf(day: number, second: number): LocalSeconds {
  return day * daySeconds + second;
}

/** The first second of a day that is written YYYY-MM-DD. */
export function startOf(day: string): LocalSeconds {
  return dayNumber(day) * daySeconds;
}

function offsetAtMidnight(day: number): number {
  const known = offsets.get(day);
  if (known !== undefined) return known;
  const hours = (day * daySeconds - brusselsMidnight(dayOfNumber(day)).getTime() / 1000) / hourSeconds;
  offsets.set(day, hours);
  return hours;
}
