import { sql, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/** A column that a list is ordered by. Only the first of an order may be nullable. */
export type SortColumn = { readonly column: AnyPgColumn; readonly cast: "text" | "timestamptz"; readonly nullable?: boolean };

/** A total order: all columns in one direction, nulls last, the last column unique. `name` is unique over all lists. */
export type SortOrder = { readonly name: string; readonly columns: readonly [SortColumn, ...SortColumn[]]; readonly descending: boolean };

/** The place of a row in its order: the values of the order's columns as PostgreSQL writes them. */
export type SortKey = readonly (string | null)[];

/** Part of a list. `after` and `before` are left out themselves; `backward` takes the rows from the end, still given in list order. */
export type PageRequest = { readonly limit: number; readonly backward: boolean; readonly after: SortKey | null; readonly before: SortKey | null };

/** Rows in list order, each with its place; `more`: there are further rows in the direction of reading. */
export type FoundPage<Row> = { readonly rows: readonly { readonly row: Row; readonly key: SortKey }[]; readonly more: boolean };

const instant = /^\d{4,6}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?\+00$/;

/** Whether values that came from outside can be a place in this order; anything else must not reach a statement. */
export function isSortKey(order: SortOrder, values: readonly unknown[]): values is SortKey {
  return values.length === order.columns.length && order.columns.every((column, index) => isSortValue(column, values[index]));
}

function isSortValue({ cast, nullable }: SortColumn, value: unknown): boolean {
  if (value === null) return nullable === true;
  if (typeof value !== "string" || value.includes("\0")) return false;
  return cast === "text" || (instant.test(value) && !Number.isNaN(Date.parse(value)));
}

/** The columns of a row that make its place, as one array; needs a session in UTC. JSON, as postgres.js reads NULL in a text[] as "NULL". */
export function sortKey({ columns }: SortOrder): SQL<SortKey> {
  return sql<SortKey>`json_build_array(${sql.join(columns.map(({ column }) => sql`${column}::text`), sql`, `)})`;
}

/** The terms of ORDER BY: list order, or its reverse for reading backward. */
export function orderTerms({ columns, descending }: SortOrder, backward: boolean): SQL[] {
  const direction = sql.raw(descending === backward ? "asc" : "desc");
  return columns.map(({ column, nullable }) => (nullable === true ? sql`${column} ${direction} nulls ${sql.raw(backward ? "first" : "last")}` : sql`${column} ${direction}`));
}

/** Condition that keeps the rows between the two places of a page; undefined when it has none. */
export function withinPage(order: SortOrder, { after, before }: PageRequest): SQL | undefined {
  const parts = [after && beyond(order, after, true), before && beyond(order, before, false)].filter((part) => part !== null);
  return parts.length === 0 ? undefined : sql.join(parts, sql` and `);
}

function beyond(order: SortOrder, key: SortKey, forward: boolean): SQL {
  const [first] = order.columns;
  const others = compare(order, key, 1, forward);
  if (first.nullable !== true) return compare(order, key, 0, forward);
  if (key[0] === null) return forward ? sql`(${first.column} is null and ${others})` : sql`(${first.column} is not null or ${others})`;
  return forward ? sql`(${compare(order, key, 0, true)} or ${first.column} is null)` : compare(order, key, 0, false);
}

function compare({ columns, descending }: SortOrder, key: SortKey, from: number, forward: boolean): SQL {
  const names = columns.slice(from).map(({ column }) => sql`${column}`);
  const values = columns.slice(from).map(({ cast }, index) => sql`${key[from + index]}::${sql.raw(cast)}`);
  return sql`(${sql.join(names, sql`, `)}) ${sql.raw(descending === forward ? "<" : ">")} (${sql.join(values, sql`, `)})`;
}

/** Turns one row more than the limit, in reading order, into a page in list order. */
export function toPage<Row>(found: readonly { readonly row: Row; readonly key: SortKey }[], { limit, backward }: PageRequest): FoundPage<Row> {
  const rows = found.slice(0, limit);
  return { rows: backward ? rows.toReversed() : rows, more: found.length > limit };
}
