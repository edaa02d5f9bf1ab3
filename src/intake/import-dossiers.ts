import { realpath, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Sql, Target } from "../db/connect.ts";
import { withImportLock, type OnProgress } from "../db/import-lock.ts";
import type { LoadBreak, LoadNote } from "../db/tables/index.ts";
import { findIsSynthetic } from "../db/find/nature.ts";
import { DomainError } from "../domain/errors.ts";
import type { Day } from "../domain/period.ts";
import { readRecords, type CsvRecord } from "./csv-records.ts";
import { readHeader, type DossierHeader } from "./dossier-header.ts";
import { DossierReading } from "./dossier-reading.ts";
import { applyStaging, copyIntoStaging, createStaging, duplicates, registerLegalForms, setDuplicatesApart, type Applied, type Duplicate } from "./dossier-staging.ts";
import { faultText, type Fault, type RowFault } from "./fault.ts";
import { openRejectFile, type RejectFile } from "./reject-file.ts";

export type DossierImport = {
  readonly target: Target;
  /** A CSV file in UTF-8 with the columns of `dossierColumns`. */
  readonly file: string;
  /** Where bad rows go; null refuses the whole file when there is one. */
  readonly rejectFile: string | null;
  readonly onProgress: OnProgress;
  /** Notes and breaks in the series that every answer resting on these dossiers must give. */
  readonly notes?: readonly LoadNote[];
  readonly breaks?: readonly LoadBreak[];
};

export type DossierReport = Applied & {
  /** Rows of the file, without the header. */
  readonly rows: number;
  /** Bad rows, now in the reject file. */
  readonly rejected: number;
  /** The first 100 faults. */
  readonly faults: readonly Fault[];
  /** Brussels day of the last moment in the rows taken; null when none was taken. */
  readonly through: Day | null;
  readonly seconds: number;
};

type Run = { readonly sql: Sql; readonly options: DossierImport; readonly fileName: string };

const FAULTS_IN_MESSAGE = 5;
const NOTHING: Applied = { inserted: 0, updated: 0, unchanged: 0, unknownCompanies: 0, snapshotFilled: 0 };

/**
 * Imports a dossier file: all of it, or with `rejectFile` all but its bad rows. One statement makes it visible, so an import that is
 * killed leaves nothing behind. An empty snapshot column of a new dossier is filled from the register and marked so; the snapshot of a
 * dossier that is there already changes only where the file gives a value. Writes nothing when no dossier is new or changed.
 * Throws BAD_ROWS (details.faults), INVALID_FILE, NOT_HELD, INVALID_ARGUMENT, IMPORT_RUNNING.
 */
export async function importDossiers(options: DossierImport): Promise<DossierReport> {
  const started = performance.now();
  await refuseSameFile(options);
  return withImportLock(options.target, async (sql) => {
    const run: Run = { sql, options, fileName: basename(options.file) };
    const reading = await stage(run);
    refuseBadRows(run, reading);
    const applied = reading.through === null ? NOTHING : await apply(run, reading, reading.through);
    return { ...applied, rows: reading.rows, rejected: reading.faults.rows, faults: reading.faults.first, through: reading.through, seconds: (performance.now() - started) / 1000 };
  });
}

async function refuseSameFile({ file, rejectFile }: DossierImport): Promise<void> {
  if (rejectFile === null) return;
  const [from, to] = await Promise.all([file, rejectFile].map((path) => realpath(path).catch(() => resolve(path))));
  if (from === to) throw new DomainError("INVALID_ARGUMENT", `The bad rows can't go to ${basename(file)}, the file that is imported. Give another file.`);
}

