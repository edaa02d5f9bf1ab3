import { drizzle } from "drizzle-orm/postgres-js";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { connect, type Target } from "./connect.ts";

const MIGRATION_LOCK = 727_001;

/**
 * Applies the migrations of the folder in order. Several processes may call it at once: they queue.
 * Throws when one was skipped: Drizzle passes over a migration whose timestamp is below the newest applied one (drizzle-orm#5316).
 */
export async function migrateDatabase(target: Target, migrationsFolder: string): Promise<void> {
  const sql = connect(target, { max: 1, applicationName: "kmo-graph migrate", statementTimeoutMs: 0 });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle({ client: sql }), { migrationsFolder });
    const applied = await sql<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations`;
    const hashes = new Set(applied.map((row) => row.hash));
    const skipped = readMigrationFiles({ migrationsFolder }).filter((migration) => !hashes.has(migration.hash));
    if (skipped.length > 0) throw new Error(`${skipped.length} migration(s) were skipped: the "when" values in drizzle/meta/_journal.json must ascend.`);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
