/** A well-mixed number of 32 bits (0 to 2^32 - 1) that depends on nothing but its arguments. */
export function mix(seed: number, index: number, salt: number): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 0x7f4a7c15, 0xc2b2ae35) ^ Math.imul(salt, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A whole number from 0 up to but not including `size`, each as likely. */
export function below(size: number, random: number): number {
  return Math.floor((random / 4_294_967_296) * size);
}

/** True for about `percent` in a hundred. */
export function chance(percent: number, random: number): boolean {
  return random < percent * 42_949_672.96;
}

/** One of the items, the first ones far more often: the cube of an even draw. */
export function skewed(size: number, random: number): number {
  const even = random / 4_294_967_296;
  return Math.floor(size * even * even * even);
}
