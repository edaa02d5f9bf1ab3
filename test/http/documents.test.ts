import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadConfig } from "../../src/config.ts";
import { schemaFor } from "../../src/graphql/schema.ts";
import { readManifest } from "../../src/http/manifest.ts";
import { startServer } from "../support/server.ts";

type Answer = { readonly status: number; readonly data: unknown; readonly code: unknown; readonly message: string | undefined };
type Json = Readonly<Record<string, unknown>>;

const known = "query Known($counting: Milestone!) { dossierBreakdown(counting: $counting, period: { year: 2016 }) { rows { dossiers { value } } } }";
const knownHash = "a7f642a0f2abbec42705d13c3b6381a3d97f501045e2813f8dedfafc891740cc";
const change = "mutation Refuse { __typename }";
const changeHash = "feb0aa6f951a2ee3f2e3af9202b2b81b35e163bd850637fb32a9fce9f2e8d0d4";
const other = "{ __typename }";
const otherHash = "7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b";
const nobodys = "0".repeat(64);
const variables = { counting: "APPROVED" };
const manifest = new Map([[knownHash, known], [changeHash, change]]);
const apollo = (sha256Hash: unknown, version: unknown = 1): Json => ({ extensions: { persistedQuery: { version, sha256Hash } } });

let any = "";
let trusted = "";
let without = "";
beforeAll(async () => {
  any = (await startServer(undefined, { documents: { manifest, trustedOnly: false } })).origin;
  trusted = (await startServer(undefined, { documents: { manifest, trustedOnly: true } })).origin;
  without = (await startServer()).origin;
});

async function answerOf(response: Response): Promise<Answer> {
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: { message: string; extensions: { code: string } }[] };
  return { status: response.status, data, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
}

async function post(origin: string, body: Json, accept = "application/json"): Promise<Answer> {
  return answerOf(await fetch(`${origin}/graphql`, { method: "POST", headers: { "content-type": "application/json", accept }, body: JSON.stringify(body) }));
}

async function get(origin: string, parameters: Json, accept = "application/json"): Promise<Answer> {
  const search = new URLSearchParams(Object.entries(parameters).map(([name, value]): [string, string] => [name, typeof value === "string" ? value : JSON.stringify(value)]));
  return answerOf(await fetch(`${origin}/graphql?${search.toString()}`, { headers: { accept } }));
}

const ways = [
  ["POST", post],
  ["GET", get],
] as const;

describe.each(ways)("a known document, by %s", (_, ask) => {
  const whole = { status: 200, data: { dossierBreakdown: { rows: [{ dossiers: { value: 106_926 } }] } }, code: undefined };
  it.each<[string, Json]>([
    ["documentId", { documentId: knownHash }],
    ["documentId with the name of the hash", { documentId: `sha256:${knownHash}` }],
    ["documentId in capitals", { documentId: knownHash.toUpperCase() }],
    ["the extension of Apollo's clients", apollo(knownHash)],
    ["both", { documentId: knownHash, ...apollo(knownHash) }],
    ["its text", { query: known }],
    ["its text and its hash", { query: known, ...apollo(knownHash) }],
  ])("is run by %s, in a service of all documents and in one of known ones alone", async (__, given) => {
    for (const origin of [any, trusted]) expect(await ask(origin, { ...given, variables })).toMatchObject(whole);
  });

  it("is run with other extensions and the name of its operation", async () => {
    expect(await ask(any, { extensions: { other: 1, persistedQuery: { version: 1, sha256Hash: knownHash } }, operationName: "Known", variables })).toMatchObject({ status: 200, code: undefined });
  });

  it("does not escape the checks of its variables", async () => {
    expect(await ask(any, { documentId: knownHash, variables: { counting: "NEVER" } }, "application/graphql-response+json")).toMatchObject({ status: 400, code: "BAD_USER_INPUT" });
  });

  it("is not run under a hash that is no sha256", async () => {
    for (const given of [{ documentId: "known" }, { documentId: "md5:0123" }, { documentId: "../../etc/passwd" }, { documentId: "__proto__" }, apollo(""), apollo(5), apollo(knownHash, 2), { extensions: { persistedQuery: "x" } }]) {
      expect(await ask(any, given)).toMatchObject({ status: 400, code: "BAD_REQUEST" });
    }
  });

  it("is not run when the hash is that of another document than the text", async () => {
    for (const given of [apollo(knownHash), { documentId: knownHash }, { documentId: nobodys }]) expect(await ask(any, { query: other, ...given })).toMatchObject({ status: 400, code: "BAD_REQUEST" });
    expect(await ask(any, { documentId: changeHash, ...apollo(knownHash) })).toMatchObject({ status: 400, code: "BAD_REQUEST" });
  });
});

