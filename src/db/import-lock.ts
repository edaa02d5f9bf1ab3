import { DomainError } from "../domain/errors.ts";
import { connect, type Sql, type Target } from "./connect.ts";
import { isLost } from "./lost.ts";

const IMPORT_LOCK = 727_002;

/** How far a long task is; `total` is null where it can't be known. */
export type Progress = { readonly task: string; readonly done: number; readonly total: number | null; readonly unit: "rows" | "bytes" | "companies" };
export type OnProgress = (progress: Progress) => void;

/**
 * Runs an import on one connection of its own that holds the import lock, so that two imports never run at once: the second gets
 * IMPORT_RUNNING. The lock goes with the connection, so a killed import leaves none behind.
 */
export async function withImportLock<T>(target: Target, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = connect(target, { max: 1, applicationName: "kmo-graph import", statementTimeoutMs: 0 });
  try {
    const [row] = await sql<{ locked: boolean }[]>`select pg_try_advisory_lock(${IMPORT_LOCK}) as locked`;
    if (row?.locked !== true) throw new DomainError("IMPORT_RUNNING", "Another import into this database is running. Wait until it has ended, then start this one again.");
    return await work(sql);
  } catch (cause) {
    if (isLost(cause)) throw new DomainError("DATABASE_UNAVAILABLE", "The connection to the database was lost during the import. Nothing of it was kept: see that the database runs, then start it again.", { cause });
    throw cause;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
