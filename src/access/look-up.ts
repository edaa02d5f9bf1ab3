import { setTimeout as sleep } from "node:timers/promises";
import { forEverybody } from "../db/caller-signal.ts";
import type { Sql } from "../db/connect.ts";
import { DomainError } from "../domain/errors.ts";
import { findKeys, type StoredKey } from "./key-store.ts";

/** Finds a key by its id; null when there is none. Rejects with DATABASE_UNAVAILABLE when the database does not tell in time. */
export type LookUp = (id: string) => Promise<StoredKey | null>;

type Waiting = Map<string, PromiseWithResolvers<StoredKey | null>>;

const AT_ONCE = 500;

/**
 * Asks the database for one list of ids at a time, and gathers what is asked meanwhile: however many keys are guessed, they take one connection.
 * Who has waited that long is told that the database does not answer.
 */
export function openLookUp(sql: Sql, waitMs: number): LookUp {
  const waiting: Waiting = new Map();
  let isAsking = false;
  const askAll = async (): Promise<void> => {
    isAsking = true;
    while (waiting.size > 0) await answer(sql, take(waiting));
    isAsking = false;
  };
  return async (id) => {
    const known = waiting.get(id);
    const asked = known ?? Promise.withResolvers<StoredKey | null>();
    if (known === undefined) waiting.set(id, asked);
    if (!isAsking) void forEverybody(askAll);
    return inTime(asked.promise, waitMs);
  };
}

function take(waiting: Waiting): Waiting {
  const taken: Waiting = new Map([...waiting].slice(0, AT_ONCE));
  for (const id of taken.keys()) waiting.delete(id);
  return taken;
}

async function answer(sql: Sql, asked: Waiting): Promise<void> {
  try {
    const found = new Map((await findKeys(sql, [...asked.keys()])).map((key) => [key.id, key]));
    for (const [id, { resolve }] of asked) resolve(found.get(id) ?? null);
  } catch (cause) {
    for (const { reject } of asked.values()) reject(unavailable(cause));
  }
}

async function inTime<T>(work: Promise<T>, waitMs: number): Promise<T> {
  const ended = new AbortController();
  const late = sleep(waitMs, undefined, { signal: ended.signal }).then(() => {
    throw unavailable(new Error("keys were not looked up in time"));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    ended.abort();
    late.catch(() => {});
    work.catch(() => {});
  }
}

function unavailable(cause: unknown): DomainError {
  return new DomainError("DATABASE_UNAVAILABLE", "Keys can't be checked at the moment, because the database does not answer. Try again in a few seconds.", { cause });
}
