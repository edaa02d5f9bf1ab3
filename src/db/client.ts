import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { sender, type Run, type Send } from "./cancellable.ts";
import { DomainError } from "../domain/errors.ts";
import { connect, type ConnectOptions, type Sql, type Target } from "./connect.ts";
import { openLanes, type Lanes, type LaneUse } from "./lanes.ts";
import { isLost } from "./lost.ts";
import { inDrizzlesWords, overLanes } from "./over-lanes.ts";
import * as tables from "./tables/index.ts";

export type Db = PostgresJsDatabase<typeof tables>;

/** What connections are for. No purpose waits for those of another. */
export type Purpose = "reads" | "writes" | "reports";

export type Handle = {
  /** The driver's own pool, for work that holds a connection. It can throw where nobody catches it when the server dies: not for a service. */
  readonly sql: Sql;
  /** Reads. They end with the caller (`forCaller`), and are sent once more when their connection died. */
  readonly db: Db;
  /** The same reads by template. */
  readonly reads: Sql;
  /** For a read whose rows are taken as they come: what they came to can't be taken back, so it is sent only once. */
  readonly stream: Send;
  /** Statements that write, by template: never ended and never sent twice. Only the wait for a connection ends with the caller. */
  readonly writes: Sql;
  /** For reads that may take long: on connections of their own, half as many as the others have. */
  readonly run: Run;
  readonly use: () => Readonly<Record<Purpose, LaneUse>>;
  readonly close: () => Promise<void>;
};

export type DbOptions = ConnectOptions & {
  /** Connections for writes; default as many as for reads. */
  readonly writes?: number;
};

/** Compiling a statement to machine code takes longer than these run; memory for their groups keeps them off the disk. */
const REPORT_SETTINGS = { jit: "off", work_mem: "32MB" };

/** Longest statement that writes. It is not ended when its caller is no longer there. */
const WRITE_TIMEOUT_MS = 30_000;

/** How much longer than its longest statement a connection may be silent. */
const SILENCE_MS = 5000;

/** A write whose connection died is not sent again: whether it was done only its sender can find out, by its key. */
function writing(lanes: Lanes): Send {
  const sendOnce = sender(lanes, { control: null, retries: false, silentMs: WRITE_TIMEOUT_MS + SILENCE_MS });
  return async (send, signal) => {
    try {
      return await sendOnce(send, signal);
    } catch (cause) {
      if (!isLost(cause)) throw cause;
      throw new DomainError("DATABASE_UNAVAILABLE", "The database went away, or is not there. The write may or may not have been done: send it again in a few seconds, with the same `idempotencyKey`. Nothing is written twice.", { cause });
    }
  };
}

/** Connections by purpose, with Drizzle on top of those for reads. */
export function openDb(target: Target, options: DbOptions): Handle {
  const { max, writes = max, statementTimeoutMs = 30_000 } = options;
  const open = (count: number, own: Partial<ConnectOptions>, prepare: (sql: Sql) => Sql = inDrizzlesWords): Lanes =>
    openLanes({ name: options.applicationName ?? "kmo-graph", max: count, open: (applicationName, onClosed) => prepare(connect(target, { ...options, ...own, max: 1, applicationName, onClosed })) });
  const lanes = { reads: open(max, {}), writes: open(writes, { statementTimeoutMs: WRITE_TIMEOUT_MS }), reports: open(Math.ceil(max / 2), { settings: REPORT_SETTINGS }, (sql) => sql) };
  const control = open(1, {});
  const silentMs = statementTimeoutMs === 0 ? 0 : statementTimeoutMs + SILENCE_MS;
  const reading = (from: Lanes, retries: boolean): Send => sender(from, { control, retries, silentMs });
  const sql = connect(target, options);
  const reads = overLanes(sql, reading(lanes.reads, true));
  const report = reading(lanes.reports, true);
  return {
    sql,
    db: drizzle({ client: reads, schema: tables, casing: "snake_case" }),
    reads,
    stream: reading(lanes.reads, false),
    writes: overLanes(sql, writing(lanes.writes)),
    run: ({ text, parameters }, signal) => report((lane) => lane.unsafe(text, parameters as never[]), signal),
    use: () => ({ reads: lanes.reads.use(), writes: lanes.writes.use(), reports: lanes.reports.use() }),
    close: async () => void (await Promise.all([sql.end({ timeout: 5 }), ...[...Object.values(lanes), control].map((each) => each.close())])),
  };
}
