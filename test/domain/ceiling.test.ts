import { describe, expect, it } from "vitest";
import type { Application } from "../../src/domain/application.ts";
import { allowanceDay, ceilingSpan, grantOf } from "../../src/domain/ceiling.ts";
import { brusselsDay } from "../../src/domain/moment.ts";
import { applicationWith } from "./application-cases.ts";

const grant = (application: Partial<Application>, usedCents = 0n) => grantOf(applicationWith(application), { usedCents, size: null });

describe("the grant", () => {
  const thousand = (rate: number, ceilingCents: bigint, cents: bigint) => ({ rate, ceilingCents, wantedCents: cents, grantedCents: cents });

  it.each<[Partial<Application>, object]>([
    [{ day: "2016-03-31" }, thousand(0.5, 250_000n, 50_000n)],
    [{ day: brusselsDay(new Date("2016-03-31T21:59:59.999Z")) }, thousand(0.5, 250_000n, 50_000n)],
    [{ day: brusselsDay(new Date("2016-03-31T22:00:00Z")) }, thousand(0.4, 1_000_000n, 40_000n)],
    [{ day: "2016-03-31", declaredSize: "MO", pillar: "TECHNOLOGIEVERKENNING" }, thousand(0.75, 1_000_000n, 75_000n)],
    [{ day: "2016-04-01" }, thousand(0.4, 1_000_000n, 40_000n)],
    [{ day: "2016-04-01", declaredSize: "MO" }, thousand(0.3, 1_500_000n, 30_000n)],
    [{ day: "2019-11-30" }, thousand(0.4, 1_000_000n, 40_000n)],
    [{ day: brusselsDay(new Date("2019-11-30T22:59:59.999Z")) }, thousand(0.4, 1_000_000n, 40_000n)],
    [{ day: brusselsDay(new Date("2019-11-30T23:00:00Z")) }, thousand(0.3, 1_000_000n, 30_000n)],
    [{ day: "2019-12-01" }, thousand(0.3, 1_000_000n, 30_000n)],
    [{ day: "2019-12-01", declaredSize: "MO" }, thousand(0.2, 1_500_000n, 20_000n)],
    [{ day: "2019-12-06", topic: "WERKBAAR_WERK" }, thousand(0.3, 1_500_000n, 30_000n)],
    [{ day: "2019-12-07", topic: "WERKBAAR_WERK" }, thousand(0.3, 1_000_000n, 30_000n)],
    [{ day: "2019-12-31", declaredSize: "MO" }, thousand(0.2, 1_500_000n, 20_000n)],
    [{ day: "2020-01-01", declaredSize: "MO" }, thousand(0.2, 750_000n, 20_000n)],
    [{ day: "2021-09-12", topic: "CYBERSECURITY" }, thousand(0.3, 750_000n, 30_000n)],
    [{ day: "2021-09-13", topic: "CYBERSECURITY" }, thousand(0.45, 750_000n, 45_000n)],
    [{ day: "2021-09-13", topic: "CYBERSECURITY", declaredSize: "MO" }, thousand(0.35, 750_000n, 35_000n)],
    [{ day: "2022-12-31" }, thousand(0.3, 750_000n, 30_000n)],
    [{ day: "2023-01-01" }, thousand(0.3, 750_000n, 30_000n)],
    [{ day: "2026-01-31", pillar: "ADVIES" }, thousand(0.3, 750_000n, 30_000n)],
    [{ day: "2026-02-01", pillar: "ADVIES", topic: "CYBERSECURITY" }, thousand(0.45, 750_000n, 45_000n)],
  ])("for 1,000 euro and %o is %o", (application, expected) => {
    expect(grant(application)).toEqual(expected);
  });

  it.each<[Partial<Application>]>([
    [{ declaredSize: "GO" }],
    [{ declaredSize: "XL" }],
    [{ pillar: "COACHING" }],
    [{ day: "2026-02-01", pillar: "ADVIES" }],
    [{ day: "2026-02-01", pillar: "ADVIES", topic: "ENERGIE_EFFICIENTIE" }],
    [{ day: "2008-12-31" }],
  ])("for %o is null, as the scheme pays nothing", (application) => {
    expect(grant(application)).toBeNull();
  });

  it.each<[bigint, Partial<Application>, bigint]>([
    [1n, {}, 0n],
    [2n, {}, 1n],
    [10_001n, {}, 3_000n],
    [10_002n, {}, 3_001n],
    [10_005n, {}, 3_002n],
    [10_001n, { topic: "CYBERSECURITY" }, 4_500n],
    [10_003n, { topic: "CYBERSECURITY" }, 4_501n],
    [10_010n, { topic: "CYBERSECURITY" }, 4_505n],
    [10_010n, { topic: "CYBERSECURITY", declaredSize: "MO" }, 3_504n],
    [10_002n, { declaredSize: "MO" }, 2_000n],
    [10_003n, { declaredSize: "MO" }, 2_001n],
    [10_001n, { day: "2016-03-31" }, 5_001n],
    [10_002n, { day: "2016-03-31", pillar: "TECHNOLOGIEVERKENNING" }, 7_502n],
  ])("of %d cents and %o is rounded half up to %d", (costCents, application, wantedCents) => {
    expect(grant({ ...application, costCents })?.wantedCents).toBe(wantedCents);
  });

  it("keeps every cent of a large cost", () => {
    expect(grant({ costCents: 999_999_999_999_999n })?.wantedCents).toBe(300_000_000_000_000n);
  });

  it.each([
    [0n, 30_000n],
    [720_000n, 30_000n],
    [720_001n, 29_999n],
    [749_999n, 1n],
    [750_000n, 0n],
    [900_000n, 0n],
  ])("with %d cents used of 750,000 is %d of the 30,000 wanted", (usedCents, grantedCents) => {
    expect(grant({}, usedCents)).toEqual({ rate: 0.3, ceilingCents: 750_000n, wantedCents: 30_000n, grantedCents });
  });
});

