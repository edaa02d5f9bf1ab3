import { desc, eq, sql } from "drizzle-orm";
import type { NaceVersion } from "../../domain/nace.ts";
import type { Db } from "../client.ts";
import { compiledOnce } from "../compiled-once.ts";
import { activity, company, companyName, employment, load, registryAnswer, type ActivityRow, type CompanyNameRow, type CompanyRow, type EmploymentRow } from "../tables/index.ts";
import { textArray } from "./page.ts";

/** What to list of an entity's activities; `version` null takes all versions, `limit` counts per entity. */
export type ActivityQuery = { readonly version: NaceVersion | null; readonly mainOnly: boolean; readonly limit: number };

const byNumber = compiledOnce((db) => db.select().from(company).where(sql`${company.number} = any(${sql.placeholder("numbers")}::text[])`).prepare("companies"));

/** Companies by number; numbers that the register never listed are absent. */
export async function findCompanies(db: Db, numbers: readonly string[]): Promise<ReadonlyMap<string, CompanyRow>> {
  const rows = await byNumber(db).execute({ numbers });
  return new Map(rows.map((row) => [row.number, row]));
}

/** What is held of a number: its row, when the extract that it may come from was made, and when the live source said that it has none, if that is what it said last. */
export type HeldCompany = { readonly company: CompanyRow | null; readonly extractAt: Date | null; readonly notFoundAt: Date | null };

/** What is held of each number, and what the live source `source` last said of it; one statement. */
export async function findHeldCompanies(db: Db, numbers: readonly string[], source: string): Promise<ReadonlyMap<string, HeldCompany>> {
  const key = sql<string>`key.number`;
  const rows = await db
    .select({
      number: key,
      company,
      extractAt: sql<string | null>`(select timezone('Europe/Brussels', ${load.through}::timestamp) from ${load} where ${load.kind} = 'REGISTER' order by ${load.id} desc limit 1)`,
      notFoundAt: sql<string | null>`(select ${registryAnswer.retrievedAt} from ${registryAnswer} where ${registryAnswer.enterpriseNumber} = ${key} and ${registryAnswer.source} = ${source} and ${registryAnswer.outcome} = 'NOT_FOUND')`,
    })
    .from(sql`unnest(${textArray(numbers)}) as key(number)`)
    .leftJoin(company, eq(company.number, key));
  return new Map(rows.map(({ number, extractAt, notFoundAt, ...row }) => [number, { company: row.company, extractAt: dateOf(extractAt), notFoundAt: dateOf(notFoundAt) }]));
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

/** Names per company: official ones (kind 001) first, then by kind, language and text. */
export async function findCompanyNames(db: Db, numbers: readonly string[]): Promise<ReadonlyMap<string, readonly CompanyNameRow[]>> {
  const rows = await db.select().from(companyName).where(sql`${companyName.number} = any(${textArray(numbers)})`).orderBy(companyName.number, companyName.kind, companyName.language, companyName.name);
  return Map.groupBy(rows, (row) => row.number);
}

/** RSZ workforce classes per company, newest quarter first. */
export async function findEmployment(db: Db, numbers: readonly string[]): Promise<ReadonlyMap<string, readonly EmploymentRow[]>> {
  const { enterpriseNumber, year, quarter } = employment;
  const rows = await db.select().from(employment).where(sql`${enterpriseNumber} = any(${textArray(numbers)})`).orderBy(enterpriseNumber, desc(year), desc(quarter));
  return Map.groupBy(rows, (row) => row.enterpriseNumber);
}

/** Activities per enterprise or establishment: newest version first, then by group, classification and code. */
export async function findActivities(db: Db, entities: readonly string[], { version, mainOnly, limit }: ActivityQuery): Promise<ReadonlyMap<string, readonly ActivityRow[]>> {
  const { entityNumber, activityGroup, naceVersion, naceCode, classification } = activity;
  const restrictions = [version === null ? undefined : eq(naceVersion, version), mainOnly ? eq(classification, "MAIN") : undefined].filter((part) => part !== undefined);
  const own = db
    .select()
    .from(activity)
    .where(sql.join([sql`${entityNumber} = parent.key`, ...restrictions], sql` and `))
    .orderBy(desc(naceVersion), activityGroup, classification, naceCode)
    .limit(limit)
    .as("own");
  const { ...row } = own._.selectedFields;
  const rows = await db.select({ row }).from(sql`unnest(${textArray(entities)}) as parent(key)`).crossJoinLateral(own).orderBy(own.entityNumber, desc(own.naceVersion), own.activityGroup, own.classification, own.naceCode);
  return Map.groupBy(rows.map((each) => each.row), (each) => each.entityNumber);
}
