import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream/promises";
import { connect, type Sql, type Target } from "../../src/db/connect.ts";
import { naceAncestor, naceNodes } from "../../src/domain/nace.ts";
import { municipalityOn, placeAncestor, placeUnder } from "../../src/domain/place.ts";
import type { Dictionary } from "./answers.ts";

/** Places as they are on the last day of all periods that are asked; nothing merged between that of the dashboard and that of the others. */
const PLACES_ON = "2026-01-01";
const statements = readFileSync(join(import.meta.dirname, "fact.sql"), "utf8");
/** Changes when the table or the files made of it do. */
const hash = createHash("sha256").update(statements).update(readFileSync(import.meta.filename)).digest("hex").slice(0, 8);

/** Makes the schema `bench` with the narrow fact table in the database, once. */
export async function makeFact(target: Target): Promise<void> {
  const sql = connect(target, { max: 1, statementTimeoutMs: 0 });
  try {
    const [found] = await sql<{ exists: boolean }[]>`select exists (select from pg_namespace where nspname = 'bench' and obj_description(oid, 'pg_namespace') = ${hash}) as exists`;
    if (found?.exists === true) return;
    await sql`drop schema if exists bench_live cascade`;
    await sql`drop schema if exists bench cascade`;
    await sql`create schema bench`;
    await sql`create schema bench_live`;
    await insertLists(sql);
    await sql.unsafe(statements);
    await sql`vacuum (freeze, analyze) bench.fact`;
    await sql.unsafe(`comment on schema bench is '${hash}'`);
    await sql`checkpoint`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function insertLists(sql: Sql): Promise<void> {
  const nace = naceNodes("2025").map(({ code }) => code);
  const level = (name: "SECTION" | "DIVISION" | "GROUP"): (string | null)[] => nace.map((code) => naceAncestor("2025", code, name) ?? null);
  await sql`
    create table bench.nace as
    select * from unnest(${nace}::text[], ${level("SECTION")}::text[], ${level("DIVISION")}::text[], ${level("GROUP")}::text[]) as t (code, section, division, nace_group)`;
  const places = placeUnder("01000", PLACES_ON).flatMap((stored) => {
    const now = municipalityOn(stored, PLACES_ON);
    return now === undefined ? [] : [{ stored, now, province: placeAncestor(now, "PROVINCE") ?? null }];
  });
  await sql`
    create table bench.place as
    select * from unnest(${places.map(({ stored }) => stored)}::text[], ${places.map(({ now }) => now)}::text[], ${places.map(({ province }) => province)}::text[]) as t (stored, municipality, province)`;
  await sql`alter table bench.nace add primary key (code)`;
  await sql`alter table bench.place add primary key (stored)`;
  await sql`analyze bench.nace, bench.place`;
}

/** The codes of each list by their number. */
export async function readDictionary(target: Target): Promise<Dictionary> {
  const sql = connect(target, { max: 1 });
  try {
    const rows = await sql<{ list: string; id: number; code: string }[]>`select list, id, code from bench.code where list <> 'company'`;
    const lists: Record<string, string[]> = {};
    for (const { list, id, code } of rows) (lists[list] ??= [])[id] = code;
    return lists;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The columns of the fact file; days count from 1970-01-01, -1 where there is none. Then for the scan: bytes of a number. */
export const factColumns = [
  ["approved", 4], ["submitted", 4], ["company", 4], ["subsidy", 4], ["eligible_cost", 4], ["paid", 4], ["nace_group", 2], ["municipality", 2], ["provider", 2],
  ["month", 1], ["pillar", 1], ["theme", 1], ["size", 1], ["employment", 1], ["section", 1], ["division", 1], ["province", 1], ["regime", 1], ["status", 1],
] as const;

/** Writes the fact table as a CSV file of whole numbers, and the codes as another, into the folder, once; returns both. */
export async function dumpFact(target: Target, directory: string): Promise<{ readonly fact: string; readonly codes: string }> {
  const files = { fact: join(directory, `fact-${hash}.csv`), codes: join(directory, `codes-${hash}.csv`) };
  if (existsSync(files.fact)) return files;
  const day = (column: string): string => `coalesce(${column}_on - date '1970-01-01', -1) as ${column}`;
  const list = factColumns.map(([name]) => (name === "approved" || name === "submitted" ? day(name) : name === "month" ? "coalesce(month, 255) as month" : name));
  await copyOut(target, "select list, id, code from bench.code where list <> 'company'", files.codes);
  await copyOut(target, `select ${list.join(", ")} from bench.fact order by id`, `${files.fact}.part`);
  renameSync(`${files.fact}.part`, files.fact);
  return files;
}

/** A connection can't be used again after such a copy. */
async function copyOut(target: Target, query: string, file: string): Promise<void> {
  const sql = connect(target, { max: 1, statementTimeoutMs: 0 });
  try {
    await pipeline(await sql.unsafe(`copy (${query}) to stdout (format csv)`).readable(), createWriteStream(file));
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Writes the same as one column of packed numbers after another, once; returns the file. */
export async function packFact(csv: string, rows: number): Promise<string> {
  const file = csv.replace(/\.csv$/, ".bin");
  if (existsSync(file)) return file;
  const columns = factColumns.map(([, bytes]) => (bytes === 4 ? new Int32Array(rows) : bytes === 2 ? new Uint16Array(rows) : new Uint8Array(rows)));
  let row = 0;
  for await (const line of createInterface({ input: createReadStream(csv) })) {
    const values = line.split(",");
    for (const [index, column] of columns.entries()) column[row] = Number(values[index]);
    row += 1;
  }
  if (row !== rows) throw new Error(`${csv} has ${row} rows, not ${rows}`);
  const out = createWriteStream(`${file}.part`);
  for (const column of columns) out.write(column);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  out.once("error", reject).end(resolve);
  await promise;
  renameSync(`${file}.part`, file);
  return file;
}
