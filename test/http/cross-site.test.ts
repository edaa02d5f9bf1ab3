import { request, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";
import Fastify from "fastify";
import { beforeAll, describe, expect, it } from "vitest";
import { loadConfig } from "../../src/config.ts";
import { addSecurityHeaders } from "../../src/http/headers.ts";
import { startServer } from "../support/server.ts";

type Answer = { readonly status: number | undefined; readonly headers: IncomingHttpHeaders; readonly body: string };
type Asked = { readonly method?: string; readonly path?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

const listed = "https://dashboards.example";
const question = JSON.stringify({ query: "{ __typename }" });
let port = 0;
let closedPort = 0;
beforeAll(async () => {
  port = Number(new URL((await startServer(undefined, { sites: { corsOrigins: [listed], loopbackOnly: true } })).origin).port);
  closedPort = Number(new URL((await startServer()).origin).port);
});

/** As a browser would: the headers that fetch does not let a page set are set too. */
async function ask({ method = "POST", path = "/graphql", headers = {}, body = method === "POST" ? question : "" }: Asked, to = port): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sent = request({ host: "127.0.0.1", port: to, method, path, headers: { ...(method === "POST" && { "content-type": "application/json" }), ...headers } }, (response) => {
    void text(response).then((received) => resolve({ status: response.statusCode, headers: response.headers, body: received }), reject);
  });
  sent.once("error", reject).end(body);
  return promise;
}

const codeOf = ({ body }: Answer): unknown => (JSON.parse(body) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code;

describe("a page of another site", () => {
  it.each([
    ["whose origin is not listed", { origin: "https://evil.example" }],
    ["whose origin is the listed one with another port", { origin: `${listed}:8443` }],
    ["whose origin is the listed one over plain http", { origin: "http://dashboards.example" }],
    ["whose origin begins like the listed one", { origin: `${listed}.evil.example` }],
    ["of another port of this machine", { origin: "http://127.0.0.1:1" }],
    ["without an origin of its own", { origin: "null" }],
    ["that hides its origin but not that it is elsewhere", { "sec-fetch-site": "cross-site" }],
    ["that shares the domain", { "sec-fetch-site": "same-site" }],
  ])("%s is refused with 403, by POST, by GET and in a preflight", async (_, headers) => {
    for (const asked of [{ headers }, { method: "GET", path: "/graphql?query=%7B__typename%7D", headers }, { method: "OPTIONS", headers: { ...headers, "access-control-request-method": "POST" } }]) {
      const answer = await ask(asked);
      expect([answer.status, codeOf(answer), answer.headers["access-control-allow-origin"]]).toEqual([403, "FORBIDDEN", undefined]);
      expect(answer.body).toContain("CORS_ORIGINS");
    }
  });

  it("can't send a mutation as a form or as text, which would need no preflight", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
      const answer = await ask({ headers: { "content-type": type }, body: JSON.stringify({ query: "mutation { __typename }" }) });
      expect([type, answer.status]).toEqual([type, 415]);
    }
  });
});

