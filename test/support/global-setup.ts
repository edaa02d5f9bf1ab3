import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { root } from "../../src/config.ts";
import { connect, type Target } from "../../src/db/connect.ts";
import { startEmbedded } from "../../src/db/embedded.ts";
import { migrateDatabase } from "../../src/db/migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection to the `postgres` database of the run's server; as root over its unix socket. */
    server: Exclude<Target, string>;
    /** Database with all migrations applied, to copy from. */
    template: string;
  }
}

const FAST = { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: "200", shared_buffers: "128MB", wal_level: "minimal", max_wal_senders: "0" };

/** One embedded PostgreSQL for the whole run, with a migrated template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const base = mkdtempSync(join(tmpdir(), "kmo-graph-test-"));
  chmodSync(base, 0o711); // as root, postgres runs as another user and has to get through
  const embedded = await startEmbedded({ directory: join(base, "pg"), settings: FAST });
  const admin = connect(embedded.target(), { max: 1 });
  await admin`create database template_kmo`;
  await migrateDatabase(embedded.target("template_kmo"), join(root, "drizzle"));
  await admin`alter database template_kmo with is_template true allow_connections false`;
  await admin.end();
  project.provide("server", embedded.target());
  project.provide("template", "template_kmo");
  return async () => {
    await embedded.stop();
    rmSync(base, { recursive: true, force: true });
  };
}
