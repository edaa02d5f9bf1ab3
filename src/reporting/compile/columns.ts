import { sql, type SQL } from "drizzle-orm";
import type { Family } from "../families.ts";
import type { Plan } from "../plan.ts";

/** The columns of a plan's values, one side after the other. */
export function valueColumns(plan: Plan): readonly string[] {
  return sideNumbers(plan).flatMap((side) => valueNames(plan).map((name) => sideColumn(name, side)));
}

/** What is reckoned: the aggregates, and for each classification the dossiers without a place in it. */
export function valueNames({ aggregates, families }: Plan): readonly string[] {
  return [...aggregates, ...families.map(unmappedColumn)];
}

/** 0 the period, 1 the one it is compared with. */
export type SideNumber = 0 | 1;

/** The sides that a plan has. */
export function sideNumbers({ request: { compared } }: Plan): readonly SideNumber[] {
  return compared === null ? [0] : [0, 1];
}

/** The column of a value on a side. */
export function sideColumn(name: string, side: SideNumber): string {
  return `${name}_${side}`;
}

/** The column of the dossiers without a place in a classification. */
export function unmappedColumn({ name }: Pick<Family, "name">): string {
  return `unmapped_${name.toLowerCase()}`;
}

/** The column of the n-th part of the key. */
export function keyColumn(index: number): string {
  return `key_${index}`;
}

/** A name of ours as an identifier. */
export function named(name: string): SQL {
  return sql`${sql.identifier(name)}`;
}

/** Parts of a list with commas between. */
export function listed(parts: readonly SQL[]): SQL {
  return sql.join([...parts], sql`, `);
}