async function stage(run: Run): Promise<DossierReading> {
  const { sql, options } = run;
  await createStaging(sql);
  const lists = { registerLegalForms: await registerLegalForms(sql) };
  const records = readRecords(options.file, await bytesProgress(options));
  let rejects: RejectFile | null = null;
  try {
    const header = await headerOf(records, run.fileName);
    if (options.rejectFile !== null) rejects = await openRejectFile(options.rejectFile, header);
    const reading = new DossierReading(header, lists, rejects);
    await pipeline(reading.copyChunks(records), await copyIntoStaging(sql));
    if ((await setDuplicatesApart(sql)) > 0) await rejectDuplicates(run, reading);
    return reading;
  } finally {
    await records.return(undefined);
    await rejects?.close();
  }
}

async function bytesProgress({ file, onProgress }: DossierImport): Promise<(bytes: number) => void> {
  const total = (await stat(file).catch(() => null))?.size ?? null;
  return (done) => onProgress({ task: `Reading ${basename(file)}`, done, total, unit: "bytes" });
}

async function headerOf(records: AsyncGenerator<CsvRecord>, fileName: string): Promise<DossierHeader> {
  const first = await records.next();
  if (first.done === true) throw new DomainError("INVALID_FILE", `${fileName} is empty. The first line must name the columns.`);
  return readHeader(first.value.fields, fileName);
}

/** Reads the file once more where the reject file needs the rows themselves: the staging table has only their values. */
async function rejectDuplicates({ sql, options, fileName }: Run, reading: DossierReading): Promise<void> {
  const found = duplicates(sql);
  if (options.rejectFile === null) {
    for await (const duplicate of found) await reading.reject(duplicate.line, [duplicateFault(duplicate)], []);
    return;
  }
  let next = await found.next();
  for await (const { line, fields } of readRecords(options.file, () => {})) {
    if (next.done === true) break;
    if (line !== next.value.line) continue;
    await reading.reject(line, [duplicateFault(next.value)], fields);
    next = await found.next();
  }
  if (next.done !== true) throw new DomainError("INVALID_FILE", `${fileName} changed while it was read. Import a copy that nobody writes to.`);
}

function duplicateFault({ reference, firstLine }: Duplicate): RowFault {
  return { column: "reference", value: reference, rule: `stands on line ${firstLine} already; a file has one row for each dossier` };
}

function refuseBadRows({ options, fileName }: Run, { faults, rows }: DossierReading): void {
  if (faults.rows === 0 || options.rejectFile !== null) return;
  const shown = faults.first.slice(0, FAULTS_IN_MESSAGE).map((fault) => `\n  ${faultText(fault)}`);
  const more = faults.first.length > shown.length ? "\n  …" : "";
  const message = `${fileName}: ${faults.rows} of ${rows} rows are bad, so nothing was imported.${shown.join("")}${more}\nCorrect them, or import the rest with --skip-bad FILE.`;
  throw new DomainError("BAD_ROWS", message, { details: { rows, rejected: faults.rows, faults: faults.first } });
}

async function apply({ sql, options, fileName }: Run, reading: DossierReading, through: Day): Promise<Applied> {
  await refuseMixing(sql, fileName, reading);
  const total = reading.rows - reading.faults.rows;
  const task = "Writing dossiers";
  options.onProgress({ task, done: 0, total, unit: "rows" });
  const report = { rows: reading.rows, rejected: reading.faults.rows };
  const applied = await applyStaging(sql, { fileName, synthetic: reading.synthetic, through, notes: options.notes ?? [], breaks: options.breaks ?? [], report });
  options.onProgress({ task, done: total, total, unit: "rows" });
  return applied;
}

async function refuseMixing(sql: Sql, fileName: string, { synthetic, mixed }: DossierReading): Promise<void> {
  if (mixed) throw new DomainError("INVALID_FILE", `${fileName} holds both generated dossiers (references that start with DEMO-) and real ones. Never mix them: take the generated rows out.`);
  const held = await findIsSynthetic(sql);
  if (held === null || held === synthetic) return;
  const [file, database] = synthetic ? ["generated", "real"] : ["real", "generated"];
  throw new DomainError("INVALID_FILE", `${fileName} holds ${file} dossiers, but this database holds ${database} data. Never mix them: use another DATA_DIR or database with DEMO=off.`);
}
