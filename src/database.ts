import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { root, type Config } from "./config.ts";
import { runningServer } from "./db/attach.ts";
import { requireDatabase, type Target } from "./db/connect.ts";
import { migrateDatabase } from "./db/migrate.ts";
import { startSupervised, type ServerEvent } from "./db/supervised.ts";

export type Database = {
  readonly target: Target;
  /** Stops the embedded server if this process started it. */
  readonly stop: () => Promise<void>;
  /** Resolves when the embedded server ends and can't be started again; never for a server of DATABASE_URL. */
  readonly ended: Promise<number | null>;
};

const never = new Promise<never>(() => {});
/** Sized for a small machine; writes are safe, only the wait for each flush is left out of bulk loads by the imports themselves. */
const EMBEDDED_SETTINGS = { shared_buffers: "256MB", max_wal_size: "4GB", max_connections: "120", jit: "off", random_page_cost: "1.1" };

export type DatabaseOptions = {
  readonly beside: boolean;
  /** Told when the embedded server ended and when it is back. */
  readonly onEvent?: (event: ServerEvent) => void;
  /** Told, once, that the server of DATABASE_URL is not there yet and is waited for, with what the connecting said. */
  readonly onWait?: (reason: string) => void;
};

/**
 * The database of the settings, with all migrations applied. `beside` lets a command use the embedded server of a service that is running
 * on the same folder; without it, a folder in use is DATABASE_IN_USE.
 */
export async function openDatabase(config: Config, options: DatabaseOptions): Promise<Database> {
  const database = await findDatabase(config, options);
  try {
    await requireDatabase(database.target, { seconds: options.beside ? 0 : config.time.startWaitSeconds, onWait: options.onWait ?? (() => {}) });
    await migrateDatabase(database.target, join(root, "drizzle"));
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function findDatabase(config: Config, { beside, onEvent = () => {} }: DatabaseOptions): Promise<Database> {
  if (config.databaseUrl !== undefined) return { target: config.databaseUrl, stop: async () => {}, ended: never };
  const directory = resolve(config.dataDir, "pg");
  const running = beside ? runningServer(directory) : null;
  if (running !== null) return { target: running, stop: async () => {}, ended: never };
  mkdirSync(resolve(config.dataDir), { recursive: true });
  const embedded = await startSupervised({ directory, settings: EMBEDDED_SETTINGS, onEvent });
  return { target: embedded.target(), stop: embedded.stop, ended: embedded.exited };
}
