import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { defaultRequestLimits } from "../../../src/domain/request-limits.ts";
import { openGate } from "../../../src/http/limits/gate.ts";
import { openRate, type Spender } from "../../../src/http/limits/rate.ts";
import { networkOf, spenderOf } from "../../../src/http/limits/spender.ts";

/** Bytes of what can still be reached. */
function heapUsed(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}

const address = (name: string): Spender => ({ client: name, isKnown: false, audience: "PUBLIC" });

describe("points a minute", () => {
  it("stay bounded in memory under 200,000 addresses, and nobody gets new points by making others come", () => {
    let ms = 0;
    const rate = openRate(defaultRequestLimits, () => ms);
    rate.spend(address("attacker"), 1000, 5000);
    rate.spend({ client: "key:1", isKnown: true, audience: "INTERNAL" }, 20_000, 5000);
    const before = heapUsed();
    for (let count = 0; count < 200_000; count++) {
      ms += 0.01;
      // The newcomers share the last accounts, which can be used up.
      try {
        rate.spend(address(`2001:db8:${count}:1`), 3, 5000);
      } catch (error) {
        expect(error).toMatchObject({ code: "RATE_LIMITED" });
      }
    }
    expect(rate.size()).toBeLessThanOrEqual(50_000 + 1024 + 1);
    const mb = (heapUsed() - before) / 1e6;
    expect(mb).toBeLessThan(30);
    expect(rate.standing(address("attacker"))).toMatchObject({ remaining: 33 });
    expect(rate.standing({ client: "key:1", isKnown: true, audience: "INTERNAL" })).toMatchObject({ remaining: 666 });
    expect(() => rate.spend(address("attacker"), 40, 5000)).toThrow("The request costs 40 points, more than you have left; 1,000 come back in a minute. Try again in 1 s, or ask for less.");
  });

  it("make room again when addresses have theirs back", () => {
    let ms = 0;
    const rate = openRate(defaultRequestLimits, () => ms);
    for (let count = 0; count < 60_000; count++) rate.spend(address(`a${count}`), 1, 5000);
    ms += 60_000;
    for (let count = 0; count < 50_000; count++) rate.spend(address(`b${count}`), 1000, 5000);
    expect(rate.size()).toBeLessThanOrEqual(50_000 + 1024);
    expect(rate.standing(address("b0"))).toEqual({ limit: 1000, remaining: 0, resetSeconds: 60 });
  });

  it("never go below nothing by refusals", () => {
    const rate = openRate(defaultRequestLimits, () => 0);
    for (let count = 0; count < 3000; count++) rate.spendOnRefusal(address("a"));
    expect(rate.standing(address("a"))).toEqual({ limit: 1000, remaining: 0, resetSeconds: 60 });
    expect(() => rate.requireAny(address("a"))).toThrow("Your points are spent; 1,000 come back in a minute. Try again in 1 s, or ask for less.");
  });

  it("are there again after the time that a refusal says, and not a second before", () => {
    let ms = 0;
    for (const points of [1, 17, 500, 999]) {
      ms = 0;
      const fresh = openRate(defaultRequestLimits, () => ms);
      fresh.spend(address("a"), 1000, 5000);
      const seconds = Math.ceil((points * 60) / 1000);
      expect(() => fresh.spend(address("a"), points, 5000)).toThrow(`Try again in ${seconds} s`);
      ms = seconds * 1000 - 1000;
      if (ms > 0) expect(() => fresh.spend(address("a"), points, 5000)).toThrow("Try again in 1 s");
      ms = seconds * 1000;
      fresh.spend(address("a"), points, 5000);
    }
  });
});

describe("who pays", () => {
  it("is the client, or the address of the public, and an administrator where all is open", () => {
    expect(spenderOf({ audience: "HANDLER", client: "key:7", kind: "KEY" }, "10.0.0.1")).toEqual({ client: "key:7", isKnown: true, audience: "HANDLER" });
    expect(spenderOf({ audience: "PUBLIC", client: "public", kind: "PUBLIC" }, "10.0.0.1")).toEqual({ client: "public 10.0.0.1", isKnown: false, audience: "PUBLIC" });
    expect(spenderOf({ audience: "PUBLIC", client: "open", kind: "OPEN" }, "127.0.0.1")).toEqual({ client: "open", isKnown: true, audience: "ADMIN" });
  });

  it("is a network of 64 bits for IPv6, however it is written", () => {
    expect(networkOf("192.0.2.7")).toBe("192.0.2.7");
    expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
    expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2");
    expect(networkOf("2001:DB8:1:2::1")).toBe("2001:db8:1:2");
    expect(networkOf("2001:db8::1")).toBe("2001:db8:0:0");
    expect(networkOf("fe80::1%eth0")).toBe("fe80:0:0:0");
    expect(networkOf("::1")).toBe("0:0:0:0");
  });
});

describe("the gate", () => {
  it("counts each leaving once", () => {
    const gate = openGate({ atOnce: 2, atOnceAll: 3 });
    const leave = gate.enter("a", true);
    gate.enter("a", true);
    leave();
    leave();
    expect(gate.inside()).toBe(1);
    gate.enter("a", true);
    expect(() => gate.enter("a", true)).toThrow("2 requests of yours are being answered; the limit is 2 at the same time.");
    gate.enter("b", true);
    expect(() => gate.enter("b", true)).toThrow("The service is answering 3 requests; the limit is 3 at the same time. Try again in 1 second.");
    expect(gate.inside()).toBe(3);
  });

  it("keeps half of the places for those with a credential", () => {
    const gate = openGate({ atOnce: 2, atOnceAll: 4 });
    const leave = gate.enter("public 192.0.2.1", false);
    gate.enter("public 192.0.2.2", false);
    expect(() => gate.enter("public 192.0.2.3", false)).toThrow("The service is answering 2 requests without a credential; the limit is 2 at the same time. Try again in 1 second.");
    gate.enter("key:a", true);
    leave();
    gate.enter("public 192.0.2.3", false);
    expect(gate.inside()).toBe(3);
  });
});