describe.each(ways)("an unknown hash, by %s", (_, ask) => {
  it("is told to Apollo's clients so that they send the text: 200 in application/json, 400 in application/graphql-response+json", async () => {
    expect(await ask(any, apollo(nobodys))).toEqual({ status: 200, data: undefined, code: "PERSISTED_QUERY_NOT_FOUND", message: "PersistedQueryNotFound" });
    expect(await ask(any, apollo(nobodys), "application/graphql-response+json")).toMatchObject({ status: 400, code: "PERSISTED_QUERY_NOT_FOUND" });
  });

  it("makes them send the text from then on where no document is known", async () => {
    expect(await ask(without, apollo(nobodys))).toEqual({ status: 200, data: undefined, code: "PERSISTED_QUERY_NOT_SUPPORTED", message: "PersistedQueryNotSupported" });
  });

  it("is 400 with the way out as documentId", async () => {
    expect(await ask(any, { documentId: nobodys })).toMatchObject({ status: 400, code: "UNKNOWN_DOCUMENT", message: expect.stringContaining("Send the text in `query`") as string });
    expect(await ask(without, { documentId: nobodys })).toMatchObject({ status: 400, code: "UNKNOWN_DOCUMENT" });
  });

  it("is not learnt from a client that sends it with its text", async () => {
    expect(await ask(any, { query: other, ...apollo(otherHash) })).toMatchObject({ status: 200, data: { __typename: "Query" } });
    expect(await ask(any, apollo(otherHash))).toMatchObject({ code: "PERSISTED_QUERY_NOT_FOUND" });
  });
});

describe.each(ways)("a service of known documents alone, by %s", (_, ask) => {
  it.each<[string, Json]>([
    ["another text", { query: other }],
    ["a text that differs by a space", { query: `${known} ` }],
    ["another text with its hash", { query: other, documentId: otherHash }],
    ["introspection", { query: "{ __schema { queryType { name } } }" }],
    ["an unknown hash", { documentId: nobodys }],
    ["an unknown hash of Apollo's clients", apollo(nobodys)],
  ])("refuses %s with 400 and the way out", async (__, given) => {
    expect(await ask(trusted, given)).toMatchObject({ status: 400, data: undefined, code: "UNKNOWN_DOCUMENT", message: expect.stringContaining("DOCUMENTS_FILE") as string });
  });
});

it("a known mutation is run by POST and not by GET", async () => {
  expect(await post(trusted, { documentId: changeHash })).toMatchObject({ status: 200, data: { __typename: "Mutation" } });
  expect(await get(trusted, { documentId: changeHash })).toMatchObject({ status: 405 });
});

it("a service of known documents alone does not take texts that are none, nor several at once", async () => {
  for (const body of [{ query: 5, documentId: knownHash }, { query: 0, ...apollo(knownHash) }, { query: { kind: "Document" } }, {}]) expect((await post(trusted, body)).status).toBe(400);
  const batch = await fetch(`${trusted}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify([{ query: other }]) });
  expect(batch.status).toBe(400);
});

describe("DOCUMENTS_FILE", () => {
  const directory = mkdtempSync(join(tmpdir(), "kmo-graph-documents-"));
  afterAll(() => rmSync(directory, { recursive: true }));
  const read = async (content: unknown): Promise<unknown> => {
    const file = join(directory, "manifest.json");
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    return readManifest(file, schemaFor("ADMIN"));
  };

  it("maps hashes to documents, or is a manifest of Apollo's tools", async () => {
    expect(await read({ [knownHash]: known, [`sha256:${changeHash}`]: change })).toEqual(manifest);
    const operations = [{ id: knownHash, name: "Known", type: "query", body: known }, { id: changeHash, name: "Refuse", type: "mutation", body: change }];
    expect(await read({ format: "apollo-persisted-query-manifest", version: 1, operations })).toEqual(manifest);
  });

  it("is refused with all its faults: wrong hashes, no document, more than one operation, what the schema does not have", async () => {
    const wrong = {
      [knownHash]: change,
      "021fb596db81e6d02bf3d2586ee3981fe519f275c0ac9ca76bbcf2ebb4097d96": "{",
      c313945700af210a5665cc8c32640fce1454aa35da2571c3e1923224516e033b: "query A { __typename } query B { __typename }",
      "919c0b7aa452b0b2fb42688461501bb8b0c3ef3b9d05ce7b9afd4f28bbe96ceb": "{ nothing }",
      [otherHash]: other,
    };
    await expect(read(wrong)).rejects.toThrow(/4 faults.*is not the sha256.*can't be read: Syntax Error.*has 2 operations.*Cannot query field "nothing"/s);
  });

  it.each([["no JSON", "{"], ["a list", "[]"], ["another format", JSON.stringify({ format: "other", operations: [] })]])("is refused when it is %s", async (_, content) => {
    await expect(read(content)).rejects.toThrow(/DOCUMENTS_FILE/);
  });

  it("is refused when it is not there, and is needed for trusted documents", async () => {
    await expect(readManifest(join(directory, "none.json"), schemaFor("ADMIN"))).rejects.toThrow(/not there/);
    expect(() => loadConfig({ DOCUMENTS: "trusted" })).toThrow(/DOCUMENTS_FILE/);
    expect(loadConfig({ DOCUMENTS: "trusted", DOCUMENTS_FILE: "m.json" }).http).toEqual({ corsOrigins: [], documents: "trusted", documentsFile: "m.json" });
  });
});
