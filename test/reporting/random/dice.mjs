/** Random choices that a seed decides. */

/** mulberry32: numbers of 0 to below 1. */
function numbersFrom(start) {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** FNV-1a, so that neighbouring seeds have nothing in common. */
function hash(text) {
  let sum = 0x811c9dc5;
  for (const byte of Buffer.from(text)) sum = Math.imul(sum ^ byte, 0x01000193);
  return sum | 0;
}

export function diceFrom(seed) {
  const next = numbersFrom(hash(seed));
  const integer = (from, to) => from + Math.floor(next() * (to - from + 1));
  const pick = (list) => list[integer(0, list.length - 1)];
  const chance = (share) => next() < share;
  /** One of the values, each as likely as its weight: [[weight, value], …]. */
  const weighted = (choices) => {
    let left = next() * choices.reduce((sum, [weight]) => sum + weight, 0);
    const [, value] = choices.find(([weight]) => (left -= weight) < 0) ?? choices.at(-1);
    return value;
  };
  /** Several different ones, in random order. */
  const some = (list, count) => {
    const left = [...list];
    return Array.from({ length: Math.min(count, list.length) }, () => left.splice(integer(0, left.length - 1), 1)[0]);
  };
  return { integer, pick, chance, weighted, some };
}
