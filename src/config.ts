import { join } from "node:path";
import * as z from "zod";
import { DomainError } from "./domain/errors.ts";

const Env = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().min(1).default(".data"),
  DEMO: z.enum(["on", "off"]).default("on"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("warn"),
  POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
});

export type Config = {
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** Load generated data into an empty database at start. */
  readonly demo: boolean;
  readonly logLevel: z.infer<typeof Env>["LOG_LEVEL"];
  readonly poolSize: number;
};

/** The project's own folder. */
export const root = join(import.meta.dirname, "..");

/** Reads every setting at once; reports all faults together. An empty variable counts as not set. */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = Env.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== "")));
  if (!parsed.success) throw new DomainError("INVALID_SETTING", `Settings that can't be used (see .env.example):\n${z.prettifyError(parsed.error)}`);
  const { data } = parsed;
  return Object.freeze({
    host: data.HOST,
    port: data.PORT,
    databaseUrl: data.DATABASE_URL,
    dataDir: data.DATA_DIR,
    demo: data.DEMO === "on",
    logLevel: data.LOG_LEVEL,
    poolSize: data.POOL_SIZE,
  });
}
