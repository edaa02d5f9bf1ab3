import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { DomainError } from "../domain/errors.ts";
import { Utf8Gate } from "./utf8-gate.ts";

/** One row of the file with the line it begins on (the header is line 1). The object is used again for the next row. */
export type CsvRecord = { readonly line: number; readonly fields: readonly string[] };

const CHUNK_BYTES = 256 * 1024;
const MAX_ROW_BYTES = 64 * 1024;

/**
 * The rows of a CSV file in UTF-8, one by one and in flat memory; empty lines are passed over. Quoted fields may hold newlines.
 * `onBytes` gets the bytes read so far. Throws INVALID_FILE for a file that is not there, bytes that are not UTF-8, quotes that are
 * wrong or never closed, a row over 64 kB.
 */
export async function* readRecords(path: string, onBytes: (bytes: number) => void): AsyncGenerator<CsvRecord> {
  const fileName = basename(path);
  const parser = parse({ bom: true, relax_column_count: true, max_record_size: MAX_ROW_BYTES });
  // A fault of an earlier stage destroys the parser with it, so that it is thrown by the loop below.
  pipeline(createReadStream(path, { highWaterMark: CHUNK_BYTES }), new Utf8Gate(fileName, onBytes), parser, () => {});
  const record = { line: 0, fields: [] as readonly string[] };
  let next = 1;
  try {
    for await (const fields of parser as AsyncIterable<readonly string[]>) {
      record.line = next;
      record.fields = fields;
      next += 1 + newlinesIn(fields);
      if (fields.length > 1 || fields[0] !== "") yield record;
    }
  } catch (error) {
    throw toDomainError(error, fileName);
  }
}

function newlinesIn(fields: readonly string[]): number {
  let count = 0;
  for (const field of fields) if (field.includes("\n")) count += field.split("\n").length - 1;
  return count;
}

function toDomainError(error: unknown, fileName: string): unknown {
  if (error instanceof CsvError) {
    const line = Number(error["records"] ?? 0) + 1;
    return new DomainError("INVALID_FILE", `${fileName}, line ${line}: ${csvRule(error.code)}`, { details: { line, rule: error.code }, cause: error });
  }
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") return new DomainError("INVALID_FILE", `There is no file ${fileName}. Check the name and the folder.`, { cause: error });
  if (code === "EISDIR" || code === "EACCES") return new DomainError("INVALID_FILE", `${fileName} can't be read (${code}). Give a CSV file that this user may read.`, { cause: error });
  return error;
}

function csvRule(code: string): string {
  if (code === "CSV_QUOTE_NOT_CLOSED") return "a quote is opened and never closed. Close it; write a quote within a field as two.";
  if (code === "CSV_MAX_RECORD_SIZE") return `the row is over ${MAX_ROW_BYTES / 1024} kB: probably a quote that is opened and never closed. Close it.`;
  if (code === "INVALID_OPENING_QUOTE") return "a quote stands within a field that does not begin with one. Put the field in quotes and write the quote as two.";
  return "after a closing quote a comma or the end of the line must follow. Write a quote within a field as two.";
}
