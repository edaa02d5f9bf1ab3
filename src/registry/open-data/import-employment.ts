import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Sql, Target } from "../../db/connect.ts";
import { withImportLock, type OnProgress } from "../../db/import-lock.ts";
import { DomainError } from "../../domain/errors.ts";
import { Entities } from "./entities.ts";
import { fileFault } from "./errors.ts";
import { matching } from "./fields.ts";
import type { RegisterFile } from "./register-file.ts";
import { findLastRegisterLoad, type LoadDetails } from "./load-details.ts";
import { anyEnterpriseNumber } from "./number-fields.ts";
import { STAGING_SCHEMA, type Reading } from "./readings.ts";
import { backendOf, connectionLost } from "./same-connection.ts";
import { copyInto, dropStagingTables, withoutTraces } from "./staging.ts";
import { Tally } from "./tally.ts";
import { Transformer } from "./transform.ts";

const CHUNK_BYTES = 256 * 1024;

const EMPLOYMENT: RegisterFile = {
  name: "employment",
  table: "employment",
  columns: [
    { from: "enterprise_number", into: "enterprise_number", as: anyEnterpriseNumber },
    { from: "year", into: "year", as: matching(/^20\d\d$/, "is no year from 2000 to 2099.") },
    { from: "quarter", into: "quarter", as: matching(/^[1-4]$/, "is no quarter (1 to 4).") },
    { from: "class", into: "class", as: matching(/^[0-9?]$/, "is no RSZ workforce class (0 to 9, or ?).") },
  ],
  admit: () => null,
};

export type EmploymentImport = { readonly target: Target; /** Path of the CSV file. */ readonly file: string; readonly onProgress: OnProgress };

/** `rows` is the sum of the three others. */
export type EmploymentReport = { readonly rows: number; readonly inserted: number; readonly updated: number; readonly unchanged: number; readonly seconds: number };

/**
 * Imports RSZ workforce classes: a CSV file with enterprise_number, year, quarter and class (0 to 9; ? is kept as 0, undetermined), one row
 * per enterprise and quarter. Rows held already are updated; a file that changes nothing leaves no load. The first bad row refuses the
 * whole file (INVALID_FILE). A register must have been imported first: the file takes its nature, generated or real.
 */
export async function importEmployment(options: EmploymentImport): Promise<EmploymentReport> {
  const start = performance.now();
  const size = await sizeOf(options.file);
  const counts = await withImportLock(options.target, (sql) => importLocked(sql, options, size));
  return { ...counts, seconds: (performance.now() - start) / 1000 };
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (cause) {
    throw new DomainError("INVALID_FILE", `${basename(file)} can't be read (${(cause as NodeJS.ErrnoException).code}). Check the path.`, { cause });
  }
}

async function importLocked(sql: Sql, { file, onProgress }: EmploymentImport, size: number): Promise<Omit<EmploymentReport, "seconds">> {
  const register = await findLastRegisterLoad(sql);
  const fileName = basename(file);
  if (register === null) throw fileFault({ file: fileName }, "no register is loaded. Import a register first.");
  const reading: Reading = { fileName, file: EMPLOYMENT, table: `${STAGING_SCHEMA}.employment` };
  const tally = new Tally(fileName);
  const backend = await backendOf(sql);
  return withoutTraces(sql, async () => {
    await createTable(sql);
    await copyInto(sql, reading, transformed(file, reading, tally, size, onProgress));
    await refuseRepetitions(sql, fileName);
    const details: LoadDetails = { kind: "EMPLOYMENT", fileName, extractNumber: null, extractType: null, through: null, synthetic: register.synthetic, report: { files: [tally.result()] } };
    const { inserted, updated } = await apply(sql, details, backend);
    return { rows: tally.rows, inserted, updated, unchanged: tally.rows - inserted - updated };
  });
}

async function apply(sql: Sql, details: LoadDetails, backend: number): Promise<{ inserted: number; updated: number }> {
  const [counts] = await sql<{ inserted: string; updated: string }[]>`
    select inserted, updated from employment_apply(${sql.json(details)}) where pg_backend_pid() = ${backend}`;
  if (counts === undefined) throw connectionLost();
  return { inserted: Number(counts.inserted), updated: Number(counts.updated) };
}

async function createTable(sql: Sql): Promise<void> {
  await dropStagingTables(sql);
  await sql`create schema register_staging`;
  await sql`create unlogged table register_staging.employment (line int generated always as identity (start 2), enterprise_number text, year text, quarter text, class text)`;
}

async function* transformed(path: string, reading: Reading, tally: Tally, size: number, onProgress: OnProgress): AsyncGenerator<Buffer> {
  const transformer = new Transformer({ file: reading.file, fileName: reading.fileName, entities: new Entities(), tally, onDropped: () => {} });
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
    const rows = transformer.push(chunk);
    if (rows !== null) yield rows;
    bytes += chunk.length;
    onProgress({ task: reading.fileName, done: tally.rows, total: Math.round((tally.rows * size) / bytes), unit: "rows" });
  }
  const last = transformer.finish();
  if (last !== null) yield last;
}

async function refuseRepetitions(sql: Sql, file: string): Promise<void> {
  const [row] = await sql<{ line: number; enterprise_number: string; year: string; quarter: string }[]>`
    select max(line) as line, enterprise_number, year, quarter from register_staging.employment
    group by enterprise_number, year, quarter having count(*) > 1 order by 1 limit 1`;
  if (row === undefined) return;
  throw fileFault({ file, line: row.line, column: "enterprise_number" }, `"${row.enterprise_number}" has a second class for quarter ${row.quarter} of ${row.year}. Keep one.`);
}
