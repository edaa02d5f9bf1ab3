import { crc32 } from "node:zlib";
import { isSortKey, type SortKey, type SortOrder } from "../db/find/keyset.ts";
import { DomainError } from "../domain/errors.ts";
import { limits } from "./limits.ts";

const version = 1;

/** Opaque text for a row's place: version, order and sort values, with a checksum over them. */
export function encodeCursor(order: SortOrder, key: SortKey): string {
  return Buffer.from(JSON.stringify([version, order.name, checksum(order, key), ...key])).toString("base64url");
}

/** The place that a cursor stands for. Throws INVALID_CURSOR for text that is none, was changed, or is of another list or order. */
export function decodeCursor(order: SortOrder, cursor: string): SortKey {
  const parts = cursor.length <= limits.token ? readParts(cursor) : null;
  if (parts === null || parts[0] !== version) throw invalid("This text is no cursor of this service");
  const [, name, sum, ...key] = parts;
  if (name !== order.name) throw invalid("This cursor is of another list or another order");
  if (!isSortKey(order, key) || sum !== checksum(order, key)) throw invalid("This cursor was changed or cut off");
  return key;
}

function readParts(cursor: string): readonly unknown[] | null {
  try {
    const text = Buffer.from(cursor, "base64url");
    const parts: unknown = text.toString("base64url") === cursor ? JSON.parse(text.toString("utf8")) : null;
    return Array.isArray(parts) ? parts : null;
  } catch {
    return null;
  }
}

function checksum({ name }: SortOrder, key: SortKey): number {
  return crc32(JSON.stringify([version, name, ...key]));
}

function invalid(fault: string): DomainError {
  return new DomainError("INVALID_CURSOR", `${fault}. Use a cursor from \`edges\` or \`pageInfo\` of the same field with the same \`orderBy\`, or leave it out to start anew.`);
}
