import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { findCompanies } from "../../../src/db/find/companies.ts";
import { createRegister } from "../../../src/registry/register.ts";
import { storeAnswers } from "../../../src/registry/store.ts";
import { statementsOf } from "../../support/api.ts";
import { freshDatabase } from "../../support/database.ts";
import { companyRow, insertFixtures } from "../../support/fixtures.ts";
import { finding, NOON, numbersFrom, programmedSource, registerOver, type Answering } from "./programmed-source.ts";

const database = await freshDatabase();

/** Answers that come when they are let go, or given up. */
function held() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const answering: Answering = (numbers, signal) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
    return promise.then(() => finding()(numbers, signal));
  };
  return { letGo: resolve, answering };
}

describe("a call", () => {
  it("carries the numbers of all who want one in the same turn", async () => {
    const source = programmedSource();
    const { register } = registerOver(database, source);
    const numbers = numbersFrom(1, 60);
    const counts = await Promise.all(numbers.map((number) => register.refresh([number], () => {})));
    expect(counts).toEqual(numbers.map(() => ({ found: 1, notFound: 0, unavailable: 0 })));
    expect(source.calls).toEqual([numbers]);
  });

  it("waits while 500 numbers are with the source, and then is filled with what came since", async () => {
    const source = programmedSource();
    const first = held();
    source.does(first.answering);
    const { register } = registerOver(database, source);
    const [some, more, last] = [numbersFrom(101, 450), numbersFrom(601, 70), numbersFrom(701, 70)] as const;
    const asked = register.refresh(some, () => {});
    await expect.poll(() => source.calls.length).toBe(5);
    const later = [register.refresh(more, () => {}), register.refresh(last, () => {})];
    await setTimeout(50);
    expect(source.calls.map(({ length }) => length)).toEqual([100, 100, 100, 100, 50]);
    source.does(finding());
    first.letGo();
    expect((await asked).found).toBe(450);
    expect((await Promise.all(later)).map(({ found: count }) => count)).toEqual([70, 70]);
    expect(source.calls.map(({ length }) => length)).toEqual([100, 100, 100, 100, 50, 100, 40]);
  });
});

describe("answers that come at the same time", () => {
  it("are stored one after the other, so that they hold one connection at most", async () => {
    const source = programmedSource({ batchSize: 1 });
    let storing = 0;
    let most = 0;
    const { register } = registerOver(database, source, {
      store: async (name, answers) => {
        most = Math.max(most, (storing += 1));
        await setTimeout(20);
        storing -= 1;
        return storeAnswers(database.sql, name, answers);
      },
    });
    const answer = await register.lookup(numbersFrom(1001, 6), { freshness: "HELD" });
    expect([...answer.values()].map(({ outcome }) => outcome)).toEqual(Array(6).fill("FOUND"));
    expect(most).toBe(1);
  });
});

describe("without a live source", () => {
  it("a look-up is the one statement that reads companies", async () => {
    const numbers = numbersFrom(2001, 1000);
    await insertFixtures(database, { companies: numbers.slice(1).map((number) => companyRow({ number })) });
    const register = createRegister({ handle: database, source: null, store: () => Promise.reject(new Error("no source")), freshHours: 24, waitMs: 3000, maxQueued: 1, now: () => NOON, log: { error: () => {} } });
    const statements = await statementsOf(database, async () => {
      const answer = await register.lookup(numbers, { freshness: "FRESH" });
      expect([...answer.values()].map(({ outcome }) => outcome)).toEqual(["NOT_FOUND", ...Array<string>(999).fill("FOUND")]);
    });
    expect(statements).toEqual(await statementsOf(database, () => findCompanies(database.db, numbers)));
  });
});
