import { beforeAll, describe, expect, it } from "vitest";
import { createKey, findKeys, hasUsableKey, listKeys, revokeKey, rotateKey, stateOf } from "../../src/access/key-store.ts";
import { parseKey } from "../../src/access/key-text.ts";
import { connect } from "../../src/db/connect.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { statementsOf } from "../support/api.ts";

const at = (text: string): Date => new Date(text);
const noon = at("2026-03-01T12:00:00Z");
let handle: TestDatabase;

beforeAll(async () => {
  handle = await freshDatabase();
});

const make = async (name = "dashboard", expiresAt: Date | null = null, now = noon) => createKey(handle.sql, { name, audience: "HANDLER", expiresAt }, now);

describe("the keys that are stored", () => {
  it("begin with none, and none that is taken", async () => {
    expect(await listKeys(handle.sql)).toEqual([]);
    expect(await hasUsableKey(handle.sql, noon)).toBe(false);
  });

  it("hold the hash of a secret, and the secret in no column", async () => {
    const { key, text } = await make("agency — tableau de bord", at("2026-06-01T00:00:00Z"));
    expect(key).toEqual({ id: text.slice(4, 12), name: "agency — tableau de bord", audience: "HANDLER", createdAt: noon, expiresAt: at("2026-06-01T00:00:00Z"), revokedAt: null, replaces: null });
    const { id, secret } = parseKey(text)!;
    const [row] = await handle.sql`select api_key::text as all from api_key where id = ${id}`;
    expect(row?.["all"]).not.toContain(secret);
    expect(row?.["all"]).toMatch(/,[0-9a-f]{64},/);
  });

  it("are written by one statement each", async () => {
    const { key } = await make();
    expect(await statementsOf(handle, async () => make())).toHaveLength(1);
    expect(await statementsOf(handle, async () => rotateKey(handle.sql, key.id, { now: noon }))).toHaveLength(1);
    expect(await statementsOf(handle, async () => revokeKey(handle.sql, key.id, noon))).toHaveLength(1);
  });

  it.each([["no name", ""], ["spaces alone", "   "], ["a space at its end", "a "], ["a NUL", "a\u0000b"], ["a line end", "a\nb"], ["101 characters", "x".repeat(101)]])("are not made with %s", async (_what, name) => {
    await expect(make(name)).rejects.toMatchObject({ code: "INVALID_ARGUMENT", message: expect.stringContaining("can't be used") });
  });

  it("are not made with an end that is past", async () => {
    await expect(make("late", noon)).rejects.toMatchObject({ code: "INVALID_ARGUMENT", message: "The key would expire at 2026-03-01T12:00:00.000Z, which is past. Choose a later moment." });
  });

  it("take any text as a name, and never as SQL", async () => {
    const name = `'); drop table api_key; -- " \\ %s`;
    expect((await make(name)).key.name).toBe(name);
  });

  it("are of no audience that keys can't have", async () => {
    await expect(createKey(handle.sql, { name: "x", audience: "PUBLIC" as never, expiresAt: null }, noon)).rejects.toMatchObject({ code: "23514" });
  });

  it("are the same for every kind of connection", async () => {
    const { key } = await make("connections", at("2026-06-01T00:00:00.123Z"));
    const plain = connect(handle.target, { max: 1 });
    for (const sql of [handle.sql, handle.reads, plain]) {
      expect(await findKeys(sql, [key.id])).toEqual([{ ...key, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
      expect((await listKeys(sql)).filter(({ id }) => id === key.id)).toEqual([key]);
    }
    await plain.end({ timeout: 5 });
  });

  it("are found by their ids, in one statement, also when some are unknown", async () => {
    const [one, two] = [await make("one"), await make("two")];
    const found = await findKeys(handle.sql, [one.key.id, "unknown0", two.key.id]);
    expect(found.map((key) => key.name).sort()).toEqual(["one", "two"]);
  });
});

describe("the end of a key", () => {
  it("is its own moment, and the key is over from then on", async () => {
    const { key } = await make("ends", at("2026-03-02T00:00:00Z"));
    expect(stateOf(key, at("2026-03-01T23:59:59.999Z"))).toBe("ACTIVE");
    expect(stateOf(key, at("2026-03-02T00:00:00Z"))).toBe("EXPIRED");
  });

  it("is its revocation, which is written once", async () => {
    const { key } = await make("revoked");
    expect(stateOf(await revokeKey(handle.sql, key.id, at("2026-03-02T00:00:00Z")), noon)).toBe("REVOKED");
    expect((await revokeKey(handle.sql, key.id, at("2026-03-05T00:00:00Z"))).revokedAt).toEqual(at("2026-03-02T00:00:00Z"));
  });

  it("is refused for an id that no key has", async () => {
    await expect(revokeKey(handle.sql, "' or 1=1", noon)).rejects.toMatchObject({ code: "INVALID_ARGUMENT", message: expect.stringMatching(/^There is no key "' or 1=1"\. `keys list` shows the ids/) });
  });

  it("leaves nobody with a key when all are over", async () => {
    const alone = await freshDatabase();
    const { key } = await createKey(alone.sql, { name: "a", audience: "ADMIN", expiresAt: at("2026-03-02T00:00:00Z") }, noon);
    const other = await createKey(alone.sql, { name: "b", audience: "ADMIN", expiresAt: null }, noon);
    expect(await hasUsableKey(alone.sql, noon)).toBe(true);
    await revokeKey(alone.sql, other.key.id, noon);
    expect(await hasUsableKey(alone.sql, noon)).toBe(true);
    expect(await hasUsableKey(alone.sql, key.expiresAt!)).toBe(false);
  });
});

describe("rotating a key", () => {
  it("makes one of the same name, audience and length of life, and ends the old one after 24 hours", async () => {
    const old = await make("rotated", at("2026-03-31T12:00:00Z"));
    const { key, text } = await rotateKey(handle.sql, old.key.id, { now: at("2026-03-10T12:00:00Z") });
    expect(key).toEqual({ id: text.slice(4, 12), name: "rotated", audience: "HANDLER", createdAt: at("2026-03-10T12:00:00Z"), expiresAt: at("2026-04-09T12:00:00Z"), revokedAt: null, replaces: old.key.id });
    expect((await findKeys(handle.sql, [old.key.id]))[0]?.expiresAt).toEqual(at("2026-03-11T12:00:00Z"));
  });

  it("leaves the old one its own end when that is sooner, and a key without an end gets one without an end", async () => {
    const short = await make("short", at("2026-03-01T13:00:00Z"));
    await rotateKey(handle.sql, short.key.id, { now: noon });
    expect((await findKeys(handle.sql, [short.key.id]))[0]?.expiresAt).toEqual(at("2026-03-01T13:00:00Z"));
    const endless = await make("endless");
    expect((await rotateKey(handle.sql, endless.key.id, { now: noon, graceMs: 0 })).key.expiresAt).toBeNull();
    expect((await findKeys(handle.sql, [endless.key.id]))[0]?.expiresAt).toEqual(noon);
  });

  it("is refused for a key that is over, was replaced, or does not exist; and nothing is written", async () => {
    const revoked = await make("r");
    await revokeKey(handle.sql, revoked.key.id, noon);
    const expired = await make("e", at("2026-03-01T12:00:01Z"));
    const replaced = await make("p");
    await rotateKey(handle.sql, replaced.key.id, { now: noon });
    const before = await listKeys(handle.sql);
    const later = at("2026-03-01T12:00:01Z");
    await expect(rotateKey(handle.sql, revoked.key.id, { now: later })).rejects.toThrow(/is revoked, so nothing can take its place\. Create a new key\.$/);
    await expect(rotateKey(handle.sql, expired.key.id, { now: later })).rejects.toThrow(/is expired, so nothing/);
    await expect(rotateKey(handle.sql, replaced.key.id, { now: later, graceMs: 0 })).rejects.toThrow(/has been replaced already/);
    await expect(rotateKey(handle.sql, "nothere0", { now: later })).rejects.toThrow(/^There is no key "nothere0"/);
    expect(await listKeys(handle.sql)).toEqual(before);
  });

  it("makes one key only, however many rotate it at once", async () => {
    const { key } = await make("contested");
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, async () => rotateKey(handle.sql, key.id, { now: noon })));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await listKeys(handle.sql)).filter(({ replaces }) => replaces === key.id)).toHaveLength(1);
  });
});
