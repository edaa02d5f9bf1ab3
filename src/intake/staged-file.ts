import { realpath, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Sql, Target } from "../db/connect.ts";
import { withImportLock, type OnProgress } from "../db/import-lock.ts";
import { DomainError } from "../domain/errors.ts";
import type { FileShape } from "./columns.ts";
import { readRecords, type CsvRecord } from "./csv-records.ts";
import { faultText, type Fault, type FaultList, type LateFault } from "./fault.ts";
import { readHeader, type Header } from "./header.ts";
import { Reading } from "./reading.ts";
import { openRejectFile, type RejectFile } from "./reject-file.ts";
import { copyIntoStaging, createStaging } from "./staging.ts";

/** A file to import. */
export type FileImport = {
  readonly target: Target;
  /** A CSV file in UTF-8 with the columns of its kind. */
  readonly file: string;
  /** Where bad rows go; null refuses the whole file when there is one. */
  readonly rejectFile: string | null;
  readonly onProgress: OnProgress;
};

/** What every import of a file tells. */
export type FileReport = {
  /** Rows of the file, without the header. */
  readonly rows: number;
  /** Bad rows, now in the reject file. */
  readonly rejected: number;
  /** The first 100 faults. */
  readonly faults: readonly Fault[];
  readonly seconds: number;
};

type Noted = Pick<Reading<never, never>, "rows" | "faults" | "reject">;

const FAULTS_IN_MESSAGE = 5;

/**
 * Imports a file: stages its good rows on the one connection that holds the import lock, and leaves it to `apply` to make them visible by
 * one statement. Throws INVALID_FILE, NOT_HELD, INVALID_ARGUMENT, IMPORT_RUNNING, and what `apply` throws.
 */
export async function importFile<Row, Lists, Result>(options: FileImport, shape: FileShape<Row, Lists>, apply: (sql: Sql, staged: StagedFile) => Promise<Result>): Promise<Result & FileReport> {
  const started = performance.now();
  await refuseSameFile(options);
  return withImportLock(options.target, async (sql) => {
    const staged = await stageFile(sql, options, shape);
    try {
      const result = await apply(sql, staged);
      await staged.close();
      const { rows, faults } = staged;
      return { ...result, rows, rejected: faults.rows, faults: faults.first, seconds: (performance.now() - started) / 1000 };
    } finally {
      await staged.close();
    }
  });
}

async function refuseSameFile({ file, rejectFile }: FileImport): Promise<void> {
  if (rejectFile === null) return;
  const [from, to] = await Promise.all([file, rejectFile].map((path) => realpath(path).catch(() => resolve(path))));
  if (from === to) throw new DomainError("INVALID_ARGUMENT", `The bad rows can't go to ${basename(file)}, the file that is imported. Give another file.`);
}

async function stageFile<Row, Lists>(sql: Sql, options: FileImport, shape: FileShape<Row, Lists>): Promise<StagedFile> {
  await createStaging(sql, shape);
  const lists = await shape.lists(sql);
  const records = readRecords(options.file, await bytesProgress(options));
  let rejects: RejectFile | null = null;
  try {
    const header = await headerOf(records, shape, basename(options.file));
    if (options.rejectFile !== null) rejects = await openRejectFile(options.rejectFile, header);
    const reading = new Reading(shape, rejects);
    await pipeline(reading.copyChunks(records, header, lists), await copyIntoStaging(sql, shape));
    await sql`analyze ${sql(shape.table)}`;
    return new StagedFile(options, header, reading, rejects);
  } catch (error) {
    await rejects?.close();
    throw error;
  } finally {
    await records.return(undefined);
  }
}

async function bytesProgress({ file, onProgress }: FileImport): Promise<(bytes: number) => void> {
  const total = (await stat(file).catch(() => null))?.size ?? null;
  return (done) => onProgress({ task: `Reading ${basename(file)}`, done, total, unit: "bytes" });
}

async function headerOf<Row, Lists>(records: AsyncGenerator<CsvRecord>, { columns }: FileShape<Row, Lists>, fileName: string): Promise<Header> {
  const first = await records.next();
  if (first.done === true) throw new DomainError("INVALID_FILE", `${fileName} is empty. The first line must name the columns.`);
  return readHeader(first.value.fields, columns.map(({ name }) => name), fileName);
}

/** A file whose good rows are in the staging table; its bad ones are noted, and in the reject file when there is one. */
export class StagedFile {
  /** Without its folder. */
  readonly fileName: string;
  readonly #options: FileImport;
  readonly #header: Header;
  readonly #reading: Noted;
  readonly #rejects: RejectFile | null;

  constructor(options: FileImport, header: Header, reading: Noted, rejects: RejectFile | null) {
    this.fileName = basename(options.file);
    this.#options = options;
    this.#header = header;
    this.#reading = reading;
    this.#rejects = rejects;
  }

  /** Rows of the file, without the header. */
  get rows(): number {
    return this.#reading.rows;
  }

  /** The bad rows so far. */
  get faults(): FaultList {
    return this.#reading.faults;
  }

  /** Rows that are not bad so far. */
  get goodRows(): number {
    return this.rows - this.faults.rows;
  }

  /**
   * Notes rows that turned out bad, given by line, one fault each. Reads the file once more for what stands in them: the staging table has only
   * their values. Throws INVALID_FILE when the file changed meanwhile.
   */
  async rejectLater(found: AsyncIterable<LateFault> | Iterable<LateFault>): Promise<void> {
    const late = Symbol.asyncIterator in found ? found[Symbol.asyncIterator]() : found[Symbol.iterator]();
    let next = await late.next();
    if (next.done === true) return;
    for await (const { line, fields } of readRecords(this.#options.file, () => {})) {
      if (next.done === true) break;
      if (line !== next.value.line) continue;
      const { column, rule } = next.value;
      await this.#reading.reject(line, [{ column, value: fields[this.#header.names.indexOf(column)] ?? "", rule }], fields);
      next = await late.next();
    }
    if (next.done !== true) throw new DomainError("INVALID_FILE", `${this.fileName} changed while it was read. Import a copy that nobody writes to.`);
  }

  /** Throws BAD_ROWS, with the first faults, when there are bad rows and no reject file for them. */
  refuseBadRows(): void {
    const { faults, rows } = this;
    if (faults.rows === 0 || this.#options.rejectFile !== null) return;
    const shown = faults.first.slice(0, FAULTS_IN_MESSAGE).map((fault) => `\n  ${faultText(fault)}`);
    const more = faults.first.length > shown.length ? "\n  …" : "";
    const message = `${this.fileName}: ${faults.rows} of ${rows} rows are bad, so nothing was imported.${shown.join("")}${more}\nCorrect them, or import the rest with --skip-bad FILE.`;
    throw new DomainError("BAD_ROWS", message, { details: { rows, rejected: faults.rows, faults: faults.first } });
  }

  /** Resolves when the reject file is on disk; may be called again. */
  async close(): Promise<void> {
    await this.#rejects?.close();
  }
}
