import { sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { establishment, type EstablishmentRow } from "../tables/index.ts";
import type { FoundPage, PageRequest, SortOrder } from "./keyset.ts";
import { countPerKey, findPagePerKey, textArray } from "./page.ts";

/** By number of the unit. */
export const establishmentOrder: SortOrder = { name: "ESTABLISHMENTS", columns: [{ column: establishment.number, cast: "text" }], descending: false };

/** Establishment units by number; numbers that the register never listed are absent. */
export async function findEstablishments(db: Db, numbers: readonly string[]): Promise<ReadonlyMap<string, EstablishmentRow>> {
  const rows = await db.select().from(establishment).where(sql`${establishment.number} = any(${textArray(numbers)})`);
  return new Map(rows.map((row) => [row.number, row]));
}

/** A page of the units of each enterprise, ended ones too. */
export function findEstablishmentsOf(db: Db, enterprises: readonly string[], page: PageRequest): Promise<ReadonlyMap<string, FoundPage<EstablishmentRow>>> {
  return findPagePerKey(db, { table: establishment, parent: establishment.enterpriseNumber, keys: enterprises, order: establishmentOrder, page });
}

/** Number of units of each enterprise, ended ones too. */
export function countEstablishmentsOf(db: Db, enterprises: readonly string[]): Promise<ReadonlyMap<string, number>> {
  return countPerKey(db, { table: establishment, where: undefined, parent: establishment.enterpriseNumber, keys: enterprises });
}
