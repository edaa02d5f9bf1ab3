import type { Sql } from "../connect.ts";

/** Whether the imported data is generated; null where nothing was imported. Real and generated data never stand in one database. */
export async function findIsSynthetic(sql: Sql): Promise<boolean | null> {
  const [row] = await sql<{ synthetic: boolean }[]>`select synthetic from load order by id limit 1`;
  return row?.synthetic ?? null;
}
