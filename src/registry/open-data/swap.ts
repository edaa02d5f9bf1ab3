import { setTimeout as sleep } from "node:timers/promises";
import type { Sql } from "../../db/connect.ts";
import { DomainError } from "../../domain/errors.ts";
import { connectionLost } from "./same-connection.ts";
import type { LoadDetails } from "./load-details.ts";

const LOCK_NOT_AVAILABLE = "55P03";
const PAUSE_MS = 100;
const PATIENCE_MS = 15 * 60 * 1000;

/**
 * Puts the built register in the place of the old one, in one statement. While readers hold the old tables it tries again and again,
 * each time for a moment, so that nobody queues behind it for long. Throws DATABASE_IN_USE after a quarter of an hour, and
 * DATABASE_UNAVAILABLE when `backend` is not the server process that the import began with.
 */
export async function swapRegister(sql: Sql, details: LoadDetails, backend: number): Promise<void> {
  const start = performance.now();
  while (!(await trySwap(sql, details, backend))) {
    if (performance.now() - start > PATIENCE_MS) throw new DomainError("DATABASE_IN_USE", "The old register is held by a statement that has run for a quarter of an hour. End it, then import again.");
    await sleep(PAUSE_MS);
  }
}

async function trySwap(sql: Sql, details: LoadDetails, backend: number): Promise<boolean> {
  try {
    const rows = await sql`select register_swap(${sql.json(details)}) where pg_backend_pid() = ${backend}`;
    if (rows.length === 0) throw connectionLost();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === LOCK_NOT_AVAILABLE) return false;
    throw error;
  }
}
