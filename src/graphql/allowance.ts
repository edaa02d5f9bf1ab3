import type { CeilingUse } from "../domain/application.ts";
import { allowanceDay, ceilingSpan, type CeilingSpan } from "../domain/ceiling.ts";
import type { Day } from "../domain/day.ts";
import { rateOn, regimeOn } from "../domain/subsidy-rules.ts";

/** What stands behind `Allowance`: the ceiling of a company in a calendar year. Null parts need a size. */
export type AllowanceSource = {
  readonly year: number;
  readonly regime: string;
  readonly size: string | null;
  readonly rate: number | null;
  readonly ceilingCents: bigint | null;
  readonly usedCents: bigint;
};

/** The first year with one ceiling for all pillars. */
const firstYear = 2016;

/** Pillar whose rate is the general one: both pillars of 2016 have the same, and advice has none of its own since 2026. */
const pillar = "OPLEIDING";

/** Whose dossiers count towards the ceiling of a year; null when each pillar had a ceiling of its own. */
export function allowanceSpan(year: number, today: Day): CeilingSpan | null {
  return year < firstYear ? null : ceilingSpan(allowanceDay(year, today), pillar);
}

/** The ceiling of a year by the rules of its day, beside what the dossiers of the year take. */
export function allowanceOf(year: number, { usedCents, size }: CeilingUse, today: Day): AllowanceSource {
  const day = allowanceDay(year, today);
  const granted = size === null ? null : rateOn({ day, pillar, size });
  return { year, regime: regimeOn(day).code, size, rate: granted?.rate ?? null, ceilingCents: granted === null ? null : BigInt(granted.ceilingCents), usedCents };
}
