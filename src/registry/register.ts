import type { Logger } from "pino";
import type { Handle } from "../db/client.ts";
import { findCompanies, findHeldCompanies, type HeldCompany } from "../db/find/companies.ts";
import type { CompanyRow } from "../db/tables/index.ts";
import { isUnavailable, openFlights, type Flights } from "./flights.ts";
import type { SourceMetrics } from "./metrics.ts";
import type { LiveSource, Outcome, CompanyRecord, RegistrySource, Unavailable } from "./source.ts";
import type { Answer } from "./store.ts";

export type RegisterOptions = {
  readonly handle: Handle;
  /** The live source beside the imported extract; null for none. */
  readonly source: RegistrySource<CompanyRecord> | null;
  /** Keeps answers; each number once. */
  readonly store: (source: LiveSource, answers: readonly Answer[]) => Promise<unknown>;
  /** What is held is as good as new for so long. */
  readonly freshHours: number;
  /** How long a look-up waits for the source. */
  readonly waitMs: number;
  readonly maxQueued: number;
  readonly now: () => Date;
  readonly log: Pick<Logger, "error">;
  readonly metrics?: SourceMetrics | undefined;
};

/** HELD: what is held is taken, however old, and only what is not held is asked of the source. FRESH: what is too old is asked again. */
export type Freshness = "HELD" | "FRESH";

/** What is known of a number. Stale is what is older than it may be, because its source was not asked or did not answer. */
export type RegisterOutcome = { readonly outcome: "FOUND"; readonly company: CompanyRow; readonly isStale: boolean } | { readonly outcome: "NOT_FOUND" } | Unavailable;

/** The company register: what is held of it, and the live source behind. */
export type Register = {
  /** One outcome for each number, by one statement when all is held and fresh enough. Waits for the source as long as the settings say. */
  readonly lookup: (numbers: readonly string[], options: { readonly freshness: Freshness; readonly signal?: AbortSignal }) => Promise<ReadonlyMap<string, RegisterOutcome>>;
  /** Asks the source for every number, however fresh, and waits for all answers. `onDone` gets how many there are. */
  readonly refresh: (numbers: readonly string[], onDone: (done: number) => void) => Promise<{ readonly found: number; readonly notFound: number; readonly unavailable: number }>;
  /** Whether what a row holds is older than it may be: its own moment for a live source, else the extract's. Never so without a live source. */
  readonly isStale: (company: CompanyRow, extractAt: Date | null) => boolean;
  readonly close: () => Promise<void>;
};

const HOUR_MS = 3_600_000;
const REFRESHED_AT_ONCE = 500;

/** The register over the tables of the database, with a live source when there is one. */
export function createRegister(options: RegisterOptions): Register {
  const { handle, source, store, maxQueued, freshHours, now, log, metrics } = options;
  if (source === null) return extractRegister(handle);
  const land = async (outcomes: ReadonlyMap<string, Outcome<CompanyRecord>>): Promise<ReadonlyMap<string, RegisterOutcome>> => {
    const answers = [...outcomes].flatMap(([number, outcome]) => (isUnavailable(outcome) ? [] : [{ number, outcome }]));
    try {
      await store(source.name, answers);
      const rows = await findCompanies(handle.db, [...outcomes.keys()]);
      return new Map([...outcomes.keys()].map((number) => [number, outcomeOf(rows.get(number) ?? null, false)]));
    } catch (error) {
      log.error({ source: source.name, companies: answers.length, error: error instanceof Error ? error.name : typeof error }, "answers of the register could not be kept");
      throw error;
    }
  };
  const flights = openFlights<RegisterOutcome>({ source, maxQueued, land, onQueued: (length) => metrics?.setQueueLength(length) });
  return {
    lookup: (numbers, { freshness, signal }) => lookUp(options, flights, numbers, { freshness, signal }),
    refresh: (numbers, onDone) => refresh(flights, numbers, Math.min(maxQueued, REFRESHED_AT_ONCE), onDone),
    isStale: (company, extractAt) => isOlder(company, extractAt, oldestFresh(now(), freshHours)),
    close: async () => {
      await flights.close();
      await source.close();
    },
  };
}

