import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { startRoute } from "./route.ts";

const query = "{ dossierBreakdown }";

describe("an answer kept for dashboards", () => {
  it("is given again, the same in all, without reaching a resolver", async () => {
    const { post, get, calls } = await startRoute();
    const [first, second] = [await post({ query }), await post({ query })];
    expect([second.statusCode, second.body]).toEqual([200, first.body]);
    expect({ ...second.headers, date: null }).toEqual({ ...first.headers, date: null });
    expect(second.json()).toEqual({ data: { dossierBreakdown: ["row 0", "row 7919", "row 15838"] } });
    expect(calls()).toBe(1);
    const url = `/graphql?query=${encodeURIComponent(query)}`;
    const [third, fourth] = [await get(url), await get(url)];
    expect([third.body, fourth.body, calls()]).toEqual([first.body, first.body, 2]);
  });

  it("is that of the same variables and operation only", async () => {
    const { post, calls } = await startRoute();
    const document = "query A($rows: Int) { dossierBreakdown(rows: $rows) } query B { catalog }";
    const ask = async (more: object): Promise<unknown> => (await post({ query: document, ...more })).json();
    for (let turn = 0; turn < 2; turn++) {
      expect(await ask({ operationName: "A", variables: { rows: 1 } })).toEqual({ data: { dossierBreakdown: ["row 0"] } });
      expect(await ask({ operationName: "A", variables: { rows: 2 } })).toEqual({ data: { dossierBreakdown: ["row 0", "row 7919"] } });
      expect(await ask({ operationName: "B" })).toEqual({ data: { catalog: "of catalog" } });
    }
    expect(calls()).toBe(3);
  });

  it("is gone when the data version or the day in Brussels changes", async () => {
    const { post, calls, state } = await startRoute();
    for (const change of [() => {}, () => (state.version = "v2"), () => (state.now = new Date("2026-11-01T22:59:59Z")), () => (state.now = new Date("2026-11-01T23:00:00Z"))]) {
      change();
      await post({ query });
      await post({ query });
    }
    expect(calls()).toBe(3);
  });

  it("is in the encoding that the request takes, however long it is", async () => {
    const { post, calls } = await startRoute({ maxBytes: 20_000_000 });
    for (const rows of [1000, 20_000]) {
      const body = { query: `{ dossierBreakdown(rows: ${rows}) }` };
      const plain = (await post(body)).body;
      for (const [encoding, decode] of [["br", brotliDecompressSync], ["gzip", gunzipSync]] as const) {
        const [first, second] = [await post(body, { "accept-encoding": encoding }), await post(body, { "accept-encoding": encoding })];
        expect([first.headers["content-encoding"], second.headers["content-encoding"], second.headers.vary]).toEqual([encoding, encoding, "origin, authorization, x-kmo-audience, accept, accept-encoding"]);
        expect(second.rawPayload).toEqual(first.rawPayload);
        expect(decode(second.rawPayload).toString()).toBe(plain);
      }
    }
    expect(calls()).toBe(6);
  });

  it("drives out the least used when the bound is reached, and is not kept when it is too large for it", async () => {
    const { post, calls } = await startRoute({ maxBytes: 16_000 });
    const ask = (rows: number): Promise<unknown> => post({ query: `{ dossierBreakdown(rows: ${rows}) }` });
    for (let rows = 0; rows < 30; rows++) await ask(rows);
    await ask(29);
    expect(calls()).toBe(30);
    await ask(0);
    expect(calls()).toBe(31);
    await ask(1000);
    await ask(1000);
    expect(calls()).toBe(33);
  });
});

