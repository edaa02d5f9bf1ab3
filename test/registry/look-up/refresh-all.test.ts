import { describe, expect, it } from "vitest";
import { refreshAll } from "../../../src/registry/refresh.ts";
import type { RegisterOutcome } from "../../../src/registry/register.ts";
import { companyRow } from "../../support/fixtures.ts";

const numbers = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
const found = (number: string): RegisterOutcome => ({ outcome: "FOUND", company: companyRow({ number }), isStale: false });
const down = (retryAfterSeconds: number): RegisterOutcome => ({ outcome: "UNAVAILABLE", reason: "BREAKER_OPEN", retryAfterSeconds });

/** Runs a refresh by twos, and gives what became of it, whom it asked, how far it said it was and how long it took. */
async function run(outcomeOf: (number: string, asked: readonly string[]) => RegisterOutcome, signal?: AbortSignal) {
  const asked: string[] = [];
  const done: number[] = [];
  const began = performance.now();
  const ask = async (number: string): Promise<RegisterOutcome> => {
    asked.push(number);
    return outcomeOf(number, asked);
  };
  const counts = await refreshAll(numbers, { ask, atOnce: 2, onDone: (count) => void done.push(count), signal });
  return { counts, asked: asked.join(""), done, seconds: (performance.now() - began) / 1000 };
}

describe("a refresh", () => {
  it("asks all, a part at a time, and tells how far it is", async () => {
    const { counts, asked, done } = await run((number) => (number === "c" ? { outcome: "NOT_FOUND" } : found(number)));
    expect(counts).toEqual({ found: 9, notFound: 1, unavailable: 0 });
    expect(asked).toBe("abcdefghij");
    expect(done).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10]);
  });

  it("asks single numbers that could not be had again at the end, after a pause, twice at most", async () => {
    const { counts, asked, done, seconds } = await run((number, all) => (number === "c" || (number === "f" && all.length < 10) ? down(0.2) : found(number)));
    expect(counts).toEqual({ found: 9, notFound: 0, unavailable: 1 });
    expect(asked).toBe("abcdefghijcfc");
    expect([Math.max(...done.slice(0, -1)), done.at(-1)]).toEqual([9, 10]);
    expect(seconds).toBeGreaterThan(0.39);
    expect(seconds).toBeLessThan(2);
  });

  it("leaves a source that has nothing of a whole part alone before it goes on", async () => {
    const { counts, asked, seconds } = await run((number, all) => ("cd".includes(number) && all.length < 10 ? down(0.3) : found(number)));
    expect(counts).toEqual({ found: 10, notFound: 0, unavailable: 0 });
    expect(asked).toBe("abcdefghijcd");
    expect(seconds).toBeGreaterThan(0.59);
  });

  it("gives a source up that has nothing of three parts in a row, and says that all are done with", async () => {
    const { counts, asked, done } = await run((number) => ("ab".includes(number) ? found(number) : down(0.05)));
    expect(counts).toEqual({ found: 2, notFound: 0, unavailable: 8 });
    expect(asked).toBe("abcdefgh");
    expect(done).toEqual([1, 2, 10]);
  });

  it("ends with its signal, in a pause too", async () => {
    const gone = new AbortController();
    const stopped = await run((number) => (number === "d" ? (gone.abort(), found(number)) : found(number)), gone.signal);
    expect(stopped.asked).toBe("abcd");
    expect(stopped.counts).toEqual({ found: 4, notFound: 0, unavailable: 6 });
    const { asked, seconds } = await run(() => down(30), AbortSignal.timeout(100));
    expect(asked).toBe("ab");
    expect(seconds).toBeLessThan(5);
  });
});
