import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "../../../src/config.ts";
import { startEmbedded, type Embedded } from "../../../src/db/embedded.ts";
import type { Sql, Target } from "../../../src/db/connect.ts";
import { migrateDatabase } from "../../../src/db/migrate.ts";

/** A PostgreSQL of its own that can be killed and started again on the same data. */
export type Mortal = {
  readonly target: Target;
  /** Kills the server with SIGKILL, as when the machine ends it, and starts it again. */
  readonly killAndStart: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

// What the server wrote outlives its end without being flushed to the disk; an answer to a client still waits for its write.
const SETTINGS = { fsync: "off", full_page_writes: "off", shared_buffers: "32MB" };

export async function startMortal(): Promise<Mortal> {
  const base = mkdtempSync(join(tmpdir(), "kmo-graph-mortal-"));
  chmodSync(base, 0o711); // as root, postgres runs as another user and has to get through
  const directory = join(base, "pg");
  let server = await startEmbedded({ directory, settings: SETTINGS });
  const target = server.target();
  await migrateDatabase(target, join(root, "drizzle"));
  const killAndStart = async (): Promise<void> => {
    process.kill(Number(readFileSync(join(directory, "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
    await server.exited;
    server = await startAgain(directory);
  };
  const remove = async (): Promise<void> => {
    await server.stop();
    rmSync(base, { recursive: true, force: true });
  };
  return { target, killAndStart, remove };
}

/** A start fails as long as processes of the killed server still hold its memory. */
async function startAgain(directory: string): Promise<Embedded> {
  for (;;) {
    try {
      return await startEmbedded({ directory, settings: SETTINGS });
    } catch (error) {
      if (!/shared memory|in use by another/.test((error as Error).message)) throw error;
      await sleep(50);
    }
  }
}

/** Holds what orders changes, so that writers stop with their rows written and their events not; nothing is committed. Ends with the server. */
export async function holdWriters(sql: Sql): Promise<void> {
  await sql`select pg_advisory_lock(727010)`;
}

/** Waits until so many writers stand still with their rows written. */
export async function untilWritersWait(sql: Sql, count: number): Promise<void> {
  for (;;) {
    const [row] = await sql<{ waiting: number }[]>`select count(*)::int as waiting from pg_locks where locktype = 'advisory' and objid = 727010 and not granted and mode = 'ShareLock'`;
    if ((row?.waiting ?? 0) >= count) return;
    await sleep(5);
  }
}

const LOST = new Set(["CONNECTION_CLOSED", "CONNECTION_DESTROYED", "CONNECT_TIMEOUT", "ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "57P01", "57P02", "57P03"]);

/** Whether a call may or may not have been done: its connection was lost, or the server was not there. */
export function isLost(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) if (LOST.has(String((each as NodeJS.ErrnoException).code))) return true;
  return false;
}
