import { createHash } from "node:crypto";
import type { Sql } from "../db/connect.ts";
import type { IntakeFault } from "../domain/application.ts";
import { quoted } from "../domain/errors.ts";

const MOST = 200;

/** What is wrong with a key; null when nothing is. */
export function keyFault(key: string): IntakeFault | null {
  if (key.length >= 1 && key.length <= MOST && !/\p{Cc}/u.test(key) && key.isWellFormed()) return null;
  return { code: "INVALID_KEY", field: "idempotencyKey", message: `The key ${quoted(key)} has ${key.length} characters, or control characters. Choose 1 to ${MOST} characters, as of a UUID.` };
}

/** The same for the same operation and input, whatever the order of its fields. */
export function fingerprintOf(operation: string, input: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(input).map(([name, value]) => [name, typeof value === "bigint" ? value.toString() : (value ?? null)] as const);
  return createHash("sha256").update(JSON.stringify([operation, entries.toSorted(([a], [b]) => (a < b ? -1 : 1))])).digest("base64url");
}

/** That a key was used for something else. */
export function conflict(key: string): IntakeFault {
  return { code: "CONFLICT", field: "idempotencyKey", message: `The key ${quoted(key)} was used before with another input. Send the input of then, or choose a new key for this one.` };
}

/** What a key was used for; null when it is not in use. */
export async function findUsedKey(sql: Sql, client: string, key: string): Promise<{ readonly fingerprint: string; readonly reference: string } | null> {
  const [used] = await sql<{ fingerprint: string; reference: string }[]>`select fingerprint, reference from intake_key where client = ${client} and key = ${key}`;
  return used ?? null;
}
