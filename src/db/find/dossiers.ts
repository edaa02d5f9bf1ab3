import { sql, type SQL } from "drizzle-orm";
import type { Day } from "../../domain/day.ts";
import type { Db } from "../client.ts";
import { compiledOnce } from "../compiled-once.ts";
import { dossier, dossierEvent, type DossierEventRow, type DossierRow } from "../tables/index.ts";
import type { FoundPage, PageRequest, SortColumn, SortOrder } from "./keyset.ts";
import { countPerKey, countRows, findPage, findPagePerKey, textArray } from "./page.ts";

/** The orders that dossiers can be listed in. */
export type DossierOrderName = "SUBMITTED_DESC" | "SUBMITTED_ASC" | "DECIDED_DESC" | "DECIDED_ASC" | "REFERENCE_ASC";

const reference: SortColumn = { column: dossier.reference, cast: "text" };
const submitted: SortColumn = { column: dossier.submittedAt, cast: "timestamptz" };
const decided: SortColumn = { column: dossier.decidedAt, cast: "timestamptz", nullable: true };

/** Each order with the columns behind it; undecided dossiers come last in both orders by decision. */
export const dossierOrders: Readonly<Record<DossierOrderName, SortOrder>> = {
  SUBMITTED_DESC: { name: "DOSSIERS_SUBMITTED_DESC", columns: [submitted, reference], descending: true },
  SUBMITTED_ASC: { name: "DOSSIERS_SUBMITTED_ASC", columns: [submitted, reference], descending: false },
  DECIDED_DESC: { name: "DOSSIERS_DECIDED_DESC", columns: [decided, reference], descending: true },
  DECIDED_ASC: { name: "DOSSIERS_DECIDED_ASC", columns: [decided, reference], descending: false },
  REFERENCE_ASC: { name: "DOSSIERS_REFERENCE_ASC", columns: [reference], descending: false },
};

/** Which dossiers in which order, and which part of the list; `where` undefined takes all. Of `columns` null reads all; the others are undefined in the rows. */
export type DossierList = { readonly where: SQL | undefined; readonly order: SortOrder; readonly page: PageRequest; readonly columns: readonly (keyof DossierRow)[] | null };

/** Condition that lets through the approved dossiers whose own share was not received and is due on or before a day. In the words of their index. */
export function ownShareDueBy(day: Day): SQL {
  return sql`${dossier.status} = 'APPROVED' and ${dossier.ownShareAt} is null and ${dossier.ownShareDueOn} <= ${day}::date`;
}

const byReference = compiledOnce((db) => db.select().from(dossier).where(sql`${dossier.reference} = any(${sql.placeholder("references")}::text[])`).prepare("dossiers"));

/** Dossiers by reference; those that do not exist are absent. */
export async function findDossiers(db: Db, references: readonly string[]): Promise<ReadonlyMap<string, DossierRow>> {
  const rows = await byReference(db).execute({ references });
  return new Map(rows.map((row) => [row.reference, row]));
}

/** A page of all dossiers that `where` lets through. */
export function findDossierPage(db: Db, list: DossierList): Promise<FoundPage<DossierRow>> {
  return findPage(db, { table: dossier, ...list });
}

/** A page of the dossiers of each enterprise. */
export function findDossiersOf(db: Db, enterprises: readonly string[], list: DossierList): Promise<ReadonlyMap<string, FoundPage<DossierRow>>> {
  return findPagePerKey(db, { table: dossier, parent: dossier.enterpriseNumber, keys: enterprises, ...list });
}

/** Number of dossiers that `where` lets through. */
export function countDossiers(db: Db, where: SQL | undefined): Promise<number> {
  return countRows(db, dossier, where);
}

/** Number of dossiers of each enterprise. */
export function countDossiersOf(db: Db, enterprises: readonly string[], where: SQL | undefined): Promise<ReadonlyMap<string, number>> {
  return countPerKey(db, { table: dossier, where, parent: dossier.enterpriseNumber, keys: enterprises });
}

/** Recorded events of each dossier in the order they were recorded; those of an import's moments stand in the dossier's own row. */
export async function findDossierEvents(db: Db, references: readonly string[]): Promise<ReadonlyMap<string, readonly DossierEventRow[]>> {
  const rows = await db.select().from(dossierEvent).where(sql`${dossierEvent.reference} = any(${textArray(references)})`).orderBy(dossierEvent.seq);
  return Map.groupBy(rows, (row) => row.reference ?? "");
}
