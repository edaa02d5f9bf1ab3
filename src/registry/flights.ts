import { setImmediate } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { forEverybody } from "../db/caller-signal.ts";
import { isUnavailable, unavailable } from "./outcomes.ts";
import { openPace } from "./pace.ts";
import type { CompanyRecord, Found, NotFound, RegistrySource, Unavailable } from "./source.ts";

/** What a source said, by number; what it could not say is not in it. */
export type Said = ReadonlyMap<string, Found<CompanyRecord> | NotFound>;

export type FlightOptions<Landed> = {
  readonly source: RegistrySource;
  /** Most numbers that may wait or be asked at once. */
  readonly maxQueued: number;
  /** Takes what the source said of some numbers, keeps it, and gives what is to be known of each of them. Called once at a time. */
  readonly land: (said: Said) => Promise<ReadonlyMap<string, Landed>>;
  /** Told how many numbers wait or are asked, when that changes. */
  readonly onQueued?: (length: number) => void;
};

/** Numbers on their way to a source and back. */
export type Flights<Landed> = {
  /** What becomes of a number; asked of the source unless it is being asked already, or failed a moment ago. Never rejects. */
  readonly ask: (number: string) => Promise<Landed | Unavailable>;
  /** Seconds until all numbers that are under way now have come; an estimate, at least 1. */
  readonly secondsLeft: () => number;
  /** Takes no more, ends what is under way and waits until all that came is kept. */
  readonly close: () => Promise<void>;
};

/** So many numbers are with the source at once; the others wait here, where they still fill batches that are not full. */
const MOST_WITH_SOURCE = 500;
const FAILURES_REMEMBERED = 10_000;

/**
 * Asks each number once, however many want it at the same time, in batches as large as the source takes. Numbers that are wanted in one
 * turn of the event loop go together.
 */
export function openFlights<Landed>({ source, maxQueued, land, onQueued = () => {} }: FlightOptions<Landed>): Flights<Landed> {
  const ending = new AbortController();
  const flying = new Map<string, PromiseWithResolvers<Landed | Unavailable>>();
  const failures = rememberFailures();
  const pace = openPace();
  const landInTurn = oneAtATime(land);
  const batches = new Set<Promise<void>>();
  const waiting: string[] = [];
  let withSource = 0;

  const secondsLeft = (): number => pace.secondsFor(flying.size);

  function ask(number: string): Promise<Landed | Unavailable> {
    const refusal = refused(number);
    const flight = flying.get(number) ?? (refusal === null ? enqueue(number) : null);
    return flight?.promise ?? Promise.resolve(refusal ?? unavailable("CANCELLED"));
  }

  function refused(number: string): Unavailable | null {
    if (ending.signal.aborted) return unavailable("CANCELLED");
    return failures.of(number) ?? (flying.size >= maxQueued ? unavailable("QUEUE_FULL", secondsLeft()) : null);
  }

  function enqueue(number: string): PromiseWithResolvers<Landed | Unavailable> {
    const flight = Promise.withResolvers<Landed | Unavailable>();
    flying.set(number, flight);
    if (waiting.push(number) === 1) void setImmediate().then(() => forEverybody(depart));
    onQueued(flying.size);
    return flight;
  }

  function depart(): void {
    while (waiting.length > 0 && (withSource === 0 || withSource + Math.min(waiting.length, source.batchSize) <= MOST_WITH_SOURCE)) {
      const batch = fly(waiting.splice(0, source.batchSize)).finally(() => batches.delete(batch));
      batches.add(batch);
    }
  }

  async function fly(numbers: readonly string[]): Promise<void> {
    const started = performance.now();
    withSource += numbers.length;
    const { said, unsaid } = await answersOf(source, numbers, ending.signal);
    withSource -= numbers.length;
    depart();
    const landed = said.size === 0 ? new Map<string, Landed>() : await landInTurn(said).catch(() => new Map<string, Landed>());
    for (const number of numbers) arrive(number, landed.get(number) ?? unsaid.get(number) ?? unavailable("STORE_FAILED"));
    if (said.size > 0) pace.came(numbers.length, started);
    onQueued(flying.size);
  }

  function arrive(number: string, outcome: Landed | Unavailable): void {
    if (isUnavailable(outcome)) failures.remember(number, outcome);
    flying.get(number)?.resolve(outcome);
    flying.delete(number);
  }

  async function close(): Promise<void> {
    ending.abort();
    for (const number of waiting.splice(0)) arrive(number, unavailable("CANCELLED"));
    await Promise.all(batches);
  }

  return { ask, secondsLeft, close };
}

/** What the source said and what it could not say, of each number one or the other, whatever it did. */
async function answersOf(source: RegistrySource, numbers: readonly string[], signal: AbortSignal): Promise<{ readonly said: Said; readonly unsaid: ReadonlyMap<string, Unavailable> }> {
  const outcomes = await Promise.resolve().then(() => source.lookup(numbers, signal)).catch(() => new Map<string, never>());
  const said = new Map<string, Found<CompanyRecord> | NotFound>();
  const unsaid = new Map<string, Unavailable>();
  for (const number of numbers) {
    const outcome = outcomes.get(number) ?? unavailable("WRONG_ANSWER");
    if (outcome.outcome === "UNAVAILABLE") unsaid.set(number, outcome);
    else said.set(number, outcome);
  }
  return { said, unsaid };
}

/** Keeps why numbers could not be had for as long as they need not be asked again. */
function rememberFailures() {
  const failures = new LRUCache<string, { readonly reason: string; readonly until: number }>({ max: FAILURES_REMEMBERED });
  return {
    remember: (number: string, { reason, retryAfterSeconds }: Unavailable): void => void failures.set(number, { reason, until: performance.now() + retryAfterSeconds * 1000 }),
    of: (number: string): Unavailable | null => {
      const failure = failures.get(number);
      const left = failure === undefined ? 0 : failure.until - performance.now();
      return failure === undefined || left <= 0 ? null : { outcome: "UNAVAILABLE", reason: failure.reason, retryAfterSeconds: Math.ceil(left / 1000) };
    },
  };
}

/** The same work, of which each run begins after the one before has ended: writers of the store would only wait for each other on connections that readers need. */
function oneAtATime<Input, Output>(work: (input: Input) => Promise<Output>): (input: Input) => Promise<Output> {
  let last: Promise<unknown> = Promise.resolve();
  return (input) => {
    const own = last.then(() => work(input));
    last = own.catch(() => {});
    return own;
  };
}
