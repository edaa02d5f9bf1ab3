import { AsyncLocalStorage } from "node:async_hooks";

const storage = new AsyncLocalStorage<AbortSignal | undefined>();

/** Runs work for one caller: every read that it sends to the database, however deep, ends when the signal is aborted. */
export function forCaller<Result>(signal: AbortSignal, work: () => Result): Result {
  return storage.run(signal, work);
}

/** Runs work that others wait for, too, and that so must not end with the caller who happened to begin it. */
export function forEverybody<Result>(work: () => Result): Result {
  return storage.run(undefined, work);
}

/** The signal of the caller that the present work is for; undefined when it is for nobody in particular. */
export function callerSignal(): AbortSignal | undefined {
  return storage.getStore();
}
