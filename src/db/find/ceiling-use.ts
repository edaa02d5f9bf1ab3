import { sql } from "drizzle-orm";
import type { CeilingUse } from "../../domain/application.ts";
import type { CeilingSpan } from "../../domain/ceiling.ts";
import type { Db } from "../client.ts";
import { textArray } from "./page.ts";

type Raw = { readonly number: string; readonly used: string; readonly size: string | null };

/** What each company's dossiers take of its ceiling, and the size that the first of them fixed; one statement. Companies without dossiers take nothing. */
export async function findCeilingUse(db: Db, numbers: readonly string[], { since, before, pillar }: CeilingSpan): Promise<ReadonlyMap<string, CeilingUse>> {
  const rows = (await db.execute(sql`
    select company.number, use.used, use.size from unnest(${textArray(numbers)}) as company(number)
    cross join lateral ceiling_use(company.number, ${since.toISOString()}::timestamptz, ${before.toISOString()}::timestamptz, ${pillar}::text) as use`)) as unknown as readonly Raw[];
  return new Map(rows.map(({ number, used, size }) => [number, { usedCents: BigInt(used), size }]));
}
