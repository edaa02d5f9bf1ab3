import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generateDemo } from "../../src/demo/generate.ts";
import { countMargins, type Margins } from "./count.ts";
import { sha256, temporaryFolder } from "./files.ts";

const folder = temporaryFolder();
const generate = (name: string, seed?: number) => generateDemo({ directory: join(folder, name), seed, onProgress: () => {} });

function expectPublished(margins: Margins): void {
  expect(margins.approved2016).toEqual({ ADVIES: 3054, OPLEIDING: 84656 });
  expect(margins.approved2015).toEqual({ ADVIES: 2410, OPLEIDING: 65682 });
  expect(margins.submitted2016).toBe(96665);
  expect(margins.submittedLimburg2016).toBe(12565);
  expect(margins.approvedLimburg2016).toBe(11303);
  expect(Math.abs(margins.support2016 - 54_000_000)).toBeLessThan(540_000);
  expect(Math.abs(margins.smallShare2016 - 0.9)).toBeLessThan(0.02);
}

describe("the default demo, counted by its text alone", () => {
  it("gives the published figures of 2015 and 2016", async () => {
    const files = await generate("default");
    const margins = await countMargins(files.dossiers);
    expectPublished(margins);
    expect(margins.rows).toBe(files.dossierCount);
    expect(margins.synthetic).toBe(true);
    expect(files.notes).toHaveLength(2);
    expect(files.breaks.map((each) => each.on)).toEqual(["2017-01-01"]);
  });

  it("has other bytes and the same margins under another seed, holds one in ten from 2017, and keeps to the ceilings", async () => {
    const files = await generate("other", 7);
    expect(sha256(files.dossiers)).not.toBe(sha256(join(folder, "default", "dossiers.csv")));
    expect(sha256(files.register)).not.toBe(sha256(join(folder, "default", "register.zip")));
    const margins = await countMargins(files.dossiers);
    expectPublished(margins);
    expect(margins.approvedUtc2016, "counting days in UTC must go wrong").not.toBe(87710);
    expect(margins.approvedAfterBudget2015).toBe(40);
    expect(margins.submittedByYear).toMatchObject({ 2015: 97167, 2016: 117797, 2017: 13200, 2018: 15100, 2025: 12600 });
    for (const year of [2017, 2018, 2019]) expect(margins.mostPerCompany[year]).toBeLessThanOrEqual(15_000);
    for (const year of [2020, 2021, 2022, 2023, 2024, 2025, 2026]) expect(margins.mostPerCompany[year]).toBeLessThanOrEqual(7_500);
    expect(Object.keys(margins.status).toSorted()).toEqual(["approved", "closed", "lapsed", "paid", "recovered", "refused", "submitted", "withdrawn"]);
  });
});
