/**
 * Why the columns can't answer now. LOADING: the first state is not read yet. OTHER_DAY: what they hold was read on another day, so that ages
 * differ. LAGGING: they may be behind the database. TOO_LARGE: over the memory allowed. NOT_HOLDABLE: the data have something that no column
 * can hold. FAILED: reading went wrong. CLOSED: after closing. NO_THREADS: no thread is there to scan.
 */
export type UnavailableReason = "LOADING" | "OTHER_DAY" | "LAGGING" | "TOO_LARGE" | "NOT_HOLDABLE" | "FAILED" | "CLOSED" | "NO_THREADS";

/** The columns can't answer now; the database can. */
export class ColumnsUnavailable extends Error {
  override readonly name = "ColumnsUnavailable";
  readonly reason: UnavailableReason;

  constructor(reason: UnavailableReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** The data have something that does not fit into columns. */
export function notHoldable(what: string): ColumnsUnavailable {
  return new ColumnsUnavailable("NOT_HOLDABLE", `${what} can't be held in columns. Reports are answered by PostgreSQL until that changes.`);
}
