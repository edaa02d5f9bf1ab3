import { Gauge, Registry } from "prom-client";
import { beforeAll, describe, expect, inject, it, onTestFinished } from "vitest";
import { connect, type Target } from "../../src/db/connect.ts";
import { createDraining } from "../../src/operations/draining.ts";
import { openReadiness, type ReadinessOptions, type ReadinessProbe } from "../../src/operations/readiness.ts";
import { plainState } from "../../src/reporting/engine.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { switchable } from "./switchable.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});

function probe(target: Target, options: Partial<ReadinessOptions> = {}): ReadinessProbe {
  const readiness = openReadiness({ target, draining: createDraining(), engineState: () => plainState({ name: "postgres" }), ...options });
  onTestFinished(readiness.close);
  return readiness;
}

const socketTarget = (): Exclude<Target, string> => database.target as Exclude<Target, string>;

it("a service is ready when the database answers and has every migration", async () => {
  expect(await probe(database.target).check()).toEqual({ status: "ready", parts: { service: "ok", database: "ok", migrations: "ok", engine: "ok", source: "ok" } });
});

describe("a service is not ready", () => {
  it("when it was told to stop, without a word of the database", async () => {
    const draining = createDraining();
    const { check } = probe(database.target, { draining });
    expect((await check()).status).toBe("ready");
    draining.start();
    expect(await check()).toMatchObject({ status: "not ready", parts: { service: "it was told to stop and finishes what it has begun", database: "not asked" } });
  });

  it("when the database takes connections and says nothing, which is said within little more than a second, and is again soon after it is back", async () => {
    const way = await switchable(socketTarget());
    onTestFinished(way.close);
    const { check } = probe(way.target, { keptMs: 0 });
    expect((await check()).status).toBe("ready");
    way.turn("SILENT");
    const begun = performance.now();
    expect(await check()).toMatchObject({ status: "not ready", parts: { database: "it did not answer within 1000 ms", migrations: "not known" } });
    expect(performance.now() - begun).toBeLessThan(3000);
    way.turn("THROUGH");
    await expect.poll(async () => (await check()).status).toBe("ready");
  });

  it("when the database ends its connections, and is again when it is back", async () => {
    const way = await switchable(socketTarget());
    onTestFinished(way.close);
    const { check } = probe(way.target, { keptMs: 0 });
    expect((await check()).status).toBe("ready");
    way.turn("CLOSED");
    expect(await check()).toMatchObject({ status: "not ready", parts: { database: expect.stringMatching(/^it does not answer \([A-Z_]+\)$|^it did not answer within 1000 ms$/) } });
    way.turn("THROUGH");
    await expect.poll(async () => (await check()).status).toBe("ready");
  });

  it("when no server is there, and says neither address nor user", async () => {
    const target = "postgres://canaryuser:canarypassword@127.0.0.1:1/canarydatabase";
    const readiness = await probe(target).check();
    expect(readiness).toMatchObject({ status: "not ready", parts: { database: "it does not answer (ECONNREFUSED)" } });
    expect(JSON.stringify(readiness)).not.toMatch(/canary|127/);
  });

  it("when the database has no tables, or not every migration", async () => {
    const admin = connect(inject("server"), { max: 1 });
    await admin`create database bare_ready`;
    onTestFinished(async () => {
      await admin`drop database bare_ready with (force)`;
      await admin.end();
    });
    const bare = { ...inject("server"), database: "bare_ready" };
    expect(await probe(bare).check()).toMatchObject({ status: "not ready", parts: { database: "ok", migrations: "none was applied" } });
    const old = await freshDatabase();
    await old.sql`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`;
    expect(await probe(old.target).check()).toMatchObject({ status: "not ready", parts: { database: "ok", migrations: expect.stringMatching(/^1 of \d+ were not applied$/) } });
  });
});

describe("a service is ready but degraded", () => {
  it("when the database has migrations of a newer version it is just ready, as while a new version is brought in", async () => {
    const newer = await freshDatabase();
    await newer.sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of-a-newer-version', 9999999999999)`;
    expect((await probe(newer.target).check()).status).toBe("ready");
  });

  it("when the database only reads", async () => {
    const reading = await freshDatabase();
    const { database: name } = reading.target as { readonly database: string };
    await reading.sql.unsafe(`alter database ${name} set default_transaction_read_only = on`);
    expect(await probe(reading.target).check()).toMatchObject({ status: "degraded", parts: { database: "read-only: what writes is refused", migrations: "ok" } });
  });

  it("when PostgreSQL answers breakdowns in place of the copy in memory, with the reason", async () => {
    const engineState = () => ({ ...plainState({ name: "postgres" }), unavailable: "The data are being read into columns." });
    expect(await probe(database.target, { engineState }).check()).toMatchObject({ status: "degraded", parts: { engine: "breakdowns are answered by PostgreSQL: The data are being read into columns." } });
  });

  it("when a source is left alone, and no longer when one call is let through to see", async () => {
    const sourceMetrics = new Registry();
    const breaker = new Gauge({ name: "kmo_registry_breaker_state", help: "state", labelNames: ["source", "service"], registers: [sourceMetrics] });
    const { check } = probe(database.target, { sourceMetrics });
    breaker.set({ source: "MAGDA", service: "GeefOnderneming" }, 2);
    expect(await check()).toMatchObject({ status: "degraded", parts: { source: "MAGDA failed too often and is left alone for a while; what is held is shown" } });
    breaker.set({ source: "MAGDA", service: "GeefOnderneming" }, 1);
    expect((await check()).status).toBe("ready");
  });
});

it("what the database said is kept for a second, and those who ask at once wait for one answer", async () => {
  const alone = await freshDatabase();
  const { check } = probe(alone.target, { keptMs: 1000 });
  const asked = () => alone.sql<{ at: string }[]>`select query_start::text as at from pg_stat_activity where application_name = 'kmo-graph ready' and datname = current_database()`;
  await Promise.all(Array.from({ length: 500 }, () => check()));
  const first = await asked();
  expect(first).toHaveLength(1);
  await check();
  expect(await asked()).toEqual(first);
  await expect.poll(() => check().then(asked)).not.toEqual(first);
});
