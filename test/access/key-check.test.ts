import { createServer, type Server } from "node:net";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { openKeyCheck, type KeyCheck } from "../../src/access/key-check.ts";
import { createKey, revokeKey } from "../../src/access/key-store.ts";
import { keyText, makeKey, parseKey } from "../../src/access/key-text.ts";
import { forCaller } from "../../src/db/caller-signal.ts";
import { connect, type Sql } from "../../src/db/connect.ts";
import { statementsOf } from "../support/api.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";

const start = new Date("2026-03-01T12:00:00Z");
const after = (ms: number): Date => new Date(start.getTime() + ms);
let handle: TestDatabase;
let now = start;

beforeAll(async () => {
  handle = await freshDatabase();
});
afterEach(() => {
  now = start;
});

const make = async (expiresAt: Date | null = null) => createKey(handle.sql, { name: "check", audience: "INTERNAL", expiresAt }, start);
const openCheck = (sql: Sql = handle.reads, waitMs = 10_000): KeyCheck => openKeyCheck({ sql, now: () => now, waitMs });
const codeOf = async (work: Promise<unknown>): Promise<unknown> => work.then(() => "TAKEN", (error: { code?: unknown }) => error.code);

describe("a key", () => {
  it("is taken, and read from the database once in ten seconds", async () => {
    const check = openCheck();
    const { key, text } = await make();
    const statements = await statementsOf(handle, async () => {
      expect(await check(text)).toMatchObject({ id: key.id, audience: "INTERNAL" });
      now = after(9999);
      await check(text);
    });
    expect(statements).toHaveLength(1);
    now = after(10_000);
    expect(await statementsOf(handle, async () => check(text))).toHaveLength(1);
  });

  it("is refused within ten seconds of its revocation", async () => {
    const check = openCheck();
    const { key, text } = await make();
    await check(text);
    await revokeKey(handle.sql, key.id, after(1));
    now = after(9999);
    expect(await codeOf(check(text))).toBe("TAKEN");
    now = after(10_000);
    await expect(check(text)).rejects.toMatchObject({ code: "UNAUTHENTICATED", message: `The key ${key.id} has been revoked. Ask for another one.` });
  });

  it("is refused from the moment it expires, though it is remembered", async () => {
    const check = openCheck();
    const { key, text } = await make(after(5000));
    now = after(4999);
    expect(await codeOf(check(text))).toBe("TAKEN");
    now = after(5000);
    await expect(check(text)).rejects.toMatchObject({ code: "UNAUTHENTICATED", message: `The key ${key.id} expired at 2026-03-01T12:00:05.000Z. Ask for another one.` });
  });

  it("does not last longer when the clock is set back", async () => {
    const check = openCheck();
    const { key, text } = await make();
    await check(text);
    await revokeKey(handle.sql, key.id, start);
    now = after(-60_000);
    expect(await codeOf(check(text))).toBe("UNAUTHENTICATED");
  });

  it("that was made after it was asked for in vain is taken within ten seconds", async () => {
    const check = openCheck();
    const parts = makeKey();
    expect(await codeOf(check(keyText(parts)))).toBe("UNAUTHENTICATED");
    const { text } = await make();
    await handle.sql`update api_key set id = ${parts.id} where id = ${text.slice(4, 12)}`;
    const renamed = keyText({ id: parts.id, secret: parseKey(text)!.secret });
    expect(await codeOf(check(renamed))).toBe("UNAUTHENTICATED");
    now = after(10_000);
    expect(await codeOf(check(renamed))).toBe("TAKEN");
  });

  it("that was mistyped is told so, and the database is not asked", async () => {
    const { text } = await make();
    const statements = await statementsOf(handle, async () => {
      await expect(openCheck()(`${text.slice(0, -8)}0000000`)).rejects.toMatchObject({ code: "UNAUTHENTICATED", message: "This is no whole key: its characters do not fit together. Copy it again, from kmo_ to its last character." });
    });
    expect(statements).toEqual([]);
  });
});

describe("a caller who goes away", () => {
  it("does not take the look-up away from the others who wait for it", async () => {
    const check = openCheck();
    const { text } = await make();
    const gone = new AbortController();
    const asked = [forCaller(gone.signal, async () => codeOf(check(text))), codeOf(check(text))];
    gone.abort(new Error("gone"));
    expect(await Promise.all(asked)).toEqual(["TAKEN", "TAKEN"]);
  });
});

