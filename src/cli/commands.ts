import { join } from "node:path";
import { openDb } from "../db/client.ts";
import { findCompaniesWithOpenDossiers } from "../db/find/open-companies.ts";
import { connect } from "../db/connect.ts";
import { isEmpty, loadDemo } from "../demo/load.ts";
import { DomainError } from "../domain/errors.ts";
import { importDecisions } from "../intake/import-decisions.ts";
import { importDossiers, type DossierReport } from "../intake/import-dossiers.ts";
import { importProviders } from "../intake/import-providers.ts";
import { faultText } from "../intake/fault.ts";
import type { FileReport } from "../intake/staged-file.ts";
import { sweep } from "../intake/sweep.ts";
import { createLogger } from "../http/log.ts";
import { openRegister, requireOneNature } from "../live-register.ts";
import { importEmployment } from "../registry/open-data/import-employment.ts";
import { importRegister, type RegisterReport } from "../registry/open-data/import-register.ts";
import { table } from "./output.ts";
import { output, withDatabase } from "./with-database.ts";

/** `kmo-graph import register FILE`. */
export const registerCommand = (file: string, { strict }: { strict: boolean }): Promise<void> =>
  withDatabase(async ({ target, dataDir, onProgress }) => {
    const reportDirectory = join(dataDir, "reports");
    printRegister(await importRegister({ target, file, strict, reportDirectory, onProgress }), reportDirectory);
  });

/** `kmo-graph import employment FILE`. */
export const employmentCommand = (file: string): Promise<void> =>
  withDatabase(async ({ target, onProgress }) => {
    const { rows, inserted, updated, unchanged, seconds } = await importEmployment({ target, file, onProgress });
    output.line(`Employment: ${rows.toLocaleString("en")} rows read in ${seconds.toFixed(1)} s: ${inserted.toLocaleString("en")} new, ${updated.toLocaleString("en")} changed, ${unchanged.toLocaleString("en")} as they were.`);
  });

/** `kmo-graph import dossiers FILE`. */
export const dossiersCommand = (file: string, { skipBad }: { skipBad?: string }): Promise<void> =>
  withDatabase(async ({ target, onProgress }) => {
    printDossiers(await importDossiers({ target, file, rejectFile: skipBad ?? null, onProgress }));
  });

/** `kmo-graph import providers FILE`. */
export const providersCommand = (file: string, { skipBad }: { skipBad?: string }): Promise<void> =>
  withDatabase(async ({ target, onProgress }) => {
    const report = await importProviders({ target, file, rejectFile: skipBad ?? null, onProgress });
    const { rows, inserted, updated, unchanged, rejected } = report;
    printReport([["rows", rows], ["inserted", inserted], ["changed", updated], ["as they were", unchanged], ["rejected", rejected]], report);
  });

/** `kmo-graph import decisions FILE`. */
export const decisionsCommand = (file: string, { skipBad }: { skipBad?: string }): Promise<void> =>
  withDatabase(async ({ target, onProgress }) => {
    const report = await importDecisions({ target, file, rejectFile: skipBad ?? null, onProgress, now: new Date() });
    const { rows, taken, unchanged, rejected } = report;
    printReport([["rows", rows], ["taken", taken], ["as they were", unchanged], ["rejected", rejected]], report);
  });

/** `kmo-graph sweep`. */
export const sweepCommand = (): Promise<void> =>
  withDatabase(async ({ target }) => {
    const sql = connect(target, { max: 1, applicationName: "kmo-graph sweep" });
    try {
      const { lapsed, keysForgotten } = await sweep(sql, new Date());
      output.line(`${lapsed.toLocaleString("en")} dossiers lapsed for want of their own share; ${keysForgotten.toLocaleString("en")} idempotency keys of over 30 days ago forgotten.`);
    } finally {
      await sql.end({ timeout: 5 });
    }
  });

/** `kmo-graph demo`. */
export const demoCommand = (options: { companies?: number; dossiers?: number; seed?: number }): Promise<void> =>
  withDatabase(async ({ target, dataDir, onProgress }) => {
    if (!(await isEmpty(target))) throw new DomainError("INVALID_ARGUMENT", "The database already holds data, and demo data is never mixed with other data. Set DATA_DIR to a new folder (or DATABASE_URL to an empty database).");
    await loadDemo({ target, directory: join(dataDir, "demo"), reportDirectory: join(dataDir, "reports"), ...options, onProgress });
    output.line(`Demo data is loaded; its files are in ${join(dataDir, "demo")}.`);
  });

/** `kmo-graph refresh`. */
export const refreshCommand = (): Promise<void> =>
  withDatabase(async ({ config, target, onProgress }) => {
    if (config.registry.source.name === "EXTRACT") throw new DomainError("INVALID_SETTING", "REGISTRY_SOURCE is extract, so there is no source to ask. Set it to vkbo or magda, or import a newer extract.");
    const handle = openDb(target, { max: 2, applicationName: "kmo-graph refresh" });
    await requireOneNature(config.registry, handle.sql, false);
    const { register, close } = openRegister({ settings: config.registry, handle, now: () => new Date(), log: createLogger(config.logLevel) });
    try {
      const numbers = await findCompaniesWithOpenDossiers(handle.sql);
      const task = `companies from ${config.registry.source.name}`;
      const { found, notFound, unavailable } = await register.refresh(numbers, (done) => onProgress({ task, done, total: numbers.length, unit: "companies" }));
      output.line(table(["companies", "found", "not found", "no answer"], [[numbers.length, found, notFound, unavailable]]));
      if (unavailable > 0) throw new DomainError("REGISTRY_UNAVAILABLE", `${config.registry.source.name} gave no answer for ${unavailable.toLocaleString("en")} companies; what was held of them is kept. Run it again later.`);
    } finally {
      await close();
      await handle.close();
    }
  });

function printRegister(report: RegisterReport, reportDirectory: string): void {
  if (report.alreadyApplied) return output.line(`Extract ${report.extractNumber} (${report.extractType}) is already applied: nothing changed.`);
  const rows = report.files.map(({ file, rows: read, kept, dropped }) => [file, read, kept, dropped.map((drop) => `${drop.rows.toLocaleString("en")} ${drop.reason}`).join("; ")] as const);
  output.line(table(["file", "rows", "kept", "dropped"], rows));
  if (report.droppedList !== null) output.line(`Every dropped row is listed in ${join(reportDirectory, report.droppedList)}.`);
  output.line(`Extract ${report.extractNumber} (${report.extractType}) of ${report.snapshotDay} imported in ${report.seconds.toFixed(1)} s.`);
}

function printDossiers(report: DossierReport): void {
  const { rows, inserted, updated, unchanged, rejected, unknownCompanies, snapshotFilled } = report;
  const more = `${unknownCompanies.toLocaleString("en")} enterprises that the register does not have; ${snapshotFilled.toLocaleString("en")} snapshots filled from the register.`;
  printReport([["rows", rows], ["inserted", inserted], ["updated", updated], ["unchanged", unchanged], ["rejected", rejected]], report, more);
}

function printReport(counts: readonly (readonly [name: string, count: number])[], { faults, seconds }: FileReport, ...more: readonly string[]): void {
  output.line(table(counts.map(([name]) => name), [counts.map(([, count]) => count)]));
  for (const line of more) output.line(line);
  for (const fault of faults) output.line(`  ${faultText(fault)}`);
  output.line(`Imported in ${seconds.toFixed(1)} s.`);
}
