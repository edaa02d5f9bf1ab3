import type { Day } from "../domain/day.ts";
import { DomainError } from "../domain/errors.ts";
import { cutAtElapsed, daysBetween, previousPeriod, samePeriodYearsBefore, type Period } from "../domain/period.ts";

/** What to compare with. */
export type CompareInput = {
  readonly to: "SAME_PERIOD_PREVIOUS_YEAR" | "PREVIOUS_PERIOD";
  /** Years to go back, 1 to 99; only with SAME_PERIOD_PREVIOUS_YEAR. */
  readonly years: number;
  readonly alignment: "SAME_ELAPSED_DAYS" | "WHOLE_PERIOD";
};

/** How far the earlier period lies back; its days are moved by so much before time keys are made of them. */
export type Shift = { readonly unit: "MONTHS" | "DAYS"; readonly count: number };

/** Two periods as counted. */
export type Compared = { readonly period: Period; readonly previous: Period; readonly alignment: CompareInput["alignment"]; readonly shift: Shift };

/**
 * The period and the one it is compared with, both cut where the data end if so asked. `through` is the last day there is data for.
 * Throws INVALID_ARGUMENT, and INVALID_PERIOD when nothing of the period has elapsed.
 */
export function comparedPeriods(period: Period, compare: CompareInput, through: Day): Compared {
  const { previous, shift } = earlier(period, compare);
  if (compare.alignment === "WHOLE_PERIOD") return { period, previous, alignment: compare.alignment, shift };
  if (through < period.from) throw new DomainError("INVALID_PERIOD", `The dossiers run to ${through}, so nothing of the period has elapsed. Choose an earlier period, or the alignment WHOLE_PERIOD.`, { details: { through } });
  return { ...cutAtElapsed(period, previous, through), alignment: compare.alignment, shift };
}

function earlier(period: Period, { to, years }: CompareInput): { readonly previous: Period; readonly shift: Shift } {
  if (to === "SAME_PERIOD_PREVIOUS_YEAR") return { previous: samePeriodYearsBefore(period, years), shift: { unit: "MONTHS", count: years * 12 } };
  if (years !== 1) throw new DomainError("INVALID_ARGUMENT", `\`compare.years\` is ${years}, but goes with SAME_PERIOD_PREVIOUS_YEAR only. Leave it out, or compare with that.`, { details: { argument: "compare.years" } });
  const previous = previousPeriod(period);
  return { previous, shift: distance(previous.from, period) };
}

/** In months where the period is made of whole ones, else in days. */
function distance(from: Day, period: Period): Shift {
  const isWhole = period.from.endsWith("-01") && period.until.endsWith("-01");
  return isWhole ? { unit: "MONTHS", count: monthNumber(period.from) - monthNumber(from) } : { unit: "DAYS", count: daysBetween(from, period.from) };
}

function monthNumber(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}
