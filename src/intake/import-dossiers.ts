import type { Sql } from "../db/connect.ts";
import { findIsSynthetic } from "../db/find/nature.ts";
import type { LoadBreak, LoadNote } from "../db/tables/index.ts";
import { DomainError } from "../domain/errors.ts";
import type { Day } from "../domain/period.ts";
import type { FileShape } from "./columns.ts";
import { dossierColumns, type DossierRow } from "./dossier-columns.ts";
import { brokenRules, computedColumns } from "./dossier-rules.ts";
import { applyStaging, DOSSIER_TABLE, findStaged, registerLegalForms, setHandledApart, type Applied, type Staged } from "./dossier-staging.ts";
import type { Lists } from "./dossier-values.ts";
import { importFile, type FileImport, type FileReport, type StagedFile } from "./staged-file.ts";
import { repeatedFault, rowsApart, setRepeatedApart } from "./staging.ts";

/** A dossier file, with notes and breaks in the series that every answer resting on its dossiers must give. */
export type DossierImport = FileImport & { readonly notes?: readonly LoadNote[]; readonly breaks?: readonly LoadBreak[] };

/** `through` is the Brussels day of the last moment in the rows taken; null when none was taken. */
export type DossierReport = Applied & FileReport & { readonly through: Day | null };

const NOTHING: Applied = { inserted: 0, updated: 0, unchanged: 0, unknownCompanies: 0, snapshotFilled: 0 };
const HANDLED = "was filed or is handled through the API; its steps go by the API or by import decisions";

const shape: FileShape<DossierRow, Lists> = {
  each: "dossier",
  table: DOSSIER_TABLE,
  columns: dossierColumns,
  computed: computedColumns,
  brokenRules,
  lists: async (sql) => ({ registerLegalForms: await registerLegalForms(sql) }),
};

/**
 * Imports a dossier file: all of it, or with `rejectFile` all but its bad rows. One statement makes it visible, so an import that is
 * killed leaves nothing behind. An empty snapshot column of a new dossier is filled from the register and marked so; the snapshot of a
 * dossier that is there already changes only where the file gives a value. A row of a dossier that was filed or is handled through the API
 * is bad. Writes nothing when no dossier is new or changed. Throws BAD_ROWS (details.faults), INVALID_FILE, NOT_HELD, INVALID_ARGUMENT,
 * IMPORT_RUNNING.
 */
export async function importDossiers(options: DossierImport): Promise<DossierReport> {
  return importFile(options, shape, async (sql, file) => {
    const apart = (await setHandledApart(sql)) + (await setRepeatedApart(sql, shape.table, "reference"));
    if (apart > 0) await file.rejectLater(rowsApart(sql, (first) => (first === null ? { column: "reference", rule: HANDLED } : repeatedFault("reference", shape.each, first))));
    file.refuseBadRows();
    await file.close();
    const staged = await findStaged(sql);
    const applied = staged.through === null ? NOTHING : await apply(sql, options, file, { ...staged, through: staged.through });
    return { ...applied, through: staged.through };
  });
}

async function apply(sql: Sql, { notes = [], breaks = [], onProgress }: DossierImport, { fileName, rows, faults }: StagedFile, staged: Staged & { readonly through: Day }): Promise<Applied> {
  await refuseMixing(sql, fileName, staged);
  const task = "Writing dossiers";
  onProgress({ task, done: 0, total: staged.rows, unit: "rows" });
  const report = { rows, rejected: faults.rows };
  const applied = await applyStaging(sql, { fileName, synthetic: staged.synthetic > 0, through: staged.through, notes, breaks, report });
  onProgress({ task, done: staged.rows, total: staged.rows, unit: "rows" });
  return applied;
}

async function refuseMixing(sql: Sql, fileName: string, { rows, synthetic: generated }: Staged): Promise<void> {
  const synthetic = generated > 0;
  if (synthetic && generated < rows) throw new DomainError("INVALID_FILE", `${fileName} holds both generated dossiers (references that start with DEMO-) and real ones. Never mix them: take the generated rows out.`);
  const held = await findIsSynthetic(sql);
  if (held === null || held === synthetic) return;
  const [file, database] = synthetic ? ["generated", "real"] : ["real", "generated"];
  throw new DomainError("INVALID_FILE", `${fileName} holds ${file} dossiers, but this database holds ${database} data. Never mix them: use another DATA_DIR or database with DEMO=off.`);
}
