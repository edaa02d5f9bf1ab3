import type { Logger } from "pino";
import type { ReportSettings } from "./config.ts";
import type { Handle } from "./db/client.ts";
import type { Target } from "./db/connect.ts";
import { brusselsDay } from "./domain/period.ts";
import { countedEngine } from "./operations/counted-engine.ts";
import type { Figures } from "./operations/figures.ts";
import { cachedEngine } from "./reporting/engines/cached.ts";
import { createColumnsEngine, type ColumnsState } from "./reporting/engines/columns/columns-engine.ts";
import { postgresEngine } from "./reporting/engines/postgres.ts";
import { warmUp } from "./reporting/engines/warm-up.ts";
import { preferredEngine, type Fallback } from "./reporting/engines/preferred.ts";
import { plainState, type Engine, type EngineState } from "./reporting/engine.ts";

export type EngineOptions = { readonly settings: ReportSettings; readonly target: Target; readonly handle: Handle; readonly now: () => Date; readonly log: Logger; readonly figures?: EngineFigures };

type EngineFigures = Pick<Figures, "plansAnswered" | "resultsSought">;

/** What reckons breakdowns, as the settings have it. */
export type Engines = {
  readonly engine: Engine;
  /** Resolves when the first attempt to read the data into memory is over. */
  readonly ready: Promise<void>;
  /** The newest state of the data that is known without asking; null where none is. */
  readonly versionNow: () => string | null;
  readonly state: () => EngineState;
  /** Seconds since the copy in memory was compared with the database; null where there is none. */
  readonly ageSeconds: () => number | null;
  /** To be called after a write: the copy in memory follows at once, and once for all writes of a moment. */
  readonly written: () => void;
  readonly close: () => Promise<void>;
};

/** Starts the engines. While the copy in memory can't answer PostgreSQL does, and the log says why. */
export function openEngines({ settings, target, handle, now, log, figures }: EngineOptions): Engines {
  const postgres = postgresEngine(handle);
  const counted = (engine: Engine): Engine => (figures === undefined ? engine : countedEngine(engine, figures.plansAnswered));
  if (settings.engine === "postgres") return { engine: counted(postgres), ageSeconds: () => null, ready: Promise.resolve(), versionNow: () => null, state: () => plainState(postgres), written: () => {}, close: async () => {} };
  const columns = createColumnsEngine({ target, threads: settings.scanThreads, maxBytes: settings.columnsMaxBytes, refreshMs: settings.columnsRefreshMs, now, onState: (state) => logState(log, state) });
  const cached = settings.resultCacheBytes === 0 ? columns.engine : cachedEngine(columns.engine, settings.resultCacheBytes, figures?.resultsSought);
  let fallbacks = 0;
  const onFallback = (fallback: Fallback): void => {
    fallbacks = fallback.count;
    logFallback(log, fallback);
  };
  return {
    engine: counted(preferredEngine(cached, postgres, onFallback)),
    ready: columns.ready.then(() => warmUp(columns.engine, settings.scanThreads, brusselsDay(now()))).catch((error: unknown) => log.debug({ error: error instanceof Error ? error.name : typeof error }, "the threads were not warmed up")),
    versionNow: () => (columns.state().unavailable === null ? (columns.state().version?.id ?? null) : null),
    state: () => toState(columns.state(), fallbacks),
    ageSeconds: () => secondsOf(columns.ageMs()),
    written: soon(columns.refresh),
    close: columns.close,
  };
}

const SOON_MS = 50;

/** Runs the work a moment after the first of the calls of that moment: each look at the changes holds up writers until they are read. */
function soon(work: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | null = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      void work();
    }, SOON_MS).unref();
  };
}

function toState({ unavailable, dossiers, changed, versions, reads, threads, lostThreads }: ColumnsState, fallbacks: number): EngineState {
  return { name: unavailable === null ? "columns" : "postgres", unavailable: unavailable?.message ?? null, dossiers, changed, versions, reads, threads, lostThreads, fallbacks };
}

function secondsOf(ms: number | null): number | null {
  return ms === null ? null : ms / 1000;
}

function logState(log: Logger, { unavailable, dossiers, companies, reads }: ColumnsState): void {
  if (unavailable === null) log.info({ dossiers, companies, reads }, "breakdowns are answered from memory");
  else if (unavailable.reason !== "CLOSED") log.warn({ reason: unavailable.reason }, `breakdowns are answered by PostgreSQL: ${unavailable.message}`);
}

function logFallback(log: Logger, { at, error, count }: Fallback): void {
  log.debug({ at, count, error: error instanceof Error ? error.name : typeof error }, "a breakdown fell back to PostgreSQL");
}
