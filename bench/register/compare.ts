import { connect, type Sql, type Target } from "../../src/db/connect.ts";

/** Rows and a checksum that does not depend on their order. */
export type TableSum = { readonly name: string; readonly rows: number; readonly checksum: string };

/** Sums of every table of a schema, by name. */
export async function tableSums(target: Target, schema: string): Promise<readonly TableSum[]> {
  const sql = connect(target, { max: 1, statementTimeoutMs: 0 });
  try {
    const tables = await sql<{ name: string; columns: string[] }[]>`
      select table_name as name, array_agg(column_name::text order by column_name::text collate "C") as columns
      from information_schema.columns where table_schema = ${schema} group by table_name order by table_name`;
    const sums: TableSum[] = [];
    for (const { name, columns } of tables) sums.push({ name, ...(await sumOf(sql, schema, name, columns)) });
    return sums;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function sumOf(sql: Sql, schema: string, name: string, columns: readonly string[]): Promise<{ rows: number; checksum: string }> {
  const [row] = await sql<{ rows: number; checksum: string }[]>`
    select count(*)::int as rows, coalesce(sum(hashtextextended(row(${sql(columns)})::text, 0)), 0)::text as checksum from ${sql(schema)}.${sql(name)}`;
  return row ?? { rows: 0, checksum: "0" };
}

/** Names of tables that differ between both, or that one of them lacks. */
export function differences(left: readonly TableSum[], right: readonly TableSum[]): readonly string[] {
  const sums = new Map(right.map((sum) => [sum.name, sum]));
  const unequal = left.filter((sum) => sums.get(sum.name)?.checksum !== sum.checksum || sums.get(sum.name)?.rows !== sum.rows).map((sum) => sum.name);
  const names = new Set(left.map((sum) => sum.name));
  return [...unequal, ...right.filter((sum) => !names.has(sum.name)).map((sum) => sum.name)];
}

/** Name and definition of every index of a schema, sorted. */
export async function indexes(target: Target, schema: string): Promise<readonly string[]> {
  const sql = connect(target, { max: 1 });
  try {
    const rows = await sql<{ definition: string }[]>`select indexdef as definition from pg_indexes where schemaname = ${schema} order by indexname`;
    return rows.map((row) => row.definition);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
