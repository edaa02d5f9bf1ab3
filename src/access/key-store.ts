import type { Sql } from "../db/connect.ts";
import type { Audience } from "../domain/audience.ts";
import { DomainError, quoted } from "../domain/errors.ts";
import { hashOf, keyText, makeKey } from "./key-text.ts";

/** Audiences that a key may be of, the one with the least rights first. Nobody needs one to be PUBLIC. */
export const keyAudiences = ["INTERNAL", "HANDLER", "ADMIN"] as const satisfies readonly Audience[];

/** An audience of keys. */
export type KeyAudience = (typeof keyAudiences)[number];

/** What is known of a key; its secret is not. */
export type ApiKey = {
  readonly id: string;
  readonly name: string;
  readonly audience: KeyAudience;
  readonly createdAt: Date;
  /** From then on it is refused; null: never. */
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  /** The id of the key that it took the place of; null for none. */
  readonly replaces: string | null;
};

/** A key that was made, with the only text of it that there will ever be. */
export type NewKey = { readonly key: ApiKey; readonly text: string };

/** What a key is made of. */
export type KeyRequest = { readonly name: string; readonly audience: KeyAudience; readonly expiresAt: Date | null };

/** How long a replaced key goes on working unless it is said otherwise. */
export const GRACE_MS = 24 * 3_600_000;

/** A key as the check needs it, with the hash of its secret in hexadecimal. */
export type StoredKey = ApiKey & { readonly hash: string };

/** Moments are text or a Date: that depends on who opened the connection. */
type Moment = string | Date;
type Row = Pick<StoredKey, "id" | "hash" | "name" | "audience" | "replaces"> & { readonly created_at: Moment; readonly expires_at: Moment | null; readonly revoked_at: Moment | null };

const NAME = /^[^\p{C}]{1,100}$/u;
const uniqueViolation = "23505";

/** Makes a key. Throws INVALID_ARGUMENT for a name of no or over 100 characters, and for an end that is past. */
export async function createKey(sql: Sql, { name, audience, expiresAt }: KeyRequest, now: Date): Promise<NewKey> {
  if (name.trim() !== name || !NAME.test(name)) throw new DomainError("INVALID_ARGUMENT", `The name ${quoted(name)} can't be used. Give 1 to 100 characters that say who uses the key, as in "dashboard of the agency".`);
  if (expiresAt !== null && expiresAt <= now) throw new DomainError("INVALID_ARGUMENT", `The key would expire at ${expiresAt.toISOString()}, which is past. Choose a later moment.`);
  const parts = makeKey();
  const rows = await sql<Row[]>`
    insert into api_key (id, hash, name, audience, created_at, expires_at)
    values (${parts.id}, ${hashOf(parts.secret).toString("hex")}, ${name}, ${audience}, ${now.toISOString()}, ${expiresAt?.toISOString() ?? null})
    returning *`;
  return { key: toKey(only(rows)), text: keyText(parts) };
}

/** Every key there ever was, the oldest first. */
export async function listKeys(sql: Sql): Promise<readonly ApiKey[]> {
  const rows = await sql<Row[]>`select * from api_key order by created_at, id`;
  return rows.map(toKey);
}

/** The keys of these ids that there are, in no order; also those that are revoked or expired. */
export async function findKeys(sql: Sql, ids: readonly string[]): Promise<readonly StoredKey[]> {
  const rows = await sql<Row[]>`select * from api_key where id = any(${[...ids]}::text[])`;
  return rows.map((row) => ({ ...toKey(row), hash: row.hash }));
}

/** Whether some key is taken at that moment. */
export async function hasUsableKey(sql: Sql, now: Date): Promise<boolean> {
  const rows = await sql`select from api_key where revoked_at is null and (expires_at is null or expires_at > ${now.toISOString()}) limit 1`;
  return rows.length > 0;
}

/** Ends a key at once; one that is revoked stays as it is. Throws INVALID_ARGUMENT for an id that no key has. */
export async function revokeKey(sql: Sql, id: string, now: Date): Promise<ApiKey> {
  const [row] = await sql<Row[]>`update api_key set revoked_at = coalesce(revoked_at, ${now.toISOString()}) where id = ${id} returning *`;
  if (row === undefined) throw unknownKey(id);
  return toKey(row);
}

/**
 * Makes a key in the place of another one, which goes on working for the grace (or until its own end, when that is sooner). The new key has its name and audience, and
 * lives as long as it did. Throws INVALID_ARGUMENT for a key that does not exist, is over, or was replaced before.
 */
export async function rotateKey(sql: Sql, id: string, { now, graceMs = GRACE_MS }: { readonly now: Date; readonly graceMs?: number }): Promise<NewKey> {
  const parts = makeKey();
  const at = now.toISOString();
  const rows = await sql<Row[]>`
    with old as (
      select id, name, audience, expires_at - created_at as life from api_key
      where id = ${id} and revoked_at is null and (expires_at is null or expires_at > ${at})
      for update
    ), ended as (
      update api_key set expires_at = least(api_key.expires_at, ${new Date(now.getTime() + graceMs).toISOString()}::timestamptz) from old where api_key.id = old.id
    )
    insert into api_key (id, hash, name, audience, created_at, expires_at, replaces)
    select ${parts.id}, ${hashOf(parts.secret).toString("hex")}, name, audience, ${at}, ${at}::timestamptz + life, id from old
    returning *`.catch((error: unknown) => {
    if ((error as { code?: unknown }).code === uniqueViolation) return [];
    throw error;
  });
  const [row] = rows;
  if (row === undefined) throw await whyNotRotated(sql, id, now);
  return { key: toKey(row), text: keyText(parts) };
}

async function whyNotRotated(sql: Sql, id: string, now: Date): Promise<DomainError> {
  const key = (await listKeys(sql)).find((each) => each.id === id);
  if (key === undefined) return unknownKey(id);
  const state = stateOf(key, now);
  if (state !== "ACTIVE") return new DomainError("INVALID_ARGUMENT", `The key ${id} is ${state.toLowerCase()}, so nothing can take its place. Create a new key.`);
  return new DomainError("INVALID_ARGUMENT", `The key ${id} has been replaced already. Rotate the key that replaced it, or create a new one.`);
}

/** Whether a key is taken at that moment, and why not. */
export function stateOf({ expiresAt, revokedAt }: Pick<ApiKey, "expiresAt" | "revokedAt">, now: Date): "ACTIVE" | "EXPIRED" | "REVOKED" {
  if (revokedAt !== null) return "REVOKED";
  return expiresAt !== null && expiresAt <= now ? "EXPIRED" : "ACTIVE";
}

function unknownKey(id: string): DomainError {
  return new DomainError("INVALID_ARGUMENT", `There is no key ${quoted(id)}. \`keys list\` shows the ids; they are the 8 characters after kmo_.`);
}

function toKey({ id, name, audience, created_at: created, expires_at: expires, revoked_at: revoked, replaces }: Row): ApiKey {
  const moment = (value: Moment | null): Date | null => (value === null ? null : new Date(value));
  return { id, name, audience, createdAt: new Date(created), expiresAt: moment(expires), revokedAt: moment(revoked), replaces };
}

function only(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new Error("an insert gave no row back");
  return row;
}
