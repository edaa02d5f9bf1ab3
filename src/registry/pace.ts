/** How fast numbers come from a source. */
export type Pace = {
  /** So many numbers came, that the source was given at a moment of performance.now(). */
  readonly came: (count: number, startedMs: number) => void;
  /** Whole seconds in which so many numbers come, at least 1. */
  readonly secondsFor: (count: number) => number;
};

/** Before anything came: what a platform of ten calls a second needs, at two calls for each number. */
const FIRST_GUESS_SECONDS = 0.2;
const NEWEST_WEIGHT = 0.05;

/** An average over the numbers that came, in which each weighs a twentieth more than the one before it. Time in which nothing was asked does not count. */
export function openPace(): Pace {
  let secondsPerNumber = FIRST_GUESS_SECONDS;
  let lastMs = 0;
  return {
    came: (count, startedMs) => {
      const nowMs = performance.now();
      const seconds = (nowMs - Math.max(startedMs, lastMs)) / 1000 / count;
      secondsPerNumber += (1 - (1 - NEWEST_WEIGHT) ** count) * (seconds - secondsPerNumber);
      lastMs = nowMs;
    },
    secondsFor: (count) => Math.max(1, Math.ceil(count * secondsPerNumber)),
  };
}
