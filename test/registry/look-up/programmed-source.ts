import { setTimeout } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { createRegister, type Register, type RegisterOptions } from "../../../src/registry/register.ts";
import type { CompanyRecord, Found, LiveSource, Outcome, RegistrySource, Unavailable } from "../../../src/registry/source.ts";
import { storeAnswers } from "../../../src/registry/store.ts";
import type { TestDatabase } from "../../support/database.ts";
import { enterpriseNumber } from "../../support/fixtures.ts";

/** What a source does with the numbers of one call. */
export type Answering = RegistrySource["lookup"];

/** A source that does what a test says, and knows what it was asked. */
export type ProgrammedSource = RegistrySource & {
  /** The numbers of each call so far. */
  readonly calls: (readonly string[])[];
  /** What it does from now on. */
  readonly does: (answering: Answering) => void;
  readonly isClosed: () => boolean;
};

/** Noon UTC on 24 November 2026, when a day of the tests begins. */
export const NOON = new Date("2026-11-24T12:00:00Z");

/** A moment so many hours after noon. */
export function hoursAfterNoon(hours: number): Date {
  return new Date(NOON.getTime() + hours * 3_600_000);
}

/** Numbers of `count` enterprises from the n-th on. */
export function numbersFrom(n: number, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => enterpriseNumber(n + index));
}

/** A source that finds every number at noon until it is told otherwise. */
export function programmedSource({ name = "MAGDA", batchSize = 100 }: { readonly name?: LiveSource; readonly batchSize?: number } = {}): ProgrammedSource {
  const calls: (readonly string[])[] = [];
  let answering: Answering = finding();
  let isClosed = false;
  return {
    name,
    batchSize,
    calls,
    does: (given) => void (answering = given),
    isClosed: () => isClosed,
    lookup: (numbers, signal) => {
      calls.push([...numbers]);
      return answering(numbers, signal);
    },
    close: async () => void (isClosed = true),
  };
}

/** A legal person of which a source says little. */
export function recordOf(number: string, given: Partial<CompanyRecord> = {}): CompanyRecord {
  const unsaid = { municipality: null, activities: null, establishments: null, employment: null };
  return { number, status: "AC", endedOn: null, legalType: "2", legalForm: "610", legalSituation: "000", startedOn: "2001-02-03", names: [{ kind: "001", language: "2", name: `Live ${number}` }], ...unsaid, ...given };
}

export function found(company: CompanyRecord, retrievedAt: Date): Found<CompanyRecord> {
  return { outcome: "FOUND", company, retrievedAt, extract: null, referte: null };
}

export function down(retryAfterSeconds = 7): Unavailable {
  return { outcome: "UNAVAILABLE", reason: "UNREACHABLE", retryAfterSeconds };
}

/** Says the same kind of thing of every number, after a while or when the signal aborts. */
export function saying(outcomeOf: (number: string) => Outcome<CompanyRecord>, delayMs = 0): Answering {
  return async (numbers, signal) => {
    const isAborted = delayMs > 0 && (await setTimeout(delayMs, false, { signal }).catch(() => true));
    return new Map(numbers.map((number) => [number, isAborted ? { outcome: "UNAVAILABLE", reason: "CANCELLED", retryAfterSeconds: 1 } : outcomeOf(number)]));
  };
}

export function finding(at: Date = NOON, delayMs = 0): Answering {
  return saying((number) => found(recordOf(number), at), delayMs);
}

export type Registered = { readonly register: Register; /** What was logged as errors. */ readonly logged: unknown[][]; /** Sets what the register takes for now. */ readonly setNow: (now: Date) => void };

/** A register over a database and a source, as a service has it: fresh for 24 hours, waits 3 s, 5,000 in the queue. Closed when the calling test ends. */
export function registerOver(handle: TestDatabase, source: RegistrySource, given: Partial<RegisterOptions> = {}): Registered {
  const logged: unknown[][] = [];
  let now = NOON;
  const store: RegisterOptions["store"] = (name, answers) => storeAnswers(handle.sql, name, answers);
  const register = createRegister({ handle, source, store, freshHours: 24, waitMs: 3000, maxQueued: 5000, now: () => now, log: { error: (...parts: unknown[]) => void logged.push(parts) }, ...given });
  onTestFinished(() => register.close());
  return { register, logged, setNow: (moment) => void (now = moment) };
}
