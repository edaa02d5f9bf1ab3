import { availableParallelism } from "node:os";
import type { DataVersion } from "../../../db/find/data-version.ts";
import type { Target } from "../../../db/connect.ts";
import { brusselsDay } from "../../../domain/period.ts";
import { ColumnsRuntime } from "./threads/columns-runtime.ts";
import type { Engine } from "../../engine.ts";
import type { UnavailableReason } from "./unavailable.ts";

export type ColumnsOptions = {
  readonly target: Target;
  /** Threads that scan; by default as many as there are processors, at most 4. */
  readonly threads?: number;
  /** Most memory that the columns may take; by default 2 GB. */
  readonly maxBytes?: number;
  /** Time between two looks at the database; by default 200. */
  readonly refreshMs?: number;
  /** Longest time since the last look at the database; by default 2,000. */
  readonly lagMs?: number;
  /** Changed dossiers at which they are put together with the others; by default 50,000, and never more than a twentieth of all beyond 1,000. */
  readonly compactRows?: number;
  readonly now: () => Date;
  /** Told when the columns become available, or unavailable for another reason, and of every full read. */
  readonly onState?: (state: ColumnsState) => void;
  /** What scanning threads run; for tests. */
  readonly scanScript?: URL;
};

/** How the columns are. */
export type ColumnsState = {
  /** Null when they can answer. */
  readonly unavailable: { readonly reason: UnavailableReason; readonly message: string } | null;
  /** The newest version; null before the first. */
  readonly version: DataVersion | null;
  readonly dossiers: number;
  /** Dossiers among them that changed since all were last read or put together. */
  readonly changed: number;
  readonly companies: number;
  /** Versions that somebody reads, and the newest one. */
  readonly versions: number;
  /** How often all data were read. */
  readonly reads: number;
  readonly threads: number;
  /** Threads that ended by themselves. */
  readonly lostThreads: number;
};

/** Reckons plans on a copy of the data in memory, which follows the database. */
export type ColumnsEngine = {
  readonly engine: Engine;
  /** Resolves when the first attempt to read the data is over, however it ended. */
  readonly ready: Promise<void>;
  /** Resolves when everything committed before the call is in the columns, or they are unavailable until it is. */
  readonly refresh: () => Promise<void>;
  readonly state: () => ColumnsState;
  /** Milliseconds since the newest version was compared with the database; null before the first. */
  readonly ageMs: () => number | null;
  /** Ends all threads; what they were running fails. */
  readonly close: () => Promise<void>;
};

const MOST_THREADS = 4;

/** Starts the threads and begins to read. Nothing throws: until the data are there `pin` rejects with ColumnsUnavailable. */
export function createColumnsEngine({ target, now, ...options }: ColumnsOptions): ColumnsEngine {
  const { threads = Math.min(availableParallelism(), MOST_THREADS), maxBytes = 2_000_000_000, refreshMs = 200, lagMs = 2000, compactRows = 50_000 } = options;
  const runtime = new ColumnsRuntime({
    target,
    threads,
    maxBytes,
    refreshMs,
    lagMs,
    compactRows,
    today: () => brusselsDay(now()),
    onState: options.onState ?? (() => {}),
    scanScript: options.scanScript ?? new URL("./threads/scan-worker.ts", import.meta.url),
  });
  return {
    engine: { name: "columns", pin: async (today) => runtime.pin(today) },
    ready: runtime.start(),
    refresh: () => runtime.refresh(),
    state: () => runtime.state(),
    ageMs: () => runtime.ageMs(),
    close: () => runtime.close(),
  };
}
