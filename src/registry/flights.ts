import { setImmediate } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { SourceFault } from "./source-fault.ts";
import type { CompanyRecord, Outcome, RegistrySource, Unavailable } from "./source.ts";

export type FlightOptions<Landed> = {
  readonly source: RegistrySource<CompanyRecord>;
  /** Most numbers that may wait or be asked at once. */
  readonly maxQueued: number;
  /** Takes what the source said of some numbers, keeps it, and gives what is to be known of each of them. */
  readonly land: (outcomes: ReadonlyMap<string, Outcome<CompanyRecord>>) => Promise<ReadonlyMap<string, Landed>>;
  readonly onQueued?: (length: number) => void;
};

/** Numbers on their way to a source and back. */
export type Flights<Landed> = {
  /** What becomes of a number; asked of the source unless it is being asked already, or failed a moment ago. Never rejects. */
  readonly ask: (number: string) => Promise<Landed | Unavailable>;
  /** Seconds until a number that is asked now may be there; an estimate, at least 1. */
  readonly secondsLeft: () => number;
  /** Takes no more, ends what is under way and waits until all that came is kept. */
  readonly close: () => Promise<void>;
};

const FIRST_GUESS_SECONDS = 0.2;
const NEWEST_WEIGHT = 0.2;
const FAILURES_REMEMBERED = 10_000;

/**
 * Asks each number once, however many want it at the same time, in batches as large as the source takes. Numbers that are wanted in one
 * turn of the event loop go together.
 */
export function openFlights<Landed>({ source, maxQueued, land, onQueued = () => {} }: FlightOptions<Landed>): Flights<Landed> {
  const ending = new AbortController();
  const flying = new Map<string, PromiseWithResolvers<Landed | Unavailable>>();
  const failed = new LRUCache<string, Unavailable & { readonly until: number }>({ max: FAILURES_REMEMBERED });
  const batches = new Set<Promise<void>>();
  let gathering: string[] = [];
  let secondsPerNumber = FIRST_GUESS_SECONDS;
  let lastLanding = 0;

  const secondsLeft = (): number => Math.max(1, Math.ceil(flying.size * secondsPerNumber));

  function ask(number: string): Promise<Landed | Unavailable> {
    const known = flying.get(number);
    if (known !== undefined) return known.promise;
    const refusal = refused(number);
    if (refusal !== null) return Promise.resolve(refusal);
    const flight = Promise.withResolvers<Landed | Unavailable>();
    flying.set(number, flight);
    onQueued(flying.size);
    if (gathering.length === 0) void gather();
    gathering.push(number);
    return flight.promise;
  }

  function refused(number: string): Unavailable | null {
    if (ending.signal.aborted) return { outcome: "UNAVAILABLE", reason: "CANCELLED", retryAfterSeconds: 1 };
    const failure = failed.get(number);
    const left = failure === undefined ? 0 : failure.until - performance.now();
    if (failure !== undefined && left > 0) return { outcome: "UNAVAILABLE", reason: failure.reason, retryAfterSeconds: Math.max(1, Math.ceil(left / 1000)) };
    return flying.size >= maxQueued ? { outcome: "UNAVAILABLE", reason: "QUEUE_FULL", retryAfterSeconds: secondsLeft() } : null;
  }

  async function gather(): Promise<void> {
    await setImmediate();
    const numbers = gathering;
    gathering = [];
    for (let start = 0; start < numbers.length; start += source.batchSize) {
      const batch = fly(numbers.slice(start, start + source.batchSize)).finally(() => batches.delete(batch));
      batches.add(batch);
    }
  }

  async function fly(numbers: readonly string[]): Promise<void> {
    const started = performance.now();
    const landed = await landedOf(numbers);
    for (const number of numbers) {
      const outcome = landed.get(number) ?? unavailable(new SourceFault("WRONG_ANSWER", "a number was left out", { isRetryable: false }));
      if (isUnavailable(outcome)) failed.set(number, { ...outcome, until: performance.now() + outcome.retryAfterSeconds * 1000 });
      flying.get(number)?.resolve(outcome);
      flying.delete(number);
    }
    const now = performance.now();
    secondsPerNumber += NEWEST_WEIGHT * ((now - Math.max(started, lastLanding)) / 1000 / numbers.length - secondsPerNumber);
    lastLanding = now;
    onQueued(flying.size);
  }

  async function landedOf(numbers: readonly string[]): Promise<ReadonlyMap<string, Landed | Unavailable>> {
    try {
      const outcomes = await source.lookup(numbers, ending.signal);
      const said = new Map([...outcomes].filter(([, outcome]) => !isUnavailable(outcome)));
      const landed = said.size === 0 ? new Map<string, Landed>() : await land(said);
      return new Map<string, Landed | Unavailable>([...[...outcomes].filter((entry): entry is [string, Unavailable] => isUnavailable(entry[1])), ...landed]);
    } catch (error) {
      const outcome = unavailable(error);
      return new Map(numbers.map((number) => [number, outcome]));
    }
  }

  async function close(): Promise<void> {
    ending.abort();
    await setImmediate();
    await Promise.all(batches);
  }

  return { ask, secondsLeft, close };
}

/** Whether the source could not say. */
export function isUnavailable(outcome: unknown): outcome is Unavailable {
  return typeof outcome === "object" && outcome !== null && "outcome" in outcome && outcome.outcome === "UNAVAILABLE";
}

const STORE_RETRY_SECONDS = 5;

function unavailable(error: unknown): Unavailable {
  if (error instanceof SourceFault) return { outcome: "UNAVAILABLE", reason: error.code, retryAfterSeconds: error.retryAfterSeconds ?? STORE_RETRY_SECONDS };
  return { outcome: "UNAVAILABLE", reason: "STORE_FAILED", retryAfterSeconds: STORE_RETRY_SECONDS };
}
