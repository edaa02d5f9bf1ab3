import { AsyncLocalStorage } from "node:async_hooks";

/** What is asked: the kind of operation, and the name that its document gives it. */
export type Operation = { readonly type: "query" | "mutation" | "subscription"; readonly name: string | null };

/** What is known of one request while it is answered; never a value, a document or a credential. */
export type Followed = {
  readonly id: string;
  /** By the clock of `performance`. */
  readonly startedMs: number;
  /** Null until a valid document is there. */
  operation: Operation | null;
  /** Codes of the errors in the answer. */
  readonly codes: string[];
  /** Cost points; null where they were not reckoned. */
  cost: number | null;
  /** Statements that the database ended for it, and their time together, which may be longer than the request: they run side by side. */
  statements: number;
  statementMs: number;
};

const store = new AsyncLocalStorage<Followed>();

export function beginFollowing(id: string): Followed {
  return { id, startedMs: performance.now(), operation: null, codes: [], cost: null, statements: 0, statementMs: 0 };
}

/** Runs what belongs to a request; everything that it starts belongs to it too. */
export function runFollowed<T>(followed: Followed, work: () => T): T {
  return store.run(followed, work);
}

/** The request that this belongs to; undefined for what the service does of its own. */
export function followedNow(): Followed | undefined {
  return store.getStore();
}
