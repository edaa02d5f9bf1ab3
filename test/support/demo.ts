import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { connect, type Sql, type Target } from "../../src/db/connect.ts";
import { loadDemo } from "../../src/demo/load.ts";

const NAME = "demo_default";

/** The database with the default demo data, loaded once per run through the importers. For reading only. */
export async function demoTarget(): Promise<Target> {
  const admin = connect(inject("server"), { max: 1, statementTimeoutMs: 0 });
  try {
    await admin`select pg_advisory_lock(1)`;
    if ((await admin`select 1 from pg_database where datname = ${NAME}`).length === 0) await load(admin);
    return { ...inject("server"), database: NAME };
  } finally {
    await admin.end();
  }
}

async function load(admin: Sql): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "kmo-graph-demo-"));
  await admin`create database demo_loading template ${admin(inject("template"))} strategy file_copy`;
  await loadDemo({ target: { ...inject("server"), database: "demo_loading" }, directory, reportDirectory: directory, onProgress: () => {} });
  await admin`alter database demo_loading rename to ${admin(NAME)}`;
  rmSync(directory, { recursive: true });
}