describe("guessing keys", () => {
  it("gets nobody in: 2,000 keys, random ones and near misses of a real one, whole and with wrong check digits", async () => {
    const check = openCheck();
    const { text } = await make();
    const { id, secret } = parseKey(text)!;
    const letters = Array.from("Aa0_-zZ9");
    const near = Array.from(secret).flatMap((is, at) => letters.filter((letter) => letter !== is).map((letter) => secret.slice(0, at) + letter + secret.slice(at + 1)));
    const guesses = [
      ...near.map((each) => keyText({ id, secret: each })),
      ...near.map((each) => `kmo_${id}_${each}${text.slice(-7)}`),
      ...Array.from({ length: 700 }, () => keyText({ id, secret: makeKey().secret })),
      ...Array.from({ length: 700 }, () => keyText({ id: makeKey().id, secret })),
      ...Array.from({ length: 100 }, () => keyText(makeKey())),
    ].filter((guess) => guess !== text);
    expect(guesses.length).toBeGreaterThanOrEqual(2000);
    const codes = await Promise.all(guesses.map(async (guess) => codeOf(check(guess))));
    expect(new Set(codes)).toEqual(new Set(["UNAUTHENTICATED"]));
    expect(await codeOf(check(text))).toBe("TAKEN");
  });

  it("asks the database twice at most for 2,000 wrong secrets of one key, and for 2,000 unknown ids in few statements, one after the other", async () => {
    const check = openCheck();
    const { key } = await make();
    const guess = async (ids: readonly string[]) => statementsOf(handle, async () => Promise.all(ids.map(async (id) => codeOf(check(keyText({ id, secret: makeKey().secret }))))));
    expect((await guess(Array.from({ length: 2000 }, () => key.id))).length).toBeLessThanOrEqual(2);
    expect((await guess(Array.from({ length: 2000 }, () => makeKey().id))).length).toBeLessThanOrEqual(6);
  });

  it("does not push out keys that are in use", async () => {
    const check = openCheck();
    const { text } = await make();
    await check(text);
    await Promise.all(Array.from({ length: 12_000 }, async () => codeOf(check(keyText(makeKey())))));
    expect(await statementsOf(handle, async () => check(text))).toEqual([]);
  });
});

describe("without its database", () => {
  const closed = async (): Promise<number> => {
    const server: Server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    return port;
  };

  it("a key is neither taken nor refused", async () => {
    const sql = connect(`postgres://nobody@127.0.0.1:${await closed()}/none`, { max: 1 });
    await expect(openCheck(sql)(keyText(makeKey()))).rejects.toMatchObject({ code: "DATABASE_UNAVAILABLE", message: "Keys can't be checked at the moment, because the database does not answer. Try again in a few seconds." });
    await sql.end({ timeout: 0 });
  });

  it("a mistyped key is refused all the same", async () => {
    const sql = connect(`postgres://nobody@127.0.0.1:${await closed()}/none`, { max: 1 });
    expect(await codeOf(openCheck(sql)("kmo_x"))).toBe("UNAUTHENTICATED");
    await sql.end({ timeout: 0 });
  });

  it("that does not answer at all, a key waits no longer than it may", async () => {
    const sockets = new Set<{ destroy: () => void }>();
    const silent = createServer((socket) => void sockets.add(socket)).listen(0, "127.0.0.1");
    await new Promise((resolve) => silent.once("listening", resolve));
    const sql = connect(`postgres://nobody@127.0.0.1:${(silent.address() as { port: number }).port}/none`, { max: 1 });
    const started = performance.now();
    expect(await codeOf(openCheck(sql, 300)(keyText(makeKey())))).toBe("DATABASE_UNAVAILABLE");
    expect(performance.now() - started).toBeLessThan(5000);
    for (const socket of sockets) socket.destroy();
    silent.close();
    await sql.end({ timeout: 0 });
  });

  it("a key that is remembered works on until ten seconds after it was read, and again when the database is back", async () => {
    const sql = connect(handle.target, { max: 1, applicationName: "kmo-graph outage" });
    const check = openCheck(sql);
    const { text } = await make();
    expect(await codeOf(check(text))).toBe("TAKEN");
    await handle.sql`alter table api_key rename to api_key_away`;
    now = after(9999);
    expect(await codeOf(check(text))).toBe("TAKEN");
    now = after(10_000);
    expect(await codeOf(check(text))).toBe("DATABASE_UNAVAILABLE");
    await handle.sql`alter table api_key_away rename to api_key`;
    expect(await codeOf(check(text))).toBe("TAKEN");
    await sql.end({ timeout: 5 });
  });
});
