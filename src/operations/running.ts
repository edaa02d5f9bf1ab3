import type { Followed } from "./followed.ts";

/** The requests that are being answered. */
export type Running = Set<Followed>;

/** What is said of them in the log. */
export function describeRunning(running: Running): readonly { readonly request: string; readonly operation: string | null; readonly ms: number }[] {
  return [...running].slice(0, 20).map(({ id, operation, startedMs }) => ({ request: id, operation: operation?.name ?? null, ms: Math.round(performance.now() - startedMs) }));
}
