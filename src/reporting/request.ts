import type { Day } from "../domain/day.ts";
import type { CountedMilestone } from "../domain/dossier-status.ts";
import { DomainError, quoted } from "../domain/errors.ts";
import { notHeldFor } from "../domain/not-held.ts";
import { addDays } from "../domain/period.ts";
import { readClassification, type ClassificationInput } from "./classification-input.ts";
import { comparedPeriods, type CompareInput } from "./compare.ts";
import { isCompanyDimension } from "./cubes/companies.ts";
import { isDimension, type DimensionName } from "./cubes/dossiers.ts";
import { companyMeasureNames, measureNames } from "./cubes/measures.ts";
import type { Condition, OrderTerm } from "./figures.ts";
import { readFilter, type CompanyFilter, type DossierFilter } from "./filter.ts";
import { breakdownLimits } from "./limits.ts";
import { readPeriod, type PeriodInput } from "./period-input.ts";
import type { CompanyScope, DossierScope, Scope } from "./plan.ts";
import { readHaving, readOrder, type ConditionInput, type OrderInput, type Terms } from "./terms.ts";
import type { Totals } from "./totals.ts";

/** The rows of a breakdown as they are asked. */
type RowArguments = {
  readonly by: readonly string[];
  readonly totals: Totals;
  readonly having?: readonly ConditionInput[] | null | undefined;
  readonly orderBy?: readonly OrderInput[] | null | undefined;
  readonly others: boolean;
};

/** Dossiers as a list asks for them; no period: whenever the event happened. */
export type ScopeArguments = {
  readonly counting: CountedMilestone;
  readonly period?: PeriodInput | null | undefined;
  readonly where?: DossierFilter | null | undefined;
  readonly classification?: ClassificationInput | null | undefined;
};

/** A breakdown of dossiers as it is asked. */
export type DossierArguments = RowArguments & ScopeArguments & { readonly cube: "DOSSIERS"; readonly period: PeriodInput; readonly compare?: CompareInput | null | undefined };

/** A breakdown of companies as it is asked. */
export type CompanyArguments = RowArguments & { readonly cube: "COMPANIES"; readonly where?: CompanyFilter | null | undefined; readonly classification?: ClassificationInput | null | undefined };

export type BreakdownArguments = DossierArguments | CompanyArguments;

/** Where time stands: today in Brussels, and the last day that the dossiers speak of. */
export type Clock = { readonly today: Day; readonly through: Day };

/** A breakdown that can be answered. */
export type BreakdownRequest = {
  readonly scope: Scope;
  /** As given, for the variables of a narrower question. */
  readonly where: DossierFilter;
  readonly by: readonly DimensionName[];
  readonly totals: Totals;
  readonly having: readonly Condition[];
  readonly order: readonly OrderTerm[];
  readonly others: boolean;
};

/** Checks a breakdown and settles its periods and versions. Throws INVALID_ARGUMENT, INVALID_PERIOD, UNKNOWN_CODE and NOT_HELD. */
export function readRequest(given: BreakdownArguments, clock: Clock): BreakdownRequest {
  const by = readDimensions(given.by, given.cube);
  const scope = given.cube === "DOSSIERS" ? dossierScope(given, clock) : companyScope(given, clock);
  const terms: Terms = { by, measures: given.cube === "DOSSIERS" ? measureNames : companyMeasureNames, isCompared: scope.cube === "DOSSIERS" && scope.compared !== null };
  return { scope, where: given.where ?? {}, by, totals: given.totals, having: readHaving(given.having ?? [], terms), order: readOrder(given.orderBy ?? [], terms), others: given.others };
}

/** The dossiers of a list: those that a breakdown with the same arguments counts. Without a period the versions are those of today. Throws as a breakdown does. */
export function readScope({ counting, period: input, where, classification: versions }: ScopeArguments, { today, through }: Clock): DossierScope {
  const period = input ? readPeriod(input, through) : null;
  const classification = readClassification(versions ?? {}, period === null ? today : addDays(period.until, -1), today);
  return { cube: "DOSSIERS", counting, period, compared: null, ...picked(where ?? {}, classification), classification, today };
}

function dossierScope({ counting, period: input, where, compare, classification: versions }: DossierArguments, { today, through }: Clock): DossierScope {
  const asked = readPeriod(input, through);
  if (asked.from > today) throw new DomainError("INVALID_PERIOD", `The period begins on ${asked.from}, and today is ${today}. Choose one that has begun.`, { details: { from: asked.from, today } });
  const compared = compare ? comparedPeriods(asked, compare, through) : null;
  const classification = readClassification(versions ?? {}, addDays(asked.until, -1), today);
  return { cube: "DOSSIERS", counting, period: compared?.period ?? asked, compared, ...picked(where ?? {}, classification), classification, today };
}

function picked(where: DossierFilter, classification: DossierScope["classification"]): Pick<DossierScope, "filters" | "status" | "company" | "serviceProvider"> {
  return { filters: readFilter(where, classification), status: where.status ?? null, company: where.company ?? null, serviceProvider: where.serviceProvider ?? null };
}

/** The register is of today, whatever attributes are asked: that is all it has. */
function companyScope({ where, classification: versions }: CompanyArguments, { today }: Clock): CompanyScope {
  const classification = readClassification({ ...versions, attributes: "CURRENT" }, today, today);
  return { cube: "COMPANIES", filters: readFilter(where ?? {}, classification), active: where === null || where === undefined || where.active === undefined ? true : where.active, classification, today };
}

function readDimensions(by: readonly string[], cube: Scope["cube"]): readonly DimensionName[] {
  const { maxDimensions } = breakdownLimits;
  if (by.length > maxDimensions) throw invalid(`${by.length} dimensions are asked; the limit is ${maxDimensions}. Drop some, or ask two breakdowns.`);
  const repeated = by.find((name, index) => by.indexOf(name) !== index);
  if (repeated !== undefined) throw invalid(`${quoted(repeated)} is asked twice. Name each dimension once.`);
  return by.map((name) => (isDimension(name) && (cube === "DOSSIERS" || isCompanyDimension(name)) ? name : refuse(name, cube)));
}

function refuse(name: string, cube: Scope["cube"]): never {
  const entry = notHeldFor(name);
  if (entry !== undefined) throw new DomainError("NOT_HELD", `${quoted(name)} is not held and can't be reported. ${entry.reason.EN}`, { details: { notHeld: entry.name } });
  throw invalid(`${quoted(name)} is no dimension of ${cube === "DOSSIERS" ? "dossiers" : "companies"}. Take one of \`catalog.dimensions\`.`);
}

function invalid(message: string): DomainError {
  return new DomainError("INVALID_ARGUMENT", message, { details: { argument: "by" } });
}
