import { Column, is, SQL, sql } from "drizzle-orm";
import { dossier } from "../../db/tables/index.ts";
import { companyAggregates } from "../cubes/companies.ts";
import { dossierAggregates } from "../cubes/dossiers.ts";
import type { Aggregate, AggregateName } from "../cubes/aggregate.ts";
import type { Family } from "../families.ts";
import type { Plan, Scope } from "../plan.ts";

/** 0 the period, 1 the one it is compared with. */
export type SideNumber = 0 | 1;

/** A plan with its number in the statement, which the names of its parts end in. */
export type Numbered = { readonly plan: Plan; readonly number: number };

/** The sides that a scope has. */
export function sideNumbers(scope: Scope): readonly SideNumber[] {
  return scope.cube === "COMPANIES" || scope.compared === null ? [0] : [0, 1];
}

/** How an aggregate of a cube is reckoned. */
export function aggregateOf({ cube }: Scope, name: AggregateName): Aggregate {
  const entries: Readonly<Partial<Record<AggregateName, Aggregate>>> = cube === "DOSSIERS" ? dossierAggregates : companyAggregates;
  const entry = entries[name];
  if (entry === undefined) throw new Error(`${cube} have no ${name}`);
  return entry;
}

/** The columns of a plan's values, one side after the other: the aggregates, and for each classification what has no place in it. */
export function valueColumns(plan: Plan): readonly string[] {
  return sideNumbers(plan.scope).flatMap((side) => [...plan.aggregates, ...plan.families.map(unmappedColumn)].map((name) => sideColumn(name, side)));
}

/** The columns of the aggregates, one side after the other. */
export function aggregateColumns({ aggregates, scope }: Plan): readonly string[] {
  return sideNumbers(scope).flatMap((side) => aggregates.map((name) => sideColumn(name, side)));
}

/** The column of a value on a side. */
export function sideColumn(name: string, side: SideNumber): string {
  return `${name}_${side}`;
}

/** The column of what has no place in a classification. */
export function unmappedColumn({ name }: Pick<Family, "name">): string {
  return `unmapped_${name.toLowerCase()}`;
}

/** The column of the n-th part of the key. */
export function keyColumn(index: number): string {
  return `key_${index}`;
}

/** The columns of the key. */
export function keyColumns({ by }: Pick<Plan, "by">): readonly SQL[] {
  return by.map((_, index) => named(keyColumn(index)));
}

/** The column of the text that the n-th part of the key is ordered by. */
export function sortColumn(index: number): string {
  return `sort_${index}`;
}

/** A name of ours as an identifier. */
export function named(name: string): SQL {
  return sql`${sql.identifier(name)}`;
}

/** A whole number of ours as it is. */
export function whole(number: number): SQL {
  return sql.raw(String(number));
}

/** Parts of a list with commas between. */
export function listed(parts: readonly SQL[]): SQL {
  return sql.join([...parts], sql`, `);
}

/** Conditions that must all hold; none: true. */
export function allOf(conditions: readonly SQL[]): SQL {
  return conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `);
}

/** The columns of dossiers that SQL speaks of, each once. */
export function dossierColumnsIn(parts: readonly SQL[]): readonly Column[] {
  const found = new Set<Column>();
  const visit = (chunk: unknown): void => {
    if (Array.isArray(chunk)) for (const each of chunk) visit(each);
    else if (is(chunk, SQL)) visit(chunk.queryChunks);
    else if (is(chunk, Column) && chunk.table === dossier) found.add(chunk);
  };
  visit(parts);
  return [...found];
}
