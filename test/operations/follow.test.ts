import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { demoTarget } from "../support/demo.ts";
import { startServer, type TestServer } from "../support/server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startServer(await demoTarget());
});

beforeEach(() => void (server.logged.length = 0));

type Line = { readonly msg: string } & Readonly<Record<string, unknown>>;

async function send(body: object | string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${server.origin}/graphql`, { method: "POST", headers: { "content-type": "application/json", accept: "application/graphql-response+json", ...headers }, body: typeof body === "string" ? body : JSON.stringify(body) });
}

/** The line of a request; it is written when the answer has gone out, which may be after it has come in. */
async function lineOf(reqId: string): Promise<Line> {
  const find = (): Line | undefined => server.logged.map((line) => JSON.parse(line) as Line).find((line) => line.msg === "request" && line["reqId"] === reqId);
  return expect.poll(find).toBeDefined().then(() => find()!);
}

describe("the log", () => {
  it("has one line for a request, with what was asked, how it ended and what it took, and no more", async () => {
    const answer = await send({ query: "query Reaches { catalog { dataVersion { id } } dossiers(first: 2) { nodes { reference } } }", operationName: "Reaches" }, { "x-request-id": "from-a-client.1" });
    expect([answer.status, answer.headers.get("x-request-id")]).toEqual([200, "from-a-client.1"]);
    const line = await lineOf("from-a-client.1");
    expect(line).toMatchObject({ level: 30, method: "POST", route: "/graphql", operation: "Reaches", type: "query", status: 200, outcome: "ok", codes: [], client: "open" });
    expect(line["ms"]).toBeGreaterThan(0);
    expect(line["statements"]).toBeGreaterThanOrEqual(1);
    expect(line["statementMs"]).toBeGreaterThan(0);
    expect(Object.keys(line).sort()).toEqual(["client", "codes", "cost", "hostname", "level", "method", "ms", "msg", "operation", "outcome", "pid", "reqId", "route", "statementMs", "statements", "status", "time", "type"]);
    await sleep(100);
    expect(server.logged.filter((each) => each.includes("from-a-client.1"))).toHaveLength(1);
  });

  it.each([
    ["a document that can't be parsed", { query: "{" }, 400, "client_error", ["GRAPHQL_PARSE_FAILED"]],
    ["a field that is not there", { query: "query Wrong { nothing }" }, 400, "client_error", ["GRAPHQL_VALIDATION_FAILED"]],
    ["a body that is no JSON", "{", 400, "client_error", ["BAD_REQUEST"]],
    ["a value that no rule takes", { query: 'query Bad { dossiers(after: "nowhere") { nodes { reference } } }' }, 200, "client_error", ["INVALID_CURSOR"]],
  ])("says how %s was refused", async (_what, body, status, outcome, codes) => {
    const id = `refused-${Math.random()}`;
    const { status: got } = await send(body, { "x-request-id": id });
    expect(got).toBe(status);
    expect(await lineOf(id)).toMatchObject({ status, outcome, codes });
  });

  it("says of an answer that was kept what was asked, with no statement", async () => {
    const body = { query: "query Kept { dossierBreakdown(by: [PILLAR], period: { year: 2024 }) { totalRows } }" };
    await expect.poll(async () => {
      await send(body, { "x-request-id": "kept" });
      return figure('kmo_answers_total{kept="yes"}');
    }).toBeGreaterThanOrEqual(1);
    await send(body, { "x-request-id": "kept-last" });
    expect(await lineOf("kept-last")).toMatchObject({ operation: "Kept", type: "query", outcome: "ok", statements: 0 });
  });

  it("says no address, and for health checks nothing at its usual level", async () => {
    await send({ query: "{ __typename }" }, { "x-request-id": "plain" });
    await lineOf("plain");
    expect(server.logged.join("")).not.toContain("127.0.0.1");
    await fetch(`${server.origin}/health`, { headers: { "x-request-id": "probe" } });
    expect(await lineOf("probe")).toMatchObject({ level: 20, route: "/health", status: 200, operation: null });
  });
});

describe("the id of a request", () => {
  it.each([["empty", ""], ["too long", "a".repeat(65)], ["with a space", "a b"], ["with a quote", 'a"b'], ["with another script", "\u00e9"]])("is made anew for one that is %s", async (_what, given) => {
    const answer = await send({ query: "{ __typename }" }, { "x-request-id": given });
    const id = answer.headers.get("x-request-id");
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(await lineOf(id ?? "")).toMatchObject({ outcome: "ok" });
  });

  it("is another one for each request, also where the answer was kept", async () => {
    const body = { query: "query Same { catalog { dataVersion { id } } }" };
    const ids: (string | null)[] = [];
    for (let turn = 0; turn < 5; turn++) ids.push((await send(body)).headers.get("x-request-id"));
    expect(new Set(ids).size).toBe(5);
  });
});

async function figures(): Promise<string> {
  return (await fetch(`${server.origin}/metrics`)).text();
}

async function figure(name: string): Promise<number> {
  const line = (await figures()).split("\n").find((each) => each.startsWith(`${name} `));
  return Number(line?.split(" ").at(-1) ?? 0);
}

describe("the figures", () => {
  it("count requests by name and outcome, statements, batches, engines and connections", async () => {
    const before = await figure('kmo_requests_total{operation="Counted",outcome="ok"}');
    await send({ query: "query Counted { dossiers(first: 3) { nodes { company { number names { text } } } } dossierBreakdown(by: [PILLAR], period: { year: 2023 }) { totalRows } }" });
    await expect.poll(() => figure('kmo_requests_total{operation="Counted",outcome="ok"}')).toBe(before + 1);
    await expect.poll(() => figure("kmo_requests_running")).toBe(1);
    expect(await figure('kmo_request_seconds_count{operation="Counted"}')).toBe(before + 1);
    expect(await figure("kmo_statement_seconds_count")).toBeGreaterThanOrEqual(3);
    expect(await figure("kmo_loader_batch_size_count")).toBeGreaterThanOrEqual(1);
    expect(await figure('kmo_breakdowns_total{engine="columns"}')).toBeGreaterThanOrEqual(1);
    expect(await figure('kmo_results_total{kept="no"}')).toBeGreaterThanOrEqual(1);
    expect(await figure("kmo_snapshot_dossiers")).toBeGreaterThan(1000);
    expect(await figure("kmo_snapshot_age_seconds")).toBeLessThan(10);
    expect(await figure('kmo_pool_size{purpose="reads"}')).toBe(4);
    expect(await figure('kmo_pool_in_use{purpose="reads"}')).toBe(0);
  });

  it("count errors by code, and requests without a name or without a valid document as such", async () => {
    await send({ query: '{ dossiers(after: "nowhere") { nodes { reference } } }' });
    await send({ query: "{ nothing }" });
    await expect.poll(() => figure('kmo_request_errors_total{code="INVALID_CURSOR"}')).toBeGreaterThanOrEqual(1);
    await expect.poll(() => figure('kmo_requests_total{operation="anonymous",outcome="client_error"}')).toBeGreaterThanOrEqual(1);
    await expect.poll(() => figure('kmo_requests_total{operation="none",outcome="client_error"}')).toBeGreaterThanOrEqual(1);
  });

  it("never have more than 200 names of operations, however many are sent", async () => {
    for (let turn = 0; turn < 230; turn++) await send({ query: `query Many${turn} { __typename }` });
    await send({ query: `query ${"A".repeat(65)} { __typename }` });
    const labels = new Set((await figures()).match(/^kmo_requests_total\{operation="[^"]*"/gm));
    expect(labels.size).toBeLessThanOrEqual(203);
    expect(await figure('kmo_requests_total{operation="other",outcome="ok"}')).toBeGreaterThanOrEqual(31);
  });
});

it("/health and /ready answer GET and HEAD, and nobody keeps their answers", async () => {
  for (const path of ["/health", "/ready"])
    for (const method of ["GET", "HEAD"]) {
      const answer = await fetch(`${server.origin}${path}`, { method });
      expect([path, method, answer.status, answer.headers.get("cache-control")]).toEqual([path, method, 200, "no-store"]);
    }
  expect(await (await fetch(`${server.origin}/ready`)).json()).toEqual({ status: "ready", parts: { service: "ok", database: "ok", migrations: "ok", engine: "ok", source: "ok" } });
});
