import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { LiveSource } from "./source.ts";

/** CLOSED: calls go through; OPEN: none does; HALF_OPEN: one does, to see whether the source is back. */
export type BreakerState = "CLOSED" | "HALF_OPEN" | "OPEN";

/** Figures about the calls of one source. `service` is what is called: a SOAP service, a collection; `outcome` a word: FOUND, the code of a fault. */
export type SourceMetrics = {
  /** A call that ended, each attempt apart. */
  readonly observeCall: (service: string, outcome: string, seconds: number) => void;
  /** How many numbers one call asks for. */
  readonly observeBatch: (service: string, size: number) => void;
  /** Numbers that got this outcome: FOUND, NOT_FOUND or the reason of UNAVAILABLE. */
  readonly countNumbers: (outcome: string, count: number) => void;
  /** An attempt that failed with this code and is made again. */
  readonly countRetry: (service: string, outcome: string) => void;
  /** A value of an answer that is not known here, such as a label, by what kind of value it is; the value itself is never given. */
  readonly countUnread: (kind: string) => void;
  readonly setBreaker: (service: string, state: BreakerState) => void;
  /** Numbers that stand in line to be asked. */
  readonly setQueueLength: (length: number) => void;
  /** Requests that wait for an answer of the source. */
  readonly setWaiting: (count: number) => void;
};

const breakerValues: Readonly<Record<BreakerState, number>> = { CLOSED: 0, HALF_OPEN: 1, OPEN: 2 };

/** Figures of a source, kept in the registry under names that begin with kmo_registry_. Sources share a registry. */
export function createSourceMetrics(registry: Registry, source: LiveSource): SourceMetrics {
  const of = instruments(registry);
  return {
    observeCall: (service, outcome, seconds) => of.calls.observe({ source, service, outcome }, seconds),
    observeBatch: (service, size) => of.batches.observe({ source, service }, size),
    countNumbers: (outcome, count) => of.numbers.inc({ source, outcome }, count),
    countRetry: (service, outcome) => of.retries.inc({ source, service, outcome }),
    countUnread: (kind) => of.unread.inc({ source, kind }),
    setBreaker: (service, state) => of.breaker.set({ source, service }, breakerValues[state]),
    setQueueLength: (length) => of.queue.set({ source }, length),
    setWaiting: (count) => of.waiting.set({ source }, count),
  };
}

type Instruments = ReturnType<typeof createInstruments>;

const made = new WeakMap<Registry, Instruments>();

/** A registry refuses a second instrument of the same name. */
function instruments(registry: Registry): Instruments {
  const known = made.get(registry) ?? createInstruments(registry);
  made.set(registry, known);
  return known;
}

function createInstruments(registry: Registry) {
  const registers = [registry];
  return {
    calls: new Histogram({
      name: "kmo_registry_call_seconds",
      help: "Time of the calls of a source, by what became of them",
      labelNames: ["source", "service", "outcome"],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    batches: new Histogram({ name: "kmo_registry_batch_size", help: "Numbers that one call asks for", labelNames: ["source", "service"], buckets: [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000], registers }),
    numbers: new Counter({ name: "kmo_registry_numbers_total", help: "Numbers looked up, by outcome", labelNames: ["source", "outcome"], registers }),
    retries: new Counter({ name: "kmo_registry_retries_total", help: "Calls made again, by the fault of the attempt before", labelNames: ["source", "service", "outcome"], registers }),
    unread: new Counter({ name: "kmo_registry_unread_total", help: "Values of answers that are not known here, by kind", labelNames: ["source", "kind"], registers }),
    breaker: new Gauge({ name: "kmo_registry_breaker_state", help: "0 closed, 1 half open, 2 open", labelNames: ["source", "service"], registers }),
    queue: new Gauge({ name: "kmo_registry_queue_length", help: "Numbers that stand in line to be asked", labelNames: ["source"], registers }),
    waiting: new Gauge({ name: "kmo_registry_waiting", help: "Requests that wait for an answer of the source", labelNames: ["source"], registers }),
  };
}
