import { and, sql, type SQL } from "drizzle-orm";
import { compileCodeFilter, type CodeFilter, type FilteredCode } from "../db/find/code-filter.ts";
import { textArray } from "../db/find/page.ts";
import { dossier } from "../db/tables/index.ts";
import type { Day } from "../domain/day.ts";
import type { CountedMilestone } from "../domain/dossier-status.ts";
import { DomainError } from "../domain/errors.ts";
import { naceNode, naceNodes, naceUnder } from "../domain/nace.ts";
import type { Period } from "../domain/period.ts";
import { municipalityOn, placeLevels, placeNode, placesOn } from "../domain/place.ts";
import { naceIn, placeMap, type Classification } from "./classification.ts";
import { dimensions, eventDays, type DimensionName, type FlatDimension } from "./cubes/dossiers.ts";

/** The dimensions that a filter has a field for, by that field's name. */
const flatFields = {
  pillar: dimensions.PILLAR,
  theme: dimensions.THEME,
  topic: dimensions.TOPIC,
  companySize: dimensions.COMPANY_SIZE,
  employmentClass: dimensions.EMPLOYMENT_CLASS,
  legalType: dimensions.LEGAL_TYPE,
  legalForm: dimensions.LEGAL_FORM,
  establishmentsClass: dimensions.ESTABLISHMENTS_CLASS,
  companyAgeClass: dimensions.COMPANY_AGE_CLASS,
  regime: dimensions.REGIME,
} as const satisfies Readonly<Record<string, FlatDimension>>;

type FilterField = keyof typeof flatFields | "nace" | "place";

const filterFields = [...Object.keys(flatFields), "nace", "place"] as readonly FilterField[];

/** Restricts dossiers; absent parts do not. `nace` and `place` take a code of any level. */
export type DossierFilter = { readonly [Name in FilterField]?: CodeFilter | null | undefined } & {
  readonly status?: readonly string[] | null | undefined;
  readonly company?: string | null | undefined;
  readonly serviceProvider?: string | null | undefined;
};

/** Which dossiers are counted. `period` null: all whose event has happened. */
export type DossierScope = { readonly counting: CountedMilestone; readonly period: Period | null; readonly where: DossierFilter; readonly classification: Classification };

/** The condition on the table of dossiers that lets through exactly the dossiers counted. Throws UNKNOWN_CODE, with suggestions. */
export function compileDossierFilter({ counting, period, where, classification }: DossierScope): SQL {
  const codes = filterFields.map((field) => {
    const filter = where[field];
    return filter === null || filter === undefined ? undefined : compileCodeFilter(filteredCode(field, filter, classification), filter);
  });
  return sql`${and(happened(counting, period), ...codes, ...exact(where))}`;
}

/** The field of a filter that names a flat dimension; null for one that is filtered in another way. */
export function filterFieldOf(name: DimensionName): keyof typeof flatFields | null {
  const field = Object.entries(flatFields).find(([, entry]) => entry === dimensions[name])?.[0];
  return (field ?? null) as keyof typeof flatFields | null;
}

/** How a filter's field reads its codes. */
export function filteredCode(field: FilterField, filter: CodeFilter, { nace, placesOn: day }: Classification): FilteredCode {
  if (field === "nace") return ofNace(nace, typeof filter.unknown === "boolean");
  return field === "place" ? ofPlaces(day, typeof filter.unknown === "boolean") : ofList(field, flatFields[field]);
}

function happened(counting: CountedMilestone, period: Period | null): SQL {
  const day = eventDays[counting];
  return period === null ? sql`${day} is not null` : sql`${day} >= ${period.from}::date and ${day} < ${period.until}::date`;
}

function exact({ status, company, serviceProvider }: DossierFilter): readonly (SQL | undefined)[] {
  return [
    Array.isArray(status) ? sql`${dossier.status} = any(${textArray(status)})` : undefined,
    typeof company === "string" ? sql`${dossier.enterpriseNumber} = ${company}` : undefined,
    typeof serviceProvider === "string" ? sql`${dossier.serviceProviderNumber} = ${serviceProvider}` : undefined,
  ];
}

function ofList(field: string, { code: expression, codes, alsoAllows }: FlatDimension): FilteredCode {
  const known = new Set(codes());
  return { list: `The list of \`${field}\``, expression, expand: (code) => (known.has(code) || alsoAllows(code) ? [code] : null), codes };
}

function ofNace(version: Classification["nace"], asksUnknown: boolean): FilteredCode {
  const codes = (): readonly string[] => naceNodes(version).map(({ code }) => code);
  const expression = asksUnknown ? known(naceIn(version), codes()) : naceIn(version);
  return { list: `NACE-BEL ${version}`, expression, expand: (code) => (naceNode(version, code) === undefined ? null : naceUnder(version, code)), codes };
}

function ofPlaces(day: Day, asksUnknown: boolean): FilteredCode {
  const stored = sql`${dossier.municipality}`;
  const expression = asksUnknown ? known(stored, [...placeMap(day, "MUNICIPALITY").keys()]) : stored;
  const codes = (): readonly string[] => placeLevels.flatMap((level) => placesOn(level, day).map(({ code }) => code));
  return { list: `The list of places of ${day.slice(0, 4)}`, expression, expand: (code) => municipalitiesUnder(code, day), codes };
}

/** The stored codes of the municipalities that lie under a place on a day; null when there was no such place then. */
function municipalitiesUnder(code: string, day: Day): readonly string[] | null {
  const place = placeNode(code);
  if (place === undefined || place.validFrom > day) return null;
  if (place.validTo !== null && place.validTo < day) throw merged(code, day);
  const map = placeMap(day, place.level);
  return [...map.keys()].filter((stored) => map.get(stored) === code);
}

function merged(code: string, day: Day): DomainError {
  const successor = municipalityOn(code, day);
  const wayOut = successor === undefined ? "The catalog lists the places of that year." : `It became ${successor}.`;
  return new DomainError("UNKNOWN_CODE", `The place "${code}" no longer existed in ${day.slice(0, 4)}. ${wayOut}`, { details: { value: code, suggestions: successor === undefined ? [] : [successor] } });
}

/** The code where a list has it, else null. */
function known(expression: SQL, codes: readonly string[]): SQL {
  return sql`(select known.code from (select ${expression} as code) known where known.code = any(${textArray(codes)}))`;
}
