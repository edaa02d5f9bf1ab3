import type { Sql } from "../../db/connect.ts";
import type { RegisterMeta } from "./meta.ts";
import type { FileTally } from "./tally.ts";

/** What goes into the `load` row; the SQL functions take it as one JSON value. */
export type LoadDetails = {
  readonly kind: "REGISTER" | "EMPLOYMENT";
  /** Without its folder. */
  readonly fileName: string;
  readonly extractNumber: number | null;
  readonly extractType: "full" | "update" | null;
  readonly through: string | null;
  readonly synthetic: boolean;
  readonly report: { readonly files: readonly FileTally[] };
};

/** The last register load, or null in an empty database. */
export type LastLoad = { readonly extractNumber: number; readonly synthetic: boolean };

export async function findLastRegisterLoad(sql: Sql): Promise<LastLoad | null> {
  const [row] = await sql<LastLoad[]>`select extract_number as "extractNumber", synthetic from load where kind = 'REGISTER' order by id desc limit 1`;
  return row ?? null;
}

export function registerDetails(fileName: string, meta: RegisterMeta, files: readonly FileTally[]): LoadDetails {
  const { extractNumber, extractType, snapshotDay, synthetic } = meta;
  return { kind: "REGISTER", fileName, extractNumber, extractType, through: snapshotDay, synthetic, report: { files } };
}
