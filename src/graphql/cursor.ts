import { crc32 } from "node:zlib";
import { isSortKey, type SortKey, type SortOrder } from "../db/find/keyset.ts";
import { DomainError } from "../domain/errors.ts";
import { readToken, writeToken } from "../domain/token.ts";

const version = 1;

/** Opaque text for a row's place: version, order and sort values, with a checksum over them. */
export function encodeCursor(order: SortOrder, key: SortKey): string {
  return writeToken([version, order.name, checksum(order, key), ...key]);
}

/** The place that a cursor stands for. Throws INVALID_CURSOR for text that is none, was changed, or is of another list or order. */
export function decodeCursor(order: SortOrder, cursor: string): SortKey {
  const [made, name, sum, ...key] = readToken(cursor);
  if (made !== version) throw invalid("This text is no cursor of this service");
  if (name !== order.name) throw invalid("This cursor is of another list or another order");
  if (!isSortKey(order, key) || sum !== checksum(order, key)) throw invalid("This cursor was changed or cut off");
  return key;
}

function checksum({ name }: SortOrder, key: SortKey): number {
  return crc32(JSON.stringify([version, name, ...key]));
}

function invalid(fault: string): DomainError {
  return new DomainError("INVALID_CURSOR", `${fault}. Use a cursor from \`edges\` or \`pageInfo\` of the same field with the same \`orderBy\`, or leave it out to start anew.`);
}
