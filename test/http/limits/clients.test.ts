import { beforeAll, describe, expect, it } from "vitest";
import { defaultRequestLimits } from "../../../src/domain/request-limits.ts";
import { startServer } from "../../support/server.ts";
import { hold, keysOf, post, postText, refusalIn } from "./asking.ts";

const typename = { query: "{ __typename }" };
const minuteOf100 = { ...defaultRequestLimits, pointsPerMinute: { PUBLIC: 100, INTERNAL: 200, HANDLER: 300, ADMIN: 400 } };

describe("the rate", () => {
  let origin: string;
  let ms = 0;
  beforeAll(async () => {
    ({ origin } = await startServer(undefined, { limits: minuteOf100, nowMs: () => ms, identifier: keysOf("INTERNAL") }));
  });

  /** 32 points. */
  const search = { query: "{ searchCompanies { nodes { number startDate } } }" };

  it("is told with each answer, and comes back evenly", async () => {
    expect((await post(origin, search, { authorization: "told" })).headers).toMatchObject({ "ratelimit-limit": "200", "ratelimit-remaining": "169", "ratelimit-reset": "10" });
    ms += 6000;
    expect((await post(origin, typename, { authorization: "told" })).headers).toMatchObject({ "ratelimit-limit": "200", "ratelimit-remaining": "187", "ratelimit-reset": "4" });
  });

  it("refuses what a client has no points for, and says when it has them", async () => {
    const ask = (authorization: string) => post(origin, search, { authorization });
    for (let count = 0; count < 6; count++) expect((await ask("spent")).status).toBe(200);
    const refusal = refusalIn(await ask("spent"));
    expect(refusal).toMatchObject({
      status: 429,
      retryAfter: "6",
      message: "The request costs 31 points, more than you have left; 200 come back in a minute. Try again in 6 s, or ask for less.",
      extensions: { code: "RATE_LIMITED", limit: "pointsPerMinute", allowed: 200, retryAfterSeconds: 6, cost: { points: 31, limit: 5000 } },
    });
    ms += 5000;
    expect((await ask("spent")).status).toBe(429);
    expect((await ask("other")).status).toBe(200);
    ms += 1000;
    expect((await ask("spent")).status).toBe(200);
  });

  it("takes a point for what is refused, and nothing more is read when all are gone", async () => {
    const batch = () => postText(origin, "[]", { authorization: "refused" });
    expect((await batch()).headers).toMatchObject({ "ratelimit-remaining": "199" });
    expect((await post(origin, { query: `{ ${"a { ".repeat(11)} b ${"} ".repeat(11)} }` }, { authorization: "refused" })).headers).toMatchObject({ "ratelimit-remaining": "198" });
    for (let count = 0; count < 198; count++) expect((await batch()).status).toBe(400);
    expect(refusalIn(await batch())).toMatchObject({ status: 429, retryAfter: "1", extensions: { code: "RATE_LIMITED" } });
  });

  it("lets a request pass that costs more than a minute brings, when nothing was spent, and has it paid off", async () => {
    const dear = { query: "{ a: searchCompanies(first: 100) { nodes { number } } b: searchCompanies(first: 100) { nodes { number } } }" };
    const heard = await post(origin, dear, { authorization: "dear" });
    expect(heard.headers).toMatchObject({ "ratelimit-remaining": "0", "ratelimit-reset": "68" });
    expect(refusalIn(await post(origin, typename, { authorization: "dear" }))).toMatchObject({ status: 429, retryAfter: "8" });
  });

  it("is that of an address for who has no credential, kept answers included", async () => {
    const licence = { query: "{ catalog { licence } }" };
    expect((await post(origin, licence)).headers).toMatchObject({ "ratelimit-limit": "100", "ratelimit-remaining": "98" });
    expect((await post(origin, licence)).headers).toMatchObject({ "ratelimit-limit": "100", "ratelimit-remaining": "96" });
  });
});

