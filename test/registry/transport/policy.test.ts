import { Registry } from "prom-client";
import { describe, expect, it } from "vitest";
import { createSourceMetrics } from "../../../src/registry/metrics.ts";
import { createPolicy, pauseMs, type Policy, type PolicySettings } from "../../../src/registry/policy.ts";
import { SourceFault, type FaultCode, type SourceFaultOptions } from "../../../src/registry/source-fault.ts";
import { callOf, openClient, startService, until, type Answer } from "./service.ts";

const never = new AbortController().signal;
const fault = (code: FaultCode, options: Partial<SourceFaultOptions> = {}): SourceFault => new SourceFault(code, "failed", { isRetryable: false, ...options });

function policyOf(settings: Partial<PolicySettings> = {}) {
  const registry = new Registry();
  const policy = createPolicy({ timeoutMs: 2000, retries: 2, breakerFailures: 100, breakerSeconds: 30, ...settings }, createSourceMetrics(registry, "MAGDA"), "GeefOnderneming");
  return { policy, registry };
}

/** Runs work that gives or throws these one after another; the last of them from then on. */
async function run(policy: Policy, outcomes: readonly unknown[], signal = never) {
  let attempts = 0;
  const began = performance.now();
  const work = async (): Promise<unknown> => {
    const outcome = outcomes[Math.min(attempts++, outcomes.length - 1)];
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  const outcome = await policy.execute(work, signal).catch((error: unknown) => (error instanceof SourceFault ? error.code : error));
  return { outcome, attempts, tookMs: performance.now() - began, attemptsNow: () => attempts };
}

describe("a retry", () => {
  it("is made of faults that may be retried only, so often as is set", async () => {
    const busy = fault("MAGDA_99995", { isRetryable: true });
    expect(await run(policyOf().policy, [busy, busy, "answer"])).toMatchObject({ outcome: "answer", attempts: 3 });
    expect(await run(policyOf().policy, [busy])).toMatchObject({ outcome: "MAGDA_99995", attempts: 3 });
    expect(await run(policyOf({ retries: 0 }).policy, [busy, "answer"])).toMatchObject({ outcome: "MAGDA_99995", attempts: 1 });
    expect(await run(policyOf({ retries: 1 }).policy, [busy, fault("MAGDA_20007"), "answer"])).toMatchObject({ outcome: "MAGDA_20007", attempts: 2 });
    for (const code of ["WRONG_TYPE", "TLS", "HTTP_403", "MAGDA_40046"] as const) expect(await run(policyOf().policy, [fault(code), "answer"])).toMatchObject({ outcome: code, attempts: 1 });
    const bug = new TypeError("a bug");
    expect(await run(policyOf().policy, [bug, "answer"])).toMatchObject({ outcome: bug, attempts: 1 });
  });

  it("waits a time that doubles up to 3 s, at least half of it, on top of what the source asks", () => {
    const ranges = [1, 2, 3, 4, 5, 6, 20].map((attempt) => [pauseMs(attempt, null, () => 0), pauseMs(attempt, null, () => 1)]);
    expect(ranges).toEqual([[100, 200], [200, 400], [400, 800], [800, 1600], [1500, 3000], [1500, 3000], [1500, 3000]]);
    expect(pauseMs(1, fault("HTTP_503", { isRetryable: true, retryAfterSeconds: 2 }), () => 0)).toBe(2100);
    const drawn = Array.from({ length: 200 }, () => pauseMs(1, null));
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...drawn)).toBeLessThan(200);
    expect(new Set(drawn).size).toBeGreaterThan(100);
  });

  it("really waits, and for what the source asks when that is short; for more than 5 s it is not made", async () => {
    const busy = fault("HTTP_429", { isRetryable: true });
    const twice = await run(policyOf().policy, [busy, busy, "answer"]);
    expect(twice.tookMs).toBeGreaterThan(200);
    expect(twice.tookMs).toBeLessThan(3000);
    const asked = await run(policyOf().policy, [fault("HTTP_503", { isRetryable: true, retryAfterSeconds: 1 }), "answer"]);
    expect(asked).toMatchObject({ outcome: "answer", attempts: 2 });
    expect(asked.tookMs).toBeGreaterThan(900);
    expect(asked.tookMs).toBeLessThan(4000);
    const long = await run(policyOf().policy, [fault("HTTP_503", { isRetryable: true, retryAfterSeconds: 6 }), "answer"]);
    expect(long).toMatchObject({ outcome: "HTTP_503", attempts: 1 });
    expect(long.tookMs).toBeLessThan(3000);
  });

  it("is counted by the fault before it", async () => {
    const { policy, registry } = policyOf();
    await run(policy, [fault("TIMEOUT", { isRetryable: true }), fault("HTTP_503", { isRetryable: true }), "answer"]);
    await run(policy, [fault("TIMEOUT", { isRetryable: true }), "answer"]);
    const lines = (await registry.getSingleMetricAsString("kmo_registry_retries_total")).split("\n").filter((line) => line.startsWith("kmo"));
    expect(lines).toEqual(['kmo_registry_retries_total{source="MAGDA",service="GeefOnderneming",outcome="TIMEOUT"} 2', 'kmo_registry_retries_total{source="MAGDA",service="GeefOnderneming",outcome="HTTP_503"} 1']);
  });
});

