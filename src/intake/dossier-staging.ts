import type { Writable } from "node:stream";
import type { LoadBreak, LoadNote } from "../db/tables/index.ts";
import type { Sql } from "../db/connect.ts";
import { stagingColumns } from "./dossier-row.ts";

// A temporary table: written without a log, and gone with the connection however the import ends.
const TABLE = "dossier_row";
const CURSOR_ROWS = 1000;

/** What goes into the load row. */
export type LoadInfo = {
  readonly fileName: string;
  readonly synthetic: boolean;
  readonly through: string;
  readonly notes: readonly LoadNote[];
  readonly breaks: readonly LoadBreak[];
  readonly report: Readonly<Record<string, number>>;
};

/** Numbers of dossiers; `unknownCompanies` counts enterprise numbers of the file that the register does not have. */
export type Applied = { readonly inserted: number; readonly updated: number; readonly unchanged: number; readonly unknownCompanies: number; readonly snapshotFilled: number };

/** A row whose reference stands on an earlier line too. */
export type Duplicate = { readonly line: number; readonly firstLine: number; readonly reference: string };

/** Prepares the import's only connection: memory for sorting and joining, an end when we die, an empty staging table. */
export async function createStaging(sql: Sql): Promise<void> {
  await sql`
    select set_config('temp_buffers', '32MB', false), set_config('work_mem', '128MB', false), set_config('jit', 'off', false),
      set_config('client_connection_check_interval', case when version() like '%linux%' then '1s' else '0' end, false)`;
  await sql`create temporary table ${sql(TABLE)} (line integer not null, ${sql.unsafe(stagingColumns.map(({ into, type }) => `${into} ${type}`).join(", "))})`;
}

/** A stream that takes lines of copyLine. */
export async function copyIntoStaging(sql: Sql): Promise<Writable> {
  return await sql`copy ${sql(TABLE)} (line, ${sql(stagingColumns.map(({ into }) => into))}) from stdin`.writable();
}

/** Sets the rows apart whose reference already stands on an earlier line, and returns how many there are. */
export async function setDuplicatesApart(sql: Sql): Promise<number> {
  await sql`analyze ${sql(TABLE)}`;
  await sql`
    create temporary table dossier_duplicate as
    with repeated as (select reference, min(line) as first_line from ${sql(TABLE)} group by reference having count(*) > 1)
    select r.line, r.reference, repeated.first_line from ${sql(TABLE)} r join repeated using (reference) where r.line > repeated.first_line`;
  const { count } = await sql`delete from ${sql(TABLE)} r using dossier_duplicate d where r.line = d.line`;
  return count;
}

/** The rows set apart, by line. */
export async function* duplicates(sql: Sql): AsyncGenerator<Duplicate> {
  for await (const rows of sql<Duplicate[]>`select line, first_line as "firstLine", reference from dossier_duplicate order by line`.cursor(CURSOR_ROWS)) yield* rows;
}

/** Makes the staged rows dossiers in one statement; nothing at all is written when none of them is new or changed. */
export async function applyStaging(sql: Sql, load: LoadInfo): Promise<Applied> {
  const [applied] = await sql<Applied[]>`
    select inserted::int, updated::int, unchanged::int, unknown_companies::int as "unknownCompanies", snapshot_filled::int as "snapshotFilled"
    from apply_dossiers(${load.fileName}, ${load.synthetic}, ${load.through}, ${sql.json(load.notes)}, ${sql.json(load.breaks)}, ${sql.json(load.report)})`;
  if (applied === undefined) throw new Error("apply_dossiers returned no row");
  if (applied.inserted + applied.updated > 0) await sql`vacuum (analyze) dossier`; // so that the next questions are planned for what is there now
  return applied;
}

/** Legal forms that the register's own code list has. */
export async function registerLegalForms(sql: Sql): Promise<ReadonlySet<string>> {
  const rows = await sql<{ code: string }[]>`select distinct code from register.code where category = 'JuridicalForm'`;
  return new Set(rows.map((row) => row.code));
}
