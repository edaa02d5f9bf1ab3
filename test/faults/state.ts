import type { Sql } from "../../src/db/connect.ts";

/** Columns that say when and in what order something was written, not what. */
const VOLATILE = ["id", "loaded_at", "seq", "at", "by", "load_id", "report", "slot"];

/**
 * Rows and a checksum of every table of the database by `schema.table`, whatever schema it lies in, so that a leftover shows. Order of
 * rows and columns of `VOLATILE` do not count.
 */
export async function stateOf(sql: Sql): Promise<Readonly<Record<string, string>>> {
  const tables = await sql<{ schema: string; name: string; columns: string[] }[]>`
    select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attname) filter (where a.attname <> all(${VOLATILE})) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_toast'
    group by n.nspname, c.relname order by n.nspname, c.relname`;
  const state: Record<string, string> = {};
  for (const { schema, name, columns } of tables) {
    const [row] = await sql<{ sum: string }[]>`
      select count(*) || ' rows ' || coalesce(sum(hashtextextended(row(${sql(columns)})::text, 0)), 0) as sum from ${sql(schema)}.${sql(name)}`;
    state[`${schema}.${name}`] = row?.sum ?? "";
  }
  return state;
}

/** Waits until nobody holds an advisory lock in the database: a server process may end its last statement after its client was killed. */
export async function untilUnlocked(sql: Sql): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const [row] = await sql<{ locks: number }[]>`
      select count(*)::int as locks from pg_locks l join pg_database d on d.oid = l.database where l.locktype = 'advisory' and d.datname = current_database()`;
    if (row?.locks === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("The import lock is still held five seconds after the import was killed.");
}
