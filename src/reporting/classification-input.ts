import type { Day } from "../domain/day.ts";
import { DomainError } from "../domain/errors.ts";
import type { NaceVersion } from "../domain/nace.ts";
import { classificationOn, type AttributeClock, type Classification } from "./classification.ts";

/** The versions asked for; absent ones are those in force on the last day of the period. */
export type ClassificationInput = {
  readonly nace?: NaceVersion | null | undefined;
  /** A year: places as they were on its 1 January. */
  readonly municipalitiesOf?: number | null | undefined;
  readonly attributes?: AttributeClock | undefined;
};

const FIRST_YEAR = 2000;

/** The versions of an answer; `day` decides those that are not asked for, and may lie after today. Throws INVALID_ARGUMENT. */
export function readClassification({ nace, municipalitiesOf, attributes = "AT_SUBMISSION" }: ClassificationInput, day: Day, today: Day): Classification {
  const inForce = classificationOn(day, attributes);
  return { nace: nace ? readNace(nace) : inForce.nace, placesOn: typeof municipalitiesOf === "number" ? readYear(municipalitiesOf, day > today ? day : today) : inForce.placesOn, attributes };
}

function readNace(version: NaceVersion): Classification["nace"] {
  if (version !== "2003") return version;
  throw invalid("classification.nace", "Answers can't be given in NACE-BEL 2003, whose structure is not held. Choose NACEBEL_2008 or NACEBEL_2025.");
}

function readYear(year: number, latest: Day): Day {
  const last = Number(latest.slice(0, 4));
  if (Number.isInteger(year) && year >= FIRST_YEAR && year <= last) return `${year}-01-01`;
  throw invalid("classification.municipalitiesOf", `There is no list of municipalities of ${year}. Choose a year from ${FIRST_YEAR} to ${last}.`);
}

function invalid(argument: string, message: string): DomainError {
  return new DomainError("INVALID_ARGUMENT", message, { details: { argument } });
}
