import { describe, expect, it } from "vitest";
import { load } from "../../../src/db/tables/index.ts";
import { extractRegister } from "../../../src/registry/register.ts";
import { storeAnswers } from "../../../src/registry/store.ts";
import { freshDatabase } from "../../support/database.ts";
import { companyRow, insertFixtures } from "../../support/fixtures.ts";
import { down, finding, found, hoursAfterNoon, NOON, numbersFrom, programmedSource, recordOf, registerOver, saying } from "./programmed-source.ts";

describe("what a live source said", async () => {
  const database = await freshDatabase();
  const keep = (numbers: readonly string[], at: Date) => storeAnswers(database.sql, "MAGDA", numbers.map((number) => ({ number, outcome: { outcome: "FOUND", company: recordOf(number), retrievedAt: at, extract: null, referte: null } })));

  it("is served as stale while the source is down, once it is older than it may be", async () => {
    const source = programmedSource();
    source.does(saying(() => down()));
    const { register, setNow } = registerOver(database, source);
    const [held = "", unheld = ""] = numbersFrom(1, 2);
    await keep([held], NOON);
    setNow(hoursAfterNoon(24));
    expect((await register.lookup([held], { freshness: "FRESH" })).get(held)).toMatchObject({ outcome: "FOUND", isStale: false, company: { number: held } });
    expect(source.calls).toEqual([]);
    setNow(hoursAfterNoon(24.01));
    const answer = await register.lookup([held, unheld], { freshness: "FRESH" });
    expect(answer.get(held)).toMatchObject({ outcome: "FOUND", isStale: true, company: { number: held, name: `Live ${held}` } });
    expect(answer.get(unheld)).toEqual(down());
    expect(source.calls).toEqual([[held, unheld]]);
  });

  it("is served as stale when the source is too slow, and as it is then when it is not", async () => {
    const source = programmedSource();
    const { register, setNow } = registerOver(database, source, { waitMs: 100 });
    const [number = ""] = numbersFrom(11, 1);
    await keep([number], NOON);
    setNow(hoursAfterNoon(30));
    source.does(saying(() => found(recordOf(number, { legalForm: "014" }), hoursAfterNoon(30)), 400));
    expect((await register.lookup([number], { freshness: "FRESH" })).get(number)).toMatchObject({ outcome: "FOUND", isStale: true, company: { legalForm: "610" } });
    await expect.poll(async () => (await register.lookup([number], { freshness: "FRESH" })).get(number)).toMatchObject({ outcome: "FOUND", isStale: false, company: { legalForm: "014", retrievedAt: hoursAfterNoon(30) } });
    expect(source.calls).toHaveLength(1);
  });

  it("is taken however old where that is enough, without a call, and the rest is asked", async () => {
    const source = programmedSource();
    const { register, setNow } = registerOver(database, source);
    const [held = "", unheld = ""] = numbersFrom(21, 2);
    await keep([held], NOON);
    setNow(hoursAfterNoon(1000));
    expect((await register.lookup([held], { freshness: "HELD" })).get(held)).toMatchObject({ outcome: "FOUND", isStale: true });
    expect(source.calls).toEqual([]);
    expect((await register.lookup([unheld, held], { freshness: "HELD" })).get(unheld)).toMatchObject({ outcome: "FOUND" });
    expect(source.calls).toEqual([[unheld]]);
  });

  it("stays, as stale, when the source says later that there is no such number, and is not asked over and over", async () => {
    const source = programmedSource();
    const { register, setNow } = registerOver(database, source);
    const [number = ""] = numbersFrom(31, 1);
    await keep([number], NOON);
    setNow(hoursAfterNoon(30));
    source.does(saying(() => ({ outcome: "NOT_FOUND", retrievedAt: hoursAfterNoon(30), referte: null })));
    expect((await register.lookup([number], { freshness: "FRESH" })).get(number)).toMatchObject({ outcome: "FOUND", isStale: true });
    setNow(hoursAfterNoon(31));
    expect((await register.lookup([number], { freshness: "FRESH" })).get(number)).toMatchObject({ outcome: "FOUND", isStale: true });
    expect(source.calls).toHaveLength(1);
  });
});

describe("that the source has no such number", async () => {
  const database = await freshDatabase();

  it("is remembered as long as it is fresh, then asked again", async () => {
    const source = programmedSource();
    const [number = ""] = numbersFrom(1, 1);
    source.does(saying(() => ({ outcome: "NOT_FOUND", retrievedAt: NOON, referte: null })));
    const first = registerOver(database, source);
    expect(await first.register.lookup([number], { freshness: "FRESH" })).toEqual(new Map([[number, { outcome: "NOT_FOUND" }]]));
    const second = registerOver(database, source);
    second.setNow(hoursAfterNoon(23));
    for (const freshness of ["FRESH", "HELD"] as const) expect((await second.register.lookup([number], { freshness })).get(number)).toEqual({ outcome: "NOT_FOUND" });
    expect(source.calls).toHaveLength(1);
    second.setNow(hoursAfterNoon(25));
    source.does(finding(hoursAfterNoon(25)));
    expect((await second.register.lookup([number], { freshness: "FRESH" })).get(number)).toMatchObject({ outcome: "FOUND", isStale: false });
    expect(source.calls).toHaveLength(2);
  });

  it("is not what is said when it is too old and the source is down, nor when another source said it", async () => {
    const [old = "", others = ""] = numbersFrom(11, 2);
    await storeAnswers(database.sql, "MAGDA", [{ number: old, outcome: { outcome: "NOT_FOUND", retrievedAt: NOON, referte: null } }]);
    await storeAnswers(database.sql, "VKBO", [{ number: others, outcome: { outcome: "NOT_FOUND", retrievedAt: hoursAfterNoon(25), referte: null } }]);
    const source = programmedSource();
    source.does(saying(() => down()));
    const { register, setNow } = registerOver(database, source);
    setNow(hoursAfterNoon(25));
    expect(await register.lookup([old, others], { freshness: "FRESH" })).toEqual(new Map([[old, down()], [others, down()]]));
    expect(source.calls).toHaveLength(1);
  });
});

