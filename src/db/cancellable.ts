import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import type { Sql } from "./connect.ts";

/** A statement with its parameters apart. */
export type Statement = { readonly text: string; readonly parameters: readonly unknown[] };

/** Runs one statement that reads. An aborted signal ends it at the server, too, and rejects with its reason. */
export type Run = <Row extends object>(statement: Statement, signal: AbortSignal) => Promise<readonly Row[]>;

/** Connections that run one statement at a time, each under a name of its own. */
export type Cancellable = { readonly run: Run; readonly close: () => Promise<void> };

type Options = {
  /** Opens a pool of one connection with that application name. */
  readonly open: (applicationName: string) => Sql;
  /** Where cancellations are sent. */
  readonly control: Sql;
  readonly max: number;
};
type Lane = { readonly name: string; readonly sql: Sql };

/**
 * The pool of the driver may send a statement behind one that still runs, so there a cancellation that comes late can hit the wrong one. Here a
 * connection gets its next statement only when the last has ended and no cancellation of it is under way.
 */
export function openCancellable({ open, control, max }: Options): Cancellable {
  const lanes = laneQueue(open, max);
  return {
    close: lanes.close,
    run: async <Row extends object>({ text, parameters }: Statement, signal: AbortSignal) => {
      const lane = await lanes.take(signal);
      const answer = Promise.resolve(lane.sql.unsafe<Row[]>(text, parameters as never[]));
      const ended = answer.then(() => true, isStillConnected);
      const aborted = Promise.withResolvers<never>();
      let cancelled: Promise<void> | undefined;
      const onAbort = (): void => {
        cancelled = cancelUntil(ended, { name: lane.name, text }, control);
        aborted.reject(signal.reason);
      };
      signal.addEventListener("abort", onAbort, { once: true });
      void ended.then(async (isConnected) => {
        signal.removeEventListener("abort", onAbort);
        await cancelled;
        if (isConnected) lanes.give(lane);
        else await lanes.replace(lane);
      });
      return Promise.race([answer, aborted.promise]);
    },
  };
}

/** Whether a statement failed in itself: after any other error the connection is closed, or about to be. */
function isStillConnected(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.severity === "ERROR";
}

type LaneQueue = {
  readonly take: (signal: AbortSignal) => Promise<Lane>;
  readonly give: (lane: Lane) => void;
  /** Closes a lane and opens another one for who waits. */
  readonly replace: (lane: Lane) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Opens lanes as they are needed; who comes when all are taken waits in turn. */
function laneQueue(open: Options["open"], max: number): LaneQueue {
  const all = new Set<Lane>();
  const free: Lane[] = [];
  const waiting = new Set<(lane: Lane) => void>();
  const openLane = (): Lane => {
    const name = `kmo-graph-${randomBytes(8).toString("hex")}`;
    const lane = { name, sql: open(name) };
    all.add(lane);
    return lane;
  };
  const give = (lane: Lane): void => {
    const [next] = waiting;
    if (next === undefined) return void free.push(lane);
    waiting.delete(next);
    next(lane);
  };
  return {
    take: async (signal) => {
      signal.throwIfAborted();
      return free.pop() ?? (all.size < max ? openLane() : waitIn(waiting, signal));
    },
    give,
    replace: async (lane) => {
      all.delete(lane);
      if (waiting.size > 0) give(openLane());
      await lane.sql.end({ timeout: 0 });
    },
    close: async () => void (await Promise.all([...all].map(({ sql }) => sql.end({ timeout: 5 })))),
  };
}

async function waitIn(waiting: Set<(lane: Lane) => void>, signal: AbortSignal): Promise<Lane> {
  const { promise, resolve, reject } = Promise.withResolvers<Lane>();
  const onAbort = (): void => {
    waiting.delete(resolve);
    reject(signal.reason as Error);
  };
  waiting.add(resolve);
  signal.addEventListener("abort", onAbort, { once: true });
  return promise.finally(() => signal.removeEventListener("abort", onAbort));
}

const AGAIN_MS = 50;
const BEGINNING = 100;

/**
 * Asks until the statement has ended: the first time it may not have reached the server. What the driver itself asks of a new connection must
 * not be cancelled, which nobody could catch. Where the server can't be asked, its time limit of statements ends this one.
 */
async function cancelUntil(ended: Promise<unknown>, { name, text }: { readonly name: string; readonly text: string }, control: Sql): Promise<void> {
  const over = ended.then(() => true);
  const beginning = text.slice(0, BEGINNING);
  for (let isOver = false; !isOver; isOver = await Promise.race([over, sleep(AGAIN_MS, false)])) {
    await control`select pg_cancel_backend(pid) from pg_stat_activity where application_name = ${name} and state = 'active' and starts_with(query, ${beginning})`.then(() => {}, () => {});
  }
}
