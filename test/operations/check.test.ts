import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { root, loadConfig } from "../../src/config.ts";
import { createKey } from "../../src/access/key-store.ts";
import { connect } from "../../src/db/connect.ts";
import { startEmbedded } from "../../src/db/embedded.ts";
import { checkClock, checkConnections, checkData } from "../../src/operations/checks/database.ts";
import { checkCertificates } from "../../src/operations/checks/files.ts";
import { createCertificates, type Certificates } from "../registry/transport/certificates.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { startVkboStub } from "../support/stub-vkbo/stub.ts";
import { startMagdaStub } from "../support/stub-magda/stub.ts";
import { smallWorld, scratch, urlOf } from "./process.ts";
import { switchable } from "./switchable.ts";

type Checked = { readonly status: number | null; readonly lines: readonly string[]; readonly text: string };

/** The real command. */
async function check(env: Readonly<Record<string, string>>): Promise<Checked> {
  const child = spawn(process.execPath, [join(root, "src", "cli.ts"), "check"], { env: { PATH: process.env["PATH"], DATA_DIR: scratch(), ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (text += String(data)));
  const [status] = (await once(child, "close")) as [number | null];
  return { status, lines: text.trimEnd().split("\n"), text };
}

/** Another database, and its URL. */
async function another(): Promise<{ readonly database: TestDatabase; readonly url: string; readonly name: string }> {
  const database = await freshDatabase();
  const way = await switchable(database.target as Parameters<typeof switchable>[0]);
  onTestFinished(way.close);
  return { database, url: urlOf(way), name: (database.target as { readonly database: string }).database };
}

const writes = (database: TestDatabase) => database.sql<{ count: string }[]>`select count(*)::text as count, sum(n_tup_ins + n_tup_upd + n_tup_del)::text as rows from pg_stat_user_tables`;

const world = await smallWorld();

describe("kmo-graph check", () => {
  it("finds nothing bad with generated data on this machine, says one line for each thing, and writes nothing", async () => {
    await world.database.sql`select pg_stat_force_next_flush()`.catch(() => {});
    const before = await writes(world.database);
    const { status, lines } = await check({ DATABASE_URL: world.url });
    expect(status).toBe(0);
    expect(lines.map((line) => line.slice(0, 14).trimEnd())).toEqual(["settings", "disk", "database", "encoding", "clock", "connecti", "migratio", "data", "memory", "access", "source"].map((what) => `ok    ${what}`));
    expect(await writes(world.database)).toEqual(before);
  });

  it("says every fault of the settings, and looks at nothing else", async () => {
    const { status, text } = await check({ PORT: "many", DRAIN_MS: "1000000", METRICS: "all" });
    expect(status).toBe(1);
    expect(text).toMatch(/^bad {3}settings {2}can't be used/);
    for (const name of ["PORT", "DRAIN_MS", "METRICS"]) expect(text).toContain(`at ${name}`);
    expect(text).not.toContain("database");
  });

  it.each([
    ["no server is there", "postgres://canaryuser:canarypassword@127.0.0.1:1/x", "(ECONNREFUSED) -> look whether PostgreSQL runs"],
    ["the database is not there", null, "(3D000) -> create the database"],
  ])("says that %s and what to do, without the password", async (_what, url, expected) => {
    const { status, text } = await check({ DATABASE_URL: url ?? `${world.url}_nowhere` });
    expect([status, text]).toEqual([1, expect.stringContaining(`bad   database  does not answer, or refuses ${expected}`)]);
    expect(text).not.toContain("canary");
  });

  it("applies no migration that is missing, and finds one that it does not know bad", async () => {
    const { database, url } = await another();
    await database.sql`update drizzle.__drizzle_migrations set hash = 'x' where id = (select max(id) from drizzle.__drizzle_migrations)`;
    const unknown = await check({ DATABASE_URL: url });
    expect([unknown.status, unknown.text]).toEqual([1, expect.stringContaining("bad   migrations  1 that this version does not know -> run the version that applied them, or a newer one")]);
    await database.sql`delete from drizzle.__drizzle_migrations where hash = 'x'`;
    const missing = await check({ DATABASE_URL: url });
    expect([missing.status, missing.text]).toEqual([0, expect.stringMatching(/warn {2}migrations {2}1 of \d+ missing -> they are applied when the service starts; make a backup first/)]);
    expect(await database.sql`select 1 from drizzle.__drizzle_migrations where hash = 'x'`).toHaveLength(0);
  });

  it("finds a database bad that only reads, and one whose role may not have the connections that are needed", async () => {
    const { database, url, name } = await another();
    await database.sql.unsafe(`alter database ${name} set default_transaction_read_only = on`);
    expect(await check({ DATABASE_URL: url })).toMatchObject({ status: 1, text: expect.stringContaining("bad   writing   the server only reads -> set default_transaction_read_only to off") });
    await database.sql.unsafe(`alter database ${name} connection limit 15`);
    expect(await check({ DATABASE_URL: url })).toMatchObject({ status: 1, text: expect.stringMatching(/bad {3}connections {2}up to 24 for one instance of the service, \d+ taken by others, of 15 -> raise max_connections/) });
  });

  it("says when nobody would get in, which keys end soon, and that an issuer is not to be reached", async () => {
    const { database, url } = await another();
    const env = { DATABASE_URL: url, DEMO: "off", ACCESS: "required" };
    expect(await check(env)).toMatchObject({ status: 1, text: expect.stringContaining("bad   access    the service would not start with these settings -> ACCESS is required") });
    const now = new Date();
    const { key } = await createKey(database.sql, { name: "dashboard", audience: "INTERNAL", expiresAt: new Date(now.getTime() + 86_400_000 * 5) }, now);
    await createKey(database.sql, { name: "lasting", audience: "ADMIN", expiresAt: null }, now);
    const { status, text } = await check({ ...env, OIDC_ISSUER: "http://127.0.0.1:1", OIDC_AUDIENCE: "kmo-graph" });
    expect(status).toBe(1);
    expect(text).toContain("ok    access    required");
    expect(text).toContain("ok    keys      2 that are taken, of 2");
    expect(text).toContain(`warn  keys      ${key.id} (dashboard) ends on `);
    expect(text).toContain(`-> kmo-graph keys rotate ${key.id}`);
    expect(text).not.toContain("(lasting)");
    expect(text).toContain("bad   issuer    gives no keys (ECONNREFUSED)");
  });
});

describe("kmo-graph check of a source", () => {
  it("makes one real call to VKBO, and says when it gives no answer", async () => {
    const stub = await startVkboStub();
    const ca = join(scratch(), "ca.pem");
    writeFileSync(ca, stub.ca);
    const { database, url } = await another();
    const env = { DATABASE_URL: url, ACCESS: "open", REGISTRY_SOURCE: "vkbo", VKBO_URL: stub.url, REGISTRY_CA_FILE: ca };
    expect((await check(env)).text).toMatch(/ok {4}source {4}VKBO answers in \d+ ms/);
    expect(stub.calls.length).toBeGreaterThanOrEqual(1);
    expect(await database.sql`select 1 from registry_answer`).toHaveLength(0);
    await stub.close();
    expect(await check(env)).toMatchObject({ status: 1, text: expect.stringMatching(/bad {3}source {4}VKBO gives no answer \([A-Z_]+\) -> see docs\/register.md/) });
  });

  it("makes one real call to MAGDA, which is accounted for and keeps nothing", async () => {
    const stub = await startMagdaStub();
    onTestFinished(stub.stop);
    const directory = scratch();
    const file = (name: string, text: string): string => {
      writeFileSync(join(directory, name), text);
      return join(directory, name);
    };
    const { database, url } = await another();
    const { text } = await check({ DATABASE_URL: url, ACCESS: "open", REGISTRY_SOURCE: "magda", MAGDA_URL: stub.url, MAGDA_EMPLOYMENT_URL: stub.employmentUrl, MAGDA_SENDER: "example.vlaanderen.be/kmo/check", REGISTRY_CA_FILE: file("ca", stub.certificates.ca), MAGDA_CERT_FILE: file("cert", stub.certificates.client.cert), MAGDA_KEY_FILE: file("key", stub.certificates.client.key) });
    expect(text).toMatch(/ok {4}source {4}MAGDA answers in \d+ ms/);
    expect(text).toContain("ok    certificate  MAGDA_KEY_FILE can be read");
    expect((await database.sql`select distinct enterprise_number from registry_call`).map(({ enterprise_number }) => enterprise_number)).toEqual(["0316380841"]);
    expect(await database.sql`select 1 from registry_answer`).toHaveLength(0);
  });
});

describe("kmo-graph check of the embedded database", () => {
  it("makes none where there is none", async () => {
    const directory = scratch();
    const { status, text } = await check({ DATA_DIR: join(directory, "new") });
    expect([status, text]).toEqual([0, expect.stringContaining("warn  database  there is none yet under DATA_DIR -> start the service")]);
  });

  it("uses the server of a service that runs, and else starts it for as long as the check takes", async () => {
    const directory = scratch();
    chmodSync(directory, 0o711);
    mkdirSync(join(directory, "data"), { mode: 0o711 });
    const dataDir = join(directory, "data");
    const running = await startEmbedded({ directory: join(dataDir, "pg"), settings: { fsync: "off", shared_buffers: "16MB" } });
    const beside = await check({ DATA_DIR: dataDir });
    const sql = connect(running.target(), { max: 1 });
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
    await sql.end();
    await running.stop();
    const alone = await check({ DATA_DIR: dataDir });
    for (const { status, text } of [beside, alone]) expect([status, text]).toEqual([0, expect.stringContaining("warn  migrations  none applied: the database is new")]);
  });
});

describe("a check", () => {
  afterEach(() => void vi.restoreAllMocks());

  it("finds clocks bad that are a minute apart", async () => {
    expect(await checkClock(world.database.sql)).toMatchObject({ level: "ok" });
    const real = Date.now.bind(Date);
    vi.spyOn(Date, "now").mockImplementation(() => real() - 60_000);
    expect(await checkClock(world.database.sql)).toMatchObject({ level: "bad", what: expect.stringMatching(/^clock {5}(59|60)\.\d s/) });
  });

  it("finds the memory for the copy bad where it does not do, and names what would", async () => {
    const { reports } = loadConfig({});
    const findings = await checkData(world.database.sql, { reports: { ...reports, columnsMaxBytes: 1000 } });
    expect(findings[1]).toMatchObject({ level: "bad", mend: "set COLUMNS_MAX_MB to 1 or more; until then breakdowns are answered by PostgreSQL, more slowly" });
  });

  it("warns where a second instance would find too few connections", async () => {
    const { time } = loadConfig({});
    expect(await checkConnections(world.database.sql, { time: { ...time, poolSize: 60 } })).toMatchObject({ level: "warn", mend: "a second instance finds too few: raise max_connections before you start one" });
  });

  it("looks at certificates: when they end, and whether the key is theirs", async () => {
    const made: Certificates = await createCertificates("check");
    const directory = scratch();
    const file = (name: string, text: string): string => {
      writeFileSync(join(directory, name), text);
      return join(directory, name);
    };
    const settings = (cert: string, key: string) => ({ registry: { ...loadConfig({}).registry, source: { name: "MAGDA", certFile: file("cert", cert), keyFile: file("key", key), keyPassphrase: undefined } as never } });
    const look = (cert: string, key: string, now = new Date()) => checkCertificates(settings(cert, key), now).map(({ level, what }) => `${level} ${what}`);
    expect(look(made.client.cert, made.client.key)).toEqual([expect.stringMatching(/^ok certificate {2}MAGDA_CERT_FILE ends on/), "ok certificate  MAGDA_KEY_FILE can be read"]);
    expect(look(made.client.cert, made.server.key)[1]).toBe("bad certificate  MAGDA_KEY_FILE is not the key of MAGDA_CERT_FILE");
    expect(look(made.expired.cert, made.expired.key)[0]).toBe("bad certificate  MAGDA_CERT_FILE ends on 2021-01-01, which is past");
    expect(look(made.expired.cert, made.expired.key, new Date("2020-12-12T12:00:00Z"))[0]).toBe("warn certificate  MAGDA_CERT_FILE ends on 2021-01-01, in 19 days");
    expect(look("no certificate", "no key")).toEqual(["bad certificate  MAGDA_CERT_FILE can't be read", "bad certificate  MAGDA_KEY_FILE can't be read"]);
  });
});
