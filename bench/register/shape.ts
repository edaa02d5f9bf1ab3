import { below, chance, mix } from "./random.ts";

/** What decides every row: the same shape gives the same bytes. */
export type Shape = {
  /** Enterprises with index 0 up to this. */
  readonly enterprises: number;
  readonly seed: number;
  /** Leaves out every nth enterprise with all that belongs to it; 0 for none. */
  readonly omitEvery: number;
};

const LARGE = 1000;

/** Establishment units of the shape: 85 per 100 enterprises, before omissions. */
export function establishmentCount({ enterprises }: Shape): number {
  return Math.floor(enterprises * 0.85);
}

/** True when the enterprise has rows. */
export function exists({ omitEvery }: Shape, enterprise: number): boolean {
  return omitEvery === 0 || enterprise % omitEvery !== 0;
}

/** About two in five enterprises are of natural persons; the same ones whatever the seed. */
export function isNaturalPerson(enterprise: number): boolean {
  return chance(40, mix(1, enterprise, 11));
}

/** Index of the enterprise that owns a unit: one unit in twenty belongs to a large one, three in ten to every third, the others are spread evenly. */
export function ownerOf({ enterprises }: Shape, establishment: number): number {
  if (establishment % 20 === 0) return Math.min(enterprises - 1, LARGE * below(Math.ceil(enterprises / LARGE), mix(1, establishment, 12)) + 7);
  if (establishment % 10 < 3) return 3 * ((establishment * 7919) % Math.ceil(enterprises / 3)) % enterprises;
  return (establishment * spread(enterprises)) % enterprises;
}

/** A factor without a divisor in common with the size, so that multiples of it modulo the size do not repeat. */
function spread(size: number): number {
  return [1_299_709, 1_299_721, 1_299_743].find((prime) => size % prime !== 0) ?? 1;
}
