import { codeList, type CodeListName } from "../domain/code-lists.ts";
import type { Day } from "../domain/day.ts";
import { DomainError, quoted } from "../domain/errors.ts";
import { languages, type Labels, type Language } from "../domain/labels.ts";
import { naceNode, naceNodes, naceUnder, type NaceLevel, type NaceVersion } from "../domain/nace.ts";
import { placeAncestor, placeNode, placesOn, type PlaceLevel } from "../domain/place.ts";
import { searchText } from "../domain/search-text.ts";
import { pillarOf, pillarsFiled, regimes, themesOn, topicsOn } from "../domain/subsidy-rules.ts";
import { listCode, naceCode, pillarCode, placeCode, regimeCode, themeCode, topicCode, type CodeValue } from "./code.ts";
import { dimensionLabels } from "./dimension-labels.ts";
import type { DossierDimension } from "./types.generated.ts";

/** What stands behind `DimensionInfo`: the dimension and the language of the catalog. */
export type DimensionSource = { readonly dimension: DossierDimension; readonly language: Language };

/** Which codes of a dimension to list: in use on `day`, of a NACE version, below a code, matching a text. */
export type CodeQuery = { readonly day: Day; readonly version: NaceVersion; readonly under: string | null; readonly search: string | null };

type Dimension = { readonly parent: DossierDimension | null; readonly codes: (query: CodeQuery) => readonly CodeValue[] };

const none: Dimension = { parent: null, codes: () => [] };

const dimensions: Readonly<Record<DossierDimension, Dimension>> = {
  PILLAR: flat(() => pillarsFiled.filter((code) => pillarOf(code) === code).map(pillarCode)),
  THEME: flat(({ day }) => themesOn(day).map(({ code }) => themeCode(code))),
  TOPIC: { parent: "THEME", codes: topics },
  COMPANY_SIZE: list("company-size"),
  EMPLOYMENT_CLASS: list("employment-class"),
  LEGAL_TYPE: list("legal-type"),
  LEGAL_FORM: list("legal-form"),
  NACE_SECTION: nace("SECTION", null),
  NACE_DIVISION: nace("DIVISION", "NACE_SECTION"),
  NACE_GROUP: nace("GROUP", "NACE_DIVISION"),
  NACE_CLASS: nace("CLASS", "NACE_GROUP"),
  NACE_SUBCLASS: nace("SUBCLASS", "NACE_CLASS"),
  REGION: place("REGION", null),
  PROVINCE: place("PROVINCE", "REGION"),
  ARRONDISSEMENT: place("ARRONDISSEMENT", "PROVINCE"),
  MUNICIPALITY: place("MUNICIPALITY", "ARRONDISSEMENT"),
  ESTABLISHMENTS_CLASS: list("establishments-class"),
  COMPANY_AGE_CLASS: list("company-age-class"),
  REGIME: flat(() => regimes().map(({ code }) => regimeCode(code))),
  STATUS: list("dossier-status"),
  SERVICE_PROVIDER: none,
  YEAR: none,
  QUARTER: none,
  MONTH: none,
};

/** The dimension one level up; null where there is none. */
export function parentDimension(dimension: DossierDimension): DossierDimension | null {
  return dimensions[dimension].parent;
}

/** Name of a dimension. */
export function dimensionLabel(dimension: DossierDimension, language: Language): string {
  return dimensionLabels[dimension][language];
}

/** Codes of a dimension in the order of their list; empty for dimensions without a list. Throws UNKNOWN_CODE when `under` is not there. */
export function dimensionCodes(dimension: DossierDimension, query: CodeQuery): readonly CodeValue[] {
  const codes = dimensions[dimension].codes(query);
  if (query.search === null) return codes;
  const wanted = searchText(query.search);
  return codes.filter(({ code, labels }) => searchText(code).startsWith(wanted) || hasLabelWith(labels, wanted));
}

function hasLabelWith(labels: Partial<Labels>, wanted: string): boolean {
  return languages.some((language) => searchText(labels[language] ?? "").includes(wanted));
}

function flat(codes: (query: CodeQuery) => readonly CodeValue[]): Dimension {
  return { parent: null, codes: (query) => (query.under === null ? codes(query) : unknown("This dimension, which has no levels,", query.under)) };
}

function list(name: CodeListName): Dimension {
  return flat(() => codeList(name).map(({ code }) => listCode(name, code)));
}

function topics({ day, under }: CodeQuery): readonly CodeValue[] {
  if (under !== null && !themesOn(day).some(({ code }) => code === under)) return unknown(`The list of themes on ${day}`, under);
  return topicsOn(day)
    .filter(({ parent }) => under === null || parent === under)
    .map(({ code }) => topicCode(code));
}

function nace(level: NaceLevel, parent: DossierDimension | null): Dimension {
  return { parent, codes: ({ version, under }) => ofLevel(version, level, under).map(({ code }) => naceCode(version, code)) };
}

function ofLevel(version: NaceVersion, level: NaceLevel, under: string | null): readonly { readonly code: string }[] {
  const nodes = naceNodes(version).filter((node) => node.level === level);
  if (under === null) return nodes;
  if (naceNode(version, under) === undefined) return unknown(`NACE-BEL ${version}`, under);
  const below = new Set(naceUnder(version, under));
  return nodes.filter(({ code }) => code !== under && below.has(code));
}

function place(level: PlaceLevel, parent: DossierDimension | null): Dimension {
  return { parent, codes: ({ day, under }) => placesUnder(level, day, under).map(({ code }) => placeCode(code)) };
}

function placesUnder(level: PlaceLevel, day: Day, under: string | null): readonly { readonly code: string }[] {
  const places = placesOn(level, day);
  if (under === null) return places;
  const above = placeNode(under)?.level;
  if (above === undefined) return unknown("The list of places", under);
  return places.filter(({ code }) => code !== under && placeAncestor(code, above) === under);
}

function unknown(listName: string, code: string): never {
  throw new DomainError("UNKNOWN_CODE", `${listName} has no code ${quoted(code)}. Leave \`under\` out to see all codes.`, { details: { value: code.slice(0, 100) } });
}
