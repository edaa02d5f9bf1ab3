import { crc32 } from "node:zlib";
import { DomainError } from "../domain/errors.ts";
import { readToken, writeToken } from "../domain/token.ts";
import type { DimensionName } from "./cubes/dossiers.ts";
import { figureOf, type OrderTerm } from "./figures.ts";
import type { RowKey, RowPlace } from "./plan.ts";
import type { RawRow } from "./rows.ts";

/** The rows that a cursor is of: those of other dimensions or in another order have other places. */
export type Ordered = { readonly by: readonly DimensionName[]; readonly order: readonly OrderTerm[] };

/** The place of a row in the order. */
export function placeOf({ order }: Ordered, { key, sums }: Pick<RawRow, "key" | "sums">): RowPlace {
  return { key, figures: order.map((term) => (term.kind === "KEY" ? null : figureOf(term, sums))) };
}

/** Opaque text for the place of a row, with a checksum over that, the dimensions and the order. */
export function encodeRowCursor(ordered: Ordered, { figures, key }: RowPlace): string {
  const parts = [...figures.map((figure) => figure?.toString() ?? null), ...key];
  return writeToken([checksum(ordered, parts), ...parts]);
}

/** The place that a cursor stands for. Throws INVALID_CURSOR for text that is none, was changed, or is of rows by other dimensions or in another order. */
export function decodeRowCursor(ordered: Ordered, cursor: string): RowPlace {
  const [sum, ...parts] = readToken(cursor);
  const { by, order } = ordered;
  const figures = parts.slice(0, order.length);
  const key = parts.slice(order.length);
  if (figures.every(isFigure) && key.every(isCode) && key.length === by.length && sum === checksum(ordered, [...figures, ...key])) {
    return { figures: figures.map((figure) => (figure === null ? null : BigInt(figure))), key };
  }
  throw new DomainError("INVALID_CURSOR", "`after` is no cursor of this breakdown. Use `pageInfo.endCursor` of an answer with the same `by` and `orderBy`, or leave it out to start anew.", { details: { argument: "after" } });
}

function isFigure(part: unknown): part is string | null {
  return part === null || (typeof part === "string" && /^-?\d{1,40}$/.test(part));
}

function isCode(part: unknown): part is string | null {
  return part === null || typeof part === "string";
}

function checksum({ by, order }: Ordered, parts: RowKey): number {
  return crc32(JSON.stringify(["breakdown", ...by, order, ...parts]));
}
