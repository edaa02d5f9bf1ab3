import { sql, type SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { keyColumn, listed, named, sideColumn, sideNumbers, valueColumns, valueNames } from "./compile/columns.ts";
import { compileFacts } from "./compile/facts.ts";
import { aggregates, type Aggregate, type DimensionName } from "./cubes/dossiers.ts";
import type { Plan, RowKey } from "./plan.ts";
import { sortText, sortTextOf } from "./row-order.ts";

/** A statement with its parameters apart. */
export type Query = { readonly text: string; readonly parameters: readonly unknown[] };

const dialect = new PgDialect({ casing: "snake_case" });

/**
 * One statement for a plan: both sides of a comparison, the page of rows, the total and the sums that reconcile them. Its rows have `part`
 * (ROW, TOTAL, LEAVES, UNKNOWN), `position` (of a ROW; of LEAVES and UNKNOWN the number of rows), the key columns, and for each value one
 * column per side. Dossiers are grouped per company first, so that it also runs where these are distributed by company, and so that
 * distinct companies are exact in every total.
 */
export function compilePlan(plan: Plan): SQL {
  return sql`with fact as materialized (${compileFacts(plan)}), grouped as materialized (${groups(plan)}), leaf as materialized (${leaves(plan)}) ${parts(plan)} order by part, position`;
}

/** The text and parameters of a statement. */
export function toQuery(statement: SQL): Query {
  const { sql: text, params: parameters } = dialect.sqlToQuery(statement);
  return { text, parameters };
}

/** Each key and, apart, everything: GROUPING() tells a total from an unknown. */
function groups(plan: Plan): SQL {
  const keys = keyNames(plan);
  const values = sideNumbers(plan).flatMap((side) => valueNames(plan).map((name) => sql`coalesce(${overall(name)} filter (where side = ${sql.raw(String(side))}), 0) as ${named(sideColumn(name, side))}`));
  if (keys.length === 0) return sql`select 0 as rolled_up, ${listed(values)} from fact`;
  return sql`select grouping(${listed(keys)}) as rolled_up, ${listed([...keys, ...values])} from fact group by grouping sets ((${listed(keys)}), ())`;
}

function overall(name: string): SQL {
  const entry = (aggregates as Readonly<Record<string, Aggregate>>)[name];
  return entry === undefined ? sql`sum(${named(name)})` : entry.overall(named(name));
}

/** The rows with their place in the total order. */
function leaves({ request: { by } }: Plan): SQL {
  if (by.length === 0) return sql`select *, 1::bigint as position from grouped`;
  const texts = by.map((name, index) => sql`${sortTextOf(name, named(keyColumn(index)))} as ${named(sortColumn(index))}`);
  const order = listed(by.map((_, index) => named(sortColumn(index))));
  return sql`select *, row_number() over (order by ${order}) as position from (select *, ${listed(texts)} from grouped where rolled_up = 0) ordered`;
}

function parts(plan: Plan): SQL {
  return sql.join([page(plan), total(plan), summed(plan, "LEAVES", sql`true`), summed(plan, "UNKNOWN", hasUnknown(plan))], sql` union all `);
}

/** One row more than asked for tells whether there are more. */
function page(plan: Plan): SQL {
  const { request: { by }, page: { limit, after } } = plan;
  const columns = listed([sql`position`, ...keyNames(plan), ...valueColumns(plan).map(named)]);
  return sql`(select 'ROW' as part, ${columns} from leaf where ${comesAfter(by, after)} order by position limit ${limit + 1})`;
}

function comesAfter(by: readonly DimensionName[], key: RowKey | null): SQL {
  if (key === null) return sql`true`;
  if (by.length === 0) return sql`false`;
  const given = by.map((name, index) => sql`${sortText(name, key[index] ?? null)}::text`);
  return sql`(${listed(by.map((_, index) => named(sortColumn(index))))}) > (${listed(given)})`;
}

function total(plan: Plan): SQL {
  const columns = listed([sql`null`, ...noKeys(plan), ...valueColumns(plan).map(named)]);
  return sql`select 'TOTAL', ${columns} from grouped where ${plan.request.by.length === 0 ? sql`true` : sql`rolled_up <> 0`}`;
}

/** The dossiers of some rows of all pages; other values may not be summed over rows. */
function summed(plan: Plan, part: "LEAVES" | "UNKNOWN", condition: SQL): SQL {
  const dossiers = new Set(sideNumbers(plan).map((side) => sideColumn("dossiers", side)));
  const columns = valueColumns(plan).map((column) => (dossiers.has(column) ? sql`coalesce(sum(${named(column)}), 0)` : sql`null`));
  return sql`select ${sql.raw(`'${part}'`)}, ${listed([sql`count(*)`, ...noKeys(plan), ...columns])} from leaf where ${condition}`;
}

function hasUnknown(plan: Plan): SQL {
  const keys = keyNames(plan);
  return keys.length === 0 ? sql`false` : sql.join(keys.map((key) => sql`${key} is null`), sql` or `);
}

function keyNames({ request: { by } }: Plan): readonly SQL[] {
  return by.map((_, index) => named(keyColumn(index)));
}

function noKeys({ request: { by } }: Plan): readonly SQL[] {
  return by.map(() => sql`null`);
}

function sortColumn(index: number): string {
  return `sort_${index}`;
}
