import { sql, type SQL } from "drizzle-orm";
import { dimension, type DimensionName } from "./cubes/dossiers.ts";

/**
 * Rows are ordered by text that stands for each part of their key: codes of lists that are shown in their own order first, by their place in
 * the list, then all others by code, byte by byte; unknown last.
 */
export function sortText(name: DimensionName, code: string | null): string {
  if (code === null) return UNKNOWN;
  const place = listOf(name).indexOf(code);
  return place < 0 ? `1${code}` : `0${String(place + 1).padStart(WIDTH, "0")}`;
}

/** The same as SQL, of a column with codes; null where the code is, so that it can come last in both directions. */
export function sortTextOf(name: DimensionName, column: SQL): SQL {
  const list = listOf(name);
  const text = sql`'1' || ${column}`;
  if (list.length === 0) return sql`(${text}) collate "C"`;
  const place = sql.join(list.map((code) => sql`when ${code} then ${sql.raw(`'${sortText(name, code)}'`)}`), sql` `);
  return sql`(case ${column} ${place} else ${text} end) collate "C"`;
}

const UNKNOWN = "2";
const WIDTH = 3;

function listOf(name: DimensionName): readonly string[] {
  const entry = dimension(name);
  return entry.kind === "FLAT" && entry.inListOrder ? entry.codes() : [];
}
