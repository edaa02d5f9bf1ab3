import type { Target } from "../../../../db/connect.ts";
import type { Day } from "../../../../domain/day.ts";
import type { Pinned } from "../../../engine.ts";
import type { Plan } from "../../../plan.ts";
import type { ColumnsState } from "../columns-engine.ts";
import { columnDay } from "../scan/days.ts";
import { Freshness } from "./freshness.ts";
import { instant } from "./instant.ts";
import { LoaderThread } from "./loader-thread.ts";
import type { LoaderMessage, ScanMessage } from "./messages.ts";
import { rowsIn } from "../scan/runs.ts";
import { ScanPool } from "./scan-pool.ts";
import type { Snapshot } from "../store.ts";
import { ColumnsUnavailable } from "../unavailable.ts";
import { Versions, type HeldVersion } from "./versions.ts";

export type RuntimeOptions = {
  readonly target: Target;
  readonly threads: number;
  readonly maxBytes: number;
  readonly refreshMs: number;
  readonly lagMs: number;
  readonly compactRows: number;
  readonly today: () => Day;
  readonly onState: (state: ColumnsState) => void;
  readonly scanScript: URL;
};

/** A pinned version; `snapshot` is what the threads scan. */
export type ColumnsPinned = Pinned & { readonly snapshot: Snapshot };

/** How long an old version serves while all data are read anew. */
const READING_MS = 120_000;

/** The threads, the versions they have, and the beat at which the database is looked at. */
export class ColumnsRuntime {
  readonly #options: RuntimeOptions;
  readonly #versions: Versions;
  readonly #freshness: Freshness;
  readonly #pool: ScanPool;
  readonly #loader: LoaderThread;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;
  #reads = 0;
  #lostThreads = 0;
  #told = "";

  constructor(options: RuntimeOptions) {
    this.#options = options;
    this.#versions = new Versions((id) => this.#pool.tell({ kind: "DROP", id }));
    this.#freshness = new Freshness({ lagMs: options.lagMs, readingMs: READING_MS });
    this.#pool = new ScanPool({ threads: options.threads, script: options.scanScript, snapshots: () => this.#versions.all(), onReplaced: () => this.#lostThread() });
    this.#loader = new LoaderThread({ target: options.target, maxBytes: options.maxBytes, compactRows: options.compactRows, onMessage: (message) => this.#take(message) });
  }

  /** Begins to look at the database; resolves after the first look. */
  async start(): Promise<void> {
    await this.#look(false);
    this.#beat();
  }

  async refresh(): Promise<void> {
    await this.#look(true);
  }

  /** The newest version. Throws ColumnsUnavailable. */
  pin(today: Day): ColumnsPinned {
    const held = this.#usable(today);
    const { snapshot, version } = held;
    const release = this.#versions.hold(held);
    return {
      engine: "columns",
      version,
      snapshot,
      companies: companiesIn(snapshot),
      facts: (counting, { from, until }) => {
        const days = { from: columnDay(from), until: columnDay(until) };
        return rowsIn(snapshot.base.events[counting], days) + rowsIn(snapshot.delta.events[counting], days);
      },
      run: async (plans, signal) => ({ results: await this.#run(snapshot.id, plans, signal), engine: "columns", version, fused: false }),
      release,
    };
  }

  state(): ColumnsState {
    const newest = this.#versions.newest;
    const { base, delta } = newest?.snapshot ?? { base: null, delta: null };
    return {
      unavailable: this.#unavailable(),
      version: newest?.version ?? null,
      dossiers: (base?.rows ?? 0) + (delta?.rows ?? 0) - (base?.events.SUBMITTED.dead.length ?? 0),
      changed: delta?.rows ?? 0,
      companies: newest === null ? 0 : companiesIn(newest.snapshot),
      versions: this.#versions.all().length,
      reads: this.#reads,
      threads: this.#pool.size,
      lostThreads: this.#lostThreads,
    };
  }

  ageMs(): number | null {
    return this.#freshness.age(instant());
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await Promise.all([this.#loader.close(), this.#pool.close()]);
  }

  /** Plans go side by side over the threads; when one fails the others are ended. */
  async #run(snapshot: number, plans: readonly Plan[], signal: AbortSignal) {
    const ender = new AbortController();
    const either = AbortSignal.any([signal, ender.signal]);
    try {
      return await this.#pool.run(snapshot, plans, either);
    } catch (error) {
      ender.abort(error);
      throw error;
    }
  }

  #usable(today: Day): HeldVersion {
    if (this.#isClosed) throw new ColumnsUnavailable("CLOSED", "The columns are closed.");
    const newest = this.#versions.newest;
    if (newest === null) throw this.#notRead();
    if (newest.today !== today) throw new ColumnsUnavailable("OTHER_DAY", `The columns have the ages of ${newest.today}, not of ${today}. They are being read anew.`);
    this.#freshness.check(instant());
    if (this.#pool.size === 0) throw new ColumnsUnavailable("NO_THREADS", "No thread is there to scan the columns.");
    return newest;
  }

  #notRead(): ColumnsUnavailable {
    const { failure } = this.#freshness;
    return failure === null ? new ColumnsUnavailable("LOADING", "The data are being read into columns.") : new ColumnsUnavailable(failure.reason, failure.message);
  }

  #unavailable(): ColumnsState["unavailable"] {
    try {
      this.#usable(this.#options.today());
      return null;
    } catch (error) {
      if (error instanceof ColumnsUnavailable) return { reason: error.reason, message: error.message };
      throw error;
    }
  }

  #beat(): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => void this.#look(false).then(() => this.#beat()), this.#options.refreshMs).unref();
  }

  async #look(isOwed: boolean): Promise<void> {
    if (this.#isClosed) return;
    this.#freshness.looked(await this.#loader.refresh(this.#options.today()), isOwed);
    this.#tellState();
  }

  #take(message: Exclude<LoaderMessage, { kind: "REFRESHED" }>): void {
    if (this.#isClosed) return;
    if (message.kind === "READING") {
      this.#freshness.reading();
      this.#reads += 1;
      return;
    }
    const { version, today, ...forThreads } = message;
    this.#pool.tell(forThreads satisfies ScanMessage);
    this.#versions.add({ ...forThreads, version, today });
  }

  #lostThread(): void {
    this.#lostThreads += 1;
    this.#tellState();
  }

  /** Tells the state where it is another than the last one told, apart from single changes. */
  #tellState(): void {
    const state = this.state();
    const told = JSON.stringify([state.unavailable?.reason, state.reads, state.threads, state.lostThreads]);
    if (told === this.#told) return;
    this.#told = told;
    this.#options.onState(state);
  }
}

function companiesIn({ companies: { rows, dead } }: Snapshot): number {
  return rows - dead.length;
}
