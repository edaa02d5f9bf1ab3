import type { Logger } from "pino";
import type { Sql } from "./db/connect.ts";
import { sweep } from "./intake/sweep.ts";

export type SweeperOptions = { readonly sql: Sql; readonly now: () => Date; readonly log: Logger; readonly onWritten: () => void; /** Time between two sweeps; a minute. */ readonly everyMs?: number };

/** Sweeps again and again: what a term ended, and keys that nobody may use any more. */
export type Sweeper = { /** Ends after the sweep that is under way. */ readonly close: () => Promise<void> };

const MINUTE_MS = 60_000;

/** Sweeps at once, and then a minute after each sweep has ended. A sweep that fails is logged, and the next one does its work. */
export function startSweeper({ sql, now, log, onWritten, everyMs = MINUTE_MS }: SweeperOptions): Sweeper {
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const run = async (): Promise<void> => {
    try {
      const { lapsed } = await sweep(sql, now());
      if (lapsed > 0) onWritten();
      if (lapsed > 0) log.info({ lapsed }, "dossiers lapsed: their own share was not received in time");
    } catch (error) {
      log.error({ error: error instanceof Error ? error.name : typeof error, code: (error as NodeJS.ErrnoException).code }, "a sweep failed; the next one does its work");
    }
    if (!isClosed) timer = setTimeout(() => void (running = run()), everyMs).unref();
  };
  let running = run();
  return {
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
