import * as z from "zod";

const milliseconds = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** The settings of time limits and connections, as they stand in the environment. */
export const timeEnv = {
  REQUEST_MS: milliseconds(100, 600_000).default(10_000),
  STATEMENT_MS: milliseconds(100, 600_000).optional(),
  LOCK_MS: milliseconds(10, 600_000).default(5000),
  CONNECT_MS: milliseconds(100, 60_000).default(5000),
  POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
  WRITE_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(4),
  START_WAIT_S: z.coerce.number().min(0).max(3600).default(30),
} as const;

const shape = z.object(timeEnv);

/** How long things may take, and how many connections there are for them. */
export type TimeSettings = {
  /** From the arrival of a request to its answer. */
  readonly requestMs: number;
  /** One statement that reads; no longer than a request. */
  readonly statementMs: number;
  readonly lockMs: number;
  readonly connectMs: number;
  /** Connections for reads; half as many more are for breakdowns on PostgreSQL. */
  readonly poolSize: number;
  readonly writePoolSize: number;
  /** How long the start waits for a server of DATABASE_URL that is not there. */
  readonly startWaitSeconds: number;
};

/** The settings in the words of the program. They have been checked. */
export function timeSettings(env: z.output<typeof shape>): TimeSettings {
  return {
    requestMs: env.REQUEST_MS,
    statementMs: Math.min(env.STATEMENT_MS ?? env.REQUEST_MS, env.REQUEST_MS),
    lockMs: env.LOCK_MS,
    connectMs: env.CONNECT_MS,
    poolSize: env.POOL_SIZE,
    writePoolSize: env.WRITE_POOL_SIZE,
    startWaitSeconds: env.START_WAIT_S,
  };
}
