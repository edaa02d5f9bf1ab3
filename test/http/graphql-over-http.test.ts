import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAccess } from "../../src/access/access.ts";
import { createKey } from "../../src/access/key-store.ts";
import { openDb } from "../../src/db/client.ts";
import { mediaTypeFor } from "../../src/http/media-type.ts";
import { freshDatabase } from "../support/database.ts";
import { startServer } from "../support/server.ts";

const json = "application/json";
const graphql = "application/graphql-response+json";
const now = (): Date => new Date("2026-11-01T12:00:00Z");
let open = "";
let closed = "";
let key = "";
beforeAll(async () => {
  open = (await startServer()).origin;
  const { target } = await freshDatabase();
  const keys = openDb(target, { max: 1 });
  afterAll(keys.close);
  ({ text: key } = await createKey(keys.sql, { name: "audits", audience: "INTERNAL", expiresAt: null }, now()));
  closed = (await startServer(target, { identifier: createAccess({ mode: "required", sql: keys.sql, tokens: null, now }), sites: { corsOrigins: [], loopbackOnly: false } })).origin;
});

const withKey: typeof fetch = (url, { headers, ...more } = {}) => fetch(url, { ...more, headers: { ...(headers as Record<string, string> | undefined), authorization: `Bearer ${key}` } });

describe.each([
  ["as it starts by itself", (): string => `${open}/graphql`, fetch],
  ["for production, with a key", (): string => `${closed}/graphql`, withKey],
])("a service %s passes every audit of GraphQL over HTTP:", (_, url, fetchFn) => {
  const audits = serverAudits({ url, fetchFn });

  it.each(audits)("$id $name", async ({ fn }) => {
    const result = await fn();
    expect(result.status, result.status === "ok" ? "" : result.reason).toBe("ok");
  });

  it("61 of them", () => {
    expect(audits.length).toBe(61);
  });
});

type Sent = { readonly method?: string; readonly search?: string; readonly accept?: string; readonly type?: string; readonly body?: string };
type Answered = { readonly status: number; readonly type: string | null; readonly allow: string | null; readonly code: unknown };

async function ask({ method = "POST", search = "", accept = json, type = json, body }: Sent): Promise<Answered> {
  const response = await fetch(`${open}/graphql${search}`, { method, headers: { accept, ...(method === "GET" || type === "" ? {} : { "content-type": type }) }, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  const { errors } = (text === "" ? {} : JSON.parse(text)) as { errors?: { extensions: { code: string } }[] };
  return { status: response.status, type: response.headers.get("content-type"), allow: response.headers.get("allow"), code: errors?.[0]?.extensions.code };
}

const queryOf = (query: string, more: object = {}): string => JSON.stringify({ query, ...more });

describe("statuses", () => {
  it.each([
    ["a document that can't be read", queryOf("{"), "GRAPHQL_PARSE_FAILED"],
    ["a field that is not there", queryOf("{ nothing }"), "GRAPHQL_VALIDATION_FAILED"],
    ["a variable of the wrong type", queryOf("query ($first: Int) { dossiers(first: $first) { totalCount } }", { variables: { first: "a" } }), "BAD_USER_INPUT"],
    ["a name that no operation has", queryOf("query A { __typename }", { operationName: "B" }), "OPERATION_RESOLUTION_FAILURE"],
    ["a kind of operation that the schema does not have", queryOf("subscription { __typename }"), "GRAPHQL_VALIDATION_FAILED"],
  ])("%s is 400 in application/graphql-response+json and 200 in application/json, without data", async (_, body, code) => {
    expect(await ask({ body, accept: graphql })).toMatchObject({ status: 400, type: `${graphql}; charset=utf-8`, code });
    expect(await ask({ body })).toMatchObject({ status: 200, type: `${json}; charset=utf-8`, code });
  });

  it("a field that fails leaves 200, in both", async () => {
    for (const accept of [graphql, json]) expect(await ask({ accept, body: queryOf('{ node(id: "x") { id } }') })).toMatchObject({ status: 200, code: "INVALID_ARGUMENT" });
  });

  it.each<[string, Sent, number, string]>([
    ["a mutation by GET", { method: "GET", search: "?query=mutation%7B__typename%7D" }, 405, "BAD_REQUEST"],
    ["PUT", { method: "PUT", body: queryOf("{ __typename }") }, 405, "METHOD_NOT_ALLOWED"],
    ["PATCH", { method: "PATCH", body: queryOf("{ __typename }") }, 405, "METHOD_NOT_ALLOWED"],
    ["DELETE", { method: "DELETE" }, 405, "METHOD_NOT_ALLOWED"],
    ["a body that is no JSON", { body: "{" }, 400, "BAD_REQUEST"],
    ["a list of requests", { body: `[${queryOf("{ __typename }")}]` }, 400, "BAD_REQUEST"],
    ["a form", { type: "application/x-www-form-urlencoded", body: "query=%7B__typename%7D" }, 415, "UNSUPPORTED_MEDIA_TYPE"],
    ["plain text", { type: "text/plain", body: queryOf("{ __typename }") }, 415, "UNSUPPORTED_MEDIA_TYPE"],
    ["an accept of images alone", { accept: "image/png", body: queryOf("{ __typename }") }, 406, "NOT_ACCEPTABLE"],
    ["a body over the limit", { body: queryOf("{ __typename }", { more: "a".repeat(200_000) }) }, 413, "TOO_LARGE"],
  ])("%s is refused with its own", async (_, sent, status, code) => {
    expect(await ask(sent)).toMatchObject({ status, code });
  });

  it("a wrong method is told the right ones", async () => {
    expect((await ask({ method: "GET", search: "?query=mutation%7B__typename%7D" })).allow).toBe("POST");
    expect((await ask({ method: "PUT" })).allow).toBe("GET, POST, OPTIONS");
    const head = await fetch(`${open}/graphql?query=%7B__typename%7D`, { method: "HEAD" });
    expect([head.status, head.headers.get("allow")]).toEqual([405, "GET, POST, OPTIONS"]);
  });

  it("what nobody would take is not done first", async () => {
    expect(await ask({ accept: "image/png", body: queryOf("mutation { __typename }") })).toMatchObject({ status: 406 });
  });

  it("bad credentials are 401 and name what is taken", async () => {
    const response = await fetch(`${closed}/graphql`, { method: "POST", headers: { "content-type": json, authorization: "Bearer nobody" }, body: queryOf("{ __typename }") });
    expect([response.status, response.headers.get("www-authenticate")]).toEqual([401, expect.stringContaining("Bearer")]);
  });
});

describe("the media type of an answer", () => {
  it.each<[string | undefined, string | null]>([
    [undefined, json],
    ["*/*", json],
    ["application/*", json],
    [json, json],
    [graphql, graphql],
    [`${graphql}, ${json};q=0.9`, graphql],
    [`${json}, ${graphql}`, json],
    [`${graphql}; charset=utf-8, ${json}; charset=utf-8`, graphql],
    [`${json};q=0, */*`, graphql],
    ["text/html, */*;q=0.8", json],
    ["APPLICATION/JSON", json],
    ["text/html", null],
    ["*/*;q=0", null],
    [`${json};charset=latin1`, null],
    [";;,//", null],
  ])("for accept %s is %s", (accept, type) => {
    expect(mediaTypeFor(accept)).toBe(type);
  });
});
