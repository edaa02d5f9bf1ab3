import { setImmediate } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { storeAnswers } from "../../../src/registry/store.ts";
import { freshDatabase } from "../../support/database.ts";
import { down, found, NOON, numbersFrom, programmedSource, recordOf, registerOver, saying, type Answering } from "./programmed-source.ts";

const database = await freshDatabase();

const unhandled: unknown[] = [];
const remember = (error: unknown): void => void unhandled.push(error);
process.on("unhandledRejection", remember);
afterAll(() => void process.off("unhandledRejection", remember));

describe("a store that fails", () => {
  it("is UNAVAILABLE of the numbers it had, one line without values, and nothing to others", async () => {
    const source = programmedSource({ batchSize: 2 });
    const numbers = numbersFrom(1, 4);
    const [bad = ""] = numbers;
    source.does(saying((number) => (number === numbers[1] ? down() : found(recordOf(number), NOON))));
    const { register, logged } = registerOver(database, source, {
      store: async (name, answers) => {
        if (answers.some(({ number }) => number === bad)) throw Object.assign(new TypeError(`no room for ${bad} Live`), { code: "53100" });
        return storeAnswers(database.sql, name, answers);
      },
    });
    const answer = await register.lookup(numbers, { freshness: "FRESH" });
    expect([...answer.values()].map((outcome) => ("reason" in outcome ? outcome.reason : outcome.outcome))).toEqual(["STORE_FAILED", "UNREACHABLE", "FOUND", "FOUND"]);
    expect(logged).toEqual([[{ source: "MAGDA", companies: 1, error: "TypeError", code: "53100" }, "answers of the register could not be kept"]]);
    expect(JSON.stringify(logged)).not.toMatch(/\d{10}|Live/);
    await setImmediate();
    expect(unhandled).toEqual([]);
  });

  it("that throws at once, or something that is no error, does the same, and the next answers are kept", async () => {
    const source = programmedSource();
    const [first = "", second = "", third = ""] = numbersFrom(11, 3);
    const faults = [
      () => { throw new RangeError("at once"); },
      // oxlint-disable-next-line typescript/prefer-promise-reject-errors, typescript/only-throw-error -- what a store may do
      () => Promise.reject("text"),
    ];
    const { register, logged } = registerOver(database, source, { store: (name, answers) => faults.shift()?.() ?? storeAnswers(database.sql, name, answers) });
    for (const number of [first, second]) expect((await register.lookup([number], { freshness: "FRESH" })).get(number)).toMatchObject({ outcome: "UNAVAILABLE", reason: "STORE_FAILED" });
    expect((await register.lookup([third], { freshness: "FRESH" })).get(third)).toMatchObject({ outcome: "FOUND" });
    expect(logged.map(([fields]) => fields)).toMatchObject([{ error: "RangeError" }, { error: "string" }]);
    await setImmediate();
    expect(unhandled).toEqual([]);
  });

  it("is STORE_FAILED too for what it says it kept and does not hold", async () => {
    const { register } = registerOver(database, programmedSource(), { store: async () => 1 });
    const [number = ""] = numbersFrom(21, 1);
    expect((await register.lookup([number], { freshness: "FRESH" })).get(number)).toMatchObject({ outcome: "UNAVAILABLE", reason: "STORE_FAILED" });
  });
});

describe("a source that breaks its word", () => {
  const [given = "", leftOut = ""] = numbersFrom(31, 2);
  const broken: readonly (readonly [string, Answering])[] = [
    ["rejects", async () => { throw new Error("broken"); }],
    ["throws", () => { throw new Error("broken"); }],
  ];

  it("by leaving a number out is UNAVAILABLE for that one alone", async () => {
    const source = programmedSource();
    source.does(async () => new Map([[given, found(recordOf(given), NOON)]]));
    const { register } = registerOver(database, source);
    const answer = await register.lookup([leftOut, given], { freshness: "FRESH" });
    expect(answer.get(leftOut)).toMatchObject({ outcome: "UNAVAILABLE", reason: "WRONG_ANSWER" });
    expect(answer.get(given)).toMatchObject({ outcome: "FOUND" });
  });

  it("by speaking of another number keeps nothing of that", async () => {
    const source = programmedSource();
    const [asked = "", other = ""] = numbersFrom(41, 2);
    source.does(async () => new Map([[asked, found(recordOf(asked), NOON)], [other, found(recordOf(other), NOON)]]));
    const { register } = registerOver(database, source);
    expect([...(await register.lookup([asked], { freshness: "FRESH" })).keys()]).toEqual([asked]);
    expect(await database.sql`select number from register.company where number = any(${[asked, other]})`).toEqual([{ number: asked }]);
  });

  it.each(broken)("because it %s is UNAVAILABLE for all that it was asked, and the next number is asked nevertheless", async (how, answering) => {
    const source = programmedSource();
    const numbers = numbersFrom(how === "rejects" ? 51 : 61, 2);
    source.does(answering);
    const { register } = registerOver(database, source);
    const answer = await register.lookup(numbers, { freshness: "FRESH" });
    expect([...answer.values()]).toEqual(numbers.map(() => ({ outcome: "UNAVAILABLE", reason: "WRONG_ANSWER", retryAfterSeconds: 5 })));
    source.does(saying((number) => found(recordOf(number), NOON)));
    const [another = ""] = numbersFrom(how === "rejects" ? 71 : 81, 1);
    expect((await register.lookup([another], { freshness: "FRESH" })).get(another)).toMatchObject({ outcome: "FOUND" });
    await setImmediate();
    expect(unhandled).toEqual([]);
  });
});
