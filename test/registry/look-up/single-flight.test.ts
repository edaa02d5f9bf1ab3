import { describe, expect, it } from "vitest";
import { statementsOf } from "../../support/api.ts";
import { freshDatabase } from "../../support/database.ts";
import { companyRow, insertFixtures } from "../../support/fixtures.ts";
import { finding, NOON, numbersFrom, programmedSource, registerOver } from "./programmed-source.ts";

const database = await freshDatabase();

async function heldAmong(numbers: readonly string[]): Promise<number> {
  const rows = await database.sql`select count(*) as held from register.company where number = any(${[...numbers]}) and source = 'MAGDA'`;
  return Number(rows[0]?.["held"]);
}

describe("many look-ups of the same numbers at once", () => {
  it.each([
    { batchSize: 100, calls: 5, first: 1 },
    { batchSize: 1, calls: 500, first: 1001 },
  ])("ask each once, in $calls calls of $batchSize, and keep what came", async ({ batchSize, calls, first }) => {
    const source = programmedSource({ batchSize });
    source.does(finding(NOON, 20));
    const { register } = registerOver(database, source, { waitMs: 50_000 });
    const numbers = numbersFrom(first, 500);
    const answers = await Promise.all(Array.from({ length: 20 }, () => register.lookup(numbers, { freshness: "FRESH" })));
    for (const answer of answers) {
      expect([...answer.keys()]).toEqual(numbers);
      for (const [number, outcome] of answer) expect(outcome).toMatchObject({ outcome: "FOUND", isStale: false, company: { number, name: `Live ${number}` } });
    }
    expect(source.calls).toHaveLength(calls);
    expect(source.calls.flat().toSorted()).toEqual(numbers.toSorted());
    expect(await heldAmong(numbers)).toBe(500);
  });

  it("ask only what another look-up does not ask already", async () => {
    const source = programmedSource();
    source.does(finding(NOON, 100));
    const { register } = registerOver(database, source);
    const numbers = numbersFrom(2001, 6);
    const first = register.lookup(numbers.slice(0, 4), { freshness: "FRESH" });
    await expect.poll(() => source.calls.length).toBe(1);
    const second = await register.lookup([...numbers.slice(2), ...numbers.slice(4)], { freshness: "HELD" });
    expect([...second.values()].map(({ outcome }) => outcome)).toEqual(["FOUND", "FOUND", "FOUND", "FOUND"]);
    expect((await first).size).toBe(4);
    expect(source.calls).toEqual([numbers.slice(0, 4), numbers.slice(4)]);
  });
});

describe("a look-up that is given up", () => {
  it("ends at once, and leaves the call and those who wait for it alone", async () => {
    const source = programmedSource();
    source.does(finding(NOON, 2000));
    const { register } = registerOver(database, source);
    const numbers = numbersFrom(3001, 3);
    const givingUp = new AbortController();
    const other = register.lookup(numbers, { freshness: "FRESH" });
    const own = register.lookup(numbers, { freshness: "FRESH", signal: givingUp.signal });
    await expect.poll(() => source.calls.length).toBe(1);
    const started = performance.now();
    givingUp.abort();
    expect([...(await own).values()]).toEqual(numbers.map(() => ({ outcome: "UNAVAILABLE", reason: "STILL_ASKED", retryAfterSeconds: 1 })));
    expect(performance.now() - started).toBeLessThan(1500);
    expect([...(await other).values()].map(({ outcome }) => outcome)).toEqual(["FOUND", "FOUND", "FOUND"]);
    expect(source.calls).toEqual([numbers]);
  });

  it("waits for nothing when it was given up before, and what it asked for comes nevertheless", async () => {
    const source = programmedSource();
    const { register } = registerOver(database, source);
    const numbers = numbersFrom(3101, 2);
    expect([...(await register.lookup(numbers, { freshness: "FRESH", signal: AbortSignal.abort() })).values()]).toMatchObject([{ reason: "STILL_ASKED" }, { reason: "STILL_ASKED" }]);
    await expect.poll(() => heldAmong(numbers)).toBe(2);
  });
});

describe("a look-up of what is held", () => {
  it("of 1,000 fresh companies is one statement and no call", async () => {
    const numbers = numbersFrom(4001, 1000);
    await insertFixtures(database, { companies: numbers.map((number) => companyRow({ number, source: "MAGDA", retrievedAt: NOON })) });
    const source = programmedSource();
    const { register } = registerOver(database, source);
    const statements = await statementsOf(database, async () => {
      const answer = await register.lookup(numbers, { freshness: "FRESH" });
      expect([...answer.keys()]).toEqual(numbers);
      expect(new Set([...answer.values()].map((outcome) => outcome.outcome === "FOUND" && !outcome.isStale))).toEqual(new Set([true]));
    });
    expect(statements).toHaveLength(1);
    expect(source.calls).toEqual([]);
  });

  it("of no number at all is empty", async () => {
    const source = programmedSource();
    const { register } = registerOver(database, source);
    expect(await register.lookup([], { freshness: "FRESH" })).toEqual(new Map());
    expect(source.calls).toEqual([]);
  });
});
