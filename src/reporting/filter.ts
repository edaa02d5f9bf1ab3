import { readCodeFilter, type CodeFilter, type CodeList, type CodeTest } from "../db/find/code-filter.ts";
import { companyFilterFields } from "../db/find/company-filter.ts";
import type { Day } from "../domain/day.ts";
import { DomainError } from "../domain/errors.ts";
import { naceNode, naceNodes, naceUnder } from "../domain/nace.ts";
import { municipalityOn, placeLevels, placeNode, placesOn } from "../domain/place.ts";
import { placeMap, type Classification } from "./classification.ts";
import type { FlatDimension } from "./cubes/dimension.ts";
import { dossierDimensions, type DimensionName } from "./cubes/dossiers.ts";

export type { CompanyFilter } from "../db/find/company-filter.ts";

/** The dimensions that a filter has a field for, by that field's name. */
export const flatFields = {
  pillar: "PILLAR",
  theme: "THEME",
  topic: "TOPIC",
  companySize: "COMPANY_SIZE",
  employmentClass: "EMPLOYMENT_CLASS",
  legalType: "LEGAL_TYPE",
  legalForm: "LEGAL_FORM",
  establishmentsClass: "ESTABLISHMENTS_CLASS",
  companyAgeClass: "COMPANY_AGE_CLASS",
  regime: "REGIME",
} as const satisfies Readonly<Record<string, DimensionName>>;

/** A field of a filter that picks codes of one dimension without levels. */
export type FlatField = keyof typeof flatFields;

/** A field of a filter that picks codes. */
export type FilterField = FlatField | "nace" | "place";

/** The fields of a filter of companies: what a dossier's company is asked for, too. */
export const companyFields: readonly FilterField[] = companyFilterFields;

const dossierFields = [...Object.keys(flatFields), "nace", "place"] as readonly FilterField[];

/** Restricts dossiers; absent parts do not. `nace` and `place` take a code of any level. */
export type DossierFilter = { readonly [Name in FilterField]?: CodeFilter | null | undefined } & {
  readonly status?: readonly string[] | null | undefined;
  readonly company?: string | null | undefined;
  readonly serviceProvider?: string | null | undefined;
};

/**
 * A part of a filter in stored codes: of `nace` codes of the version used; of `place` the municipality codes that rows hold. A code that
 * the version or the year does not have counts as unknown.
 */
export type FilterTest = { readonly field: FilterField; readonly test: CodeTest };

/** The parts of a filter that restrict. Throws UNKNOWN_CODE, with suggestions. */
export function readFilter(where: DossierFilter, classification: Classification): readonly FilterTest[] {
  return dossierFields.flatMap((field) => {
    const filter = where[field];
    if (filter === null || filter === undefined) return [];
    const test = readCodeFilter(codeListOf(field, classification), filter);
    return test.any === null && test.not.length === 0 && test.unknown ? [] : [{ field, test }];
  });
}

/** The field of a filter that names a flat dimension; null for one that is filtered in another way. */
export function filterFieldOf(name: DimensionName): FlatField | null {
  const field = Object.entries(flatFields).find(([, dimension]) => dimension === name)?.[0];
  return (field ?? null) as FlatField | null;
}

/** How a filter's field reads its codes. */
export function codeListOf(field: FilterField, { nace, placesOn: day }: Classification): CodeList {
  if (field === "nace") return ofNace(nace);
  return field === "place" ? ofPlaces(day) : ofList(field, dossierDimensions[flatFields[field]]);
}

function ofList(field: string, { codes, alsoAllows }: FlatDimension): CodeList {
  const known = new Set(codes());
  return { list: `The list of \`${field}\``, expand: (code) => (known.has(code) || alsoAllows(code) ? [code] : null), codes };
}

function ofNace(version: Classification["nace"]): CodeList {
  return { list: `NACE-BEL ${version}`, expand: (code) => (naceNode(version, code) === undefined ? null : naceUnder(version, code)), codes: () => naceNodes(version).map(({ code }) => code) };
}

function ofPlaces(day: Day): CodeList {
  const codes = (): readonly string[] => placeLevels.flatMap((level) => placesOn(level, day).map(({ code }) => code));
  return { list: `The list of places of ${day.slice(0, 4)}`, expand: (code) => municipalitiesUnder(code, day), codes };
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
