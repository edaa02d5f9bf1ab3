import { afterAll, afterEach, describe, expect, it } from "vitest";
import { openDb } from "../../../src/db/client.ts";
import type { IntakeOutcome } from "../../../src/intake/outcome.ts";
import { sweep } from "../../../src/intake/sweep.ts";
import { freshDatabase } from "../../support/database.ts";
import { audit, sound } from "./audit.ts";
import { done, dossierBefore, kinds, leaveToReview, stepOf, wordOf, type Kind } from "./steps.ts";
import { caller, filing, insertWorld, intakeOver } from "./world.ts";

const REPEATS = 12;

const database = await freshDatabase();
const handle = openDb(database.target, { max: 20 });
afterAll(() => handle.close());
const companies = [...(await insertWorld(handle, 600))];
const intake = intakeOver(handle);
const { sql } = database;

/** Companies that no test has used yet. */
function fresh(count: number): readonly string[] {
  const taken = companies.splice(0, count);
  if (taken.length < count) throw new Error("the world is too small");
  return taken;
}

async function eventsOf(reference: string): Promise<readonly string[]> {
  return (await sql<{ kind: string }[]>`select kind from dossier_event where reference = ${reference} order by seq`).map(({ kind }) => kind);
}

async function usedBy(company: string): Promise<number> {
  const [row] = await sql<{ used: string }[]>`select coalesce(sum(subsidy_cents), 0) as used from dossier where enterprise_number = ${company} and status not in ('REFUSED', 'WITHDRAWN', 'LAPSED')`;
  return Number(row?.used);
}

afterEach(async () => expect(await audit(sql)).toEqual(sound));

/** Fresh companies, each with a dossier of which so many cents stay under the ceiling. */
async function near(count: number, leftCents: bigint): Promise<readonly string[]> {
  const taken = fresh(count);
  // 30 % of the cost, so that just the rest is left.
  const eligibleCost = ((750_000n - leftCents) * 10n) / 3n;
  await Promise.all(taken.map(async (company) => done(await intake.submit(`${company} near`, filing({ company, eligibleCost }), caller()))));
  return taken;
}

describe("200 applications at once for 20 companies near their ceilings", () => {
  it("grant the ceiling to the cent, and nothing above it", async () => {
    const applicants = await near(20, 90_000n);
    const calls = applicants.flatMap((company, at) => Array.from({ length: 10 }, (_, index) => ({ company, key: `${company} ${index}`, eligibleCost: 90_001n + BigInt(7 * index + at) })));
    const outcomes = await Promise.all(calls.map(async ({ key, ...given }) => ({ company: given.company, outcome: await intake.submit(key, filing(given), caller()) })));
    for (const company of applicants) {
      const words = outcomes.filter((each) => each.company === company).map(({ outcome }) => wordOf(outcome));
      // 900 EUR are left; each application takes 270.00 to 270.25 EUR: three in whole, and one what is left then.
      expect(words.toSorted()).toEqual([...Array.from({ length: 6 }, () => "CEILING_REACHED"), ...Array.from({ length: 4 }, () => "DONE")]);
      expect(await usedBy(company)).toBe(750_000);
    }
  });

  it("while dossiers are refused and withdrawn, fill what is freed and nothing more", async () => {
    const applicants = await near(20, 60_000n);
    const held = await Promise.all(applicants.map(async (company) => done(await intake.submit(`${company} held`, filing({ company, eligibleCost: 200_000n }), caller()))));
    const freeing = held.map((reference, index) => intake.take(`${reference} freed`, stepOf(index % 2 === 0 ? "REFUSED" : "WITHDRAWN", reference), caller()));
    const filed = applicants.flatMap((company) => Array.from({ length: 9 }, (_, index) => intake.submit(`${company} into ${index}`, filing({ company, eligibleCost: 70_000n }), caller())));
    expect((await Promise.all(freeing)).map(wordOf)).toEqual(held.map(() => "DONE"));
    for (const word of (await Promise.all(filed)).map(wordOf)) expect(["DONE", "CEILING_REACHED"]).toContain(word);
    // What was freed can be had in whole: 600 EUR are 210.00, 210.00 and the rest.
    for (const company of applicants) for (const index of [1, 2, 3]) await intake.submit(`${company} rest ${index}`, filing({ company, eligibleCost: 70_000n }), caller());
    for (const company of applicants) expect(await usedBy(company)).toBe(750_000);
  });

  it("of two sizes fix the one that was first", async () => {
    const applicants = fresh(20);
    const calls = applicants.flatMap((company) => Array.from({ length: 10 }, (_, index) => intake.submit(`${company} ${index}`, filing({ company, declaredSize: index % 2 === 0 ? "KO" : "MO" }), caller())));
    const words = (await Promise.all(calls)).map(wordOf).toSorted();
    expect(words).toEqual([...Array.from({ length: 100 }, () => "DONE"), ...Array.from({ length: 100 }, () => "SIZE_FIXED")]);
  });
});

