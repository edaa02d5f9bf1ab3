import postgres from "postgres";
import { DomainError } from "../domain/errors.ts";

/** Where a database is: a URL, or the socket of the embedded server. */
export type Target = string | { readonly host: string; readonly port: number; readonly user: string; readonly database: string };
export type Sql = postgres.Sql;

export type ConnectOptions = {
  /** Connections of the pool. */
  readonly max: number;
  readonly applicationName?: string;
  /** Longest time of one statement; 0 for imports, which may take their time. */
  readonly statementTimeoutMs?: number;
  /** Further settings of the server for these connections. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Called with the text of each statement sent, for counting. */
  readonly onStatement?: (text: string) => void;
};

/** Opens a pool. Nothing is connected before the first statement. */
export function connect(target: Target, options: ConnectOptions): Sql {
  const settings: postgres.Options<Record<string, never>> = {
    max: options.max,
    onnotice: () => {},
    connection: { application_name: options.applicationName ?? "kmo-graph", statement_timeout: options.statementTimeoutMs ?? 30_000, TimeZone: "UTC", ...options.settings },
    ...(options.onStatement === undefined ? {} : { debug: (_connection: number, text: string) => options.onStatement?.(text) }),
  };
  return typeof target === "string" ? postgres(target, settings) : postgres({ ...target, ...settings });
}

/** Checks that the database answers and is one that fits; DATABASE_UNAVAILABLE says which setting to look at. */
export async function requireDatabase(target: Target): Promise<void> {
  const sql = connect(target, { max: 1 });
  try {
    const [row] = await sql<{ version: number; encoding: string }[]>`
      select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`;
    if (row === undefined || row.version < 150_000) throw new DomainError("DATABASE_UNAVAILABLE", `PostgreSQL 15 or newer is needed; the server of DATABASE_URL says ${row?.version}.`);
    if (row.encoding !== "UTF8") throw new DomainError("DATABASE_UNAVAILABLE", `The database must be in UTF-8, but is in ${row.encoding}. Create one with encoding 'UTF8'.`);
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    const reason = (cause as NodeJS.ErrnoException).code ?? "unknown";
    throw new DomainError("DATABASE_UNAVAILABLE", `The database does not answer (${reason}). Check DATABASE_URL, or unset it to use the embedded PostgreSQL.`, { cause });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