describe("the pages of the service itself and programs", () => {
  it.each([
    ["its own page", (): Record<string, string> => ({ origin: `http://127.0.0.1:${port}`, "sec-fetch-site": "same-origin" })],
    ["its own page behind a proxy that speaks https", (): Record<string, string> => ({ host: "localhost", origin: "https://localhost" })],
    ["an address that a person typed", (): Record<string, string> => ({ "sec-fetch-site": "none" })],
    ["a program without such headers", (): Record<string, string> => ({})],
  ])("%s may ask", async (_, headers) => {
    const answer = await ask({ headers: headers() });
    expect([answer.status, answer.body]).toEqual([200, expect.stringContaining('"__typename":"Query"')]);
  });

  it("a link from another site to the playground works", async () => {
    const { status } = await ask({ method: "GET", path: "/", headers: { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" } });
    expect(status).toBe(302);
  });
});

describe("a listed origin", () => {
  it("may ask, and may read the rate limit and the request id of the answer", async () => {
    const { status, headers } = await ask({ headers: { origin: listed, "sec-fetch-site": "cross-site" } });
    expect([status, headers["access-control-allow-origin"], headers["access-control-allow-credentials"]]).toEqual([200, listed, undefined]);
    expect(headers["access-control-expose-headers"]?.split(", ")).toEqual(expect.arrayContaining(["ratelimit-limit", "ratelimit-remaining", "ratelimit-reset", "retry-after", "x-request-id"]));
  });

  it("gets its preflight answered without credentials, for GET and POST and the headers of this service", async () => {
    const { status, headers } = await ask({ method: "OPTIONS", headers: { origin: listed, "sec-fetch-site": "cross-site", "access-control-request-method": "POST", "access-control-request-headers": "authorization" } });
    expect(status).toBe(204);
    expect(headers["access-control-allow-origin"]).toBe(listed);
    expect(headers["access-control-allow-methods"]).toBe("GET, POST");
    expect(headers["access-control-allow-headers"]).toBe("content-type, authorization, apollo-require-preflight, x-apollo-operation-name, x-kmo-audience, x-request-id");
    expect(headers["access-control-allow-credentials"]).toBeUndefined();
  });

  it("does not get the answer that was kept for another one with that one's permission", async () => {
    const body = JSON.stringify({ query: "{ dossierBreakdown(period: { year: 2016 }) { totalRows } }" });
    await ask({ headers: { origin: listed }, body });
    await ask({ headers: { origin: listed }, body });
    const { status, headers } = await ask({ body });
    expect([status, headers["access-control-allow-origin"]]).toEqual([200, undefined]);
  });

  it("is nobody in a service that lists none", async () => {
    expect((await ask({ headers: { origin: listed } }, closedPort)).status).toBe(403);
    const plain = await ask({ method: "OPTIONS" }, closedPort);
    expect([plain.status, plain.headers.allow]).toEqual([204, "GET, POST, OPTIONS"]);
  });
});

describe("a service that is open to this machine alone", () => {
  it.each(["evil.example", "evil.example:4000", "127.0.0.1.evil.example", "localhost.evil.example:80", "192.168.0.1", "[::2]:4000"])("does not answer under the name %j, so that no other name can be bound to it", async (host) => {
    for (const path of ["/graphql", "/"]) {
      const answer = await ask({ method: "GET", path, headers: { host } });
      expect([answer.status, codeOf(answer)]).toEqual([421, "MISDIRECTED"]);
    }
  });

  it.each(["127.0.0.1", "localhost:4000", "LOCALHOST", "[::1]:80"])("answers as %s", async (host) => {
    expect((await ask({ headers: { host } })).status).toBe(200);
  });
});

describe("every answer of /graphql", () => {
  it("is kept by nobody and says on what it depends", async () => {
    for (const asked of [{}, { body: '{ "query": "{ nothing }" }' }, { body: "{" }]) {
      const { headers } = await ask(asked);
      expect(headers["cache-control"]).toBe("no-store");
      expect(headers.vary?.toLowerCase().split(/, */)).toEqual(expect.arrayContaining(["origin", "authorization", "x-kmo-audience", "accept"]));
      expect(headers["x-content-type-options"]).toBe("nosniff");
    }
  });

  it("says to come by https only when the request came by https, in which nobody is believed but a trusted proxy", async () => {
    const headers = { "x-forwarded-proto": "https" };
    expect((await ask({ headers })).headers["strict-transport-security"]).toBeUndefined();
    const app = Fastify({ trustProxy: "127.0.0.1" }).addHook("onRequest", addSecurityHeaders).get("/", async () => "");
    expect((await app.inject({ url: "/", headers })).headers["strict-transport-security"]).toBe("max-age=31536000");
    expect((await app.inject({ url: "/" })).headers["strict-transport-security"]).toBeUndefined();
  });
});

describe("CORS_ORIGINS", () => {
  it("is a list of origins", () => {
    expect(loadConfig({ CORS_ORIGINS: " https://a.example, https://b.example:8443,http://localhost:5173" }).http.corsOrigins).toEqual(["https://a.example", "https://b.example:8443", "http://localhost:5173"]);
    expect(loadConfig({}).http.corsOrigins).toEqual([]);
  });

  it.each(["*", "https://a.example/", "https://a.example/path", "http://a.example", "a.example", "https://A.example", "https://*.example", "null", "https://a.example:443"])("does not take %s", (origin) => {
    expect(() => loadConfig({ CORS_ORIGINS: `https://good.example,${origin}` })).toThrow(/CORS_ORIGINS/);
  });
});
