import { timingSafeEqual } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Sql } from "../db/connect.ts";
import { DomainError } from "../domain/errors.ts";
import { hashOf, parseKey } from "./key-text.ts";
import { stateOf, type ApiKey, type StoredKey } from "./key-store.ts";
import { openLookUp, type LookUp } from "./look-up.ts";

/** Rejects with UNAUTHENTICATED when the key is not taken, and with DATABASE_UNAVAILABLE when that can't be told. */
export type KeyCheck = (text: string) => Promise<ApiKey>;

export type KeyCheckOptions = {
  readonly sql: Sql;
  readonly now: () => Date;
  /** How long a look-up may take. Default 3,000. */
  readonly waitMs?: number;
};

type Entry = { readonly key: StoredKey | null; readonly readAtMs: number };
type Cache = LRUCache<string, Entry>;

/** What was read of a key counts for so long; so does a revocation take. */
export const CACHED_MS = 10_000;
const WAIT_MS = 3000;
const MOST = 10_000;
const nobody = Buffer.alloc(32);

/**
 * Checks keys. What is known of one is remembered for ten seconds, also that there is none, and also while the database is away; no longer, so a revoked key is
 * refused within ten seconds everywhere. Guesses have a cache of their own: they can't push out keys that are in use.
 */
export function openKeyCheck({ sql, now, waitMs = WAIT_MS }: KeyCheckOptions): KeyCheck {
  const find = remembered(openLookUp(sql, waitMs), now);
  return async (text) => {
    const parts = parseKey(text);
    if (parts === null) throw refusal("This is no whole key: its characters do not fit together. Copy it again, from kmo_ to its last character.");
    const key = await find(parts.id);
    const isRight = timingSafeEqual(hashOf(parts.secret), key === null ? nobody : Buffer.from(key.hash, "hex"));
    if (key === null || !isRight) throw refusal("There is no such key. Use one that was given out for this service.");
    const state = stateOf(key, now());
    if (state === "REVOKED") throw refusal(`The key ${key.id} has been revoked. Ask for another one.`);
    if (state === "EXPIRED") throw refusal(`The key ${key.id} expired at ${key.expiresAt?.toISOString()}. Ask for another one.`);
    return key;
  };
}

function remembered(lookUp: LookUp, now: () => Date): LookUp {
  const found: Cache = new LRUCache({ max: MOST });
  const missing: Cache = new LRUCache({ max: MOST });
  return async (id) => {
    const readAtMs = now().getTime();
    const known = [found.get(id), missing.get(id)].find((entry) => entry !== undefined && isFresh(entry, readAtMs));
    if (known !== undefined) return known.key;
    const key = await lookUp(id);
    (key === null ? missing : found).set(id, { key, readAtMs });
    (key === null ? found : missing).delete(id);
    return key;
  };
}

/** A clock that was set back must not make an entry last longer. */
function isFresh({ readAtMs }: Entry, nowMs: number): boolean {
  const age = nowMs - readAtMs;
  return age >= 0 && age < CACHED_MS;
}

function refusal(message: string): DomainError {
  return new DomainError("UNAUTHENTICATED", message);
}
