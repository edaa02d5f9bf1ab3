import { Registry } from "prom-client";
import type { Handle } from "../../db/client.ts";
import { DomainError } from "../../domain/errors.ts";
import { openSource } from "../../live-register.ts";
import { createSourceMetrics } from "../../registry/metrics.ts";
import type { RegistrySettings } from "../../registry-settings.ts";
import { bad, ok, type Finding } from "./finding.ts";

/** The Flemish Community: a number that every source of companies knows. */
const KNOWN_NUMBER = "0316380841";
const WITHIN_MS = 5000;

/** One real call, once and with a short time. What it gives is thrown away; MAGDA wants every call accounted for, so that one is. */
export async function checkSource(settings: RegistrySettings, handle: Pick<Handle, "writes">): Promise<Finding> {
  const { name } = settings.source;
  if (name === "EXTRACT") return ok("source    none: companies are those of the imported extract");
  const policy = { ...settings.policy, retries: 0, timeoutMs: Math.min(settings.policy.timeoutMs, WITHIN_MS) };
  try {
    const source = openSource({ settings: { ...settings, policy }, handle, now: () => new Date(), metrics: createSourceMetrics(new Registry(), name) });
    if (source === null) return ok("source    none");
    const begun = performance.now();
    const outcome = (await source.lookup([KNOWN_NUMBER], AbortSignal.timeout(WITHIN_MS))).get(KNOWN_NUMBER);
    await source.close();
    if (outcome !== undefined && outcome.outcome !== "UNAVAILABLE") return ok(`source    ${name} answers in ${Math.round(performance.now() - begun)} ms`);
    return bad(`source    ${name} gives no answer (${outcome?.reason ?? "none"})`, "see docs/register.md for what the reason means; until it is mended what is held is shown");
  } catch (error) {
    if (error instanceof DomainError) return bad(`source    ${error.message}`, "correct the setting");
    throw error;
  }
}
