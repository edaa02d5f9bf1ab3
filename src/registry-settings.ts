import * as z from "zod";

const seconds = (least: number, most: number) => z.coerce.number().min(least).max(most);
const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const https = z.url({ protocol: /^https$/ });

/** The settings of the live register, as they stand in the environment. */
export const registryEnv = {
  REGISTRY_SOURCE: z.enum(["extract", "vkbo", "magda"]).default("extract"),
  REGISTRY_FRESH_HOURS: seconds(0.001, 8760).default(24),
  REGISTRY_WAIT_MS: count(100, 30_000).default(3000),
  REGISTRY_TIMEOUT_MS: count(100, 60_000).default(5000),
  REGISTRY_RETRIES: count(0, 10).default(2),
  REGISTRY_BREAKER_FAILURES: count(1, 1000).default(5),
  REGISTRY_BREAKER_SECONDS: seconds(0.1, 3600).default(30),
  REGISTRY_QUEUE: count(1, 1_000_000).default(5000),
  REGISTRY_CA_FILE: z.string().min(1).optional(),
  VKBO_URL: https.default("https://geo.api.vlaanderen.be/VKBO/ogc/features/v1/collections/Vkbo/items"),
  MAGDA_URL: https.default("https://magdaondernemingdienst.vlaanderen.be/GeefOndernemingDienst-02.00/soap/WebService"),
  MAGDA_EMPLOYMENT_URL: https.default("https://magdaondernemingdienst.vlaanderen.be/GeefTewerkstellingDienst-02.00/soap/WebService"),
  MAGDA_CERT_FILE: z.string().min(1).optional(),
  MAGDA_KEY_FILE: z.string().min(1).optional(),
  MAGDA_KEY_PASSPHRASE: z.string().min(1).optional(),
  MAGDA_SENDER: z.string().min(1).max(120).optional(),
  MAGDA_CAPACITY: z.string().min(1).optional(),
  MAGDA_SIGN: z.enum(["on", "off"]).default("on"),
  MAGDA_PER_SECOND: count(1, 1000).default(10),
  MAGDA_CONCURRENCY: count(1, 100).default(8),
  MAGDA_ESTABLISHMENT_ACTIVITIES: z.enum(["on", "off"]).default("off"),
} as const;

const shape = z.object(registryEnv);
type Env = z.output<typeof shape>;

/** What is needed to call MAGDA; files are paths. */
export type MagdaSettings = {
  readonly url: string;
  readonly employmentUrl: string;
  readonly certFile: string;
  readonly keyFile: string;
  readonly keyPassphrase: string | undefined;
  /** Identificatie of the Afzender, as agreed with MAGDA. */
  readonly sender: string;
  /** Hoedanigheid of the Afzender; undefined for none. */
  readonly capacity: string | undefined;
  readonly sign: boolean;
  readonly perSecond: number;
  readonly concurrency: number;
  readonly establishmentActivities: boolean;
};

/** Where companies come from besides the imported extract, and how long to wait for it. */
export type RegistrySettings = {
  readonly source: { readonly name: "EXTRACT" } | { readonly name: "VKBO"; readonly url: string } | ({ readonly name: "MAGDA" } & MagdaSettings);
  readonly freshHours: number;
  readonly waitMs: number;
  readonly maxQueued: number;
  readonly policy: { readonly timeoutMs: number; readonly retries: number; readonly breakerFailures: number; readonly breakerSeconds: number };
  /** A certificate authority to trust besides the public ones. */
  readonly caFile: string | undefined;
};

/** Says which settings MAGDA needs and does not have; for the check of all settings together. */
export function missingForMagda(env: Env): readonly string[] {
  if (env.REGISTRY_SOURCE !== "magda") return [];
  return (["MAGDA_CERT_FILE", "MAGDA_KEY_FILE", "MAGDA_SENDER"] as const).filter((name) => env[name] === undefined);
}

/** The settings in the words of the program. They have been checked. */
export function registrySettings(env: Env): RegistrySettings {
  return {
    source: sourceOf(env),
    freshHours: env.REGISTRY_FRESH_HOURS,
    waitMs: env.REGISTRY_WAIT_MS,
    maxQueued: env.REGISTRY_QUEUE,
    policy: { timeoutMs: env.REGISTRY_TIMEOUT_MS, retries: env.REGISTRY_RETRIES, breakerFailures: env.REGISTRY_BREAKER_FAILURES, breakerSeconds: env.REGISTRY_BREAKER_SECONDS },
    caFile: env.REGISTRY_CA_FILE,
  };
}

function sourceOf(env: Env): RegistrySettings["source"] {
  if (env.REGISTRY_SOURCE === "vkbo") return { name: "VKBO", url: env.VKBO_URL };
  if (env.REGISTRY_SOURCE === "extract") return { name: "EXTRACT" };
  return {
    name: "MAGDA",
    url: env.MAGDA_URL,
    employmentUrl: env.MAGDA_EMPLOYMENT_URL,
    certFile: env.MAGDA_CERT_FILE ?? "",
    keyFile: env.MAGDA_KEY_FILE ?? "",
    keyPassphrase: env.MAGDA_KEY_PASSPHRASE,
    sender: env.MAGDA_SENDER ?? "",
    capacity: env.MAGDA_CAPACITY,
    sign: env.MAGDA_SIGN === "on",
    perSecond: env.MAGDA_PER_SECOND,
    concurrency: env.MAGDA_CONCURRENCY,
    establishmentActivities: env.MAGDA_ESTABLISHMENT_ACTIVITIES === "on",
  };
}
