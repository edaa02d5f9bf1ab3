import type { Sql } from "../../src/db/connect.ts";

/** Tables of the whole database with a row that holds one of the texts in any column, whatever the case. */
export async function tablesWith(sql: Sql, texts: readonly string[]): Promise<readonly string[]> {
  const tables = await sql<{ schema: string; name: string }[]>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm', 'p') and n.nspname <> 'information_schema' and c.relname not in ('pg_authid', 'pg_user_mapping') order by 1, 2`;
  const patterns = texts.map((text) => `%${text}%`);
  const hits: string[] = [];
  for (const { schema, name } of tables) {
    const [row] = await sql<{ hit: boolean }[]>`select exists (select from ${sql(schema)}.${sql(name)} t where t::text ilike any(${patterns})) as hit`;
    if (row?.hit === true) hits.push(`${schema}.${name}`);
  }
  return hits;
}
