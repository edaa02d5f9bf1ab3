/** Random choices that a seed decides. */
export type Dice = {
  readonly integer: (from: number, to: number) => number;
  readonly pick: <Value>(list: readonly Value[]) => Value;
  readonly chance: (share: number) => boolean;
  /** Several different ones, in random order. */
  readonly some: <Value>(list: readonly Value[], count: number) => readonly Value[];
};

/** mulberry32. */
export function diceFrom(seed: number): Dice {
  let state = Math.imul(seed, 0x9e3779b1);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <Value>(list: readonly Value[]): Value => list[integer(0, list.length - 1)]!;
  const some = <Value>(list: readonly Value[], count: number): readonly Value[] => {
    const left = [...list];
    return Array.from({ length: Math.min(count, list.length) }, () => left.splice(integer(0, left.length - 1), 1)[0]!);
  };
  return { integer, pick, chance: (share) => next() < share, some };
}