describe("an application sent twice at once", () => {
  it("with one key gives both callers the one dossier, also when it takes all that was left", async () => {
    const applicants = await near(REPEATS, 30_000n);
    for (const company of applicants) {
      const send = (): Promise<IntakeOutcome> => intake.submit(`${company} twice`, filing({ company }), caller());
      const [one, other] = await Promise.all([send(), send()]);
      expect(done(other)).toBe(done(one));
      expect(await eventsOf(done(one))).toEqual(["SUBMITTED", "APPROVED"]);
    }
  });

  it("with one key gives the dossier also to the caller that looks at the ceiling when the other one has filled it", async () => {
    const [company = ""] = await near(1, 30_000n);
    const first = Promise.withResolvers<void>();
    const slow = intakeOver(handle, () => first.promise);
    const late = slow.submit(`${company} twice`, filing({ company }), caller());
    const other = slow.submit(`${company} twice`, filing({ company, eligibleCost: 100_001n }), caller());
    const early = await intake.submit(`${company} twice`, filing({ company }), caller());
    first.resolve();
    expect(done(await late)).toBe(done(early));
    expect(wordOf(await other)).toBe("CONFLICT");
  });

  it("with two keys is two applications: the ceiling has room for one", async () => {
    for (const company of await near(REPEATS, 30_000n)) {
      const outcomes = await Promise.all(["one", "other"].map((key) => intake.submit(`${company} ${key}`, filing({ company }), caller())));
      expect(outcomes.map(wordOf).toSorted()).toEqual(["CEILING_REACHED", "DONE"]);
    }
  });

  it("with one key by two clients is two applications", async () => {
    for (const company of fresh(REPEATS)) {
      const outcomes = await Promise.all(["desk", "counter"].map((client) => intake.submit(company, filing({ company }), caller(client))));
      expect(new Set(outcomes.map(done)).size).toBe(2);
    }
  });

  it("with one key and two inputs is one dossier and one CONFLICT", async () => {
    for (const company of fresh(REPEATS)) {
      const outcomes = await Promise.all([100_000n, 100_001n].map((eligibleCost) => intake.submit(company, filing({ company, eligibleCost }), caller())));
      expect(outcomes.map(wordOf).toSorted()).toEqual(["CONFLICT", "DONE"]);
    }
  });
});