describe("an answer is not kept", () => {
  it.each([
    ["with an error", { query: "{ dossierBreakdown(fail: true) catalog }" }, 2],
    ["of another root field", { query: "{ dossierBreakdown dossier }" }, 2],
    ["of another root field in a fragment", { query: "{ catalog ...F } fragment F on Query { ... on Query { dossier } }" }, 2],
    ["of another root field that is left out this time", { query: "query ($no: Boolean!) { catalog dossier @include(if: $no) }", variables: { no: false } }, 1],
    ["of a mutation", { query: "mutation { submit }" }, 1],
  ])("%s", async (_, body, each) => {
    const { post, calls } = await startRoute();
    const [first, second] = [await post(body), await post(body)];
    expect(second.body).toBe(first.body);
    expect(calls()).toBe(2 * each);
  });

  it.each([
    ["of an unknown data version", null, null],
    ["that ran on another version than the newest", "v2", ["v1"]],
    ["that ran on two versions", "v2", ["v1", "v2"]],
    ["that says of no version that it ran on it", "v2", []],
  ])("%s", async (_, version, answersOn) => {
    const { post, calls, state } = await startRoute();
    Object.assign(state, { version, answersOn });
    await post({ query });
    await post({ query });
    expect(calls()).toBe(2);
  });

  it("when the version or the day changes while it is made", async () => {
    const { post, calls, state } = await startRoute();
    state.answersOn = ["v1"];
    state.beforeAnswer = () => (state.version = "v2");
    await post({ query });
    Object.assign(state, { version: "v1", beforeAnswer: () => (state.now = new Date("2027-01-01T00:00:00Z")) });
    await post({ query });
    Object.assign(state, { beforeAnswer: () => {} });
    await post({ query });
    expect(calls()).toBe(3);
  });

  it("when the bound is 0", async () => {
    const { post, calls } = await startRoute({ maxBytes: 0 });
    await post({ query });
    await post({ query });
    expect(calls()).toBe(2);
  });
});

describe("the rules of HTTP hold beside a kept answer", () => {
  it("for requests without preflight, of other content types and for other media types", async () => {
    const { app, post, get } = await startRoute();
    const url = `/graphql?query=${encodeURIComponent(query)}`;
    const payload = JSON.stringify({ query });
    const outcomes = async (): Promise<unknown> => {
      const send = async (method: "POST" | "GET" | "HEAD" | "OPTIONS", headers: Record<string, string>): Promise<unknown> => {
        const response = await app.inject({ method, url: method === "POST" ? "/graphql" : url, headers, ...(method === "POST" ? { payload } : {}) });
        return [response.statusCode, response.headers["content-type"], response.body];
      };
      return [
        await send("GET", {}),
        await send("GET", { "content-type": "text/plain" }),
        await send("GET", { "content-type": "text/plain", "apollo-require-preflight": "yes" }),
        await send("GET", { "x-apollo-operation-name": "A", accept: "application/graphql-response+json" }),
        await send("GET", { "x-apollo-operation-name": "A" }),
        await send("HEAD", { "apollo-require-preflight": "yes" }),
        await send("OPTIONS", {}),
        await send("POST", { "content-type": "text/plain" }),
        await send("POST", { "content-type": "application/x-www-form-urlencoded" }),
        await send("POST", { "content-type": "application/json", accept: "text/html" }),
        await send("POST", { "content-type": "application/json", accept: "application/graphql-response+json" }),
        await send("POST", { "content-type": "application/json; charset=utf-8" }),
      ];
    };
    const before = await outcomes();
    expect((before as [number][]).map(([status]) => status)).toEqual([200, 415, 415, 200, 200, 405, 204, 415, 415, 406, 200, 200]);
    await post({ query });
    await get(url);
    expect(await outcomes()).toEqual(before);
  });

  it("for bodies that are no JSON", async () => {
    const { app, post } = await startRoute();
    await post({ query });
    for (const payload of ["", "{", '{"__proto__": {"query": "{ catalog }"}}', `[${JSON.stringify({ query })}]`]) {
      const response = await app.inject({ method: "POST", url: "/graphql", headers: { "content-type": "application/json" }, payload });
      expect([payload, response.statusCode]).toEqual([payload, 400]);
    }
  });
});
