import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { extractRegister } from "../../../src/registry/register.ts";
import { storeAnswers } from "../../../src/registry/store.ts";
import { freshDatabase } from "../../support/database.ts";
import { companyRow, insertFixtures } from "../../support/fixtures.ts";
import { down, finding, found, hoursAfterNoon, NOON, numbersFrom, programmedSource, recordOf, registerOver, saying } from "./programmed-source.ts";

const database = await freshDatabase();
const held = async (numbers: readonly string[]) => database.sql`select number from register.company where number = any(${[...numbers]})`;

describe("a refresh", () => {
  it("asks for every number, fresh ones too, and counts what became of them as it goes", async () => {
    const numbers = numbersFrom(1, 700);
    const [fresh = "", never = ""] = numbers;
    await insertFixtures(database, { companies: [companyRow({ number: fresh, source: "MAGDA", retrievedAt: NOON })] });
    const source = programmedSource();
    source.does(saying((number) => (number === never ? { outcome: "NOT_FOUND", retrievedAt: hoursAfterNoon(1), referte: null } : found(recordOf(number), hoursAfterNoon(1)))));
    const { register } = registerOver(database, source);
    const progress: number[] = [];
    expect(await register.refresh(numbers, (done) => void progress.push(done))).toEqual({ found: 699, notFound: 1, unavailable: 0 });
    expect(source.calls.flat().toSorted()).toEqual(numbers.toSorted());
    expect(progress.at(-1)).toBe(700);
    expect(progress.length).toBeGreaterThanOrEqual(700);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect((await register.lookup([fresh], { freshness: "HELD" })).get(fresh)).toMatchObject({ company: { name: `Live ${fresh}`, retrievedAt: hoursAfterNoon(1) } });
  });

  it("asks once more for what the source could not say", async () => {
    const source = programmedSource();
    const numbers = numbersFrom(1001, 3);
    const [shaky = "", bad = ""] = numbers;
    let times = 0;
    source.does(saying((number) => (number === bad || (number === shaky && (times += 1) === 1) ? down(0.2) : found(recordOf(number), NOON))));
    const { register } = registerOver(database, source);
    const progress: number[] = [];
    expect(await register.refresh(numbers, (done) => void progress.push(done))).toEqual({ found: 2, notFound: 0, unavailable: 1 });
    expect(progress.at(-1)).toBe(3);
    expect(source.calls.slice(0, 2)).toEqual([numbers, [shaky, bad]]);
  });

  it("does not fill the queue over its bound", async () => {
    const source = programmedSource({ batchSize: 10 });
    source.does(finding(NOON, 5));
    const { register } = registerOver(database, source, { maxQueued: 10 });
    expect(await register.refresh(numbersFrom(1101, 35), () => {})).toEqual({ found: 35, notFound: 0, unavailable: 0 });
    expect(source.calls.map(({ length }) => length)).toEqual([10, 10, 10, 5]);
  });

  it("ends with its signal, and counts what was not asked as unavailable", async () => {
    const source = programmedSource({ batchSize: 10 });
    const { register } = registerOver(database, source, { maxQueued: 10 });
    const ending = new AbortController();
    const counts = await register.refresh(numbersFrom(1201, 30), (done) => void (done === 10 && ending.abort()), ending.signal);
    expect(counts).toEqual({ found: 10, notFound: 0, unavailable: 20 });
    expect(source.calls).toHaveLength(1);
  });

  it("of an extract alone has nobody to ask", async () => {
    expect(await extractRegister(database).refresh(numbersFrom(1, 2), () => {})).toEqual({ found: 0, notFound: 0, unavailable: 2 });
  });
});

describe("a register that closes", () => {
  it("ends the calls under way and those that wait, and says so", async () => {
    const source = programmedSource({ batchSize: 400 });
    source.does(finding(NOON, 30_000));
    const { register } = registerOver(database, source);
    const numbers = numbersFrom(2001, 900);
    const asked = register.lookup(numbers, { freshness: "FRESH" });
    await expect.poll(() => source.calls.length).toBe(1);
    const started = performance.now();
    await register.close();
    const answer = await asked;
    expect(performance.now() - started).toBeLessThan(1000);
    expect(new Set([...answer.values()].map((outcome) => "reason" in outcome && outcome.reason))).toEqual(new Set(["CANCELLED"]));
    expect(source.calls).toHaveLength(1);
    expect(source.isClosed()).toBe(true);
  });

  it("waits until what came is kept", async () => {
    const source = programmedSource();
    const numbers = numbersFrom(3001, 3);
    let isStoring = false;
    const { register } = registerOver(database, source, {
      waitMs: 50,
      store: async (name, answers) => {
        isStoring = true;
        await setTimeout(300);
        return storeAnswers(database.sql, name, answers);
      },
    });
    await register.lookup(numbers, { freshness: "FRESH" });
    expect(isStoring).toBe(true);
    expect(await held(numbers)).toHaveLength(0);
    await register.close();
    expect(await held(numbers)).toHaveLength(3);
  });

  it("then still gives what is held, and asks no more", async () => {
    const source = programmedSource();
    const { register, setNow } = registerOver(database, source);
    const [known = "", unknown = ""] = numbersFrom(4001, 2);
    await register.lookup([known], { freshness: "FRESH" });
    await register.close();
    await register.close();
    setNow(hoursAfterNoon(48));
    const answer = await register.lookup([known, unknown], { freshness: "FRESH" });
    expect(answer.get(known)).toMatchObject({ outcome: "FOUND", isStale: true });
    expect(answer.get(unknown)).toMatchObject({ outcome: "UNAVAILABLE", reason: "CANCELLED" });
    expect(source.calls).toEqual([[known]]);
  });
});
