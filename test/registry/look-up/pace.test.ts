import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { openPace } from "../../../src/registry/pace.ts";

describe("the pace of a source", () => {
  it("is that of ten calls a second before anything came, and never less than a second", () => {
    const { secondsFor } = openPace();
    expect([0, 1, 5, 6, 500].map(secondsFor)).toEqual([1, 1, 1, 2, 100]);
  });

  it("follows what came, large calls at once and single numbers little by little", async () => {
    const [large, single] = [openPace(), openPace()];
    const started = performance.now();
    await setTimeout(100);
    large.came(100, started);
    single.came(1, started);
    // 1 ms a number weighs as a hundred numbers do; 100 ms once moves a guess of 200 ms by a twentieth.
    expect(large.secondsFor(1000)).toBeLessThan(5);
    expect(single.secondsFor(1000)).toBeGreaterThan(180);
    expect(single.secondsFor(1000)).toBeLessThan(200);
  });

  it("counts time in which several calls ran once, and time in which none did never", async () => {
    const pace = openPace();
    const started = performance.now();
    await setTimeout(100);
    for (let call = 0; call < 5; call += 1) pace.came(100, started);
    expect(pace.secondsFor(10_000)).toBeLessThan(2);
    await setTimeout(300);
    pace.came(100, performance.now());
    expect(pace.secondsFor(10_000)).toBe(1);
  });
});
