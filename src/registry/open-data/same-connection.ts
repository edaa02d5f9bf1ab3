import type { Sql } from "../../db/connect.ts";
import { DomainError } from "../../domain/errors.ts";

/** The server process behind a connection. */
export async function backendOf(sql: Sql): Promise<number> {
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  return row?.pid ?? 0;
}

/**
 * The client opens a lost connection anew without a word; the new one lacks the import lock, and after a crash of the server the unlogged
 * staging tables are empty. So the statement that makes an import visible runs only where the import began, and this says that it did not.
 */
export function connectionLost(cause?: unknown): DomainError {
  return new DomainError("DATABASE_UNAVAILABLE", "The connection to the database was lost during the import; nothing was changed. Import again.", { cause });
}

/** Codes of postgres.js, the system and PostgreSQL (class 57P: ended by an administrator or a crash) for a connection that broke. */
const BROKEN = /^(CONNECTION_(CLOSED|ENDED|DESTROYED)|ECONNRESET|ECONNREFUSED|EPIPE|ENOENT|57P0[123])$/;

/** The error itself, or DATABASE_UNAVAILABLE when it says that the connection broke. */
export function withOutageNamed(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  return BROKEN.test(String((error as { code?: unknown }).code)) ? connectionLost(error) : error;
}