describe("the address", () => {
  const licence = { query: "{ catalog { licence } }" };
  const remaining = async (origin: string, forwarded: string): Promise<string | undefined> => (await post(origin, licence, { "x-forwarded-for": forwarded })).headers["ratelimit-remaining"];

  it("is that of the connection, whatever a header says", async () => {
    const { origin } = await startServer(undefined, { limits: minuteOf100, nowMs: () => 0, identifier: keysOf("INTERNAL") });
    expect([await remaining(origin, "192.0.2.1"), await remaining(origin, "192.0.2.2"), await remaining(origin, "192.0.2.3")]).toEqual(["98", "96", "94"]);
  });

  it("is the last one that a trusted proxy names and that is none itself", async () => {
    const { origin } = await startServer(undefined, { limits: minuteOf100, nowMs: () => 0, identifier: keysOf("INTERNAL"), trustedProxies: ["127.0.0.1", "10.0.0.0/8"] });
    expect([await remaining(origin, "192.0.2.1"), await remaining(origin, "192.0.2.2"), await remaining(origin, "192.0.2.9, 192.0.2.1, 10.1.2.3")]).toEqual(["98", "98", "96"]);
  });
});

describe("requests at once", () => {
  it("are 8 of a client; a ninth has to wait, and may come when one is done", async () => {
    const { origin } = await startServer(undefined, { limits: { ...defaultRequestLimits, atOnce: 8 }, identifier: keysOf("ADMIN") });
    const held = Array.from({ length: 8 }, () => hold(origin, "a"));
    await expect.poll(async () => (await post(origin, typename, { authorization: "a" })).status, { timeout: 15_000 }).toBe(429);
    expect(refusalIn(await post(origin, typename, { authorization: "a" }))).toMatchObject({
      status: 429,
      retryAfter: "1",
      message: "8 requests of yours are being answered; the limit is 8 at the same time. Wait for one of them, then send this one again.",
      extensions: { code: "TOO_MANY_REQUESTS", limit: "atOnce", value: 9, allowed: 8, retryAfterSeconds: 1 },
    });
    expect((await post(origin, typename, { authorization: "b" })).status).toBe(200);
    expect(await held[0]?.letGo()).toBe(200);
    await expect.poll(async () => (await post(origin, typename, { authorization: "a" })).status, { timeout: 15_000 }).toBe(200);
    for (const each of held.slice(1)) expect(await each.letGo()).toBe(200);
  });

  it("are given up when they do not come in whole within 10 s", async () => {
    const { origin } = await startServer(undefined, { limits: { ...defaultRequestLimits, atOnce: 1 }, identifier: keysOf("ADMIN") });
    const held = hold(origin, "slow");
    await expect.poll(async () => (await post(origin, typename, { authorization: "slow" })).status, { timeout: 15_000 }).toBe(429);
    await expect.poll(async () => (await post(origin, typename, { authorization: "slow" })).status, { timeout: 30_000 }).toBe(200);
    expect(await held.letGo().catch(() => 408)).toBe(408);
  });

  it("are 64 of all together", async () => {
    const { origin } = await startServer(undefined, { limits: defaultRequestLimits, identifier: keysOf("ADMIN") });
    const held = Array.from({ length: 64 }, (_, index) => hold(origin, `client ${index % 8}`));
    await expect.poll(async () => (await post(origin, typename, { authorization: "last" })).status, { timeout: 15_000 }).toBe(503);
    expect(refusalIn(await post(origin, typename, { authorization: "last" }))).toMatchObject({ status: 503, retryAfter: "1", extensions: { code: "OVERLOADED", limit: "atOnceAll", value: 65, allowed: 64 } });
    for (const each of held) expect(await each.letGo()).toBe(200);
    await expect.poll(async () => (await post(origin, typename, { authorization: "last" })).status, { timeout: 15_000 }).toBe(200);
  });
});
