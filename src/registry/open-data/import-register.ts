import { basename } from "node:path";
import type { Sql, Target } from "../../db/connect.ts";
import { withImportLock, type OnProgress } from "../../db/import-lock.ts";
import type { Day } from "../../domain/day.ts";
import { findIsSynthetic } from "../../db/find/nature.ts";
import { DomainError } from "../../domain/errors.ts";
import { buildNext } from "./build.ts";
import { DroppedList } from "./dropped-list.ts";
import { Entities } from "./entities.ts";
import { findLastRegisterLoad, registerDetails } from "./load-details.ts";
import { readMeta, type RegisterMeta } from "./meta.ts";
import { readingsOf, unreadNames } from "./readings.ts";
import { createStagingTables, dropStagingTables, readFile, withoutTraces } from "./staging.ts";
import { backendOf } from "./same-connection.ts";
import { swapRegister } from "./swap.ts";
import type { FileTally, Tally } from "./tally.ts";
import { applyUpdate, extractOrder, readListedEntities } from "./update.ts";
import { openRegisterZip, type RegisterZip } from "./zip.ts";

export type RegisterImport = {
  readonly target: Target;
  /** Path of the zip, as delivered. */
  readonly file: string;
  /** Refuse the whole file when a row has no entity, instead of leaving that row out. */
  readonly strict: boolean;
  /** Folder for the list of rows left out; made when needed. */
  readonly reportDirectory: string;
  readonly onProgress: OnProgress;
};

export type RegisterReport = {
  readonly extractNumber: number;
  readonly extractType: "full" | "update";
  readonly snapshotDay: Day;
  /** True when this extract was imported last, so that nothing changed; `files` is then empty. */
  readonly alreadyApplied: boolean;
  readonly files: readonly FileTally[];
  /** File name under `reportDirectory` of the CSV that lists every row without its entity; null when there is none. */
  readonly droppedList: string | null;
  readonly seconds: number;
};

type Session = RegisterImport & { readonly sql: Sql; readonly zip: RegisterZip; readonly meta: RegisterMeta; readonly backend: number };

/**
 * Imports a zip of KBO Open Data, full or update. Readers see the register before or after it, never in between; a stopped or refused
 * import leaves everything as it was. Throws INVALID_FILE (file, line, column and rule), WRONG_EXTRACT, BAD_ROWS (with `strict`) or
 * IMPORT_RUNNING. Source of the format: KBO Open Data cookbook R018.00.
 */
export async function importRegister(options: RegisterImport): Promise<RegisterReport> {
  const start = performance.now();
  const zip = await openRegisterZip(options.file);
  try {
    const meta = await readMeta(zip);
    const report = await withImportLock(options.target, async (sql) => importLocked({ ...options, sql, zip, meta, backend: await backendOf(sql) }));
    return { ...report, seconds: (performance.now() - start) / 1000 };
  } finally {
    zip.close();
  }
}

async function importLocked(session: Session): Promise<Omit<RegisterReport, "seconds">> {
  const { sql, meta } = session;
  const last = await findLastRegisterLoad(sql);
  requireSameNature(meta, await findIsSynthetic(sql));
  const base = { extractNumber: meta.extractNumber, extractType: meta.extractType, snapshotDay: meta.snapshotDay };
  if (extractOrder(meta, last) === "APPLIED") {
    await dropStagingTables(sql);
    return { ...base, alreadyApplied: true, files: [], droppedList: null };
  }
  return { ...base, alreadyApplied: false, ...(await withoutTraces(sql, () => stageAndPublish(session))) };
}

function requireSameNature(meta: RegisterMeta, held: boolean | null): void {
  if (held === null || held === meta.synthetic) return;
  const [own, other] = meta.synthetic ? ["generated", "real"] : ["real", "generated"];
  throw new DomainError("INVALID_FILE", `The file holds ${own} data, but the database holds ${other} data, and the two are never mixed. Use another DATA_DIR or database with DEMO=off.`);
}

/** Memory for hash joins and index builds of some two million rows. Only the last statement of an import has to be on disk to be true. */
async function configure(sql: Sql): Promise<void> {
  await sql`set maintenance_work_mem = '256MB'`;
  await sql`set work_mem = '128MB'`;
  await sql`set jit = off`;
  await sql`set synchronous_commit = off`;
}

async function stageAndPublish(session: Session): Promise<{ files: readonly FileTally[]; droppedList: string | null }> {
  const { sql, zip, meta, onProgress } = session;
  const fileName = basename(session.file);
  const readings = readingsOf(meta);
  const ignored = unreadNames(zip.names, readings, fileName);
  const entities = new Entities();
  const list = new DroppedList(session.reportDirectory, `register-${meta.extractNumber}-${meta.extractType}-dropped.csv`);
  await configure(sql);
  await createStagingTables(sql, readings);
  if (meta.extractType === "update") await readListedEntities(sql, entities);
  const tallies: Tally[] = [];
  try {
    for (const reading of readings) tallies.push(await readFile(sql, reading, { zip, entities, list, onProgress }));
  } finally {
    await list.close();
  }
  if (session.strict) refuseFaults(tallies, list.fileName);
  const files = [...tallies.map((tally) => tally.result()), ...ignored.map((file) => ({ file, rows: 0, kept: 0, dropped: [{ reason: "file not known, not read", rows: 0 }] }))];
  await publish(session, registerDetails(fileName, meta, files));
  return { files, droppedList: list.fileName };
}

async function publish({ sql, meta, backend, onProgress }: Session, details: ReturnType<typeof registerDetails>): Promise<void> {
  if (meta.extractType === "full") await buildNext(sql, meta.snapshotDay, onProgress);
  await sql`set synchronous_commit = on`;
  if (meta.extractType === "full") await swapRegister(sql, details, backend);
  else await applyUpdate(sql, details, backend);
}

function refuseFaults(tallies: readonly Tally[], list: string | null): void {
  const faults = tallies.reduce((sum, tally) => sum + tally.faults, 0);
  if (faults === 0) return;
  throw new DomainError("BAD_ROWS", `${faults} rows can't be taken (most often because their entity is not in the register); ${list} lists them. Import without --strict to leave them out.`, { details: { rows: faults, list } });
}
