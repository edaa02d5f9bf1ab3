import { connect as connectSocket } from "node:net";
import { beforeAll, describe, expect, it } from "vitest";
import { createAccess } from "../../src/access/access.ts";
import { createKey, revokeKey } from "../../src/access/key-store.ts";
import { keyText, makeKey } from "../../src/access/key-text.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { signingKey, startIssuer, tokenOf } from "./issuer.ts";

const start = new Date("2026-03-01T12:00:00Z");
let now = start;
let handle: TestDatabase;
let service: TestServer;
/** An issuer that does not answer. */
const tokens = { issuer: "http://127.0.0.1:1", audience: "kmo", jwksUrl: undefined, algorithms: ["ES256"], roleClaim: "kmo_role" };

beforeAll(async () => {
  handle = await freshDatabase();
  const access = createAccess({ mode: "required", sql: handle.reads, tokens, now: () => now });
  service = await startServer(handle.target, { engine: "postgres", identifier: access });
});

const make = async (audience: "INTERNAL" | "HANDLER" | "ADMIN") => createKey(handle.sql, { name: "http", audience, expiresAt: null }, start);
const typeName = JSON.stringify({ query: "{ schema: __schema { queryType { fields { name } } } }" });

async function ask(headers: Record<string, string>, origin = service.origin) {
  const response = await fetch(`${origin}/graphql`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: typeName });
  const { data, errors } = (await response.json()) as { data?: { schema: { queryType: { fields: { name: string }[] } } }; errors?: { message: string; extensions: { code: string } }[] };
  return { status: response.status, challenge: response.headers.get("www-authenticate"), kept: response.headers.get("cache-control"), fields: data?.schema.queryType.fields.map(({ name }) => name), code: errors?.[0]?.extensions.code };
}

/** What the server says to a request that no client library would send. */
async function askRaw(lines: readonly string[]): Promise<string> {
  const socket = connectSocket(Number(new URL(service.origin).port), "127.0.0.1");
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let text = "";
  socket.on("data", (data) => (text += String(data))).on("error", reject).on("close", () => resolve(text));
  socket.write(["POST /graphql HTTP/1.1", "host: 127.0.0.1", "connection: close", "content-type: application/json", `content-length: ${typeName.length}`, ...lines, "", typeName].join("\r\n"));
  return promise;
}

describe("a request to a service that asks for keys", () => {
  it("sees what the audience of its key may use, as Bearer and as Basic", async () => {
    const { text } = await make("INTERNAL");
    const known = await ask({ authorization: `Bearer ${text}` });
    expect(known).toMatchObject({ status: 200, fields: expect.arrayContaining(["companies", "dossiers"]) });
    expect(await ask({ authorization: `Basic ${Buffer.from(`excel:${text}`).toString("base64")}` })).toEqual(known);
    const publicly = await ask({});
    expect(publicly).toMatchObject({ status: 200, fields: expect.arrayContaining(["catalog"]) });
    expect(publicly.fields).not.toContain("dossiers");
    expect(await ask({ authorization: `Bearer ${text}`, "x-kmo-audience": "PUBLIC" })).toMatchObject({ fields: publicly.fields });
  });

  it("is 401 with a challenge for every bad credential, and is not answered as the public", async () => {
    for (const authorization of ["Bearer x", "Basic eDp5", "Digest x", `Bearer ${keyText(makeKey())}`, "Bearer e30.e30."]) {
      expect(await ask({ authorization })).toMatchObject({ status: 401, code: "UNAUTHENTICATED", fields: undefined, kept: "no-store", challenge: 'Bearer realm="kmo-graph", Basic realm="kmo-graph", charset="UTF-8"' });
    }
  });

  it("is 401 when it has several Authorization headers, good ones too", async () => {
    const { text } = await make("ADMIN");
    expect(await askRaw([`authorization: Bearer ${text}`])).toMatch(/^HTTP\/1\.1 200 /);
    expect(await askRaw([`authorization: Bearer ${text}`, "authorization: Bearer x"])).toMatch(/^HTTP\/1\.1 401 /);
    expect(await askRaw([`authorization: Bearer ${text}`, `Authorization: Bearer ${text}`])).toMatch(/^HTTP\/1\.1 401 /);
    expect(await askRaw(["authorization: "])).toMatch(/^HTTP\/1\.1 401 /);
  });

  it("is refused when its headers are larger than the server reads", async () => {
    expect(await askRaw([`authorization: Bearer e30.${"A".repeat(20_000)}.AA`])).toMatch(/^HTTP\/1\.1 431 /);
    expect(await askRaw([`authorization: Bearer e30.${"A".repeat(15_000)}.AA`])).toMatch(/^HTTP\/1\.1 401 /);
  });

  it("is 403 for an audience above its own, and 400 for an unknown one", async () => {
    const { text } = await make("INTERNAL");
    expect(await ask({ authorization: `Bearer ${text}`, "x-kmo-audience": "ADMIN" })).toMatchObject({ status: 403, code: "FORBIDDEN", challenge: null });
    expect(await ask({ "x-kmo-audience": "INTERNAL" })).toMatchObject({ status: 403, code: "FORBIDDEN" });
    expect(await ask({ "x-kmo-audience": "root" })).toMatchObject({ status: 400, code: "INVALID_ARGUMENT" });
  });

  it("gets nothing by a key that was revoked ten seconds ago, though its answer was kept", async () => {
    const { key, text } = await make("INTERNAL");
    const authorization = `Bearer ${text}`;
    expect(await ask({ authorization })).toMatchObject({ status: 200 });
    await revokeKey(handle.sql, key.id, start);
    now = new Date(start.getTime() + 10_000);
    expect(await ask({ authorization })).toMatchObject({ status: 401 });
    now = start;
  });

  it("is 503 when its credential can't be checked, and who shows nothing is answered", async () => {
    const key = await signingKey("one");
    const issuer = await startIssuer([key.jwk]);
    expect(await ask({ authorization: `Bearer ${await tokenOf(issuer, key)}` })).toMatchObject({ status: 503, code: "IDENTITY_UNAVAILABLE", fields: undefined, challenge: null });
    await handle.sql`alter table api_key rename to api_key_away`;
    expect(await ask({ authorization: `Bearer ${keyText(makeKey())}` })).toMatchObject({ status: 503, code: "DATABASE_UNAVAILABLE", fields: undefined });
    expect(await ask({})).toMatchObject({ status: 200 });
    await handle.sql`alter table api_key_away rename to api_key`;
  });
});
