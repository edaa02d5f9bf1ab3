import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Sql, Target } from "../../src/db/connect.ts";
import { importDossiers, type DossierImport, type DossierReport } from "../../src/intake/import-dossiers.ts";

export const columns = [
  "reference", "enterprise_number", "establishment_number", "pillar", "theme", "topic", "service_provider_number", "declared_size", "eligible_cost", "subsidy",
  "paid_amount", "recovered_amount", "submitted_at", "approved_at", "refused_at", "withdrawn_at", "lapsed_at", "own_share_at", "paid_at", "closed_at", "recovered_at",
  "legal_type", "legal_form", "nace_code", "nace_version", "municipality", "employment_class", "establishments",
] as const;
export type Row = Partial<Record<(typeof columns)[number], string>>;

/** A right row: a training of 2016, approved, nothing of the company filled in. */
export const base: Row = { reference: "D-1", enterprise_number: "0206731645", pillar: "OPLEIDING", eligible_cost: "1000", subsidy: "400", submitted_at: "2016-04-04", approved_at: "2016-04-11" };

export function csv(rows: readonly Readonly<Record<string, string>>[], header: readonly string[] = columns): string {
  return [header, ...rows.map((row) => header.map((name) => row[name] ?? ""))].map((fields) => fields.join(",")).join("\n") + "\n";
}

/** A folder of the calling test file, and imports of files in it. */
export function files() {
  const directory = mkdtempSync(join(tmpdir(), "kmo-graph-intake-"));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const path = (name: string): string => join(directory, name);
  const write = (content: string | Uint8Array, name = "dossiers.csv"): string => {
    writeFileSync(path(name), content);
    return path(name);
  };
  const importFile = (target: Target, content: string | Uint8Array, options: Partial<DossierImport> = {}): Promise<DossierReport> =>
    importDossiers({ target, file: write(content), rejectFile: null, onProgress: () => {}, ...options });
  return { directory, path, write, importFile };
}

/** The error of a promise that must reject. */
export async function errorOf(promise: Promise<unknown>): Promise<{ code: string; message: string; details: Record<string, unknown> }> {
  return promise.then(
    () => {
      throw new Error("nothing was thrown");
    },
    (error: { code: string; message: string; details: Record<string, unknown> }) => error,
  );
}

/** Waits until an import into the database waits for a row that somebody else is writing. */
export async function untilWaiting(sql: Sql): Promise<void> {
  for (;;) {
    const [row] = await sql`select from pg_stat_activity where application_name = 'kmo-graph import' and datname = current_database() and wait_event_type = 'Lock'`;
    if (row !== undefined) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
