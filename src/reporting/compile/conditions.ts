import { sql, type SQL } from "drizzle-orm";
import { compileCodeTest, type CodeTest } from "../../db/find/code-filter.ts";
import { textArray } from "../../db/find/page.ts";
import { company, dossier } from "../../db/tables/index.ts";
import type { CountedMilestone } from "../../domain/dossier-status.ts";
import type { Period } from "../../domain/period.ts";
import { naceMap, placeMap, type Classification } from "../classification.ts";
import { companyDimensions, isCompanyDimension } from "../cubes/companies.ts";
import type { FlatDimension } from "../cubes/dimension.ts";
import { dossierDimensions, eventDays } from "../cubes/dossiers.ts";
import { companyFields, flatFields, type FilterTest, type FlatField } from "../filter.ts";
import type { DossierScope, Scope } from "../plan.ts";
import { allOf } from "./columns.ts";
import { naceAtSubmission, naceNow } from "./nace.ts";

/** The condition on the table of dossiers that lets through exactly the dossiers of a scope, without a join. The period compared with is no part of it. */
export function compileScope(scope: DossierScope): SQL {
  return allOf([...scanConditions(scope, scope.period), ...looked(scope)]);
}

/** What the table of dossiers alone can tell: the event, and the parts of the filter that stand in its own columns. Null: whenever it happened. */
export function scanConditions(scope: DossierScope, period: Period | null): readonly SQL[] {
  const { counting, filters, classification, today, status, company: number, serviceProvider } = scope;
  const own = filters.filter((each) => each.field !== "nace" && !isOfCompany(scope, each));
  return [
    happened(counting, period),
    ...own.flatMap(({ field, test }) => {
      if (field === "nace") return [];
      if (field === "place") return compiled(sql`${dossier.municipality}`, overPlaces(test, classification));
      const entry: FlatDimension = dossierDimensions[flatFields[field]];
      return compiled(entry.code(today), test);
    }),
    ...(status === null ? [] : [sql`${dossier.status} = any(${textArray(status)})`]),
    ...(number === null ? [] : [sql`${dossier.enterpriseNumber} = ${number}`]),
    ...(serviceProvider === null ? [] : [sql`${dossier.serviceProviderNumber} = ${serviceProvider}`]),
  ];
}

/** What the company of the register tells, but its activity; for companies, and for dossiers where present attributes are asked. */
export function companyConditions(scope: Scope): readonly SQL[] {
  const { filters, classification } = scope;
  return filters.flatMap((filter) => {
    const { field, test } = filter;
    if (field === "nace" || !isOfCompany(scope, filter)) return [];
    if (field === "place") return compiled(sql`${company.municipality}`, overPlaces(test, classification));
    return compiled(presentCode(field, scope), test);
  });
}

/** What the filter asks of the activity; null when nothing. */
export function naceTestOf({ filters }: Scope): CodeTest | null {
  return filters.find(({ field }) => field === "nace")?.test ?? null;
}

/** Whether any part of the filter asks the register. */
export function asksCompany(scope: Scope): boolean {
  return scope.filters.some((filter) => isOfCompany(scope, filter));
}

function isOfCompany({ cube, classification }: Scope, { field }: FilterTest): boolean {
  return cube === "COMPANIES" || (classification.attributes === "CURRENT" && companyFields.includes(field));
}

function presentCode(field: FlatField, { today }: Scope): SQL {
  const name = flatFields[field];
  if (!isCompanyDimension(name)) throw new Error(`companies have no ${field}`);
  const entry = companyDimensions[name];
  if (entry.kind !== "FLAT") throw new Error(`${name} has levels`);
  return entry.code(today);
}

function happened(counting: CountedMilestone, period: Period | null): SQL {
  const day = eventDays[counting];
  return period === null ? sql`${day} is not null` : sql`${day} >= ${period.from}::date and ${day} < ${period.until}::date`;
}

/** The parts that need other tables, each as a look-up per dossier. */
function looked(scope: DossierScope): readonly SQL[] {
  const { nace, attributes } = scope.classification;
  const activity = naceTestOf(scope);
  if (attributes === "CURRENT") return presently(scope);
  return activity === null ? [] : [onceFor(naceAtSubmission(nace), overNace(activity, scope.classification))];
}

/** A dossier whose company the register never listed passes where all that is asked lets unknown codes through. */
function presently(scope: DossierScope): readonly SQL[] {
  if (!asksCompany(scope)) return [];
  const activity = naceTestOf(scope);
  const conditions = [...companyConditions(scope), ...(activity === null ? [] : [onceFor(naceNow(scope.classification.nace), overNace(activity, scope.classification))])];
  const unknown = scope.filters.every((filter) => !isOfCompany(scope, filter) || filter.test.unknown);
  return [sql`coalesce((select ${allOf(conditions)} from ${company} where ${company.number} = ${dossier.enterpriseNumber}), ${unknown})`];
}

/** A test of a code that is dear to look up: OFFSET keeps it from being done more than once. */
function onceFor(code: SQL, test: CodeTest): SQL {
  return sql`(select ${allOf(compiled(sql`looked.code`, test))} from (select ${code} as code offset 0) looked)`;
}

function compiled(code: SQL, test: CodeTest): readonly SQL[] {
  const condition = compileCodeTest(code, test);
  return condition === undefined ? [] : [condition];
}

function overNace(test: CodeTest, { nace }: Classification): CodeTest {
  return overCodes(test, [...naceMap(nace, "SECTION").keys()]);
}

function overPlaces(test: CodeTest, { placesOn }: Classification): CodeTest {
  return overCodes(test, [...placeMap(placesOn, "MUNICIPALITY").keys()]);
}

/** The same test for codes of which some may not be in the list: these count as unknown. */
function overCodes({ any, not, unknown }: CodeTest, codes: readonly string[]): CodeTest {
  if ((any === null) === unknown) return { any, not, unknown };
  if (any === null) return { any: codes, not, unknown };
  const passing = new Set(any);
  for (const code of not) passing.delete(code);
  return { any: null, not: codes.filter((code) => !passing.has(code)), unknown };
}
