import { Registry } from "prom-client";
import { describe, expect, it } from "vitest";
import { createSourceMetrics } from "../../../src/registry/metrics.ts";
import { createPolicy, type Policy, type PolicySettings } from "../../../src/registry/policy.ts";
import { SourceFault, type FaultCode, type SourceFaultOptions } from "../../../src/registry/source-fault.ts";
import { callOf, openClient, startService, type Answer } from "./service.ts";

const never = new AbortController().signal;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const fault = (code: FaultCode, options: Partial<SourceFaultOptions> = {}): SourceFault => new SourceFault(code, "failed", { isRetryable: false, ...options });
const down = (): SourceFault => fault("HTTP_503");
const badNumber = (): SourceFault => fault("MAGDA_20007", { isOutage: false });

function policyOf(settings: Partial<PolicySettings> = {}) {
  const registry = new Registry();
  const policy = createPolicy({ timeoutMs: 2000, retries: 0, breakerFailures: 3, breakerSeconds: 0.2, ...settings }, createSourceMetrics(registry, "VKBO"), "items");
  return { policy, gauge: async () => Number(/breaker_state\{source="VKBO",service="items"\} (\d)/.exec(await registry.metrics())?.[1]) };
}

/** A call that is under way until it is told how it ends. */
function start(policy: Policy, signal = never) {
  const ending = Promise.withResolvers<unknown>();
  const state = { started: false, outcome: undefined as unknown };
  const done = policy
    .execute(() => ((state.started = true), ending.promise), signal)
    .then((value) => value, (error: SourceFault) => error.code ?? error.message)
    .then((outcome) => (state.outcome = outcome));
  return {
    state,
    end: async (outcome: unknown = "answer") => {
      if (outcome instanceof Error) ending.reject(outcome);
      else ending.resolve(outcome);
      return done;
    },
    done,
  };
}

const call = (policy: Policy, outcome: unknown = "answer"): Promise<unknown> => start(policy).end(outcome);
async function open(policy: Policy): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await call(policy, down());
}

describe("the breaker", () => {
  it("opens after outages in a row, refuses with the time that is left, tries one call and closes on its answer", async () => {
    const { policy, gauge } = policyOf({ breakerSeconds: 1.7 });
    expect([policy.state(), await gauge()]).toEqual(["CLOSED", 0]);
    for (let turn = 0; turn < 2; turn++) await call(policy, down());
    expect([policy.state(), await gauge()]).toEqual(["CLOSED", 0]);
    await call(policy, down());
    expect([policy.state(), await gauge()]).toEqual(["OPEN", 2]);
    let reached = 0;
    const refused = await policy.execute(async () => reached++, never).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "BREAKER_OPEN", isRetryable: false, retryAfterSeconds: 2 });
    await pause(900);
    expect(await policy.execute(async () => reached++, never).catch((error: unknown) => error)).toMatchObject({ code: "BREAKER_OPEN", retryAfterSeconds: 1 });
    expect(reached).toBe(0);
    await pause(820);
    const probe = start(policy);
    expect([policy.state(), await gauge(), probe.state.started]).toEqual(["HALF_OPEN", 1, true]);
    expect(await probe.end()).toBe("answer");
    expect([policy.state(), await gauge()]).toEqual(["CLOSED", 0]);
  });

  it("counts outages alone; any answer starts the count anew, and cancelled calls change nothing", async () => {
    const { policy } = policyOf();
    for (const outcome of [down(), down(), "answer", down(), down(), badNumber(), down(), down()]) await call(policy, outcome);
    expect(policy.state()).toBe("CLOSED");
    await call(policy, fault("CANCELLED"));
    expect(policy.state()).toBe("CLOSED");
    await call(policy, down());
    expect(policy.state()).toBe("OPEN");
  });

  it("does not open for numbers that are refused, calls that are cancelled and bugs, however many", async () => {
    const { policy } = policyOf();
    for (const outcome of [badNumber(), fault("CANCELLED"), new TypeError("a bug")]) for (let turn = 0; turn < 10; turn++) await call(policy, outcome);
    expect(policy.state()).toBe("CLOSED");
  });

  it("counts attempts, and makes no further ones once open; the last fault says when to come back", async () => {
    const { policy } = policyOf({ retries: 5, breakerSeconds: 20 });
    let attempts = 0;
    const began = performance.now();
    const outcome = await policy.execute(async () => { attempts++; throw fault("TIMEOUT", { isRetryable: true }); }, never).catch((error: unknown) => error);
    expect(outcome).toMatchObject({ code: "TIMEOUT", retryAfterSeconds: 20 });
    expect([attempts, policy.state()]).toEqual([3, "OPEN"]);
    expect(performance.now() - began).toBeLessThan(1500);
  });

  it("counts in the order in which calls end when eight are under way", async () => {
    const { policy } = policyOf();
    const calls = Array.from({ length: 8 }, () => start(policy));
    const ends = [down(), down(), "answer", down(), down(), badNumber(), down()];
    for (const [index, outcome] of ends.entries()) await calls[index]?.end(outcome);
    expect(policy.state()).toBe("CLOSED");
    for (const outcome of [down(), down()]) await call(policy, outcome);
    expect(policy.state()).toBe("OPEN");
    expect(await calls[7]?.end()).toBe("answer");
    expect(policy.state()).toBe("OPEN");
  });

  it("opens once when eight calls fail together", async () => {
    const { policy } = policyOf();
    const calls = Array.from({ length: 8 }, () => start(policy));
    expect(await Promise.all(calls.map(({ end }) => end(down())))).toEqual(Array.from({ length: 8 }, () => "HTTP_503"));
    expect(policy.state()).toBe("OPEN");
    await pause(220);
    expect(await call(policy)).toBe("answer");
    for (let turn = 0; turn < 2; turn++) await call(policy, down());
    expect(policy.state()).toBe("CLOSED");
  });
});

