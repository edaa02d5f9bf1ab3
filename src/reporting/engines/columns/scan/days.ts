import { dayNumber, dayOfNumber, type Day } from "../../../../domain/day.ts";
import type { Period } from "../../../../domain/period.ts";
import { NO_DAY } from "../store.ts";

const FIRST = dayNumber("2000-01-01");

/** Every day that a column can hold. */
export const everyDay: Period = { from: dayOfNumber(FIRST), until: dayOfNumber(FIRST + NO_DAY) };

/** A day as the columns count it; those outside their range fall to its ends, the later one being that of no event. */
export function columnDay(day: Day): number {
  return Math.min(Math.max(dayNumber(day) - FIRST, 0), NO_DAY);
}
