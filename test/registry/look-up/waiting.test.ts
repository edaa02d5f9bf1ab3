import { setTimeout } from "node:timers/promises";
import { Registry } from "prom-client";
import { describe, expect, it } from "vitest";
import { createSourceMetrics } from "../../../src/registry/metrics.ts";
import { freshDatabase } from "../../support/database.ts";
import { down, finding, found, NOON, numbersFrom, programmedSource, recordOf, registerOver, saying } from "./programmed-source.ts";

const database = await freshDatabase();

describe("a source that takes longer than a look-up waits", () => {
  it("is answered for in time, and what it says is there later without a call", async () => {
    const source = programmedSource();
    source.does(finding(NOON, 3000));
    const { register } = registerOver(database, source, { waitMs: 100 });
    const numbers = numbersFrom(1, 3);
    const started = performance.now();
    const answer = await register.lookup(numbers, { freshness: "FRESH" });
    const taken = performance.now() - started;
    expect(taken).toBeGreaterThanOrEqual(95);
    expect(taken).toBeLessThan(2500);
    for (const number of numbers) {
      const outcome = answer.get(number);
      expect(outcome).toMatchObject({ outcome: "UNAVAILABLE", reason: "STILL_ASKED" });
      expect(outcome?.outcome === "UNAVAILABLE" && outcome.retryAfterSeconds).toBeGreaterThanOrEqual(1);
    }
    await expect.poll(async () => database.sql`select number from register.company where number = any(${[...numbers]})`, { timeout: 20_000 }).toHaveLength(3);
    const later = await register.lookup(numbers, { freshness: "FRESH" });
    expect([...later.values()].map(({ outcome }) => outcome)).toEqual(["FOUND", "FOUND", "FOUND"]);
    expect(source.calls).toEqual([numbers]);
  });

  it("keeps back only what it is slow with", async () => {
    const source = programmedSource({ batchSize: 1 });
    const [quick = "", slow = ""] = numbersFrom(11, 2);
    source.does((numbers, signal) => finding(NOON, numbers[0] === slow ? 60_000 : 0)(numbers, signal));
    const { register } = registerOver(database, source, { waitMs: 4000 });
    const answer = await register.lookup([slow, quick], { freshness: "FRESH" });
    expect(answer.get(slow)).toMatchObject({ reason: "STILL_ASKED" });
    expect(answer.get(quick)).toMatchObject({ outcome: "FOUND", company: { number: quick } });
  });

  it("is waited for by as many look-ups as the figures say", async () => {
    const figures = new Registry();
    const source = programmedSource();
    source.does(finding(NOON, 300));
    const { register } = registerOver(database, source, { metrics: createSourceMetrics(figures, "MAGDA") });
    const figure = async (name: string) => (await figures.getSingleMetric(name)?.get())?.values.map(({ value }) => value);
    const numbers = numbersFrom(21, 4);
    const asked = [register.lookup(numbers, { freshness: "FRESH" }), register.lookup(numbers.slice(2), { freshness: "FRESH" })];
    await expect.poll(() => figure("kmo_registry_waiting")).toEqual([2]);
    expect(await figure("kmo_registry_queue_length")).toEqual([4]);
    await Promise.all(asked);
    expect(await figure("kmo_registry_waiting")).toEqual([0]);
    await expect.poll(() => figure("kmo_registry_queue_length")).toEqual([0]);
  });
});

describe("a queue that is full", () => {
  it("refuses at once what is over it, and serves the others", async () => {
    const source = programmedSource();
    source.does(finding(NOON, 2000));
    const { register } = registerOver(database, source, { maxQueued: 3, waitMs: 30_000 });
    const numbers = numbersFrom(31, 5);
    const whole = register.lookup(numbers, { freshness: "FRESH" });
    await expect.poll(() => source.calls.length).toBe(1);
    const started = performance.now();
    const [over = ""] = numbersFrom(41, 1);
    expect((await register.lookup([over], { freshness: "FRESH" })).get(over)).toEqual({ outcome: "UNAVAILABLE", reason: "QUEUE_FULL", retryAfterSeconds: 1 });
    expect(performance.now() - started).toBeLessThan(1500);
    expect([...(await whole).values()].map((outcome) => ("reason" in outcome ? outcome.reason : outcome.outcome))).toEqual(["FOUND", "FOUND", "FOUND", "QUEUE_FULL", "QUEUE_FULL"]);
    expect(source.calls).toEqual([numbers.slice(0, 3)]);
    expect([...(await register.lookup([...numbers.slice(3), over], { freshness: "FRESH" })).values()].map(({ outcome }) => outcome)).toEqual(["FOUND", "FOUND", "FOUND"]);
  });

  it("still takes who wants a number that is in it", async () => {
    const source = programmedSource();
    source.does(finding(NOON, 200));
    const { register } = registerOver(database, source, { maxQueued: 1, waitMs: 30_000 });
    const numbers = numbersFrom(51, 1);
    const answers = await Promise.all([register.lookup(numbers, { freshness: "FRESH" }), register.lookup(numbers, { freshness: "FRESH" })]);
    expect(answers.flatMap((answer) => [...answer.values()]).map(({ outcome }) => outcome)).toEqual(["FOUND", "FOUND"]);
  });
});

describe("a number that could not be had", () => {
  it("is not asked again before its time, and is after that", async () => {
    const source = programmedSource();
    source.does(saying(() => down(1)));
    const { register } = registerOver(database, source);
    const [number = ""] = numbersFrom(61, 1);
    const ask = async () => (await register.lookup([number], { freshness: "FRESH" })).get(number);
    expect(await ask()).toEqual(down(1));
    source.does(saying((asked) => found(recordOf(asked), NOON)));
    expect(await ask()).toEqual(down(1));
    expect(source.calls).toHaveLength(1);
    await setTimeout(1050);
    expect(await ask()).toMatchObject({ outcome: "FOUND" });
    expect(source.calls).toHaveLength(2);
  });

  it("holds no other number of the same call back", async () => {
    const source = programmedSource();
    const [bad = "", good = ""] = numbersFrom(71, 2);
    source.does(saying((number) => (number === bad ? down(60) : found(recordOf(number), NOON))));
    const { register } = registerOver(database, source);
    const answer = await register.lookup([bad, good], { freshness: "FRESH" });
    expect(answer.get(bad)).toEqual(down(60));
    expect(answer.get(good)).toMatchObject({ outcome: "FOUND", company: { number: good } });
  });
});
