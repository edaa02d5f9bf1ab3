import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { DomainError } from "../domain/errors.ts";
import { arrayTypes } from "./array-types.ts";
import { codeOf, isLost } from "./lost.ts";
import { metered, type StatementMeter } from "./metered.ts";

/** Where a database is: a URL, or the socket of the embedded server. */
export type Target = string | { readonly host: string; readonly port: number; readonly user: string; readonly database: string };
export type Sql = postgres.Sql;

export type ConnectOptions = {
  /** Connections of the pool. */
  readonly max: number;
  readonly applicationName?: string;
  /** Longest time of one statement; 0 for imports, which may take their time. */
  readonly statementTimeoutMs?: number;
  /** Longest wait for a lock; default: no limit of its own. */
  readonly lockTimeoutMs?: number;
  /** Longest time until a new connection is ready; default 30,000. */
  readonly connectTimeoutMs?: number;
  /** Further settings of the server for these connections. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Called with the text and the parameters of each statement sent, for tests. */
  readonly onStatement?: (text: string, parameters: readonly unknown[]) => void;
  /** Meters each statement. */
  readonly meter?: StatementMeter;
  /** Called when a connection closes, by whatever side; for a pool of one that is given up then. */
  readonly onClosed?: () => void;
};

/** Transactions that do nothing are ended by the server after so long: there are none, so one is a fault that must not hold up others. */
const IDLE_TRANSACTION_MS = 60_000;

/** Opens a pool. Nothing is connected before the first statement. A server that was away is tried again after 0.1 s, then ever later up to 1 s. */
export function connect(target: Target, options: ConnectOptions): Sql {
  const { statementTimeoutMs = 30_000, lockTimeoutMs = 0, connectTimeoutMs = 30_000, onStatement, onClosed } = options;
  const limits = { statement_timeout: statementTimeoutMs, lock_timeout: lockTimeoutMs, idle_in_transaction_session_timeout: IDLE_TRANSACTION_MS };
  const settings: postgres.Options<Record<string, postgres.PostgresType>> = {
    max: options.max,
    onnotice: () => {},
    connect_timeout: connectTimeoutMs / 1000,
    backoff: (attempt: number) => Math.min(0.05 * 2 ** attempt, 1),
    connection: { application_name: options.applicationName ?? "kmo-graph", ...limits, TimeZone: "UTC", ...options.settings },
    ...(onStatement === undefined ? {} : { debug: (_connection: number, text: string, parameters: readonly unknown[]) => onStatement(text, parameters) }),
    // With fetch_types off, `reserve` of the driver hands out one connection twice: only where nobody reserves.
    ...(onClosed === undefined ? {} : { onclose: onClosed, max_lifetime: null, types: arrayTypes, fetch_types: false }),
  };
  const sql = (typeof target === "string" ? postgres(target, settings) : postgres({ ...target, ...settings })) as unknown as Sql;
  return options.meter === undefined ? sql : metered(sql, options.meter);
}

/** How long to wait for a server that is not there yet. `onWait` is called once, when it is not there at the first attempt. */
export type Patience = { readonly seconds: number; readonly onWait: (reason: string) => void };

const ATTEMPT_EVERY_MS = 500;

/** Checks that the database answers and is one that fits, and waits for it if it is not there; DATABASE_UNAVAILABLE says which setting to look at. */
export async function requireDatabase(target: Target, { seconds, onWait }: Patience = { seconds: 0, onWait: () => {} }): Promise<void> {
  const until = performance.now() + seconds * 1000;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await checkDatabase(target);
    } catch (error) {
      if (!(error instanceof DomainError) || !isLost(error.cause) || performance.now() >= until) throw error;
      if (attempt === 1) onWait(codeOf(error.cause) ?? "unknown");
    }
    await sleep(ATTEMPT_EVERY_MS);
  }
}

async function checkDatabase(target: Target): Promise<void> {
  const sql = connect(target, { max: 1, connectTimeoutMs: 5000 });
  try {
    const [row] = await sql<{ version: number; encoding: string }[]>`
      select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`;
    if (row === undefined || row.version < 150_000) throw new DomainError("DATABASE_UNAVAILABLE", `PostgreSQL 15 or newer is needed; the server of DATABASE_URL says ${row?.version}.`);
    if (row.encoding !== "UTF8") throw new DomainError("DATABASE_UNAVAILABLE", `The database must be in UTF-8, but is in ${row.encoding}. Create one with encoding 'UTF8'.`);
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    const reason = codeOf(cause) ?? "unknown";
    throw new DomainError("DATABASE_UNAVAILABLE", `The database does not answer (${reason}). Check DATABASE_URL, or unset it to use the embedded PostgreSQL.`, { cause });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
