import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Sql } from "../../db/connect.ts";
import type { OnProgress } from "../../db/import-lock.ts";
import { DomainError } from "../../domain/errors.ts";
import type { DroppedList } from "./dropped-list.ts";
import type { Entities } from "./entities.ts";
import { createLike } from "./build.ts";
import { NEXT_SCHEMA, STAGING_SCHEMA, type Reading } from "./readings.ts";
import { withOutageNamed } from "./same-connection.ts";
import { Tally } from "./tally.ts";
import { Transformer } from "./transform.ts";
import type { RegisterZip } from "./zip.ts";

export type ReadContext = { readonly zip: RegisterZip; readonly entities: Entities; readonly list: DroppedList; readonly onProgress: OnProgress };

/** Removes what a stopped import may have left, and makes the empty tables that the readings go into. */
export async function createStagingTables(sql: Sql, readings: readonly Reading[]): Promise<void> {
  await dropStagingTables(sql);
  await sql.unsafe(`create schema ${STAGING_SCHEMA}`);
  await sql.unsafe(`create schema ${NEXT_SCHEMA}`);
  for (const reading of readings) {
    if (reading.table === null) continue;
    const isDelete = reading.table.endsWith("_delete");
    if (reading.file.isFinal === true && !isDelete) await sql.unsafe(createLike(reading.table, reading.file.table as string));
    else await sql.unsafe(`create unlogged table ${reading.table} (${columnsOf(reading).map(({ name, type }) => `${name} ${type}`).join(", ")})`);
  }
}

/**
 * Runs the work and removes the staging tables after it. When the database failed, they stay for the next import to remove: the connection
 * may be another one by then, without the import lock. Throws what the work throws, and DATABASE_UNAVAILABLE for a connection that broke.
 */
export async function withoutTraces<T>(sql: Sql, work: () => Promise<T>): Promise<T> {
  try {
    const result = await work();
    await dropStagingTables(sql);
    return result;
  } catch (error) {
    if (error instanceof DomainError && error.code !== "DATABASE_UNAVAILABLE") await dropStagingTables(sql);
    throw withOutageNamed(error);
  }
}

export async function dropStagingTables(sql: Sql): Promise<void> {
  await sql.unsafe(`drop schema if exists ${STAGING_SCHEMA}, ${NEXT_SCHEMA}, register_old cascade`);
}

function columnsOf(reading: Reading): readonly { name: string; type: string }[] {
  return reading.file.columns.flatMap((column) => (column.into === null ? [] : [{ name: column.into, type: column.as.type }]));
}

/** Reads one file of the zip into its table; what became of its rows. Throws INVALID_FILE at the first row that breaks a rule. */
export async function readFile(sql: Sql, reading: Reading, context: ReadContext): Promise<Tally> {
  const tally = new Tally(reading.fileName);
  const rows = transformed(reading, tally, context);
  if (reading.table === null) for await (const _ of rows) continue;
  else await copyInto(sql, reading, rows);
  return tally;
}

/** Copies rows in COPY text format into the table and columns of a reading. */
export async function copyInto(sql: Sql, reading: Reading, rows: AsyncGenerator<Buffer>): Promise<void> {
  const names = columnsOf(reading).map((column) => column.name).join(", ");
  const copy = await sql.unsafe(`copy ${reading.table} (${names}) from stdin`).writable();
  await pipeline(Readable.from(rows, { objectMode: true, highWaterMark: 2 }), copy);
}

async function* transformed(reading: Reading, tally: Tally, context: ReadContext): AsyncGenerator<Buffer> {
  const { entities, list, zip } = context;
  const transformer = new Transformer({ file: reading.file, fileName: reading.fileName, entities, tally, onDropped: (row) => list.add(row) });
  const size = zip.size(reading.fileName);
  let bytes = 0;
  for await (const chunk of zip.read(reading.fileName)) {
    const rows = transformer.push(chunk);
    if (rows !== null) yield rows;
    await list.drain();
    bytes += chunk.length;
    context.onProgress({ task: reading.fileName, done: tally.rows, total: Math.round((tally.rows * size) / bytes), unit: "rows" });
  }
  const last = transformer.finish();
  if (last !== null) yield last;
  context.onProgress({ task: reading.fileName, done: tally.rows, total: tally.rows, unit: "rows" });
}
