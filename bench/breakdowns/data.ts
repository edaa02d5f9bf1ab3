import { createHash } from "node:crypto";
import { chmodSync, createWriteStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { totalmem, tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { root } from "../../src/config.ts";
import { connect, type Target } from "../../src/db/connect.ts";
import { startEmbedded, type Embedded } from "../../src/db/embedded.ts";
import { migrateDatabase } from "../../src/db/migrate.ts";
import { apportion } from "../../src/demo/apportion.ts";
import { createCompanies } from "../../src/demo/companies.ts";
import { inChunks } from "../../src/demo/csv.ts";
import { dossierLines } from "../../src/demo/dossier-file.ts";
import { drawDossiers } from "../../src/demo/dossiers.ts";
import { generateDemo } from "../../src/demo/generate.ts";
import { cellsFor, defaultDossiers, type Cell } from "../../src/demo/margins.ts";
import { planDossiers } from "../../src/demo/plan.ts";
import { importDossiers } from "../../src/intake/import-dossiers.ts";
import { importEmployment } from "../../src/registry/open-data/import-employment.ts";
import { importRegister } from "../../src/registry/open-data/import-register.ts";

/** The database of a benchmark with its server; `directory` keeps what is made from it. */
export type Data = { readonly server: Embedded; readonly target: Exclude<Target, string>; readonly directory: string; readonly settings: Readonly<Record<string, string>>; readonly isNew: boolean };

const SEED = 2016;
/** Most companies that can be generated. */
const MOST_COMPANIES = 900_000;
/** Companies per dossier, as in the demo data: 50,000 for all its dossiers, had each year its full number. */
const COMPANIES_PER_DOSSIER = 0.15;

/** Server settings for all that asks it, sized for the machine; what is not named has PostgreSQL's default. */
function serverSettings(): Readonly<Record<string, string>> {
  const megabytes = Math.min(4096, Math.round(totalmem() / 4 / 2 ** 20));
  return { shared_buffers: `${megabytes}MB`, effective_cache_size: `${megabytes * 2}MB`, work_mem: "128MB", max_wal_size: "8GB", jit: "off", random_page_cost: "1.1", max_connections: "120", autovacuum: "off", enable_presorted_aggregate: "off" };
}

/**
 * Starts the server of a database with that many generated dossiers, loaded through the importers; it stays in the temporary folder for
 * the next run, and is made anew when the tables have changed.
 */
export async function openData(dossiers: number, say: (line: string) => void): Promise<Data> {
  const directory = join(tmpdir(), "kmo-graph-bench-data", `${dossiers}-${tablesHash()}`);
  const marker = join(directory, "ready");
  const isNew = !existsSync(marker);
  if (isNew) rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true, mode: 0o711 });
  chmodSync(directory, 0o711);
  const settings = serverSettings();
  const server = await startEmbedded({ directory: join(directory, "pg"), settings });
  const target = server.target();
  if (isNew) {
    try {
      await fill(target, directory, dossiers, say);
      writeFileSync(marker, "");
    } catch (error) {
      await server.stop();
      throw error;
    }
  }
  return { server, target, directory, settings, isNew };
}

function tablesHash(): string {
  return createHash("sha256").update(readFileSync(join(root, "drizzle", "meta", "_journal.json"))).digest("hex").slice(0, 8);
}

async function fill(target: Target, directory: string, dossiers: number, say: (line: string) => void): Promise<void> {
  const companies = Math.min(MOST_COMPANIES, Math.max(1000, Math.round(dossiers * COMPANIES_PER_DOSSIER)));
  const files = join(directory, "files");
  const quiet = { target, onProgress: () => {} };
  say(`Generating ${dossiers} dossiers of ${companies} companies`);
  await migrateDatabase(target, join(root, "drizzle"));
  const demo = await generateDemo({ directory: files, companies, dossiers: 100, seed: SEED, onProgress: () => {} });
  await writeDossiers(demo.dossiers, dossiers, companies);
  say("Importing the register and the workforce classes");
  await importRegister({ ...quiet, file: demo.register, strict: true, reportDirectory: files });
  await importEmployment({ ...quiet, file: demo.employment });
  say("Importing the dossiers");
  await importDossiers({ ...quiet, file: demo.dossiers, rejectFile: null, notes: demo.notes, breaks: demo.breaks });
  rmSync(files, { recursive: true });
  const sql = connect(target, { max: 1, statementTimeoutMs: 0 });
  try {
    await sql`vacuum analyze`;
    await sql`checkpoint`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The demo's generator, but with all years at their full number in proportion, so that a year is a tenth of the dossiers. */
async function writeDossiers(file: string, dossiers: number, companyCount: number): Promise<void> {
  const cells = evenCells(dossiers);
  const companies = createCompanies(companyCount, SEED);
  const lines = dossierLines(drawDossiers(planDossiers(cells, SEED), cells, companies, SEED), companies, SEED);
  await pipeline(Readable.from(inChunks(lines, () => {}), { objectMode: false }), createWriteStream(file));
}

/** The demo has one dossier in ten of the years from 2017 on. */
function evenCells(dossiers: number): readonly Cell[] {
  const cells = cellsFor(defaultDossiers);
  const counts = apportion(cells.map((cell) => cell.dossiers * (cell.window.from >= "2017" ? 10 : 1)), dossiers);
  return cells.map((cell, index) => ({ ...cell, dossiers: counts[index] ?? 0 })).filter((cell) => cell.dossiers > 0);
}
