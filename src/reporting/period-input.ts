import type { Day } from "../domain/day.ts";
import { DomainError } from "../domain/errors.ts";
import { datesPeriod, monthsPeriod, quarterPeriod, rollingMonths, yearPeriod, yearToDate, type Period } from "../domain/period.ts";

/** A period in exactly one of its forms; the others are absent or null. */
export type PeriodInput = {
  readonly year?: number | null | undefined;
  readonly quarter?: { readonly year: number; readonly quarter: number } | null | undefined;
  readonly months?: { readonly from: string; readonly to: string } | null | undefined;
  readonly yearToDate?: number | null | undefined;
  readonly rollingMonths?: number | null | undefined;
  readonly dates?: { readonly from: Day; readonly to: Day } | null | undefined;
};

/** The days of a period, half-open. `through` is the last day that the dossiers speak of. Throws INVALID_PERIOD. */
export function readPeriod(input: PeriodInput, through: Day): Period {
  if (typeof input.year === "number") return yearPeriod(input.year);
  if (input.quarter) return quarterPeriod(input.quarter.year, input.quarter.quarter);
  if (input.months) return monthsPeriod(input.months.from, input.months.to);
  if (typeof input.yearToDate === "number") return yearToDate(input.yearToDate, through);
  if (typeof input.rollingMonths === "number") return rollingMonths(input.rollingMonths, through);
  if (input.dates) return datesPeriod(input.dates.from, input.dates.to);
  throw new DomainError("INVALID_PERIOD", "The period has no form. Give one of year, quarter, months, yearToDate, rollingMonths or dates.");
}
