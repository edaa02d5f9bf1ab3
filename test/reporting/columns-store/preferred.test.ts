import { expect, test } from "vitest";
import type { DataVersion } from "../../../src/db/find/data-version.ts";
import type { Engine, EngineAnswer, EngineName, Pinned } from "../../../src/reporting/engine.ts";
import { preferredEngine, type Fallback } from "../../../src/reporting/engines/preferred.ts";

const never = new AbortController().signal;

/** An engine of which pins and runs do as told; `log` says what was done. */
function engine(name: EngineName, log: string[], { pin = null, run = null, version = "5-2" }: { pin?: Error | null; run?: Error | null; version?: string } = {}): Engine {
  return {
    name,
    pin: (today) => {
      log.push(`${name} pin ${today}`);
      if (pin !== null) return Promise.reject(pin);
      const answer = { results: [], engine: name, version: { id: version } as DataVersion, fused: false } satisfies EngineAnswer;
      const pinned: Pinned = { engine: name, version: answer.version, facts: () => 1, companies: 2, release: () => log.push(`${name} release`), run: () => (run === null ? Promise.resolve(answer) : Promise.reject(run)) };
      return Promise.resolve(pinned);
    },
  };
}

test("the columns answer while they can", async () => {
  const log: string[] = [];
  const preferred = preferredEngine(engine("columns", log), engine("postgres", log), () => log.push("fallback"));
  const pinned = await preferred.pin("2026-06-15");
  expect((await pinned.run([], never)).engine).toBe("columns");
  pinned.release();
  expect([pinned.engine, log]).toEqual(["columns", ["columns pin 2026-06-15", "columns release"]]);
});

test("PostgreSQL answers what can't be pinned, and every fallback is told with its count", async () => {
  const told: Fallback[] = [];
  const error = new Error("not yet");
  const preferred = preferredEngine(engine("columns", [], { pin: error }), engine("postgres", []), (fallback) => told.push(fallback));
  for (const _ of [1, 2]) expect((await preferred.pin("2026-06-15")).engine).toBe("postgres");
  expect(told).toEqual([{ at: "PIN", error, count: 1 }, { at: "PIN", error, count: 2 }]);
});

test("PostgreSQL answers what fails while it runs, and is let go of", async () => {
  const log: string[] = [];
  const preferred = preferredEngine(engine("columns", log, { run: new Error("the thread died") }), engine("postgres", log, { version: "7-2" }), ({ at }) => log.push(`fallback ${at}`));
  const answer = await (await preferred.pin("2026-06-15")).run([], never);
  expect([answer.engine, answer.version.id]).toEqual(["postgres", "7-2"]);
  expect(log).toEqual(["columns pin 2026-06-15", "fallback RUN", "postgres pin 2026-06-15", "postgres release"]);
});

test("an answer of other imports than those pinned is refused", async () => {
  const preferred = preferredEngine(engine("columns", [], { run: new Error("the thread died") }), engine("postgres", [], { version: "7-3" }), () => {});
  await expect((await preferred.pin("2026-06-15")).run([], never)).rejects.toThrow("An import ended during the request");
});

test("what the caller aborts is not asked again", async () => {
  const log: string[] = [];
  const preferred = preferredEngine(engine("columns", log, { run: new Error("aborted") }), engine("postgres", log), () => log.push("fallback"));
  await expect((await preferred.pin("2026-06-15")).run([], AbortSignal.abort())).rejects.toThrow("aborted");
  expect(log).toEqual(["columns pin 2026-06-15"]);
});
