import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, chmodSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, inject, it, onTestFinished } from "vitest";
import { root } from "../../src/config.ts";
import { connect, type Sql, type Target } from "../../src/db/connect.ts";
import { startEmbedded } from "../../src/db/embedded.ts";
import { migrateDatabase } from "../../src/db/migrate.ts";
import { loadDemo } from "../../src/demo/load.ts";
import { sendOnce } from "./clients.ts";
import { debianPrograms, startDebian, type DebianServer } from "./debian.ts";
import { scratch, startProcess, urlOf } from "./process.ts";
import { switchable } from "./switchable.ts";

/** Every table of the service with the number of its rows and a digest of them. */
async function contentsOf(target: Target): Promise<readonly object[]> {
  const sql = connect(target, { max: 1 });
  try {
    const tables = await sql<{ name: string }[]>`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'register', 'drizzle') order by 1`;
    const contents = [];
    for (const { name } of tables) contents.push({ name, ...(await digestOf(sql, name)) });
    return contents;
  } finally {
    await sql.end();
  }
}

async function digestOf(sql: Sql, table: string): Promise<object> {
  const [row] = await sql.unsafe<{ rows: number; digest: string }[]>(`select count(*)::int as rows, md5(coalesce(string_agg(t::text, '|' order by t::text collate "C"), '')) as digest from ${table} t`);
  return row ?? {};
}

async function load(target: Target): Promise<void> {
  const directory = scratch();
  await loadDemo({ target, directory, reportDirectory: directory, companies: 300, dossiers: 1000, onProgress: () => {} });
}

const programs = debianPrograms();

describe.skipIf(programs === null)("a backup by pg_dump in the custom format", () => {
  let server: DebianServer;
  let file: string;
  let saved: readonly object[];

  beforeAll(async () => {
    server = await startDebian(programs ?? "");
    server.run("psql", "-c", "create role kmo login");
    server.run("psql", "-c", "create database kmo owner kmo encoding 'UTF8' template template0");
    await migrateDatabase(server.target("kmo", "kmo"), join(root, "drizzle"));
    await load(server.target("kmo", "kmo"));
    file = join(server.directory, "kmo.dump");
    server.run("pg_dump", "--format=custom", "--file", file, "--username=kmo", "kmo");
    saved = await contentsOf(server.target("kmo", "kmo"));
    return () => server.stop();
  });

  it("holds every row of every table: restored into a new database by the role that owns it, everything is as it was", async () => {
    expect(saved.length).toBeGreaterThan(12);
    server.run("psql", "-c", "create database again owner kmo encoding 'UTF8' template template0");
    server.run("pg_restore", "--exit-on-error", "--no-owner", "--username=kmo", "--dbname=again", file);
    expect(await contentsOf(server.target("again", "kmo"))).toEqual(saved);
  });

  it("is one that the service serves and writes to, as the same role", async () => {
    server.run("psql", "-c", "create database served owner kmo encoding 'UTF8' template template0");
    server.run("pg_restore", "--exit-on-error", "--no-owner", "--username=kmo", "--dbname=served", file);
    const way = await switchable(server.target("served", "kmo"));
    onTestFinished(way.close);
    const service = await startProcess({ DATABASE_URL: urlOf(way) });
    expect(await (await fetch(`${service.origin}/ready`)).json()).toMatchObject({ status: "ready" });
    const sql = connect(server.target("served", "kmo"), { max: 1 });
    const [company] = await sql<{ number: string }[]>`select number from register.company where status = 'AC' and legal_type = '2' order by number limit 1`;
    const before = await sql<{ seq: string }[]>`select max(seq)::text as seq from dossier_event`;
    const input = { idempotencyKey: "after-restore", company: company?.number, pillar: "OPLEIDING", theme: "DIGITALISERING", topic: "CYBERSECURITY", serviceProvider: "DV.O900000", declaredSize: "KO", eligibleCost: "1000.00", startDate: "2030-01-15" };
    const answer = await sendOnce(service.origin, { query: "mutation File($input: SubmitDossierInput!) { submitDossier(input: $input) { dossier { reference } userErrors { code } } }", variables: { input } });
    expect(answer).toMatchObject({ status: 200, body: expect.stringMatching(/"reference":"[^"]+"/) });
    const after = await sql<{ seq: string }[]>`select max(seq)::text as seq from dossier_event`;
    await sql.end();
    expect(Number(after[0]?.seq)).toBeGreaterThan(Number(before[0]?.seq));
    service.kill("SIGTERM");
    expect(await service.ended).toMatchObject({ exitCode: 0 });
  });

  it("moves to a newer PostgreSQL: restored into version 18, everything is as it was", async () => {
    const admin = connect(inject("server"), { max: 1 });
    await admin`create database moved encoding 'UTF8' template template0`;
    onTestFinished(async () => {
      await admin`drop database moved with (force)`;
      await admin.end();
    });
    const target = { ...inject("server"), database: "moved" };
    server.run("pg_restore", "--exit-on-error", "--no-owner", `--host=${target.host}`, "--username=postgres", "--dbname=moved", file);
    const version = await admin<{ version: number }[]>`select current_setting('server_version_num')::int / 10000 as version`;
    expect(version[0]?.version).toBe(18);
    expect(await contentsOf(target)).toEqual(saved);
  });
});

it("the folder of the embedded database, copied while the service is stopped, is a backup: a server on the copy has everything", async () => {
  const directory = scratch();
  chmodSync(directory, 0o711);
  for (const name of ["data", "copy"]) mkdirSync(join(directory, name), { mode: 0o711 });
  const settings = { fsync: "off", shared_buffers: "32MB" };
  const first = await startEmbedded({ directory: join(directory, "data", "pg"), settings });
  await migrateDatabase(first.target(), join(root, "drizzle"));
  await load(first.target());
  const saved = await contentsOf(first.target());
  await first.stop();
  cpSync(join(directory, "data", "pg"), join(directory, "copy", "pg"), { recursive: true, preserveTimestamps: true });
  if (process.getuid?.() === 0) chownAll(join(directory, "copy", "pg"));
  const second = await startEmbedded({ directory: join(directory, "copy", "pg"), settings });
  expect(await contentsOf(second.target())).toEqual(saved);
  await second.stop();
});

/** As `cp -a` keeps them, files belong to the user that the server runs as. */
function chownAll(directory: string): void {
  execFileSync("chown", ["-R", "postgres:postgres", directory]);
  execFileSync("chmod", ["700", directory]);
}
