import { setTimeout } from "node:timers/promises";
import type { RegisterOutcome } from "./register.ts";

/** What became of the numbers of a refresh. */
export type RefreshCounts = { readonly found: number; readonly notFound: number; readonly unavailable: number };

export type RefreshOptions = {
  readonly ask: (number: string) => Promise<RegisterOutcome>;
  /** So many numbers are wanted at the same time. */
  readonly atOnce: number;
  /** Told how many numbers are done with. */
  readonly onDone: (done: number) => void;
  /** Ends the refresh after the numbers that are under way; the rest counts as unavailable. */
  readonly signal?: AbortSignal | undefined;
};

/** Numbers that the source could not say, the longest time after which it said to come back, and whether the rest was not asked: it is down, or the refresh was ended. */
type Failed = { readonly numbers: readonly string[]; readonly pauseSeconds: number; readonly isDown: boolean };

const ROUNDS = 3;
const PARTS_IN_VAIN = 3;
const LONGEST_PAUSE_SECONDS = 60;

/**
 * Asks for every number, part by part. A source of which a whole part had nothing is left alone for as long as it said, at most a minute,
 * and given up after three such parts in a row. Single numbers that it could not say are asked again at the end, twice at most.
 */
export async function refreshAll(numbers: readonly string[], options: RefreshOptions): Promise<RefreshCounts> {
  let found = 0;
  let notFound = 0;
  const onSaid = (isFound: boolean): void => {
    if (isFound) found += 1;
    else notFound += 1;
    options.onDone(found + notFound);
  };
  let failed: Failed = { numbers, pauseSeconds: 0, isDown: false };
  for (let round = 1; round <= ROUNDS && failed.numbers.length > 0 && !failed.isDown; round += 1) {
    await pause(failed.pauseSeconds, options.signal);
    failed = await askAll(failed.numbers, options, onSaid);
  }
  options.onDone(numbers.length);
  return { found, notFound, unavailable: numbers.length - found - notFound };
}

async function askAll(numbers: readonly string[], { ask, atOnce, signal }: RefreshOptions, onSaid: (isFound: boolean) => void): Promise<Failed> {
  const failed: string[] = [];
  let pauseSeconds = 0;
  let inVain = 0;
  for (let start = 0; start < numbers.length; start += atOnce) {
    if (inVain > 0 && inVain < PARTS_IN_VAIN) await pause(pauseSeconds, signal);
    if (signal?.aborted === true || inVain === PARTS_IN_VAIN) return { numbers: failed, pauseSeconds, isDown: true };
    const part = numbers.slice(start, start + atOnce);
    const before = failed.length;
    const askOne = async (number: string): Promise<void> => {
      const outcome = await ask(number);
      if (outcome.outcome !== "UNAVAILABLE") return onSaid(outcome.outcome === "FOUND");
      failed.push(number);
      pauseSeconds = Math.max(pauseSeconds, outcome.retryAfterSeconds);
    };
    await Promise.all(part.map(askOne));
    inVain = failed.length - before === part.length ? inVain + 1 : 0;
  }
  return { numbers: failed, pauseSeconds, isDown: false };
}

/** Ends early with the signal. */
async function pause(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  if (seconds > 0) await setTimeout(Math.min(seconds, LONGEST_PAUSE_SECONDS) * 1000, null, { signal }).catch(() => {});
}
