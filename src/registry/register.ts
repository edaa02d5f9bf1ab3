import type { Logger } from "pino";
import type { Handle } from "../db/client.ts";
import { findCompanies, findHeldCompanies, type HeldCompany } from "../db/find/companies.ts";
import type { CompanyRow } from "../db/tables/index.ts";
import { openFlights, type Flights, type Said } from "./flights.ts";
import type { SourceMetrics } from "./metrics.ts";
import { unavailable } from "./outcomes.ts";
import { refreshAll, type RefreshCounts } from "./refresh.ts";
import type { LiveSource, RegistrySource, Unavailable } from "./source.ts";
import type { Answer } from "./store.ts";

export type RegisterOptions = {
  readonly handle: Handle;
  /** The live source beside the imported extract; null for none. */
  readonly source: RegistrySource | null;
  /** Keeps answers; each number once. */
  readonly store: (source: LiveSource, answers: readonly Answer[]) => Promise<unknown>;
  /** What is held is as good as new for so long. */
  readonly freshHours: number;
  /** How long a look-up waits for the source. */
  readonly waitMs: number;
  /** Most numbers that may wait or be asked at once. */
  readonly maxQueued: number;
  readonly now: () => Date;
  readonly log: Pick<Logger, "error">;
  readonly metrics?: Pick<SourceMetrics, "setQueueLength" | "setWaiting"> | undefined;
};

/** HELD: what is held is taken, however old, and only what is not held is asked of the source. FRESH: what is too old is asked again. */
export type Freshness = "HELD" | "FRESH";

/**
 * What is known of a number. Stale is what is older than it may be: its source was not asked, did not answer, or does not know it. NOT_FOUND
 * is only said where the source said it, or where there is no live one.
 */
export type RegisterOutcome = { readonly outcome: "FOUND"; readonly company: CompanyRow; readonly isStale: boolean } | { readonly outcome: "NOT_FOUND" } | Unavailable;

export type LookupOptions = { readonly freshness: Freshness; /** Ends the wait for the source, not its call. */ readonly signal?: AbortSignal };

/** The company register: what is held of it, and the live source behind. */
export type Register = {
  /** One outcome for each number, by one statement when all is held and fresh enough. Waits for the source as long as the settings say. */
  readonly lookup: (numbers: readonly string[], options: LookupOptions) => Promise<ReadonlyMap<string, RegisterOutcome>>;
  /** Asks the source for every number, however fresh, and waits for all answers. `onDone` gets how many there are. The signal ends it after the numbers that are under way. */
  readonly refresh: (numbers: readonly string[], onDone: (done: number) => void, signal?: AbortSignal) => Promise<RefreshCounts>;
  /** Whether what a row holds is older than it may be: its own moment for a live source, else the extract's. Never so without a live source. */
  readonly isStale: (company: CompanyRow, extractAt: Date | null) => boolean;
  /** Takes no more look-ups of the source, ends what is under way and waits until what came is kept. */
  readonly close: () => Promise<void>;
};

type LiveOptions = RegisterOptions & { readonly source: RegistrySource };

const HOUR_MS = 3_600_000;
const REFRESHED_AT_ONCE = 500;

/** The register over the tables of the database, with a live source when there is one. */
export function createRegister(options: RegisterOptions): Register {
  const { source } = options;
  return source === null ? extractRegister(options.handle) : liveRegister({ ...options, source });
}

/** What the imported extract holds, and nothing behind it. */
export function extractRegister({ db }: Handle): Register {
  return {
    lookup: async (numbers) => {
      const rows = await findCompanies(db, numbers);
      return new Map(numbers.map((number) => [number, heldOutcome(rows.get(number) ?? null, false) ?? { outcome: "NOT_FOUND" }]));
    },
    refresh: async (numbers) => ({ found: 0, notFound: 0, unavailable: numbers.length }),
    isStale: () => false,
    close: async () => {},
  };
}

function liveRegister(options: LiveOptions): Register {
  const { source, maxQueued, waitMs, freshHours, now, metrics } = options;
  const flights = openFlights<RegisterOutcome>({ source, maxQueued, land: (said) => land(said, options), onQueued: (length) => metrics?.setQueueLength(length) });
  const oldestFresh = (): number => now().getTime() - freshHours * HOUR_MS;
  let waiting = 0;
  const wait: Wait = async (numbers, signal) => {
    metrics?.setWaiting((waiting += 1));
    const came = await withinTime(flights, numbers, waitMs, signal);
    metrics?.setWaiting((waiting -= 1));
    return came;
  };
  return {
    lookup: async (numbers, asking) => lookUp(numbers, await findHeldCompanies(options.handle.db, numbers, source.name), { ...asking, oldest: oldestFresh(), wait }),
    refresh: (numbers, onDone, signal) => refreshAll(numbers, { ask: flights.ask, atOnce: Math.min(maxQueued, REFRESHED_AT_ONCE), onDone, signal }),
    isStale: (company, extractAt) => isOlder(company, extractAt, oldestFresh()),
    close: async () => {
      await flights.close();
      await source.close();
    },
  };
}

