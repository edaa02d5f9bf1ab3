import { availableParallelism } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { accessEnv, accessFaults, accessSettings, type AccessSettings } from "./access-settings.ts";
import { DomainError } from "./domain/errors.ts";
import { httpEnv, httpSettings, missingForDocuments, type HttpSettings } from "./http-settings.ts";
import { operationEnv, operationSettings, type OperationSettings } from "./operation-settings.ts";
import { limitEnv, limitSettings, type LimitSettings } from "./limit-settings.ts";
import { missingForMagda, registryEnv, registrySettings, type RegistrySettings } from "./registry-settings.ts";
import { timeEnv, timeSettings, type TimeSettings } from "./time-settings.ts";

const Env = z
  .object({
    HOST: z.string().min(1).default("127.0.0.1"),
    PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    DATA_DIR: z.string().min(1).default(".data"),
    DEMO: z.enum(["on", "off"]).default("on"),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("warn"),
    ENGINE: z.enum(["columns", "postgres"]).default("columns"),
    SCAN_THREADS: z.coerce.number().int().min(1).max(64).default(Math.min(4, availableParallelism())),
    COLUMNS_MAX_MB: z.coerce.number().int().min(1).default(4096),
    COLUMNS_REFRESH_MS: z.coerce.number().int().min(10).max(60_000).default(200),
    RESULT_CACHE_MB: z.coerce.number().int().min(0).default(64),
    ANSWER_CACHE_MB: z.coerce.number().int().min(0).default(64),
    ...registryEnv,
    ...timeEnv,
    ...limitEnv,
    ...accessEnv,
    ...operationEnv,
    ...httpEnv,
  })
  .superRefine((env, context) => {
    for (const name of missingForMagda(env)) context.addIssue({ code: "custom", path: [name], message: "is needed with REGISTRY_SOURCE=magda" });
    for (const name of missingForDocuments(env)) context.addIssue({ code: "custom", path: [name], message: "is needed with DOCUMENTS=trusted" });
    for (const { name, message } of accessFaults(env)) context.addIssue({ code: "custom", path: [name], message });
  });

/** The name of every setting. */
export const settingNames: readonly string[] = Object.keys(Env.shape);

const MB = 1024 * 1024;

export type Config = {
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** Load generated data into an empty database at start. */
  readonly demo: boolean;
  readonly logLevel: z.infer<typeof Env>["LOG_LEVEL"];
  readonly reports: ReportSettings;
  readonly registry: RegistrySettings;
  readonly limits: LimitSettings;
  readonly time: TimeSettings;
  readonly access: AccessSettings;
  readonly operations: OperationSettings;
  readonly http: HttpSettings;
};

/** How breakdowns are reckoned and remembered. */
export type ReportSettings = {
  /** `columns`: a copy in memory, with PostgreSQL where it can't answer; `postgres`: PostgreSQL alone. */
  readonly engine: "columns" | "postgres";
  readonly scanThreads: number;
  /** The copy is not made when it would be larger. */
  readonly columnsMaxBytes: number;
  /** How often the copy asks for changes. */
  readonly columnsRefreshMs: number;
  /** Room for what breakdowns came to, and for whole answers; 0 for none. */
  readonly resultCacheBytes: number;
  readonly answerCacheBytes: number;
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
    reports: {
      engine: data.ENGINE,
      scanThreads: data.SCAN_THREADS,
      columnsMaxBytes: data.COLUMNS_MAX_MB * MB,
      columnsRefreshMs: data.COLUMNS_REFRESH_MS,
      resultCacheBytes: data.RESULT_CACHE_MB * MB,
      answerCacheBytes: data.ANSWER_CACHE_MB * MB,
    },
    registry: registrySettings(data),
    time: timeSettings(data),
    limits: limitSettings(data),
    access: accessSettings(data),
    operations: operationSettings(data),
    http: httpSettings(data),
  });
}
