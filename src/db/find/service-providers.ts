import { sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { serviceProvider, type ServiceProviderRow } from "../tables/index.ts";
import { textArray } from "./page.ts";

/** Service providers by registration number; numbers that were never imported are absent. */
export async function findServiceProviders(db: Db, numbers: readonly string[]): Promise<ReadonlyMap<string, ServiceProviderRow>> {
  const rows = await db.select().from(serviceProvider).where(sql`${serviceProvider.number} = any(${textArray(numbers)})`);
  return new Map(rows.map((row) => [row.number, row]));
}
