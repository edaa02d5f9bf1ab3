import { and, getTableColumns, sql, type SQL } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Db } from "../client.ts";
import { orderTerms, sortKey, toPage, withinPage, type FoundPage, type PageRequest, type SortColumn, type SortKey, type SortOrder } from "./keyset.ts";

/** A list over one table: which rows, in which order, which part. */
export type ListQuery<Table extends PgTable> = {
  readonly table: Table;
  readonly where?: SQL | undefined;
  readonly order: SortOrder;
  readonly page: PageRequest;
  /** Only these columns are read, and those of the order; the others are undefined in the rows. Null or absent: all. */
  readonly columns?: readonly string[] | null | undefined;
};

/** The same list for each of many parents: the rows whose `parent` column holds the key. */
export type ListPerKey<Table extends PgTable> = ListQuery<Table> & { readonly parent: AnyPgColumn; readonly keys: readonly string[] };

type Found<Table extends PgTable> = { readonly row: Table["$inferSelect"]; readonly key: SortKey };

/** Keys as the single array parameter of a statement, so that its text does not depend on their number. */
export function textArray(values: readonly string[]): SQL {
  return sql`${sql.param(values)}::text[]`;
}

/** One page of a list; one statement. */
export async function findPage<Table extends PgTable>(db: Db, { table, where, order, page, columns }: ListQuery<Table>): Promise<FoundPage<Table["$inferSelect"]>> {
  const source: PgTable = table;
  const found = await db
    .select({ row: columnsRead(source, order, columns), key: sortKey(order) })
    .from(source)
    .where(and(where, withinPage(order, page)))
    .orderBy(...orderTerms(order, page.backward))
    .limit(page.limit + 1);
  return toPage(found as readonly Found<Table>[], page);
}

/**
 * One page of a list for each key, in one statement: LATERAL over the keys, so that each parent reads no more rows than its page.
 * Parents without rows get an empty page.
 */
export async function findPagePerKey<Table extends PgTable>(db: Db, { table, where, order, page, columns, parent, keys }: ListPerKey<Table>): Promise<ReadonlyMap<string, FoundPage<Table["$inferSelect"]>>> {
  const source: PgTable = table;
  const rows = db
    .select({ ...columnsRead(source, order, columns), sortKey: sortKey(order).as("sort_key") })
    .from(source)
    .where(and(sql`${parent} = parent.key`, where, withinPage(order, page)))
    .orderBy(...orderTerms(order, page.backward))
    .limit(page.limit + 1)
    .as("page");
  const { sortKey: key, ...row } = rows._.selectedFields;
  const found = await db
    .select({ parent: sql<string>`parent.key`, key, row })
    .from(sql`unnest(${textArray(keys)}) as parent(key)`)
    .crossJoinLateral(rows)
    .orderBy(...orderTerms(orderOf(row, table, order), page.backward));
  const byParent = Map.groupBy(found as readonly (Found<Table> & { readonly parent: string })[], (each) => each.parent);
  return new Map(keys.map((parentKey) => [parentKey, toPage(byParent.get(parentKey) ?? [], page)]));
}

function columnsRead(table: PgTable, order: SortOrder, wanted: readonly string[] | null | undefined): Record<string, AnyPgColumn> {
  const all = Object.entries(getTableColumns(table) as Record<string, AnyPgColumn>);
  if (wanted === null || wanted === undefined) return Object.fromEntries(all);
  const ordering = new Set(order.columns.map(({ column }) => column));
  return Object.fromEntries(all.filter(([name, column]) => wanted.includes(name) || ordering.has(column)));
}

/** The same order by the columns of a subquery over the table. */
function orderOf(fields: Readonly<Record<string, unknown>>, table: PgTable, order: SortOrder): SortOrder {
  const names = new Map(Object.entries(getTableColumns(table)).map(([name, column]) => [column, name]));
  const columns = order.columns.map((each) => ({ ...each, column: fields[names.get(each.column) ?? ""] as AnyPgColumn }));
  return { ...order, columns: columns as [SortColumn, ...SortColumn[]] };
}

/** Rows of a list in all. */
export async function countRows(db: Db, table: PgTable, where: SQL | undefined): Promise<number> {
  const [row] = await db.select({ count: sql<string>`count(*)` }).from(table).where(where);
  return Number(row?.count ?? 0);
}

/** Rows of a list for each key; 0 where there are none. */
export async function countPerKey(db: Db, { table, where, parent, keys }: Pick<ListPerKey<PgTable>, "table" | "where" | "parent" | "keys">): Promise<ReadonlyMap<string, number>> {
  const found = await db.select({ key: sql<string>`${parent}`, count: sql<string>`count(*)` }).from(table).where(and(sql`${parent} = any(${textArray(keys)})`, where)).groupBy(parent);
  const counts = new Map(found.map(({ key, count }) => [key, Number(count)]));
  return new Map(keys.map((key) => [key, counts.get(key) ?? 0]));
}
