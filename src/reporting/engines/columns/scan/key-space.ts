import type { Factor } from "./factors.ts";

/** A factor with its place in a key: the word it is in, and what its places are multiplied by there. */
export type PlacedFactor = Factor & { readonly word: number; readonly stride: number };

/**
 * How the places of all factors make one key. A small product is the number of a cell; a larger one is a key of one or more words of
 * 32 bits, which a hash turns into the number of a group.
 */
export type KeySpace = { readonly factors: readonly PlacedFactor[]; readonly words: number; /** 0: by hash. */ readonly cells: number };

const WORD = 2 ** 32;
/** Above it, clearing and reading the cells costs more than hashing the rows. */
const MOST_CELLS = 2 ** 19;
const MOST_CELLS_PER_ROW = 6;
const FEW_CELLS = 2 ** 13;

/** The key space of some factors, for a scan of so many rows. The first factor varies slowest: a run of one time key then stays in one part of the cells. */
export function keySpaceOf(factors: readonly Factor[], rows: number): KeySpace {
  const words: { readonly factors: readonly Factor[]; readonly size: number }[] = [{ factors: [], size: 1 }];
  for (const factor of factors) {
    const last = words.at(-1);
    if (last !== undefined && last.size * factor.size <= WORD) words[words.length - 1] = { factors: [...last.factors, factor], size: last.size * factor.size };
    else words.push({ factors: [factor], size: factor.size });
  }
  const cells = words.length === 1 ? (words[0]?.size ?? 1) : Infinity;
  const isSmall = cells <= Math.min(MOST_CELLS, Math.max(FEW_CELLS, rows * MOST_CELLS_PER_ROW));
  return { factors: words.flatMap((word, number) => placed(word.factors, number)), words: words.length, cells: isSmall ? cells : 0 };
}

function placed(factors: readonly Factor[], word: number): readonly PlacedFactor[] {
  return factors.map((factor, index) => ({ ...factor, word, stride: factors.slice(index + 1).reduce((all, { size }) => all * size, 1) }));
}

/** The place in a factor that a word of a key has. */
export function placeIn({ stride, size }: PlacedFactor, word: number): number {
  return Math.floor((word >>> 0) / stride) % size;
}
