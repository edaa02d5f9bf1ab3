import { describe, expect, test } from "vitest";
import { runPlan } from "../../../src/reporting/engines/columns/scan/run-plan.ts";
import { diceFrom } from "./dice.ts";
import { placeOf, reckonPlainly } from "./naive.ts";
import { plainly } from "./plain.ts";
import { randomPlan } from "./random-plan.ts";
import { randomWorld } from "./random-world.ts";
import { snapshotOf } from "./snapshot.ts";

const seeds = Array.from({ length: Number(process.env["COLUMNS_SEEDS"] ?? 40) }, (_, index) => index + Number(process.env["COLUMNS_FIRST_SEED"] ?? 1));
const PLANS = 12;

describe("random plans on random data are reckoned as loops over objects reckon them", () => {
  test.each(seeds)("seed %i", (seed) => {
    const dice = diceFrom(seed);
    const world = randomWorld(dice, dice.pick([5, 60, 400]));
    const snapshot = snapshotOf(world);
    for (let each = 0; each < PLANS; each += 1) {
      const plan = randomPlan(dice, world);
      const expected = reckonPlainly(world, plan);
      expect(plainly(runPlan(snapshot, plan, () => false)), `plan ${each}`).toEqual(expected);
      const last = expected.rows.at(-1);
      if (last === undefined) continue;
      const next = { ...plan, page: { ...plan.page, after: placeOf(plan, last) } };
      expect(plainly(runPlan(snapshot, next, () => false)), `plan ${each}, page 2`).toEqual(reckonPlainly(world, next));
    }
  });
});
