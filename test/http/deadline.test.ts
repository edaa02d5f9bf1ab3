import { request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { connect, type Sql } from "../../src/db/connect.ts";
import { insertWorld, TRAINER } from "../intake/life-cycle/world.ts";
import { freshDatabase } from "../support/database.ts";
import { dossierRow, insertFixtures } from "../support/fixtures.ts";
import { startServer } from "../support/server.ts";

const REQUEST_MS = 400;
const database = await freshDatabase();
const [company] = (await insertWorld(database, 1)) as [string];
await insertFixtures(database, { loads: [{ kind: "DOSSIERS", fileName: "a.csv", synthetic: true }], dossiers: [dossierRow({ reference: "D-1", enterpriseNumber: company })] });
const { origin } = await startServer(database.target, { requestMs: REQUEST_MS });
const patient = await startServer(database.target, { requestMs: 60_000 });

let holder: Sql | null = null;
/** Holds a table, so that every statement that needs it waits. */
async function hold(): Promise<Sql> {
  holder = connect(database.target, { max: 1 });
  await holder`begin`;
  await holder`lock table dossier in access exclusive mode`;
  return holder;
}
async function release(): Promise<void> {
  await holder?.end({ timeout: 1 });
  holder = null;
}
afterEach(release);

const waiting = async (): Promise<number> => (await database.sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%"dossier"%' and not starts_with(application_name, 'kmo-graph columns')`).length;

type Answer = { readonly status: number; readonly milliseconds: number; readonly data: unknown; readonly errors: readonly { readonly message: string; readonly path?: readonly string[]; readonly extensions: { readonly code: string; readonly requestMs?: number } }[]; readonly text: string };

async function ask(query: string, variables: object = {}): Promise<Answer> {
  const started = performance.now();
  const response = await fetch(`${origin}/graphql`, { method: "POST", headers: { "content-type": "application/json", accept: "application/graphql-response+json" }, body: JSON.stringify({ query, variables }) });
  const text = await response.text();
  return { status: response.status, milliseconds: performance.now() - started, text, ...(JSON.parse(text) as { data: unknown; errors: Answer["errors"] }) };
}

describe("a request that takes longer than it may", () => {
  it("is answered TIMEOUT with 504 soon after, and its statement ends at the server", async () => {
    await hold();
    const { status, errors, data, milliseconds } = await ask('{ dossier(reference: "D-1") { status } }');
    expect({ status, data, errors: errors.map(({ message, extensions }) => [extensions.code, message]) }).toEqual({
      status: 504,
      data: { dossier: null },
      errors: [["TIMEOUT", "The request took longer than 0.4 s. It was stopped. Ask for less: fewer rows, a shorter period or a narrower filter."]],
    });
    expect(milliseconds).toBeGreaterThanOrEqual(REQUEST_MS - 20);
    expect(milliseconds).toBeLessThan(5000);
    await expect.poll(waiting).toBe(0);
  });

  it.each([
    ["a list", "{ dossiers(first: 5) { totalCount nodes { reference } } }"],
    ["a count of dossiers of companies", '{ company(number: "0100000169") { dossiers(first: 1) { totalCount } } }'],
    ["a search that shows dossiers", "{ searchCompanies(first: 5) { nodes { dossiers(first: 1) { nodes { status } } } } }"],
  ])("ends %s, too", async (_, query) => {
    await hold();
    const { status, errors } = await ask(query);
    expect(status).toBe(504);
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(["TIMEOUT"]));
    await expect.poll(waiting).toBe(0);
  });

  it("gives with 200 what was found by then", async () => {
    await hold();
    const { status, data, errors } = await ask('{ company(number: "0100000169") { number } dossier(reference: "D-1") { status } }');
    expect({ status, data }).toEqual({ status: 200, data: { company: { number: "0100000169" }, dossier: null } });
    expect(errors).toMatchObject([{ path: ["dossier"], extensions: { code: "TIMEOUT" } }]);
  });

  it("does not hold up those that come after it", async () => {
    await hold();
    await Promise.all(Array.from({ length: 20 }, () => ask('{ dossier(reference: "D-1") { status } }')));
    await release();
    const { status, data } = await ask('{ dossier(reference: "D-1") { status } }');
    expect({ status, data }).toEqual({ status: 200, data: { dossier: { status: "SUBMITTED" } } });
  });
});

describe("a mutation that takes longer than a request may", () => {
  const mutation = "mutation ($input: SubmitDossierInput!) { submitDossier(input: $input) { dossier { reference } userErrors { code } } }";
  const input = { idempotencyKey: "late", company, pillar: "OPLEIDING", theme: "DIGITALISERING", serviceProvider: TRAINER, declaredSize: "KO", eligibleCost: "1000.00", startDate: "2026-11-01" };

  it("is answered TIMEOUT, is written all the same, and once only when it is sent again with its key", async () => {
    const other = connect(database.target, { max: 1 });
    await other`begin`;
    await other`lock table intake_key in access exclusive mode`;
    const { status, errors, milliseconds } = await ask(mutation, { input });
    expect(status).toBe(504);
    expect(errors.map(({ message, extensions }) => [extensions.code, message])).toEqual([["TIMEOUT", "The request took too long. What it writes may have been written, or may be yet. Send it again with the same `idempotencyKey`: nothing is written twice."]]);
    expect(milliseconds).toBeLessThan(5000);
    await other`rollback`;
    await other.end();
    await expect.poll(() => database.sql`select reference from intake_key where key = 'late'`).toHaveLength(1);
    const [held] = await database.sql<{ reference: string }[]>`select reference from intake_key where key = 'late'`;
    expect((await ask(mutation, { input })).data).toEqual({ submitDossier: { dossier: { reference: held?.reference }, userErrors: [] } });
    expect(await database.sql`select from dossier where reference <> 'D-1'`).toHaveLength(1);
  });
});

it("a client that goes away ends its statements at the server", async () => {
  await hold();
  const sent = request(`${patient.origin}/graphql`, { method: "POST", headers: { "content-type": "application/json" } });
  sent.on("error", () => {});
  sent.end(JSON.stringify({ query: "{ dossiers(first: 5) { totalCount } }" }));
  await expect.poll(waiting, { interval: 10 }).toBe(1);
  sent.destroy();
  await expect.poll(waiting, { interval: 5 }).toBe(0);
});
