import type { LoadBreak, LoadNote } from "../db/tables/index.ts";
import type { Sql } from "../db/connect.ts";
import type { Day } from "../domain/day.ts";

/** The temporary table that apply_dossiers reads. */
export const DOSSIER_TABLE = "dossier_row";

/** What goes into the load row. */
export type LoadInfo = {
  readonly fileName: string;
  readonly synthetic: boolean;
  readonly through: Day;
  readonly notes: readonly LoadNote[];
  readonly breaks: readonly LoadBreak[];
  readonly report: Readonly<Record<string, number>>;
};

/** Numbers of dossiers; `unknownCompanies` counts enterprise numbers of the file that the register does not have. */
export type Applied = { readonly inserted: number; readonly updated: number; readonly unchanged: number; readonly unknownCompanies: number; readonly snapshotFilled: number };

/** What is staged: the number of rows, those of generated dossiers among them, and the Brussels day of their last moment (null when there are none). */
export type Staged = { readonly rows: number; readonly synthetic: number; readonly through: Day | null };

/** Sets the rows apart whose dossier was filed or is handled through the API, and returns how many there are. */
export async function setHandledApart(sql: Sql): Promise<number> {
  const { count } = await sql`
    with apart as (delete from ${sql(DOSSIER_TABLE)} r using dossier d where d.reference = r.reference and d.handled_by = 'API' returning r.line)
    insert into row_apart select line, null from apart`;
  return count;
}

/** Looks through the rows staged. */
export async function findStaged(sql: Sql): Promise<Staged> {
  const [staged] = await sql<Staged[]>`
    select count(*)::int as rows, (count(*) filter (where starts_with(reference, 'DEMO-')))::int as synthetic,
      timezone('Europe/Brussels', max(greatest(submitted_at, approved_at, refused_at, withdrawn_at, lapsed_at, own_share_at, paid_at, closed_at, recovered_at)))::date::text as through
    from ${sql(DOSSIER_TABLE)}`;
  if (staged === undefined) throw new Error("an aggregate gave no row");
  return staged;
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
