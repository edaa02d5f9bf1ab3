import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { generateRegister, shapeOf } from "../../bench/register/generate.ts";
import { mix } from "../../bench/register/random.ts";
import { writeDossiers, writeEmployment } from "./files.ts";
import type { Kind } from "./import-child.ts";
import { copyDatabase, holdLock, MomentMissed, runImport, startImport, untilStatement, type Copy, type Running } from "./killable.ts";
import { stateOf, untilUnlocked } from "./state.ts";
import { generateUpdate } from "./update-zip.ts";

type State = Readonly<Record<string, string>>;
type Point = {
  readonly at: string;
  /** Waits until it is time to kill; the lock on a table, if any, is held from before the start until after the kill. */
  readonly lock?: readonly [table: string, mode: string];
  readonly reached: (database: Copy, running: Running, undisturbedMs: number) => Promise<void>;
  /** The server may still complete a statement that it has in whole: then the new data stand, in whole too. */
  readonly mayComplete?: true;
};
type Case = { readonly of: string; readonly kind: Kind; readonly file: string; readonly points: readonly Point[] };

const seed = Date.now() % 1_000_000;
const directory = mkdtempSync(join(tmpdir(), "kmo-graph-kill-"));
chmodSync(directory, 0o711);
const path = (name: string): string => join(directory, name);

const duringCopy: Point = { at: "while rows are copied", reached: ({ sql }, running) => untilStatement(sql, running, { text: /^\s*copy/i }) };
const duringBuild: Point = { at: "while the new tables are built", reached: ({ sql }, running) => untilStatement(sql, running, { text: /^(?!\s*copy).*register_next/is }) };
const beforeWrite = (table: string, mode: string): Point => ({
  at: `just before ${table} is written`,
  lock: [table, mode],
  reached: ({ sql }, running) => untilStatement(sql, running, { waits: true }),
  mayComplete: true,
});
const atRandom = (draw: number): Point => ({
  at: `at a random moment (seed ${seed}, draw ${draw})`,
  reached: async (_database, running, undisturbedMs) => {
    await Promise.race([sleep((undisturbedMs * mix(seed, draw, 1)) / 2 ** 32), running.ended]);
  },
  mayComplete: true,
});

const cases: readonly Case[] = [
  { of: "a full register", kind: "register", file: path("full.zip"), points: [duringCopy, duringBuild, beforeWrite("register.company", "access share"), atRandom(1), atRandom(2)] },
  { of: "an update of the register", kind: "register", file: path("update.zip"), points: [duringCopy, beforeWrite("register.company", "share"), atRandom(3), atRandom(4)] },
  { of: "an employment file", kind: "employment", file: path("employment.csv"), points: [beforeWrite("employment", "share"), atRandom(5)] },
  { of: "a dossier file", kind: "dossiers", file: path("dossiers.csv"), points: [duringCopy, beforeWrite("dossier", "share"), atRandom(6), atRandom(7)] },
];

let base: Copy;
let before: State;

beforeAll(async () => {
  const shape = shapeOf({ enterprises: 2500, seed: 1 });
  await generateRegister({ ...shape, file: path("first.zip"), extractNumber: 100, snapshotDay: "03-10-2025" });
  await generateRegister({ ...shape, seed: 2, omitEvery: 9, file: path("full.zip"), extractNumber: 102, snapshotDay: "10-10-2025" });
  await generateUpdate({ file: path("update.zip"), shape: { ...shape, seed: 3 }, extractNumber: 101, snapshotDay: "04-10-2025" });
  writeEmployment(path("first-employment.csv"), 1000, 1);
  writeEmployment(path("employment.csv"), 1500, 2);
  writeDossiers(path("first-dossiers.csv"), 1000, 1);
  writeDossiers(path("dossiers.csv"), 4000, 2);
  base = await copyDatabase(inject("template"));
  await runImport("register", base.target, path("first.zip"));
  await runImport("employment", base.target, path("first-employment.csv"));
  await runImport("dossiers", base.target, path("first-dossiers.csv"));
  before = await stateOf(base.sql);
  await base.sql.end();
});

afterAll(async () => {
  await base.drop();
  rmSync(directory, { recursive: true, force: true });
});

const STARTS = 5;

/** A database in which an import was killed at the point. On a busy machine a short moment may be missed: then it begins anew. */
async function killedAt(point: Point, kind: Kind, file: string, undisturbedMs: number): Promise<Copy> {
  for (let start = 1; ; start += 1) {
    const database = await copyDatabase(base.name);
    const release = point.lock === undefined ? null : await holdLock(database.sql, ...point.lock);
    const running = startImport(kind, database.target, file);
    try {
      await point.reached(database, running, undisturbedMs);
      running.child.kill("SIGKILL");
      await running.ended;
      await release?.();
      await untilUnlocked(database.sql);
      return database;
    } catch (error) {
      if (!(error instanceof MomentMissed) || start === STARTS) throw error;
      await release?.();
      await database.drop();
    }
  }
}

describe.each(cases)("An import of $of", ({ kind, file, points }) => {
  let after: State;
  let afterAgain: State;
  let undisturbedMs: number;

  beforeAll(async () => {
    const undisturbed = await copyDatabase(base.name);
    const start = performance.now();
    await runImport(kind, undisturbed.target, file);
    undisturbedMs = performance.now() - start;
    after = await stateOf(undisturbed.sql);
    await runImport(kind, undisturbed.target, file);
    afterAgain = await stateOf(undisturbed.sql);
    await undisturbed.drop();
  });

  test("changes the data when nothing disturbs it, and leaves no table of its own", () => {
    expect(after).not.toEqual(before);
    expect(Object.keys(after)).toEqual(Object.keys(before));
  });

  test.each(points)("killed $at leaves the old data, and run again ends the same as undisturbed", async (point) => {
    const database = await killedAt(point, kind, file, undisturbedMs);
    const left = await stateOf(database.sql);
    const visible = Object.fromEntries(Object.keys(before).map((table) => [table, left[table]]));
    expect(point.mayComplete === true ? [before, after] : [before]).toContainEqual(visible);
    await runImport(kind, database.target, file);
    const isComplete = JSON.stringify(visible) === JSON.stringify(after);
    expect(await stateOf(database.sql)).toEqual(isComplete ? afterAgain : after);
    await database.drop();
  });
});
