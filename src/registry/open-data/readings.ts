import { BRANCH } from "./drop-reason.ts";
import { entityKind } from "./entities.ts";
import { fileFault } from "./errors.ts";
import type { RegisterFile } from "./register-file.ts";
import { registerFiles } from "./files.ts";
import type { RegisterMeta } from "./meta.ts";

/** One file of a zip with the table its rows go into. */
export type Reading = { readonly fileName: string; readonly file: RegisterFile; /** With its schema; null when nothing is kept. */ readonly table: string | null };

export const NEXT_SCHEMA = "register_next";
export const STAGING_SCHEMA = "register_staging";

/** The files to read from a zip of this type, in order. */
export function readingsOf(meta: RegisterMeta): readonly Reading[] {
  const files = registerFiles.map((file) => ({ ...file, columns: file.columns.map((column) => ({ ...column, as: typeof column.as === "function" ? column.as(meta.snapshotDay) : column.as })) }));
  return meta.extractType === "full" ? files.map(fullReading) : files.flatMap(updateReadings);
}

/** Throws INVALID_FILE when a file to read is not in the zip; the names of the zip that are not read. */
export function unreadNames(names: readonly string[], readings: readonly Reading[], zipName: string): readonly string[] {
  const missing = readings.filter((reading) => !names.includes(reading.fileName)).map((reading) => reading.fileName);
  if (missing.length > 0) throw fileFault({ file: zipName }, `holds no ${missing.join(", ")}. Use the zip of KBO Open Data as delivered.`);
  return names.filter((name) => name !== "meta.csv" && !readings.some((reading) => reading.fileName === name));
}

function fullReading(file: RegisterFile): Reading {
  const schema = file.isFinal === true ? NEXT_SCHEMA : STAGING_SCHEMA;
  return { fileName: `${file.name}.csv`, file, table: file.table === null ? null : `${schema}.${file.table}` };
}

function updateReadings(file: RegisterFile): readonly Reading[] {
  const table = file.table === null ? null : `${STAGING_SCHEMA}.${file.table}`;
  if (file.hasDeletes === false) return [{ fileName: `${file.name}.csv`, file, table }];
  const deletes = { fileName: `${file.name}_delete.csv`, file: deletesOf(file), table: table === null ? null : `${table}_delete` };
  return [deletes, { fileName: `${file.name}_insert.csv`, file, table }];
}

/** A delete file has the key column alone. */
function deletesOf(file: RegisterFile): RegisterFile {
  const [key] = file.columns;
  if (key === undefined) throw new Error(`${file.name} has no columns`);
  return {
    name: file.name,
    table: file.table === null ? null : `${file.table}_delete`,
    columns: [{ ...key, into: file.table === null ? null : "number" }],
    admit(line, entities) {
      const id = line.id([key.from].flat()[0] as string);
      if (entityKind(id) === "BRANCH") return BRANCH;
      file.remove?.(id, entities);
      return file.table === null ? file.admit(line, entities) : null;
    },
  };
}
