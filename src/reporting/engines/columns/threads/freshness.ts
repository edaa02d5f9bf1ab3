import type { Failure, Outcome } from "./messages.ts";
import { ColumnsUnavailable } from "../unavailable.ts";

export type FreshnessOptions = {
  /** Longest time since the data were last looked at. */
  readonly lagMs: number;
  /** The same while all data are read anew. */
  readonly readingMs: number;
};

/** How far the columns may be behind the database. Times are those of `instant`. */
export class Freshness {
  readonly #options: FreshnessOptions;
  #seenAt = Number.NEGATIVE_INFINITY;
  #isReading = false;
  #missed: Failure | null = null;
  #failure: Failure | null = null;

  constructor(options: FreshnessOptions) {
    this.#options = options;
  }

  /** Why the last look went wrong; null when it did not. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Milliseconds since the data were last looked at; null when they never were. */
  age(now: number): number | null {
    return this.#seenAt === Number.NEGATIVE_INFINITY ? null : now - this.#seenAt;
  }

  /** All data are being read. */
  reading(): void {
    this.#isReading = true;
  }

  /** A look is over. `isOwed`: somebody counts on what it should have found. */
  looked(outcome: Outcome, isOwed: boolean): void {
    this.#isReading = false;
    this.#failure = "failure" in outcome ? outcome.failure : null;
    if ("seenAt" in outcome) {
      this.#seenAt = Math.max(this.#seenAt, outcome.seenAt);
      this.#missed = null;
    } else if (isOwed) this.#missed = outcome.failure;
  }

  /** Throws when the columns may be too far behind. */
  check(now: number): void {
    const failure = this.#failure;
    if (failure !== null && failure.reason !== "FAILED") throw new ColumnsUnavailable(failure.reason, failure.message);
    if (this.#missed !== null) throw new ColumnsUnavailable("LAGGING", `The columns may miss the last change. ${this.#missed.message}`);
    if (this.#seenAt === Number.NEGATIVE_INFINITY) throw new ColumnsUnavailable("LOADING", "The data are being read into columns.");
    const { lagMs, readingMs } = this.#options;
    const lag = now - this.#seenAt;
    const limit = this.#isReading ? readingMs : lagMs;
    if (lag > limit) throw new ColumnsUnavailable("LAGGING", `The columns were last compared with the database ${Math.round(lag)} ms ago; the limit is ${limit} ms.${failure === null ? "" : ` ${failure.message}`}`);
  }
}