describe.each(kinds)("a step %s sent twice at once", (kind) => {
  async function dossiers(count: number): Promise<readonly string[]> {
    const applicants = fresh(count);
    if (kind === "APPROVED") await leaveToReview(handle, applicants);
    return Promise.all(applicants.map((company) => dossierBefore(intake, company, kind)));
  }
  const isOnce = async (reference: string): Promise<void> => expect((await eventsOf(reference)).filter((each) => each === kind)).toEqual([kind]);

  it("with one key is taken once, and both callers get the dossier", async () => {
    for (const reference of await dossiers(REPEATS)) {
      const outcomes = await Promise.all([1, 2].map(() => intake.take(`${reference} ${kind}`, stepOf(kind, reference), caller())));
      expect(outcomes.map(done)).toEqual([reference, reference]);
      await isOnce(reference);
    }
  });

  it("with two keys is taken once, and the other caller is told the status", async () => {
    for (const reference of await dossiers(REPEATS)) {
      const outcomes = await Promise.all([1, 2].map((number) => intake.take(`${reference} ${kind} ${number}`, stepOf(kind, reference), caller())));
      expect(outcomes.map(wordOf).toSorted()).toEqual(["DONE", "WRONG_STATUS"]);
      await isOnce(reference);
    }
  });

  it("with one key and two inputs is taken once, and is one CONFLICT", async () => {
    const reasons: Readonly<Partial<Record<Kind, string>>> = { APPROVED: "CHECKED_BY_HANDLER", REFUSED: "INCOMPLETE", WITHDRAWN: "NO_LONGER_WANTED", CLOSED: "SERVICE_DELIVERED", RECOVERED: "PAID_TOO_MUCH" };
    for (const reference of await dossiers(REPEATS)) {
      const step = stepOf(kind, reference);
      // An own share has one right amount, so another input with that key can only be wrong.
      const other = kind === "OWN_SHARE_RECEIVED" ? { ...step, amount: 70_001n } : kind === "PAID" ? { ...step, amount: 29_999n } : { ...step, reason: reasons[kind] };
      const words = (await Promise.all([step, other].map((each) => intake.take(`${reference} ${kind}`, each as typeof step, caller())))).map(wordOf);
      // The one that can't be taken writes nothing and so does not use up the key.
      expect(kind === "OWN_SHARE_RECEIVED" ? [["DONE", "CONFLICT"], ["DONE", "AMOUNT_TOO_HIGH"]] : [["DONE", "CONFLICT"], ["CONFLICT", "DONE"]]).toContainEqual(words);
      await isOnce(reference);
    }
  });
});

describe("different steps at once", () => {
  it("of a dossier that waits for a person are one decision", async () => {
    const applicants = fresh(2 * REPEATS);
    await leaveToReview(handle, applicants);
    for (const reference of await Promise.all(applicants.map((company) => dossierBefore(intake, company, "APPROVED")))) {
      const outcomes = await Promise.all((["REFUSED", "WITHDRAWN"] as const).map((kind) => intake.take(`${reference} ${kind}`, stepOf(kind, reference), caller())));
      expect(outcomes.map(wordOf).toSorted()).toEqual(["DONE", "WRONG_STATUS"]);
    }
  });

  it("an own share, a withdrawal and a sweep after the last day are one of them", async () => {
    const references = await Promise.all(fresh(3 * REPEATS).map((company) => dossierBefore(intake, company, "OWN_SHARE_RECEIVED")));
    const late = caller("desk", new Date("2026-12-03T11:00:00Z"));
    const steps = references.flatMap((reference) => (["OWN_SHARE_RECEIVED", "WITHDRAWN"] as const).map(async (kind) => ({ reference, word: wordOf(await intake.take(`${reference} ${kind}`, stepOf(kind, reference), late)) })));
    const sweeps = Promise.all([1, 2, 3].map(() => sweep(handle.sql, late.now)));
    const taken = (await Promise.all(steps)).filter(({ word }) => word === "DONE").map(({ reference }) => reference);
    await sweeps;
    await sweep(handle.sql, late.now);
    expect(new Set(taken).size).toBe(taken.length);
    for (const reference of references) expect(await eventsOf(reference)).toHaveLength(3);
  });

  it("the sweep ends nothing before its day is over", async () => {
    const reference = await dossierBefore(intake, fresh(1)[0] ?? "", "OWN_SHARE_RECEIVED");
    await sweep(handle.sql, new Date("2026-12-02T22:59:59.999Z"));
    expect(await eventsOf(reference)).toEqual(["SUBMITTED", "APPROVED"]);
    await sweep(handle.sql, new Date("2026-12-02T23:00:00Z"));
    expect(await eventsOf(reference)).toEqual(["SUBMITTED", "APPROVED", "LAPSED"]);
  });
});