describe("the span of a ceiling", () => {
  it.each([
    ["2015-06-01", "ADVIES", "2014-12-31T23:00:00.000Z", "2015-12-31T23:00:00.000Z", "ADVIES"],
    ["2016-01-01", "OPLEIDING", "2015-12-31T23:00:00.000Z", "2016-03-31T22:00:00.000Z", "OPLEIDING"],
    ["2016-03-31", "STRATEGISCH_ADVIES", "2015-12-31T23:00:00.000Z", "2016-03-31T22:00:00.000Z", "STRATEGISCH_ADVIES"],
    ["2016-04-01", "OPLEIDING", "2016-03-31T22:00:00.000Z", "2016-12-31T23:00:00.000Z", null],
    ["2016-12-31", "ADVIES", "2016-03-31T22:00:00.000Z", "2016-12-31T23:00:00.000Z", null],
    ["2017-01-01", "ADVIES", "2016-12-31T23:00:00.000Z", "2017-12-31T23:00:00.000Z", null],
    ["2019-11-30", "ADVIES", "2018-12-31T23:00:00.000Z", "2019-12-31T23:00:00.000Z", null],
    ["2019-12-01", "ADVIES", "2018-12-31T23:00:00.000Z", "2019-12-31T23:00:00.000Z", null],
    ["2020-01-01", "ADVIES", "2019-12-31T23:00:00.000Z", "2020-12-31T23:00:00.000Z", null],
    ["2026-01-31", "ADVIES", "2025-12-31T23:00:00.000Z", "2026-12-31T23:00:00.000Z", null],
    ["2026-02-01", "OPLEIDING", "2025-12-31T23:00:00.000Z", "2026-12-31T23:00:00.000Z", null],
    ["2009-01-01", "OPLEIDING", "2008-12-31T23:00:00.000Z", "2009-12-31T23:00:00.000Z", "OPLEIDING"],
  ])("of %s and %s is [%s, %s), pillar %s", (day, filed, since, before, pillar) => {
    const span = ceilingSpan(day, filed);
    expect([span.since.toISOString(), span.before.toISOString(), span.pillar]).toEqual([since, before, pillar]);
  });

  it("does not exist before 2009", () => {
    expect(() => ceilingSpan("2008-12-31", "OPLEIDING")).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  });
});

describe("the day of an allowance", () => {
  it.each([
    [2026, "2026-03-17"],
    [2025, "2025-12-31"],
    [2016, "2016-12-31"],
    [2027, "2027-01-01"],
    [999, "0999-12-31"],
    [9999, "9999-01-01"],
  ])("of %d, asked on 17 March 2026, is %s", (year, day) => {
    expect(allowanceDay(year, "2026-03-17")).toBe(day);
  });
});
