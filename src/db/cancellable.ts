import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import type { Sql } from "./connect.ts";
import type { Lane, Lanes } from "./lanes.ts";
import { isLost } from "./lost.ts";

/** A statement with its parameters apart. */
export type Statement = { readonly text: string; readonly parameters: readonly unknown[] };

/** Runs one statement that reads. An aborted signal ends it at the server, too, and rejects with its reason. */
export type Run = <Row extends object>(statement: Statement, signal: AbortSignal) => Promise<readonly Row[]>;

/** Sends one statement over a connection that it has for itself. What `send` makes must be one statement. */
export type Send = <Result>(send: (sql: Sql) => PromiseLike<Result>, signal: AbortSignal | undefined) => Promise<Result>;

export type RunnerOptions = {
  /** Where cancellations are sent; null for statements that are never cancelled: for them a signal ends the wait for a connection, and nothing else. */
  readonly control: Lanes | null;
  /** Sends a statement again, on a new connection, when its connection died. Only for statements that read. */
  readonly retries: boolean;
  /** A connection from which nothing came for so long since its statement was sent is given up; 0 for never. */
  readonly silentMs: number;
};

/**
 * The pool of the driver may send a statement behind one that still runs, so there a cancellation that comes late can hit the wrong one. Here a
 * connection gets its next statement only when the last has ended and no cancellation of it is under way.
 */
export function sender(lanes: Lanes, options: RunnerOptions): Send {
  return async (send, signal) => {
    try {
      return await sendOnce(await lanes.take(signal), lanes, send, signal, options);
    } catch (error) {
      if (!options.retries || signal?.aborted === true || !isLost(error)) throw error;
    }
    // The others were opened to the same server: they may be as dead, and not know it yet.
    return await sendOnce(await lanes.take(signal, true), lanes, send, signal, options);
  };
}

function sendOnce<Result>(lane: Lane, lanes: Lanes, send: (sql: Sql) => PromiseLike<Result>, signal: AbortSignal | undefined, { control, silentMs }: RunnerOptions): Promise<Result> {
  const outcome = Promise.withResolvers<Result>();
  const ended = Promise.withResolvers<void>();
  let isOver = false;
  let cancelling: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const onAbort = (): void => {
    cancelling = control === null ? undefined : cancelUntil(ended.promise, lane.name, control);
    outcome.reject(signal?.reason);
  };
  const end = (isSound: boolean): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
    ended.resolve();
    if (cancelling === undefined) lanes.give(lane, isSound);
    else void cancelling.then(() => lanes.give(lane, isSound));
  };
  const fail = (error: unknown): void => {
    outcome.reject(error);
    end(isRefusal(error));
  };
  lane.onClosed = fail;
  if (control !== null) signal?.addEventListener("abort", onAbort, { once: true });
  if (silentMs > 0) timer = setTimeout(() => fail(silence()), silentMs);
  Promise.resolve(send(lane.sql)).then((result) => {
    outcome.resolve(result);
    end(true);
  }, fail);
  return outcome.promise;
}

/** Whether the server refused the statement: after any other error the connection is closed, or about to be. */
function isRefusal(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.severity === "ERROR";
}

function silence(): Error {
  return Object.assign(new Error("nothing came from the database"), { code: "ETIMEDOUT" });
}

const AGAIN_MS = 50;

/** Asks until the statement has ended: the first time it may not have reached the server. Where the server can't be asked, its time limit of statements ends this one. */
async function cancelUntil(ended: Promise<void>, name: string, control: Lanes): Promise<void> {
  const ask = sender(control, { control: null, retries: true, silentMs: 5000 });
  const over = ended.then(() => true);
  for (let isOver = false; !isOver; isOver = await Promise.race([over, sleep(AGAIN_MS, false)])) {
    await ask((sql) => sql`select pg_cancel_backend(pid) from pg_stat_activity where application_name = ${name} and state = 'active'`, undefined).then(() => {}, () => {});
  }
}