describe("what an extract said", async () => {
  const database = await freshDatabase();
  const numbers = numbersFrom(1, 2);
  await insertFixtures(database, { companies: numbers.map((number) => companyRow({ number })) });
  const importedThrough = async (through: string): Promise<void> => {
    await database.db.insert(load).values({ kind: "REGISTER", fileName: "extract.zip", extractNumber: 140, extractType: "full", through, loadedAt: NOON, synthetic: false });
  };

  it("is as old as the day of the extract, and so asked for when that is too old", async () => {
    const [number = ""] = numbers;
    await importedThrough("2026-11-24");
    const source = programmedSource();
    source.does(saying(() => down()));
    const { register, setNow } = registerOver(database, source);
    // Midnight in Brussels is 23:00 UTC of the day before.
    setNow(new Date("2026-11-24T22:59:00Z"));
    expect((await register.lookup([number], { freshness: "FRESH" })).get(number)).toMatchObject({ outcome: "FOUND", isStale: false });
    expect(source.calls).toEqual([]);
    setNow(new Date("2026-11-24T23:01:00Z"));
    expect((await register.lookup([number], { freshness: "FRESH" })).get(number)).toMatchObject({ outcome: "FOUND", isStale: true, company: { source: "EXTRACT" } });
    expect(source.calls).toEqual([[number]]);
    await importedThrough("2026-11-25");
    expect((await register.lookup([number], { freshness: "FRESH" })).get(number)).toMatchObject({ outcome: "FOUND", isStale: false });
    expect(source.calls).toHaveLength(1);
  });

  it("gives way to what the source says", async () => {
    const [, number = ""] = numbers;
    const source = programmedSource();
    source.does(finding(new Date("2026-12-01T12:00:00Z")));
    const { register, setNow } = registerOver(database, source);
    setNow(new Date("2026-12-01T12:00:00Z"));
    expect((await register.lookup([number], { freshness: "FRESH" })).get(number)).toMatchObject({ outcome: "FOUND", isStale: false, company: { source: "MAGDA", name: `Live ${number}` } });
  });

  it("is never stale without a live source", async () => {
    const register = extractRegister(database);
    const [known = ""] = numbers;
    const [unknown = ""] = numbersFrom(99, 1);
    const answer = await register.lookup([known, unknown], { freshness: "FRESH" });
    expect(answer.get(known)).toMatchObject({ outcome: "FOUND", isStale: false });
    expect(answer.get(unknown)).toEqual({ outcome: "NOT_FOUND" });
  });
});

describe("answers that cross", async () => {
  const database = await freshDatabase();

  it("leave the newest of a source, and a look-up says what is held", async () => {
    const [number = ""] = numbersFrom(1, 1);
    await storeAnswers(database.sql, "MAGDA", [{ number, outcome: { outcome: "FOUND", company: recordOf(number, { legalForm: "014" }), retrievedAt: hoursAfterNoon(2), extract: null, referte: null } }]);
    const source = programmedSource();
    source.does(saying(() => found(recordOf(number, { legalForm: "610" }), hoursAfterNoon(1))));
    const { register, setNow } = registerOver(database, source);
    setNow(hoursAfterNoon(30));
    expect((await register.lookup([number], { freshness: "FRESH" })).get(number)).toMatchObject({ outcome: "FOUND", company: { legalForm: "014", retrievedAt: hoursAfterNoon(2) } });
    expect(source.calls).toHaveLength(1);
  });

  it("leave the newest of two sources", async () => {
    const [later = "", earlier = ""] = numbersFrom(11, 2);
    const magda = programmedSource();
    magda.does(saying((number) => found(recordOf(number, { legalForm: "014" }), hoursAfterNoon(2))));
    await registerOver(database, magda).register.lookup([later, earlier], { freshness: "FRESH" });
    const vkbo = programmedSource({ name: "VKBO" });
    vkbo.does(saying((number) => found(recordOf(number, { legalForm: "017" }), hoursAfterNoon(number === later ? 3 : 1))));
    const { register } = registerOver(database, vkbo);
    await register.refresh([later, earlier], () => {});
    const answer = await register.lookup([later, earlier], { freshness: "FRESH" });
    expect(answer.get(later)).toMatchObject({ company: { legalForm: "017", source: "VKBO", retrievedAt: hoursAfterNoon(3) } });
    expect(answer.get(earlier)).toMatchObject({ company: { legalForm: "014", source: "MAGDA", retrievedAt: hoursAfterNoon(2) } });
  });
});
