import type { Day } from "../domain/day.ts";
import type { CountedMilestone } from "../domain/dossier-status.ts";
import { DomainError, quoted } from "../domain/errors.ts";
import { notHeldFor } from "../domain/not-held.ts";
import { addDays, type Period } from "../domain/period.ts";
import { classificationOn, type Classification } from "./classification.ts";
import { comparedPeriods, type Compared, type CompareInput } from "./compare.ts";
import { isDimension, type DimensionName } from "./cubes/dossiers.ts";
import type { DossierFilter, DossierScope } from "./filter.ts";
import { breakdownLimits } from "./limits.ts";
import { readPeriod, type PeriodInput } from "./period-input.ts";

/** A breakdown as it is asked. */
export type BreakdownArguments = {
  readonly by: readonly string[];
  readonly counting: CountedMilestone;
  readonly period: PeriodInput;
  readonly where?: DossierFilter | null | undefined;
  readonly compare?: CompareInput | null | undefined;
};

/** Dossiers as a list asks for them; no period: whenever the event happened. */
export type ScopeArguments = Pick<BreakdownArguments, "counting" | "where"> & { readonly period?: PeriodInput | null | undefined };

/** Where time stands: today in Brussels, and the last day that the dossiers speak of. */
export type Clock = { readonly today: Day; readonly through: Day };

/** A breakdown that can be answered. */
export type BreakdownRequest = {
  readonly by: readonly DimensionName[];
  readonly counting: CountedMilestone;
  /** As counted: cut when the comparison asks for it. */
  readonly period: Period;
  readonly compared: Compared | null;
  readonly where: DossierFilter;
  readonly classification: Classification;
};

/** Checks a breakdown and settles its periods and versions. Throws INVALID_ARGUMENT, INVALID_PERIOD and NOT_HELD. */
export function readRequest({ by, counting, period: input, where, compare }: BreakdownArguments, { today, through }: Clock): BreakdownRequest {
  const dimensions = readDimensions(by);
  const asked = readPeriod(input, through);
  if (asked.from > today) throw new DomainError("INVALID_PERIOD", `The period begins on ${asked.from}, and today is ${today}. Choose one that has begun.`, { details: { from: asked.from, today } });
  const compared = compare ? comparedPeriods(asked, compare, through) : null;
  return { by: dimensions, counting, period: compared?.period ?? asked, compared, where: where ?? {}, classification: classificationOn(addDays(asked.until, -1)) };
}

/** The dossiers of a list: those that a breakdown with the same arguments counts. Without a period the versions are those of today. Throws INVALID_PERIOD. */
export function readScope({ counting, period: input, where }: ScopeArguments, { today, through }: Clock): DossierScope {
  const period = input ? readPeriod(input, through) : null;
  return { counting, period, where: where ?? {}, classification: classificationOn(period === null ? today : addDays(period.until, -1)) };
}

function readDimensions(by: readonly string[]): readonly DimensionName[] {
  const { maxDimensions } = breakdownLimits;
  if (by.length > maxDimensions) throw invalid(`${by.length} dimensions are asked; the limit is ${maxDimensions}. Drop some, or ask two breakdowns.`);
  const repeated = by.find((name, index) => by.indexOf(name) !== index);
  if (repeated !== undefined) throw invalid(`${quoted(repeated)} is asked twice. Name each dimension once.`);
  return by.map((name) => (isDimension(name) ? name : refuse(name)));
}

function refuse(name: string): never {
  const entry = notHeldFor(name);
  if (entry !== undefined) throw new DomainError("NOT_HELD", `${quoted(name)} is not held and can't be reported. ${entry.reason.EN}`, { details: { notHeld: entry.name } });
  throw invalid(`${quoted(name)} is no dimension of dossiers. Take one of \`catalog.dimensions\`.`);
}

function invalid(message: string): DomainError {
  return new DomainError("INVALID_ARGUMENT", message, { details: { argument: "by" } });
}