/** What the imported extract holds, and nothing behind it. */
export function extractRegister({ db }: Handle): Register {
  return {
    lookup: async (numbers) => {
      const rows = await findCompanies(db, numbers);
      return new Map(numbers.map((number) => [number, outcomeOf(rows.get(number) ?? null, false)]));
    },
    refresh: async () => ({ found: 0, notFound: 0, unavailable: 0 }),
    isStale: () => false,
    close: async () => {},
  };
}

function outcomeOf(company: CompanyRow | null, isStale: boolean): RegisterOutcome {
  return company === null ? { outcome: "NOT_FOUND" } : { outcome: "FOUND", company, isStale };
}

type Asking = { readonly freshness: Freshness; readonly signal: AbortSignal | undefined };

async function lookUp(options: RegisterOptions, flights: Flights<RegisterOutcome>, numbers: readonly string[], { freshness, signal }: Asking): Promise<ReadonlyMap<string, RegisterOutcome>> {
  const held = await findHeldCompanies(options.handle.db, numbers);
  const oldest = oldestFresh(options.now(), options.freshHours);
  const known = new Map([...held].map(([number, each]) => [number, heldOutcome(each, oldest)]));
  const wanted = numbers.filter((number) => isToAsk(known.get(number), freshness));
  if (wanted.length === 0) return new Map([...known].map(([number, outcome]) => [number, outcome ?? { outcome: "NOT_FOUND" }]));
  const came = await withinTime(flights, wanted, options.waitMs, signal);
  return new Map(numbers.map((number) => [number, better(known.get(number) ?? null, came.get(number))]));
}

/** Null for a number of which nothing is known. */
function heldOutcome({ company, extractAt, notFoundAt }: HeldCompany, oldest: number): RegisterOutcome | null {
  if (company === null) return notFoundAt !== null && notFoundAt.getTime() >= oldest ? { outcome: "NOT_FOUND" } : null;
  return outcomeOf(company, isOlder(company, extractAt, oldest));
}

function isOlder(company: CompanyRow, extractAt: Date | null, oldest: number): boolean {
  const from = company.source === "EXTRACT" ? extractAt : company.retrievedAt;
  return from === null || from.getTime() < oldest;
}

function oldestFresh(now: Date, freshHours: number): number {
  return now.getTime() - freshHours * HOUR_MS;
}

function isToAsk(known: RegisterOutcome | null | undefined, freshness: Freshness): boolean {
  if (known === null || known === undefined) return true;
  return freshness === "FRESH" && known.outcome === "FOUND" && known.isStale;
}

/** What came for a number goes before what was held of it, but that it could not be had only where nothing was held. */
function better(held: RegisterOutcome | null, came: RegisterOutcome | undefined): RegisterOutcome {
  if (came === undefined) return held ?? { outcome: "NOT_FOUND" };
  return came.outcome === "UNAVAILABLE" && held !== null ? held : came;
}

/** What came within the time, of each number; the rest is UNAVAILABLE and goes on. The caller's signal ends only the wait. */
async function withinTime(flights: Flights<RegisterOutcome>, numbers: readonly string[], waitMs: number, signal: AbortSignal | undefined): Promise<ReadonlyMap<string, RegisterOutcome>> {
  const came = new Map<string, RegisterOutcome>();
  const all = Promise.all(numbers.map(async (number) => came.set(number, await flights.ask(number))));
  const over = Promise.withResolvers<void>();
  const timer = setTimeout(over.resolve, waitMs);
  signal?.addEventListener("abort", () => over.resolve(), { once: true });
  if (signal?.aborted === true) over.resolve();
  await Promise.race([all, over.promise]);
  clearTimeout(timer);
  const late: Unavailable = { outcome: "UNAVAILABLE", reason: "STILL_ASKED", retryAfterSeconds: flights.secondsLeft() };
  return new Map(numbers.map((number) => [number, came.get(number) ?? late]));
}

async function refresh(flights: Flights<RegisterOutcome>, numbers: readonly string[], atOnce: number, onDone: (done: number) => void) {
  const counts = { FOUND: 0, NOT_FOUND: 0, UNAVAILABLE: 0 };
  let done = 0;
  for (let start = 0; start < numbers.length; start += atOnce) {
    await Promise.all(
      numbers.slice(start, start + atOnce).map(async (number) => {
        counts[(await flights.ask(number)).outcome] += 1;
        onDone((done += 1));
      }),
    );
  }
  return { found: counts.FOUND, notFound: counts.NOT_FOUND, unavailable: counts.UNAVAILABLE };
}
