import { describe, expect, it } from "vitest";
import type { FaultCode } from "../../../src/registry/source-fault.ts";
import type { StubFault } from "../../support/stub-vkbo/faults.ts";
import { companyOf, numbersOf, openAsking } from "./asking.ts";

const NUMBER = "0100000169";

const outages: readonly (readonly [StubFault, FaultCode])[] = [
  ["status 500", "HTTP_500"],
  ["status 500 html", "HTTP_500"],
  ["status 503", "HTTP_503"],
  ["status 403", "HTTP_403"],
  ["no answer", "TIMEOUT"],
  ["slow drip", "TIMEOUT"],
  ["reset", "CONNECTION_LOST"],
  ["reset half way", "CONNECTION_LOST"],
  ["redirect", "REDIRECT"],
  ["empty", "UNREADABLE"],
  ["html", "WRONG_TYPE"],
  ["100 MB", "TOO_LARGE"],
  ["cut off", "UNREADABLE"],
  ["not utf-8", "UNREADABLE"],
  ["nested", "UNREADABLE"],
];

const wrongAnswers: readonly StubFault[] = [
  "no collection",
  "a list",
  "no features",
  "a feature without properties",
  "a feature of another type",
  "a number that is no text",
  "no number",
  "another company",
  "a property that is a list",
  "fewer than matched",
  "more than matched",
  "another number than returned",
  "next page at a foreign host",
  "next page of another collection",
  "next page with a password",
  "next page is the same",
  "next pages without end",
  "next page without an address",
  "next page as html alone",
  "next page that is no address",
  "links that are no list",
];

const cases = [...outages, ...wrongAnswers.map((fault) => [fault, "WRONG_ANSWER"] as const)];

describe("a source that fails", () => {
  it.each(cases)("with %s is %s for all numbers of the call, never not found", async (fault, reason) => {
    const { ask, stub } = await openAsking({ policy: { timeoutMs: reason === "TIMEOUT" ? 400 : 5000 } });
    const numbers = numbersOf(3);
    stub.fail(fault, { times: 60, service: "ENTERPRISES" });
    expect([...(await ask(numbers))]).toEqual(numbers.map((number) => [number, { outcome: "UNAVAILABLE", reason, retryAfterSeconds: 30 }]));
    expect(stub.calls.filter(({ service }) => service === "ESTABLISHMENTS")).toEqual([]);
  });

  it.each(cases)("with %s at the units leaves the companies found, and their units unsaid", async (fault, reason) => {
    const { ask, stub } = await openAsking({ policy: { timeoutMs: reason === "TIMEOUT" ? 400 : 5000 } });
    const numbers = numbersOf(3);
    stub.fail(fault, { times: 60, service: "ESTABLISHMENTS" });
    const outcomes = await ask(numbers);
    expect(numbers.map((number) => companyOf(outcomes.get(number))).map(({ number, establishments }) => [number, establishments])).toEqual(numbers.map((number) => [number, null]));
  });

  it("by leading to the page just read is left after one call", async () => {
    const { ask, stub } = await openAsking({ hidesMatched: true });
    stub.fail("next page is the same", { times: 60 });
    expect((await ask([NUMBER])).get(NUMBER)).toMatchObject({ reason: "WRONG_ANSWER" });
    expect(stub.calls).toHaveLength(1);
  });

  it("says when to come back if it was told", async () => {
    const { ask, stub } = await openAsking();
    stub.fail("status 429");
    expect((await ask([NUMBER])).get(NUMBER)).toEqual({ outcome: "UNAVAILABLE", reason: "HTTP_429", retryAfterSeconds: 7 });
  });

  it("is asked again where that may help, and not where it does not", async () => {
    const { ask, stub, figures } = await openAsking({ policy: { retries: 2 } });
    stub.fail("status 503", { times: 2 });
    expect((await ask([NUMBER])).get(NUMBER)?.outcome).toBe("FOUND");
    expect(stub.calls).toHaveLength(4);
    stub.fail("no collection");
    expect((await ask([NUMBER])).get(NUMBER)).toMatchObject({ reason: "WRONG_ANSWER" });
    expect(stub.calls).toHaveLength(5);
    expect(await figures()).toContain('kmo_registry_retries_total{source="VKBO",service="ALL",outcome="HTTP_503"} 2');
  });

  it("is left alone after some failures, and comes back", async () => {
    const { ask, stub, policy } = await openAsking({ policy: { breakerFailures: 2, breakerSeconds: 0.3 } });
    stub.fail("reset", { times: 2 });
    await ask([NUMBER]);
    await ask([NUMBER]);
    expect(policy.state()).toBe("OPEN");
    expect((await ask([NUMBER])).get(NUMBER)).toEqual({ outcome: "UNAVAILABLE", reason: "BREAKER_OPEN", retryAfterSeconds: 1 });
    expect(stub.calls).toHaveLength(2);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect((await ask([NUMBER])).get(NUMBER)?.outcome).toBe("FOUND");
    expect(policy.state()).toBe("CLOSED");
  });

  it("in one batch leaves the others as they are", async () => {
    const { ask, stub } = await openAsking();
    const numbers = numbersOf(250);
    stub.fail("status 503", { service: "ENTERPRISES" });
    const found = [...(await ask(numbers)).values()].filter(({ outcome }) => outcome === "FOUND").length;
    expect([150, 200]).toContain(found);
  });

  it("counts a call that took too long as such", async () => {
    const { ask, stub, figures } = await openAsking({ policy: { timeoutMs: 200 } });
    stub.fail("no answer");
    await ask([NUMBER]);
    expect(await figures()).toContain('kmo_registry_call_seconds_count{source="VKBO",service="ENTERPRISES",outcome="TIMEOUT"} 1');
  });
});

describe("a caller that gives up", () => {
  it.each(["ENTERPRISES", "ESTABLISHMENTS"] as const)("while %s are asked gets CANCELLED at once, and no half answer", async (service) => {
    const { source, stub } = await openAsking();
    stub.fail("no answer", { service });
    const startedAt = performance.now();
    const outcomes = await source.lookup([NUMBER], AbortSignal.timeout(300));
    expect(outcomes.get(NUMBER)).toEqual({ outcome: "UNAVAILABLE", reason: "CANCELLED", retryAfterSeconds: 30 });
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });

  it("before it asks makes no call", async () => {
    const { source, stub } = await openAsking();
    expect((await source.lookup([NUMBER], AbortSignal.abort())).get(NUMBER)).toMatchObject({ reason: "CANCELLED" });
    expect(stub.calls).toEqual([]);
  });
});
