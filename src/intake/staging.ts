import type { Writable } from "node:stream";
import type { Sql } from "../db/connect.ts";
import type { LateFault } from "./fault.ts";

const CURSOR_ROWS = 1000;

type StagingColumn = { readonly into: string; readonly type: string };

/** What the staging needs to know of the shape of a file. */
export type StagingShape = { readonly table: string; readonly columns: readonly StagingColumn[]; readonly computed: readonly StagingColumn[] };

/**
 * Prepares the import's only connection: memory for sorting and joining, an end when we die, an empty staging table and one for rows set
 * apart. Temporary tables: written without a log, and gone with the connection however the import ends.
 */
export async function createStaging(sql: Sql, shape: StagingShape): Promise<void> {
  await sql`
    select set_config('temp_buffers', '32MB', false), set_config('work_mem', '128MB', false), set_config('jit', 'off', false),
      set_config('client_connection_check_interval', case when version() like '%linux%' then '1s' else '0' end, false)`;
  const columns = [...shape.columns, ...shape.computed].map(({ into, type }) => `${into} ${type}`);
  await sql`create temporary table ${sql(shape.table)} (line integer not null, ${sql.unsafe(columns.join(", "))})`;
  await sql`create temporary table row_apart (line integer not null, first_line integer)`;
}

/** A stream that takes lines of copyLine. */
export async function copyIntoStaging(sql: Sql, { table, columns, computed }: StagingShape): Promise<Writable> {
  return await sql`copy ${sql(table)} (line, ${sql([...columns, ...computed].map(({ into }) => into))}) from stdin`.writable();
}

/** Sets the rows apart whose key, a column of the staging table, already stands on an earlier line; returns how many there are. */
export async function setRepeatedApart(sql: Sql, table: string, key: string): Promise<number> {
  const { count } = await sql`
    with repeated as (select ${sql(key)} as key, min(line) as first_line from ${sql(table)} group by 1 having count(*) > 1),
    apart as (delete from ${sql(table)} r using repeated where r.${sql(key)} = repeated.key and r.line > repeated.first_line returning r.line, repeated.first_line)
    insert into row_apart select line, first_line from apart`;
  return count;
}

/** The rows set apart, by line, each with its fault; the first line is null when a row was set apart for another reason. */
export async function* rowsApart(sql: Sql, faultOf: (firstLine: number | null) => Omit<LateFault, "line">): AsyncGenerator<LateFault> {
  for await (const rows of sql<{ line: number; first: number | null }[]>`select line, first_line as first from row_apart order by line`.cursor(CURSOR_ROWS)) {
    for (const { line, first } of rows) yield { line, ...faultOf(first) };
  }
}

/** The fault of a row whose key stands on an earlier line; `each` is what one row is. */
export function repeatedFault(column: string, each: string, firstLine: number): Omit<LateFault, "line"> {
  return { column, rule: `stands on line ${firstLine} already; a file has one row for each ${each}` };
}
