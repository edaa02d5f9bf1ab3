import type { ServerResponse } from "node:http";
import { describe, expect, it, vi } from "vitest";
import { checkOf, signingKey, start, startIssuer, tokenOf, type Clocked } from "./issuer.ts";

const one = await signingKey("one");
const two = await signingKey("two");
const unavailable = { code: "IDENTITY_UNAVAILABLE", message: "Access tokens can't be checked at the moment, because the keys of their issuer can't be had. Try again in a minute, or use a key of this service." };
const week = { exp: Math.floor(start.getTime() / 1000) + 7 * 86_400 };
const outcome = async (clocked: Clocked, token: string): Promise<unknown> => clocked.check(token).then(({ audience }) => audience, (error: { code?: unknown }) => error.code);
const advance = (clocked: Clocked, seconds: number): void => {
  clocked.now = new Date(clocked.now.getTime() + seconds * 1000);
};
const down = (response: { destroy: () => unknown }): void => void response.destroy();

describe("the keys of an issuer", () => {
  it("are asked when the first token comes, once for all that come at once", async () => {
    const issuer = await startIssuer([one.jwk]);
    const clocked = checkOf(issuer);
    const token = await tokenOf(issuer, one);
    expect(issuer.asked.keys).toBe(0);
    expect(new Set(await Promise.all(Array.from({ length: 50 }, async () => outcome(clocked, token))))).toEqual(new Set(["INTERNAL"]));
    expect(issuer.asked).toEqual({ keys: 1, configuration: 0 });
  });

  it("are found by the issuer's configuration when no address is set", async () => {
    const issuer = await startIssuer([one.jwk]);
    expect(await outcome(checkOf(issuer, { jwksUrl: undefined }), await tokenOf(issuer, one))).toBe("INTERNAL");
    expect(issuer.asked).toEqual({ keys: 1, configuration: 1 });
  });

  it.each<[string, (url: string) => object]>([
    ["of another issuer", (url) => ({ issuer: "https://evil.example", jwks_uri: `${url}/keys` })],
    ["without an address of keys", (url) => ({ issuer: url })],
    ["with keys over http at another address, which leads here", (url) => ({ issuer: url, jwks_uri: `${url.replace("127.0.0.1", "0.0.0.0")}/keys` })],
    ["with keys in a file", (url) => ({ issuer: url, jwks_uri: "file:///etc/passwd" })],
  ])("are not taken by a configuration %s", async (_name, configuration) => {
    const issuer = await startIssuer([one.jwk]);
    issuer.configuration = configuration(issuer.url) as never;
    expect(await outcome(checkOf(issuer, { jwksUrl: undefined }), await tokenOf(issuer, one))).toBe("IDENTITY_UNAVAILABLE");
    expect(issuer.asked.keys).toBe(0);
  });

  it("may change: a token with a new key is taken after one more call", async () => {
    const issuer = await startIssuer([one.jwk]);
    const clocked = checkOf(issuer);
    expect(await outcome(clocked, await tokenOf(issuer, one))).toBe("INTERNAL");
    issuer.keys = [one.jwk, two.jwk];
    const next = await tokenOf(issuer, two);
    advance(clocked, 29);
    expect([await outcome(clocked, next), issuer.asked.keys]).toEqual(["UNAUTHENTICATED", 1]);
    advance(clocked, 1);
    expect([await outcome(clocked, next), issuer.asked.keys]).toEqual(["INTERNAL", 2]);
  });

  it("that the issuer took back count for ten minutes at most, and are asked anew beside the requests", async () => {
    const issuer = await startIssuer([one.jwk]);
    const clocked = checkOf(issuer);
    const token = await tokenOf(issuer, one, { claims: week });
    await outcome(clocked, token);
    issuer.keys = [two.jwk];
    advance(clocked, 599);
    expect([await outcome(clocked, token), issuer.asked.keys]).toEqual(["INTERNAL", 1]);
    advance(clocked, 1);
    await outcome(clocked, token);
    await expect.poll(async () => outcome(clocked, token)).toBe("UNAUTHENTICATED");
    expect(issuer.asked.keys).toBe(2);
  });

  it("are asked twice at most for a thousand tokens with unknown ones", async () => {
    const issuer = await startIssuer([one.jwk]);
    const clocked = checkOf(issuer);
    await outcome(clocked, await tokenOf(issuer, one));
    advance(clocked, 30);
    const stranger = await signingKey("stranger");
    const tokens = await Promise.all(Array.from({ length: 1000 }, async (_, at) => tokenOf(issuer, stranger, { header: { kid: `guess-${at}` } })));
    const outcomes = new Set<unknown>();
    for (const token of tokens.slice(0, 500)) outcomes.add(await outcome(clocked, token));
    for (const each of await Promise.all(tokens.slice(500).map(async (token) => outcome(clocked, token)))) outcomes.add(each);
    expect(outcomes).toEqual(new Set(["UNAUTHENTICATED"]));
    expect(issuer.asked.keys).toBe(2);
    expect(await outcome(clocked, await tokenOf(issuer, one))).toBe("INTERNAL");
  });
});

