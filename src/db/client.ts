import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { openCancellable, type Run } from "./cancellable.ts";
import { connect, type ConnectOptions, type Sql, type Target } from "./connect.ts";
import * as tables from "./tables/index.ts";

export type Db = PostgresJsDatabase<typeof tables>;
export type Handle = {
  readonly sql: Sql;
  readonly db: Db;
  /** For statements that may take long: on connections of their own, half as many as the pool has. */
  readonly run: Run;
  readonly close: () => Promise<void>;
};

/** Compiling a statement to machine code takes longer than these run; memory for their groups keeps them off the disk. */
const REPORT_SETTINGS = { jit: "off", work_mem: "32MB" };

/** Drizzle leaves its statements unnamed, so that the server plans each anew; this sends them as named ones. */
function withNamedStatements(sql: Sql): Sql {
  return new Proxy(sql, {
    get(target, property, receiver) {
      if (property !== "unsafe") return Reflect.get(target, property, receiver) as unknown;
      return (text: string, parameters: never[] = []) => target.unsafe(text, parameters, { prepare: true });
    },
  });
}

/** A pool with Drizzle on top of it, and connections for statements that can be cancelled. */
export function openDb(target: Target, options: ConnectOptions): Handle {
  const sql = connect(target, options);
  const db = drizzle({ client: withNamedStatements(sql), schema: tables, casing: "snake_case" });
  const open = (applicationName: string): Sql => connect(target, { ...options, max: 1, applicationName, settings: REPORT_SETTINGS });
  const cancellable = openCancellable({ open, control: sql, max: Math.ceil(options.max / 2) });
  return { sql, db, run: cancellable.run, close: async () => void (await Promise.all([sql.end({ timeout: 5 }), cancellable.close()])) };
}
