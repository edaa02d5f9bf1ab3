import { randomBytes } from "node:crypto";
import { connectionClosed } from "./lost.ts";
import type { Sql } from "./connect.ts";

/** One connection, for one statement at a time. */
export type Lane = {
  /** Its application name, which no other connection has. */
  readonly name: string;
  readonly sql: Sql;
  /** Called when the connection closes beneath a statement. */
  onClosed: ((error: Error) => void) | null;
  readonly openedAt: number;
};

export type LaneOptions = {
  /** What the application names begin with. */
  readonly name: string;
  /** Opens a pool of one connection with that application name, which calls back when the connection closes. */
  readonly open: (applicationName: string, onClosed: () => void) => Sql;
  readonly max: number;
};

/** How lanes are used at a moment. */
export type LaneUse = { readonly max: number; readonly open: number; readonly busy: number; readonly waiting: number };

/** Connections that are handed out one by one; who comes when all are taken waits in turn. */
export type Lanes = {
  /** Rejects with the reason of the signal when it is aborted first. `isFresh`: on a connection that is opened for it. */
  readonly take: (signal: AbortSignal | undefined, isFresh?: boolean) => Lane | Promise<Lane>;
  /** Gives a lane back. `isSound` false: its connection is not used again. */
  readonly give: (lane: Lane, isSound: boolean) => void;
  readonly use: () => LaneUse;
  readonly close: () => Promise<void>;
};

/** A connection is replaced when it is older: what it remembers of statements only ever grows. */
const MAX_AGE_MS = 30 * 60_000;

/**
 * Opens lanes as they are needed. A lane ends with its first connection: the driver (postgres.js 3.4.9) opens a closed one again, but may have left
 * something of the old one in it, by which the next statement never ends or the last one is answered with no rows.
 */
export function openLanes({ name: prefix, open, max }: LaneOptions): Lanes {
  const all = new Set<Lane>();
  const free: Lane[] = [];
  const waiting = new Set<(lane: Lane) => void>();
  let isClosing = false;

  const openLane = (): Lane => {
    const name = `${prefix} ${randomBytes(8).toString("hex")}`;
    const lane: Lane = { name, sql: open(name, () => closed(lane)), onClosed: null, openedAt: performance.now() };
    all.add(lane);
    return lane;
  };
  const drop = (lane: Lane): void => {
    if (!all.delete(lane)) return;
    void lane.sql.end({ timeout: 0 }).catch(() => {});
    const [next] = waiting;
    if (next === undefined || isClosing) return;
    waiting.delete(next);
    next(openLane());
  };
  const closed = (lane: Lane): void => {
    const place = free.indexOf(lane);
    if (place >= 0) free.splice(place, 1);
    if (place >= 0) drop(lane);
    else lane.onClosed?.(connectionClosed());
  };
  const take: Lanes["take"] = (signal, isFresh = false) => {
    signal?.throwIfAborted();
    const oldest = isFresh && all.size >= max ? free.shift() : undefined;
    if (oldest !== undefined) drop(oldest);
    const lane = isFresh ? undefined : free.pop();
    return lane ?? (all.size < max ? openLane() : waitIn(waiting, signal));
  };
  const give: Lanes["give"] = (lane, isSound) => {
    lane.onClosed = null;
    if (!isSound || performance.now() - lane.openedAt > MAX_AGE_MS) return drop(lane);
    const [next] = waiting;
    if (next === undefined) return void free.push(lane);
    waiting.delete(next);
    next(lane);
  };
  return {
    take,
    give,
    use: () => ({ max, open: all.size, busy: all.size - free.length, waiting: waiting.size }),
    close: async () => {
      isClosing = true;
      await Promise.all([...all].map(({ sql }) => sql.end({ timeout: 5 })));
    },
  };
}

async function waitIn(waiting: Set<(lane: Lane) => void>, signal: AbortSignal | undefined): Promise<Lane> {
  const { promise, resolve, reject } = Promise.withResolvers<Lane>();
  const onAbort = (): void => {
    waiting.delete(resolve);
    reject(signal?.reason as Error);
  };
  waiting.add(resolve);
  signal?.addEventListener("abort", onAbort, { once: true });
  return promise.finally(() => signal?.removeEventListener("abort", onAbort));
}
