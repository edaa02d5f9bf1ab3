import { and, sql, type SQL } from "drizzle-orm";
import { codeList, type CodeListName } from "../../domain/code-lists.ts";
import type { Day } from "../../domain/day.ts";
import { naceNode, naceNodes, naceUnder, naceVersionOn } from "../../domain/nace.ts";
import { placeNode, placesOn, placeUnder } from "../../domain/place.ts";
import { company, companyName, employment } from "../tables/index.ts";
import { companyAgeClassOf, establishmentsClassOf } from "./class-expressions.ts";
import { compileCodeFilter, type CodeFilter, type FilteredCode } from "./code-filter.ts";

/** The fields of a filter of companies that pick codes. */
export const companyFilterFields = ["nace", "place", "employmentClass", "legalType", "legalForm", "establishmentsClass", "companyAgeClass"] as const;

type CompanyField = (typeof companyFilterFields)[number];

/** Restricts companies by what the register has now; `active` true: listed now, false: ended, null: both. */
export type CompanyFilter = { readonly [K in CompanyField]?: CodeFilter | null | undefined } & { readonly active?: boolean | null | undefined };

/** The condition of a filter on a day, for classes of age and the classification in force; undefined when it restricts nothing. Throws UNKNOWN_CODE. */
export function compileCompanyFilter(filter: CompanyFilter, day: Day): SQL | undefined {
  const codes = companyFilterFields.map((field) => compileGiven(field, filter[field], day));
  return and(...codes, activeIs(filter.active ?? null));
}

/** Companies with a name in which every word begins a word; `words` as made by searchWords. The words must hold no quote and no backslash. */
export function nameHasWords(words: readonly string[]): SQL {
  const query = words.map((word) => `'${word}':*`).join(" & ");
  // As an array, which is worked out once by the index of words: with `in` a search that finds little may walk through all companies in the order of the page.
  return sql`${company.number} = any(array(select ${companyName.number} from ${companyName} where to_tsvector('simple', ${companyName.search}) @@ to_tsquery('simple', ${query})))`;
}

function activeIs(active: boolean | null): SQL | undefined {
  if (active === null) return undefined;
  return active ? sql`${company.endedOn} is null` : sql`${company.endedOn} is not null`;
}

function compileGiven(field: CompanyField, filter: CodeFilter | null | undefined, day: Day): SQL | undefined {
  return filter === null || filter === undefined ? undefined : compileCodeFilter(filteredCodes[field](day), filter);
}

const filteredCodes: Readonly<Record<CompanyField, (day: Day) => FilteredCode>> = {
  nace: naceOn,
  place: placeOn,
  employmentClass: () => flat("employment-class", newestEmploymentClass()),
  legalType: () => flat("legal-type", sql`nullif(${company.legalType}, '0')`),
  legalForm: () => flat("legal-form", sql`${company.legalForm}`),
  establishmentsClass: () => flat("establishments-class", establishmentsClassOf(company.establishments)),
  companyAgeClass: (day) => flat("company-age-class", companyAgeClassOf(company.startedOn, sql`${day}::date`)),
};

function placeOn(day: Day): FilteredCode {
  const codes = (): readonly string[] => placesOn("MUNICIPALITY", day).map((place) => place.code);
  return { list: "The list of places", expression: sql`${company.municipality}`, expand: (code) => (placeNode(code) === undefined ? null : placeUnder(code, day)), codes };
}

function naceOn(day: Day): FilteredCode {
  const version = naceVersionOn(day);
  const column = version === "2025" ? company.nace2025 : company.nace2008;
  return { list: `NACE-BEL ${version}`, expression: sql`${column}`, expand: (code) => (naceNode(version, code) === undefined ? null : naceUnder(version, code)), codes: () => naceNodes(version).map((node) => node.code) };
}

function flat(name: CodeListName, expression: SQL): FilteredCode {
  const codes = (): readonly string[] => codeList(name).map((node) => node.code);
  return { list: `The list ${name}`, expression, expand: (code) => (codes().includes(code) ? [code] : null), codes };
}

/** The RSZ workforce class of the newest quarter held of the company beside it; null when none is, or undetermined. */
export function newestEmploymentClass(): SQL {
  const { enterpriseNumber, year, quarter } = employment;
  return sql`(select case when ${employment.class} not in ('0', '?') then ${employment.class} end from ${employment} where ${enterpriseNumber} = ${company.number} order by ${year} desc, ${quarter} desc limit 1)`;
}
