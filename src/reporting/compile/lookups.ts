import { sql, type SQL } from "drizzle-orm";
import { passes, type CodeTest } from "../../db/find/code-filter.ts";
import { textArray } from "../../db/find/page.ts";
import { company, dossier } from "../../db/tables/index.ts";
import { naceMap, type CodeMap } from "../classification.ts";
import type { Plan, Scope } from "../plan.ts";
import type { DimensionName } from "../cubes/dossiers.ts";
import type { Family, FamilyName } from "../families.ts";
import { naceTestOf } from "./conditions.ts";
import { listed, named, unmappedColumn } from "./columns.ts";
import { naceAtSubmission, naceNow } from "./nace.ts";

/** A classification that rows are looked up in: for the levels broken down by, for the filter, or for both. */
type Lookup = { readonly name: FamilyName; readonly family: Family | null; readonly test: CodeTest | null };

/** The joins that give each row its code in the versions used, and what this stands for at the levels asked. */
export function lookupJoins(plan: Plan): SQL {
  return sql.join(lookupsOf(plan).map((lookup) => joinOf(lookup, plan.scope)), sql``);
}

/** The conditions of the filter that ask these. */
export function lookupConditions(plan: Plan): readonly SQL[] {
  return lookupsOf(plan).flatMap(({ name, test }) => (test === null ? [] : [sql`coalesce(${mapName(name)}.passes = 't', ${test.unknown})`]));
}

/** The code of a row at a level; null where it is not known. */
export function levelKey({ families }: Plan, dimension: DimensionName): SQL {
  const family = families.find(({ by }) => by.includes(dimension));
  if (family === undefined) throw new Error(`${dimension} has no map`);
  return sql`nullif(${mapName(family.name)}.${named(levelColumn(family.by.indexOf(dimension)))}, '')`;
}

/** For each classification broken down by, what holds a code that has no place in it; `count` is how much the row counts for. */
export function unmappedValues({ families, scope }: Plan, count: (isUnmapped: SQL) => SQL): readonly SQL[] {
  return families.map((family) => sql`${count(sql`${storedCode(family.name, scope)} is not null and ${mapName(family.name)}.code is null`)} as ${named(unmappedColumn(family))}`);
}

/** Whether codes are those of the register now. */
export function isPresent({ cube, classification }: Scope): boolean {
  return cube === "COMPANIES" || classification.attributes === "CURRENT";
}

/** Whether the rows of a plan are looked up in a classification. */
export function looksUp(plan: Plan, name: FamilyName): boolean {
  return lookupsOf(plan).some((lookup) => lookup.name === name);
}

function lookupsOf({ families, scope }: Plan): readonly Lookup[] {
  const test = naceTestOf(scope);
  const nace = families.find(({ name }) => name === "NACE") ?? null;
  const place = families.find(({ name }) => name === "PLACE") ?? null;
  return [...(nace === null && test === null ? [] : [{ name: "NACE", family: nace, test } as const]), ...(place === null ? [] : [{ name: "PLACE", family: place, test: null } as const])];
}

function joinOf(lookup: Lookup, scope: Scope): SQL {
  const stored = named(`${lookup.name.toLowerCase()}_stored`);
  const map = mapName(lookup.name);
  return sql` cross join lateral (select ${codeOf(lookup.name, scope)} as code) ${stored} left join unnest(${mapArrays(lookup, scope)}) as ${map}(${mapColumns(lookup)}) on ${map}.code = ${stored}.code`;
}

function codeOf(name: FamilyName, scope: Scope): SQL {
  if (name === "PLACE") return storedCode(name, scope);
  return isPresent(scope) ? naceNow(scope.classification.nace) : naceAtSubmission(scope.classification.nace);
}

function storedCode(name: FamilyName, scope: Scope): SQL {
  const table = isPresent(scope) ? company : dossier;
  return name === "NACE" ? sql`${table.naceCode}` : sql`${table.municipality}`;
}

/** The codes; for each level what they stand for, '' where they are not that deep; and t where the filter lets them pass. */
function mapArrays({ family, test }: Lookup, { classification }: Scope): SQL {
  const maps: readonly CodeMap[] = family?.maps ?? [];
  const codes = [...(maps[0] ?? naceMap(classification.nace, "SECTION")).keys()];
  const passing = test === null ? [] : [codes.map((code) => (passes(test, code) ? "t" : ""))];
  return listed([codes, ...maps.map((map) => codes.map((code) => map.get(code) ?? "")), ...passing].map(textArray));
}

function mapColumns({ family, test }: Lookup): SQL {
  const levels = (family?.by ?? []).map((_, index) => named(levelColumn(index)));
  return listed([sql`code`, ...levels, ...(test === null ? [] : [sql`passes`])]);
}

function mapName(name: FamilyName): SQL {
  return named(`${name.toLowerCase()}_map`);
}

function levelColumn(index: number): string {
  return `level_${index}`;
}