describe("an issuer that is away", () => {
  it("has its last keys in use for a day, and not longer", async () => {
    const issuer = await startIssuer([one.jwk]);
    const clocked = checkOf(issuer);
    const token = await tokenOf(issuer, one, { claims: week });
    expect(await outcome(clocked, token)).toBe("INTERNAL");
    issuer.answer = down;
    for (const hours of [1, 11, 11.99]) {
      advance(clocked, hours * 3600);
      expect(await outcome(clocked, token)).toBe("INTERNAL");
      await expect.poll(() => issuer.asked.keys).toBeGreaterThan(1);
    }
    advance(clocked, 60);
    expect(await outcome(clocked, token)).toBe("IDENTITY_UNAVAILABLE");
    issuer.answer = null;
    advance(clocked, 5);
    expect(await outcome(clocked, token)).toBe("INTERNAL");
  });

  it("makes tokens neither taken nor refused when it never answered, and is asked once in five seconds", async () => {
    const issuer = await startIssuer([one.jwk]);
    issuer.answer = down;
    const clocked = checkOf(issuer);
    const token = await tokenOf(issuer, one);
    await expect(clocked.check(token)).rejects.toMatchObject(unavailable);
    for (let turn = 0; turn < 100; turn += 1) expect(await outcome(clocked, token)).toBe("IDENTITY_UNAVAILABLE");
    expect(issuer.asked.keys).toBe(1);
    issuer.answer = null;
    advance(clocked, 5);
    expect([await outcome(clocked, token), issuer.asked.keys]).toEqual(["INTERNAL", 2]);
  });

  it("makes a token with an unknown key neither taken nor refused, since the key may be a new one", async () => {
    const issuer = await startIssuer([one.jwk]);
    const clocked = checkOf(issuer);
    await outcome(clocked, await tokenOf(issuer, one));
    issuer.answer = down;
    advance(clocked, 31);
    const token = await tokenOf(issuer, two);
    for (let turn = 0; turn < 20; turn += 1) expect(await outcome(clocked, token)).toBe("IDENTITY_UNAVAILABLE");
    expect(issuer.asked.keys).toBe(2);
    expect(await outcome(clocked, await tokenOf(issuer, one))).toBe("INTERNAL");
  });

  it("does not make a token taken that is bad by itself", async () => {
    const issuer = await startIssuer([one.jwk]);
    issuer.answer = down;
    expect(await outcome(checkOf(issuer), "bm9.bm9.bm9")).toBe("UNAUTHENTICATED");
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ["no JSON", (response) => response.end("<html>")],
    ["nothing", (response) => response.end()],
    ["a list", (response) => response.end("[]")],
    ["keys that are no list", (response) => response.end('{"keys":{}}')],
    ["keys that are no objects", (response) => response.end('{"keys":[1,null]}')],
    ["a failure", (response) => response.writeHead(500).end('{"keys":[]}')],
    ["a way to elsewhere", (response) => response.writeHead(302, { location: "http://127.0.0.1:1/" }).end()],
    ["1 MiB", (response) => response.end(JSON.stringify({ keys: [one.jwk], more: "x".repeat(1_048_576) }))],
    ["1 MiB without a length", (response) => void (response.write(JSON.stringify({ keys: [one.jwk], more: "x".repeat(1_048_576) })), response.end())],
    ["an end in the middle", (response) => void (response.write('{"keys":['), setTimeout(() => response.destroy(), 20))],
  ])("answers %s: tokens are neither taken nor refused, and its last keys stay in use", async (_name, answer) => {
    const issuer = await startIssuer([one.jwk]);
    const [never, had] = [checkOf(issuer), checkOf(issuer)];
    const token = await tokenOf(issuer, one, { claims: week });
    expect(await outcome(had, token)).toBe("INTERNAL");
    issuer.answer = answer;
    expect(await outcome(never, token)).toBe("IDENTITY_UNAVAILABLE");
    advance(had, 601);
    expect(await outcome(had, token)).toBe("INTERNAL");
    await vi.waitFor(() => expect(issuer.asked.keys).toBe(3), 10_000);
    expect(await outcome(had, token)).toBe("INTERNAL");
  });

  it("gives a key that can't be used: tokens of it are neither taken nor refused, those of others are taken", async () => {
    const issuer = await startIssuer([one.jwk, { kty: "EC", crv: "P-256", x: "AA", y: "AA", kid: "two", alg: "ES256" }]);
    const clocked = checkOf(issuer);
    expect(await outcome(clocked, await tokenOf(issuer, two))).toBe("IDENTITY_UNAVAILABLE");
    expect(await outcome(clocked, await tokenOf(issuer, one))).toBe("INTERNAL");
  });

  it("that keeps silent is waited for no longer than five seconds", async () => {
    const issuer = await startIssuer([one.jwk]);
    issuer.answer = () => {};
    const started = performance.now();
    expect(await outcome(checkOf(issuer), await tokenOf(issuer, one))).toBe("IDENTITY_UNAVAILABLE");
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});
