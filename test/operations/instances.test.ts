import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, inject, it, onTestFinished } from "vitest";
import { connect, type Target } from "../../src/db/connect.ts";
import { sendOnce } from "./clients.ts";
import { smallWorld, startProcess, urlOf, type Process } from "./process.ts";
import { switchable } from "./switchable.ts";

const world = await smallWorld();
let company: string;

beforeAll(async () => {
  const [row] = await world.database.sql<{ number: string }[]>`select number from register.company where status = 'AC' and legal_type = '2' order by number limit 1`;
  company = row?.number ?? "";
});

beforeEach(() => world.way.turn("THROUGH"));

async function ask(service: Process, query: string, variables: object = {}): Promise<Readonly<Record<string, unknown>>> {
  const ended = await sendOnce(service.origin, { query, variables });
  if ("error" in ended) throw new Error(ended.error);
  return JSON.parse(ended.body) as Record<string, unknown>;
}

const filing = (key: string): object => ({ input: { idempotencyKey: key, company, pillar: "OPLEIDING", theme: "DIGITALISERING", topic: "CYBERSECURITY", serviceProvider: "DV.O900000", declaredSize: "KO", eligibleCost: "1000.00", startDate: "2030-01-15" } });
const file = "mutation File($input: SubmitDossierInput!) { submitDossier(input: $input) { dossier { reference } } }";
const total = "query Total { dossierBreakdown(by: [PILLAR], period: { year: 2026 }) { rows { key { pillar { code } } dossiers { value } } } }";

it("two instances on one database answer the same within two seconds of a write on one of them, also where an answer was kept, and a key is applied once", async () => {
  const [first, second] = await Promise.all([startProcess({ DATABASE_URL: world.url }), startProcess({ DATABASE_URL: world.url })]);
  const before = await ask(second, total);
  for (let turn = 0; turn < 3; turn++) expect(await ask(second, total)).toEqual(before);
  const filed = (await ask(first, file, filing("one-key"))) as { readonly data: { readonly submitDossier: { readonly dossier: { readonly reference: string } } } };
  const { reference } = filed.data.submitDossier.dossier;
  expect(await ask(second, "query One($reference: ID!) { dossier(reference: $reference) { reference } }", { reference }).catch(() => null)).toMatchObject({ data: { dossier: { reference } } });
  expect(await ask(second, file, filing("one-key"))).toMatchObject({ data: { submitDossier: { dossier: { reference } } } });
  expect(await world.database.sql`select 1 from dossier where reference = ${reference}`).toHaveLength(1);
  await expect.poll(async () => [await ask(first, total), await ask(second, total)], { timeout: 20_000 }).not.toContainEqual(before);
  expect(await ask(second, total)).toEqual(await ask(first, total));
  for (const service of [first, second]) service.kill("SIGTERM");
  for (const service of [first, second]) expect(await service.ended).toEqual({ exitCode: 0, signal: null });
});

/** A new database without a table, and its target. */
async function bareDatabase(): Promise<Exclude<Target, string>> {
  const admin = connect(inject("server"), { max: 1 });
  const name = `bare_${randomUUID().replaceAll("-", "")}`;
  await admin`create database ${admin(name)}`;
  onTestFinished(async () => {
    await admin`drop database ${admin(name)} with (force)`;
    await admin.end();
  });
  return { ...inject("server"), database: name };
}

it("two instances that start at once on a new database make its tables once", async () => {
  const target = await bareDatabase();
  const way = await switchable(target);
  onTestFinished(way.close);
  const env = { DATABASE_URL: urlOf(way), DEMO: "off", ACCESS: "open" };
  const services = await Promise.all([startProcess(env), startProcess(env)]);
  for (const { origin } of services) expect(await (await fetch(`${origin}/ready`)).json()).toMatchObject({ parts: { database: "ok", migrations: "ok" } });
  const sql = connect(target, { max: 1 });
  const rows = await sql<{ count: number; hashes: number }[]>`select count(*)::int as count, count(distinct hash)::int as hashes from drizzle.__drizzle_migrations`;
  await sql.end();
  expect(rows[0]?.count).toBe(rows[0]?.hashes);
  for (const service of services) service.kill("SIGTERM");
  for (const service of services) expect(await service.ended).toMatchObject({ exitCode: 0 });
});

it("a service that starts before its database waits for it, and then serves", async () => {
  world.way.turn("CLOSED");
  const starting = startProcess({ DATABASE_URL: world.url, START_WAIT_S: "30" });
  const before = world.way.connections();
  await expect.poll(world.way.connections, { timeout: 30_000 }).toBeGreaterThan(before + 1);
  world.way.turn("THROUGH");
  const service = await starting;
  expect(service.said()).toMatch(/is not there \([A-Z0-9_]+\); waiting up to 30 s for it/);
  expect((await fetch(`${service.origin}/ready`)).status).toBe(200);
});

it("a service whose database goes away is alive and not ready, and is ready again when it is back, without a restart", async () => {
  const service = await startProcess({ DATABASE_URL: world.url });
  const status = async (path: string): Promise<number> => (await fetch(`${service.origin}${path}`)).status;
  expect([await status("/health"), await status("/ready")]).toEqual([200, 200]);
  world.way.turn("CLOSED");
  await expect.poll(() => status("/ready")).toBe(503);
  expect(await status("/health")).toBe(200);
  world.way.turn("THROUGH");
  await expect.poll(() => status("/ready")).toBe(200);
  expect(await ask(service, "{ dossiers(first: 1) { nodes { reference } } }")).toMatchObject({ data: { dossiers: { nodes: [{}] } } });
});