describe("the time of an attempt", () => {
  it("ends it though the work does not heed its signal, and each attempt has its own", async () => {
    const signals: AbortSignal[] = [];
    const began = performance.now();
    const running = policyOf({ timeoutMs: 100, retries: 1 }).policy.execute((signal) => (signals.push(signal), new Promise(() => {})), never);
    await expect(running).rejects.toMatchObject({ code: "TIMEOUT", isRetryable: true, isOutage: true });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
    expect(performance.now() - began).toBeGreaterThan(200);
    expect(performance.now() - began).toBeLessThan(4000);
  });

  it("ends it as TIMEOUT though the work says that it was cancelled", async () => {
    const running = policyOf({ timeoutMs: 50, retries: 0 }).policy.execute((signal) => new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(fault("CANCELLED")))), never);
    await expect(running).rejects.toMatchObject({ code: "TIMEOUT" });
  });
});

describe("a caller who gives up", () => {
  it("is CANCELLED at once, before, during and between attempts, and no other attempt is made", async () => {
    const busy = fault("HTTP_503", { isRetryable: true, retryAfterSeconds: 1 });
    expect(await run(policyOf().policy, ["answer"], AbortSignal.abort())).toMatchObject({ outcome: "CANCELLED", attempts: 0 });
    const between = new AbortController();
    setTimeout(() => between.abort(), 100);
    const paused = await run(policyOf().policy, [busy, "answer"], between.signal);
    expect(paused).toMatchObject({ outcome: "CANCELLED", attempts: 1 });
    expect(paused.tookMs).toBeLessThan(700);
    let attempts = 0;
    const during = new AbortController();
    setTimeout(() => during.abort(), 50);
    const seen: AbortSignal[] = [];
    const running = policyOf().policy.execute((signal) => (attempts++, seen.push(signal), new Promise(() => {})), during.signal);
    await expect(running).rejects.toMatchObject({ code: "CANCELLED", isOutage: false });
    expect(seen[0]?.aborted).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 1300));
    expect([attempts, paused.attemptsNow()]).toEqual([1, 1]);
  });
});

describe("calls through the transport", () => {
  it("are made again after time-outs, resets and 503, not after a wrong type", async () => {
    const good: Answer = (_request, response) => response.writeHead(200, { "content-type": "text/xml" }).end("<a/>");
    const answers: Answer[] = [() => {}, (request) => request.socket.destroy(), (_request, response) => response.writeHead(503).end(), good, (_request, response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>"), good];
    const service = await startService((request, response) => answers.shift()?.(request, response));
    const http = openClient();
    const { policy } = policyOf({ timeoutMs: 300, retries: 3 });
    const ask = (signal = never) => policy.execute((limited) => http.request(callOf(service.url, { signal: limited })), signal);
    expect((await ask()).body.toString()).toBe("<a/>");
    expect(service.requests.length).toBe(4);
    await expect(ask()).rejects.toMatchObject({ code: "WRONG_TYPE" });
    expect(service.requests.length).toBe(5);
  });

  it("are cut off by the caller, connection and all", async () => {
    const service = await startService(() => {});
    const controller = new AbortController();
    const running = policyOf().policy.execute((signal) => openClient().request(callOf(service.url, { signal })), controller.signal).catch((error: unknown) => error);
    await until(() => service.requests.length === 1);
    controller.abort();
    expect(await running).toMatchObject({ code: "CANCELLED" });
    await until(() => service.open.size === 0);
  });
});
