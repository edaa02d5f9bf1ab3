import { isDay, type Day } from "../../domain/day.ts";
import { quoted } from "../../domain/errors.ts";
import { CsvScanner } from "./csv-bytes.ts";
import { fileFault } from "./errors.ts";
import { fieldText } from "./fields.ts";
import type { RegisterZip } from "./zip.ts";

const FILE = "meta.csv";
const MAX_META_BYTES = 64 * 1024;

/** What meta.csv says of the zip it is in. */
export type RegisterMeta = {
  /** The day the extract speaks of. */
  readonly snapshotDay: Day;
  readonly extractType: "full" | "update";
  readonly extractNumber: number;
  /** True for generated data: a row `"Synthetic","true"`. */
  readonly synthetic: boolean;
};

/** Reads meta.csv. Throws INVALID_FILE when it is missing, or lacks or garbles a variable. */
export async function readMeta(zip: RegisterZip): Promise<RegisterMeta> {
  if (zip.names.includes(FILE) && zip.size(FILE) > MAX_META_BYTES) throw fileFault({ file: FILE }, `is larger than ${MAX_META_BYTES} bytes; it holds a few lines.`);
  const variables = new Map<string, string>();
  const scanner = new CsvScanner(FILE, (row) => {
    if (row.count !== 2) throw fileFault({ file: FILE, line: row.line }, `the row has ${row.count} columns; Variable and Value are needed.`);
    variables.set(fieldText(row, 0), fieldText(row, 1));
  });
  for await (const chunk of zip.read(FILE)) scanner.push(chunk);
  scanner.finish();
  return toMeta(variables);
}

function toMeta(variables: ReadonlyMap<string, string>): RegisterMeta {
  variable(variables, "Version", /^1\./, "1.x, the version of the files that is read here");
  const [day, month, year] = variable(variables, "SnapshotDate", /^\d\d-\d\d-\d{4}$/, "a day dd-mm-yyyy").split("-");
  const snapshotDay = `${year}-${month}-${day}`;
  if (!isDay(snapshotDay)) throw fileFault({ file: FILE }, `SnapshotDate is ${day}-${month}-${year}, which is no calendar day.`);
  return {
    snapshotDay,
    extractType: variable(variables, "ExtractType", /^(full|update)$/, "full or update") as "full" | "update",
    extractNumber: Number(variable(variables, "ExtractNumber", /^\d{1,9}$/, "a number")),
    synthetic: variables.get("Synthetic") === "true",
  };
}

function variable(variables: ReadonlyMap<string, string>, name: string, pattern: RegExp, expected: string): string {
  const value = variables.get(name);
  if (value === undefined) throw fileFault({ file: FILE }, `has no row ${name}. Use the zip as delivered.`);
  if (!pattern.test(value)) throw fileFault({ file: FILE }, `${name} is ${quoted(value)}; it must be ${expected}.`);
  return value;
}
