import type { DimensionName } from "../../../cubes/dossiers.ts";
import { sortText } from "../../../row-order.ts";
import { wholeNumbers } from "./fill.ts";
import type { LeafKey } from "./leaves.ts";

/** One part of the keys of all groups: the place of each one's code among those that occur, in the order of rows, and these codes. */
export type Ranks = { readonly of: Uint32Array; readonly codes: readonly (string | null)[] };

/** The ranks of a part of the keys. */
export function ranksOf(name: DimensionName, { codes, index }: LeafKey): Ranks {
  const order = orderOf(name, codes);
  const occurs = new Uint8Array(codes.length);
  for (const place of index) occurs[place] = 1;
  const occurring = order.filter((place) => occurs[place] === 1);
  const rankAt = new Uint32Array(codes.length);
  for (let rank = 0; rank < occurring.length; rank += 1) rankAt[occurring[rank] ?? 0] = rank;
  return { of: wholeNumbers(index.length, (group) => rankAt[index[group] ?? 0] ?? 0), codes: Array.from(occurring, (place) => codes[place] ?? null) };
}

/** Where a code stands among those of ranks, also one that does not occur: then half way between its neighbours. */
export function rankOf(name: DimensionName, { codes }: Ranks, code: string | null): number {
  const text = bytesOf(name, code);
  const rank = codes.findIndex((each) => Buffer.compare(bytesOf(name, each), text) >= 0);
  if (rank < 0) return codes.length;
  return codes[rank] === code ? rank : rank - 0.5;
}

const memory = new WeakMap<readonly (string | null)[], Uint32Array>();

/** The places of codes in the order of rows, kept as long as the codes are. */
function orderOf(name: DimensionName, codes: readonly (string | null)[]): Uint32Array {
  const kept = memory.get(codes);
  if (kept !== undefined && kept.length === codes.length) return kept;
  const texts = codes.map((code) => bytesOf(name, code));
  const made = Uint32Array.from(codes.keys()).sort((a, b) => Buffer.compare(texts[a] ?? empty, texts[b] ?? empty));
  memory.set(codes, made);
  return made;
}

const empty = Buffer.alloc(0);

/** Texts are compared byte by byte. */
function bytesOf(name: DimensionName, code: string | null): Buffer {
  return Buffer.from(sortText(name, code));
}
