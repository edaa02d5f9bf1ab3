import type { Application, CeilingUse } from "./application.ts";
import { addDays, type Day } from "./day.ts";
import { brusselsMidnight } from "./moment.ts";
import { rateOn, regimeOn, scopeRulesOn } from "./subsidy-rules.ts";

/** What an application would get: the share of the cost, the ceiling of the year, the cost times the share, and what of it is left under the ceiling. */
export type Grant = { readonly rate: number; readonly ceilingCents: bigint; readonly wantedCents: bigint; readonly grantedCents: bigint };

/** The dossiers whose subsidy counts under one ceiling: submitted in [since, before), of one pillar as filed or, when null, of all. */
export type CeilingSpan = { readonly since: Date; readonly before: Date; readonly pillar: string | null };

const parts = 10_000;

/**
 * What an application would get beside the dossiers that the company has; null when the scheme pays nothing for it. The subsidy is the cost
 * times the rate, rounded half up to the cent, at most what is left under the ceiling and never below 0.
 */
export function grantOf(application: Application, use: CeilingUse): Grant | null {
  const { day, pillar, declaredSize: size, topic, costCents } = application;
  const found = rateOn({ day, pillar, size, topic });
  if (found === null) return null;
  const wantedCents = share(costCents, found.rate);
  const ceilingCents = BigInt(found.ceilingCents);
  const leftCents = ceilingCents > use.usedCents ? ceilingCents - use.usedCents : 0n;
  return { rate: found.rate, ceilingCents, wantedCents, grantedCents: wantedCents < leftCents ? wantedCents : leftCents };
}

/**
 * Whose use counts for an application of a day: that of the calendar year in Brussels, as far as the same kind of ceiling was in force. Until
 * 31 March 2016 each pillar as filed had a ceiling of its own. Throws INVALID_ARGUMENT before 1 January 2009.
 */
export function ceilingSpan(day: Day, pillarFiled: string): CeilingSpan {
  const row = scopeRulesOn(day).find(({ kind }) => kind === "CEILING") ?? regimeOn(day);
  const [first, last] = [`${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`];
  const since = row.from !== null && row.from > first ? row.from : first;
  const until = row.to !== null && row.to < last ? row.to : last;
  return { since: brusselsMidnight(since), before: brusselsMidnight(addDays(until, 1)), pillar: "per" in row && row.per === "PILLAR" ? pillarFiled : null };
}

/** The day whose rules tell the allowance of a year: today in the present year, the last day of a past year, the first of a later one. */
export function allowanceDay(year: number, today: Day): Day {
  const name = String(year).padStart(4, "0");
  if (name === today.slice(0, 4)) return today;
  return name < today.slice(0, 4) ? `${name}-12-31` : `${name}-01-01`;
}

function share(cents: bigint, rate: number): bigint {
  return (cents * BigInt(Math.round(rate * parts)) + BigInt(parts / 2)) / BigInt(parts);
}
