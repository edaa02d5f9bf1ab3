import { readFileSync } from "node:fs";
import type { Logger } from "pino";
import { Registry } from "prom-client";
import type { Handle } from "./db/client.ts";
import type { Sql } from "./db/connect.ts";
import { findIsSynthetic } from "./db/find/nature.ts";
import { DomainError } from "./domain/errors.ts";
import { isLoopback } from "./domain/loopback.ts";
import { callRecord } from "./registry/calls.ts";
import { openHttp } from "./registry/http.ts";
import { magdaSource } from "./registry/magda/magda-source.ts";
import { createSourceMetrics, type SourceMetrics } from "./registry/metrics.ts";
import { createPolicy } from "./registry/policy.ts";
import { createRegister, type Register } from "./registry/register.ts";
import type { RegistrySource } from "./registry/source.ts";
import { storeAnswers } from "./registry/store.ts";
import { vkboSource } from "./registry/vkbo/vkbo-source.ts";
import type { MagdaSettings, RegistrySettings } from "./registry-settings.ts";

export type LiveRegisterOptions = { readonly settings: RegistrySettings; readonly handle: Handle; readonly now: () => Date; readonly log: Logger };

/** The register with the live source of the settings, if there is one, and the figures about that source. */
export type LiveRegister = { readonly register: Register; readonly metrics: Registry; readonly close: () => Promise<void> };

/** Opens the source of the settings. Nothing is called before a number is looked up. Throws INVALID_SETTING for files that can't be read. */
export function openRegister({ settings, handle, now, log }: LiveRegisterOptions): LiveRegister {
  const metrics = new Registry();
  const { source: chosen, freshHours, waitMs, maxQueued } = settings;
  const sourceMetrics = chosen.name === "EXTRACT" ? undefined : createSourceMetrics(metrics, chosen.name);
  const source = sourceMetrics === undefined ? null : openSource({ settings, handle, now, metrics: sourceMetrics });
  const register = createRegister({ handle, source, store: (name, answers) => storeAnswers(handle.writes, name, answers), freshHours, waitMs, maxQueued, now, log, metrics: sourceMetrics });
  return { register, metrics, close: register.close };
}

/**
 * Throws INVALID_SETTING where generated data and a live source of real data would meet: a source that is not on this machine is real.
 * `willLoadDemo` says that the database is empty and will be filled with generated data.
 */
export async function requireOneNature(settings: RegistrySettings, sql: Sql, willLoadDemo: boolean): Promise<void> {
  const urls = urlsOf(settings);
  if (urls.every((url) => isLoopback(new URL(url).hostname))) return;
  if (!willLoadDemo && (await findIsSynthetic(sql)) !== true) return;
  throw new DomainError("INVALID_SETTING", `REGISTRY_SOURCE is ${settings.source.name.toLowerCase()}, a source of real companies, but the database holds generated demo data, and the two are never mixed. Set DEMO=off and a DATA_DIR (or DATABASE_URL) of its own.`);
}

function urlsOf({ source }: RegistrySettings): readonly string[] {
  if (source.name === "EXTRACT") return [];
  return source.name === "VKBO" ? [source.url] : [source.url, source.employmentUrl];
}

/** The source of the settings; null for none. `handle` is for the account of calls of MAGDA. Throws INVALID_SETTING for files that can't be read. */
export function openSource({ settings, handle, now, metrics }: Omit<LiveRegisterOptions, "handle" | "log"> & { readonly handle: Pick<Handle, "writes">; readonly metrics: SourceMetrics }): RegistrySource | null {
  const { source, policy, caFile } = settings;
  const ca = caFile === undefined ? undefined : readPem("REGISTRY_CA_FILE", caFile);
  if (source.name === "EXTRACT") return null;
  if (source.name === "VKBO") return vkboSource({ url: source.url, http: openHttp({ ...(ca && { tls: { ca } }) }), policy: createPolicy(policy, metrics), metrics, now });
  const pair = readPair(source);
  return magdaSource({
    ...source,
    capacity: source.capacity ?? null,
    http: openHttp({ tls: { ...pair, ...(ca && { ca }) } }),
    policy: { companies: createPolicy(policy, metrics, "GeefOnderneming"), employment: createPolicy(policy, metrics, "GeefTewerkstelling") },
    metrics,
    signing: source.sign ? pair : null,
    timeoutMs: policy.timeoutMs,
    now,
    calls: callRecord(handle.writes, "MAGDA"),
  });
}

function readPair({ certFile, keyFile, keyPassphrase }: MagdaSettings) {
  return { cert: readPem("MAGDA_CERT_FILE", certFile), key: readPem("MAGDA_KEY_FILE", keyFile), ...(keyPassphrase !== undefined && { passphrase: keyPassphrase }) };
}

function readPem(setting: string, file: string): string {
  try {
    const text = readFileSync(file, "utf8");
    if (text.includes("-----BEGIN ")) return text;
  } catch (cause) {
    throw new DomainError("INVALID_SETTING", `The file of ${setting} can't be read (${(cause as NodeJS.ErrnoException).code ?? "unknown"}). Give the path of a PEM file that this user may read.`, { cause });
  }
  throw new DomainError("INVALID_SETTING", `The file of ${setting} is no PEM file: it has no "-----BEGIN". Convert it with openssl.`);
}
