import { onTestFinished } from "vitest";
import { Registry } from "prom-client";
import { openHttp } from "../../../src/registry/http.ts";
import { createSourceMetrics } from "../../../src/registry/metrics.ts";
import { createPolicy, type Policy, type PolicySettings } from "../../../src/registry/policy.ts";
import type { CompanyRecord, Outcome, RegistrySource } from "../../../src/registry/source.ts";
import { vkboSource } from "../../../src/registry/vkbo/vkbo-source.ts";
import { enterpriseNumber } from "../../support/fixtures.ts";
import { startVkboStub, type StubOptions, type VkboStub } from "../../support/stub-vkbo/stub.ts";

export type Asking = {
  readonly stub: VkboStub;
  readonly source: RegistrySource;
  readonly policy: Policy;
  /** Kinds of properties that could not be read, in the order in which they came. */
  readonly unread: readonly string[];
  readonly ask: (numbers: readonly string[]) => Promise<ReadonlyMap<string, Outcome<CompanyRecord>>>;
  /** The figures in Prometheus' text format. */
  readonly figures: () => Promise<string>;
};

const settings: PolicySettings = { timeoutMs: 5000, retries: 0, breakerFailures: 1000, breakerSeconds: 30 };

/** A stub and a source that asks it, on 1 July 2025 at noon UTC; closed when the test ends. */
export async function openAsking(options: StubOptions & { readonly policy?: Partial<PolicySettings>; readonly search?: string } = {}): Promise<Asking> {
  const stub = await startVkboStub(options);
  const registry = new Registry();
  const unread: string[] = [];
  const metrics = { ...createSourceMetrics(registry, "VKBO"), countUnread: (kind: string) => unread.push(kind) };
  const policy = createPolicy({ ...settings, ...options.policy }, metrics);
  const source = vkboSource({ url: `${stub.url}${options.search ?? ""}`, http: openHttp({ tls: { ca: stub.ca } }), policy, metrics, now: () => new Date("2025-07-01T12:00:00Z") });
  onTestFinished(async () => {
    await source.close();
    await stub.close();
  });
  return { stub, source, policy, unread, ask: (numbers) => source.lookup(numbers, new AbortController().signal), figures: () => registry.metrics() };
}

/** The first synthetic enterprise numbers. */
export function numbersOf(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => enterpriseNumber(index + 1));
}

/** The company of an outcome; fails when there is none. */
export function companyOf(outcome: Outcome<CompanyRecord> | undefined): CompanyRecord {
  if (outcome?.outcome !== "FOUND") throw new Error(`not found: ${JSON.stringify(outcome)}`);
  return outcome.company;
}
