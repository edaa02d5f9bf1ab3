import { crc32 } from "node:zlib";
import { DomainError } from "../domain/errors.ts";
import type { DimensionName } from "./cubes/dossiers.ts";
import type { RowKey } from "./plan.ts";

const LONGEST = 2000;

/** Opaque text for the place of a row: its key, with a checksum over that and the dimensions. */
export function encodeRowCursor(by: readonly DimensionName[], key: RowKey): string {
  return Buffer.from(JSON.stringify([checksum(by, key), ...key])).toString("base64url");
}

/** The key that a cursor stands for. Throws INVALID_CURSOR for text that is none, was changed, or is of a breakdown by other dimensions. */
export function decodeRowCursor(by: readonly DimensionName[], cursor: string): RowKey {
  const [sum, ...key] = cursor.length <= LONGEST ? readParts(cursor) : [];
  if (isKey(key) && key.length === by.length && sum === checksum(by, key)) return key;
  throw new DomainError("INVALID_CURSOR", "`after` is no cursor of this breakdown. Use `pageInfo.endCursor` of an answer with the same `by`, or leave it out to start anew.", { details: { argument: "after" } });
}

function readParts(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

function isKey(parts: readonly unknown[]): parts is RowKey {
  return parts.every((part) => part === null || typeof part === "string");
}

function checksum(by: readonly DimensionName[], key: RowKey): number {
  return crc32(JSON.stringify(["dossiers", ...by, ...key]));
}
