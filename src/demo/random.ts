/** A stream of pseudo-random numbers that is the same on every machine for the same seed and stream name. */
export type Random = {
  /** In [0, 1), in steps of 2^-32. */
  readonly next: () => number;
  /** A whole number in [0, below). */
  readonly int: (below: number) => number;
  /** True with that probability, 0 to 1. */
  readonly chance: (probability: number) => boolean;
  /** About normal with mean 0 and deviation 1 (a sum of uniforms), within -6 and 6. */
  readonly normal: () => number;
};

/** The stream of that name under a seed (any 32-bit integer): sfc32, seeded by splitmix32 of the seed and the hashed name. */
export function createRandom(seed: number, stream: string): Random {
  const next = sfc32(splitmix32(Math.imul(seed | 0, 0x9e3779b1) ^ fnv1a(stream)));
  return {
    next,
    int: (below) => Math.floor(next() * below),
    chance: (probability) => next() < probability,
    normal: () => (next() + next() + next() + next() - 2) * Math.sqrt(3),
  };
}

/** A chooser of an index with a probability in proportion to its weight; weights are not negative and not all 0. */
export function weightedIndex(weights: ArrayLike<number>): (random: Random) => number {
  const cumulative = new Float64Array(weights.length);
  let sum = 0;
  for (let index = 0; index < weights.length; index += 1) cumulative[index] = sum += weights[index] ?? 0;
  return (random) => firstAbove(cumulative, random.next() * sum);
}

/** The first index whose value is above `limit` in an ascending list; the last index when none is. */
export function firstAbove(ascending: Float64Array, limit: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

function sfc32(seed: () => number): () => number {
  let [a, b, c, counter] = [seed(), seed(), seed(), 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

function splitmix32(start: number): () => number {
  let state = start | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}