describe("half open", () => {
  it("lets one call through; the others wait and go on when it is answered", async () => {
    const { policy } = policyOf();
    await open(policy);
    await pause(220);
    const calls = Array.from({ length: 8 }, () => start(policy));
    await pause(20);
    expect(calls.map(({ state }) => state.started)).toEqual([true, ...Array.from({ length: 7 }, () => false)]);
    await calls[0]?.end();
    await pause(5);
    expect([policy.state(), ...calls.map(({ state }) => state.started)]).toEqual(["CLOSED", ...Array.from({ length: 8 }, () => true)]);
    for (const { end } of calls) await end();
  });

  it("refuses the others when the one fails, without calling, and stays open as long again", async () => {
    const { policy } = policyOf();
    await open(policy);
    await pause(220);
    const calls = Array.from({ length: 8 }, () => start(policy));
    await calls[0]?.end(down());
    await Promise.all(calls.slice(1).map(({ done }) => done));
    expect(calls.map(({ state }) => [state.started, state.outcome])).toEqual([[true, "HTTP_503"], ...Array.from({ length: 7 }, () => [false, "BREAKER_OPEN"])]);
    expect(await call(policy)).toBe("BREAKER_OPEN");
    await pause(220);
    expect(await call(policy)).toBe("answer");
  });

  it("closes on a number that is refused, because the source answered", async () => {
    const { policy } = policyOf();
    await open(policy);
    await pause(220);
    expect(await call(policy, badNumber())).toBe("MAGDA_20007");
    expect(policy.state()).toBe("CLOSED");
  });

  it("learns nothing from a cancelled call: the next is tried at once", async () => {
    const { policy } = policyOf({ breakerSeconds: 0.2 });
    await open(policy);
    await pause(220);
    const controller = new AbortController();
    const probe = start(policy, controller.signal);
    const [second, third] = [start(policy), start(policy)];
    expect([probe.state.started, second.state.started]).toEqual([true, false]);
    controller.abort();
    expect(await probe.done).toBe("CANCELLED");
    await pause(5);
    expect([policy.state(), second.state.started, third.state.started]).toEqual(["HALF_OPEN", true, false]);
    await second.end();
    await pause(5);
    expect([policy.state(), third.state.started]).toEqual(["CLOSED", true]);
    await third.end();
  });

  it("lets go of who waits as soon as he gives up", async () => {
    const { policy } = policyOf();
    await open(policy);
    await pause(220);
    const controller = new AbortController();
    const probe = start(policy);
    const waiting = start(policy, controller.signal);
    controller.abort();
    expect(await waiting.done).toBe("CANCELLED");
    expect(policy.state()).toBe("HALF_OPEN");
    await probe.end();
    await pause(5);
    expect([policy.state(), waiting.state.started]).toEqual(["CLOSED", false]);
  });

  it("does not heed calls that began before it opened, whatever becomes of them", async () => {
    const { policy } = policyOf();
    const early = Array.from({ length: 6 }, () => start(policy));
    await open(policy);
    await pause(220);
    const probe = start(policy);
    await early[0]?.end(down());
    await early[1]?.end();
    await early[2]?.end(fault("CANCELLED"));
    await early[3]?.end(badNumber());
    expect(policy.state()).toBe("HALF_OPEN");
    await probe.end();
    for (const outcome of [down(), down()]) await call(policy, outcome);
    await early[4]?.end(down());
    expect(policy.state()).toBe("CLOSED");
    await early[5]?.end(new TypeError("a bug"));
    await call(policy, down());
    expect(policy.state()).toBe("OPEN");
  });
});

describe("a service that goes down and comes back", () => {
  it("is left alone while the breaker is open, and found again by one call", async () => {
    let isDown = true;
    const answer: Answer = (request, response) => (isDown ? request.socket.destroy() : response.writeHead(200, { "content-type": "text/xml" }).end("<a/>"));
    const service = await startService(answer);
    const http = openClient();
    const { policy, gauge } = policyOf({ breakerFailures: 5, breakerSeconds: 0.3 });
    const ask = () => policy.execute((signal) => http.request(callOf(service.url, { signal })), never).then(({ status }) => status, (error: SourceFault) => error.code);
    const first = await Promise.all(Array.from({ length: 8 }, ask));
    expect([new Set(first), policy.state(), await gauge()]).toEqual([new Set(["CONNECTION_LOST"]), "OPEN", 2]);
    const reached = service.requests.length;
    expect(new Set(await Promise.all(Array.from({ length: 50 }, ask)))).toEqual(new Set(["BREAKER_OPEN"]));
    expect(service.requests.length).toBe(reached);
    await pause(320);
    const probed = await Promise.all(Array.from({ length: 8 }, ask));
    expect(probed).toEqual(["CONNECTION_LOST", ...Array.from({ length: 7 }, () => "BREAKER_OPEN")]);
    expect(service.requests.length).toBe(reached + 1);
    isDown = false;
    await pause(320);
    expect(await Promise.all(Array.from({ length: 8 }, ask))).toEqual(Array.from({ length: 8 }, () => 200));
    expect([policy.state(), await gauge(), service.requests.length]).toEqual(["CLOSED", 0, reached + 9]);
  });
});