/** Keeps answers, and gives what is held after that, so that an answer and the store never differ. */
async function land(said: Said, { source, store, handle, log }: LiveOptions): Promise<ReadonlyMap<string, RegisterOutcome>> {
  try {
    await store(source.name, [...said].map(([number, outcome]) => ({ number, outcome })));
    const rows = await findCompanies(handle.db, [...said.keys()]);
    return new Map([...said].map(([number, { outcome }]) => [number, heldOutcome(rows.get(number) ?? null, outcome === "NOT_FOUND") ?? (outcome === "NOT_FOUND" ? { outcome } : unavailable("STORE_FAILED"))]));
  } catch (error) {
    log.error({ source: source.name, companies: said.size, error: error instanceof Error ? error.name : typeof error, code: (error as NodeJS.ErrnoException).code }, "answers of the register could not be kept");
    throw error;
  }
}

type Wait = (numbers: readonly string[], signal: AbortSignal | undefined) => Promise<ReadonlyMap<string, RegisterOutcome>>;
type Asking = LookupOptions & { /** What is from before this moment is too old; milliseconds. */ readonly oldest: number; readonly wait: Wait };

async function lookUp(numbers: readonly string[], held: ReadonlyMap<string, HeldCompany>, { freshness, signal, oldest, wait }: Asking): Promise<ReadonlyMap<string, RegisterOutcome>> {
  const known = new Map([...held].map(([number, each]) => [number, toKnown(each, oldest)]));
  const wanted = numbers.filter((number) => isToAsk(known.get(number), freshness));
  const came = wanted.length === 0 ? new Map<string, RegisterOutcome>() : await wait(wanted, signal);
  return new Map(numbers.map((number) => [number, better(known.get(number)?.outcome ?? null, came.get(number))]));
}

/** Null for a number of which nothing is known. `isAnswered`: the source has spoken of it, and recently enough. */
type Known = { readonly outcome: RegisterOutcome | null; readonly isAnswered: boolean };

function toKnown({ company, extractAt, notFoundAt }: HeldCompany, oldest: number): Known {
  const isNotFound = notFoundAt !== null && notFoundAt.getTime() >= oldest;
  const isOld = company !== null && isOlder(company, extractAt, oldest);
  return { outcome: heldOutcome(company, isOld) ?? (isNotFound ? { outcome: "NOT_FOUND" } : null), isAnswered: isNotFound || !isOld };
}

function heldOutcome(company: CompanyRow | null, isStale: boolean): RegisterOutcome | null {
  return company === null ? null : { outcome: "FOUND", company, isStale };
}

function isOlder(company: CompanyRow, extractAt: Date | null, oldest: number): boolean {
  const from = company.source === "EXTRACT" ? extractAt : company.retrievedAt;
  return from === null || from.getTime() < oldest;
}

function isToAsk(known: Known | undefined, freshness: Freshness): boolean {
  if (known === undefined || known.outcome === null) return true;
  return freshness === "FRESH" && !known.isAnswered;
}

/** What came for a number goes before what was held of it, but that it could not be had only where nothing was held. */
function better(held: RegisterOutcome | null, came: RegisterOutcome | undefined): RegisterOutcome {
  if (came === undefined) return held ?? unavailable("WRONG_ANSWER");
  return came.outcome === "UNAVAILABLE" && held !== null ? held : came;
}

/** What came within the time, of each number; the rest is UNAVAILABLE and goes on. The caller's signal ends only the wait. */
async function withinTime(flights: Flights<RegisterOutcome>, numbers: readonly string[], waitMs: number, signal: AbortSignal | undefined): Promise<ReadonlyMap<string, RegisterOutcome>> {
  const came = new Map<string, RegisterOutcome>();
  const all = Promise.all(numbers.map(async (number) => came.set(number, await flights.ask(number))));
  const over = Promise.withResolvers<void>();
  const timer = setTimeout(over.resolve, waitMs);
  const giveUp = (): void => over.resolve();
  signal?.addEventListener("abort", giveUp, { once: true });
  if (signal?.aborted === true) giveUp();
  await Promise.race([all, over.promise]);
  clearTimeout(timer);
  signal?.removeEventListener("abort", giveUp);
  const late = unavailable("STILL_ASKED", flights.secondsLeft());
  return new Map(numbers.map((number) => [number, came.get(number) ?? late]));
}
