import { once } from "../data/read.ts";
import { subsidyRules, type PillarRow, type RateRow, type RegimeRow, type ScopeRow, type Sourced, type ThemeRow, type TopicRow } from "../data/subsidy-rules.ts";
import type { Day } from "./day.ts";
import { DomainError, quoted } from "./errors.ts";

/** A pillar as filed, with its validity and source; `mergedInto` is the pillar of 2016 it is reported under, null when that is itself. */
export type Pillar = PillarRow;

/** A dated set of rules; both days are in it, `to` is null for the present one. */
export type Regime = RegimeRow;

/** A theme; `from` null: valid for as long as there were themes, the first day was not found. */
export type Theme = ThemeRow;

/** A topic; `parent` is the code of its theme, or null. */
export type Topic = TopicRow;

/** A dated rule of the scheme: what it demands in words, its value (EUR or days) and its codes. */
export type ScopeRule = ScopeRow;

/** What a rate depends on: the day of the application, the pillar as filed, the size (not before 1 April 2016) and the topic. */
export type RateQuestion = { readonly day: Day; readonly pillar: string; readonly size?: string | null | undefined; readonly topic?: string | null | undefined };

/** The share of the cost excl. VAT that is paid (0.3 is 30 %), and the most that an enterprise gets in a calendar year, in cents. */
export type Rate = { readonly rate: number; readonly ceilingCents: number };

const pillarsByCode = once(() => new Map(subsidyRules().pillars.map((row) => [row.code, row])));
const themesByCode = once(() => new Map(subsidyRules().themes.map((row) => [row.code, row])));
const topicsByCode = once(() => new Map(subsidyRules().topics.map((row) => [row.code, row])));

/** The codes of all pillars that dossiers were filed under, the two of today first. */
export const pillarsFiled: readonly string[] = Object.freeze(subsidyRules().pillars.map((row) => row.code));

/** A pillar as filed; undefined when there never was one of that code. */
export function pillarNode(code: string): Pillar | undefined {
  return pillarsByCode().get(code);
}

/** The pillars that an application may name on a day. */
export function pillarsOn(day: Day): readonly Pillar[] {
  return subsidyRules().pillars.filter((row) => isInForce(row, day));
}

/** The pillar of 2016 that a filed one is reported under: older kinds of advice are ADVIES, COACHING stays. Throws UNKNOWN_CODE. */
export function pillarOf(filed: string): string {
  const row = pillarNode(filed);
  if (row === undefined) throw new DomainError("UNKNOWN_CODE", `There is no pillar ${quoted(filed)}. Choose ${pillarsFiled.join(", ")}.`, { details: { value: filed } });
  return row.mergedInto ?? row.code;
}

/** The rules in force on the day of an application. Throws INVALID_ARGUMENT before 1 January 2009, when there was no kmo-portefeuille. */
export function regimeOn(day: Day): Regime {
  const regime = subsidyRules().regimes.find((row) => isInForce(row, day));
  if (regime === undefined) throw new DomainError("INVALID_ARGUMENT", `No rules of the kmo-portefeuille are known on ${day}. Choose a day from 2009-01-01.`, { details: { day } });
  return regime;
}

/** Every regime, oldest first. */
export function regimes(): readonly Regime[] {
  return subsidyRules().regimes;
}

/** The themes known on a day: the eight since 2023; before that only part of the list was found, so other themes occur in dossiers. */
export function themesOn(day: Day): readonly Theme[] {
  return subsidyRules().themes.filter((row) => isInForce(row, day));
}

/** A theme by its code; undefined for themes of before 2023 that were not found (dossiers keep them as filed). */
export function themeNode(code: string): Theme | undefined {
  return themesByCode().get(code);
}

/** A topic by its code; undefined when it is not known. */
export function topicNode(code: string): Topic | undefined {
  return topicsByCode().get(code);
}

/** The topics known on a day. */
export function topicsOn(day: Day): readonly Topic[] {
  return subsidyRules().topics.filter((row) => isInForce(row, day));
}

/** The rules of the scheme on a day in the order in which they are looked at: who may apply, for what, until when; each kind once. */
export function scopeRulesOn(day: Day): readonly ScopeRule[] {
  return subsidyRules().scope.filter((row) => isInForce(row, day));
}

/**
 * The rate and yearly ceiling for an application; a rate of the topic goes before the general one. Null when the scheme paid nothing for
 * it: no such pillar on that day, no size where one is needed, or advice on another topic than cybersecurity since 1 February 2026.
 */
export function rateOn({ day, pillar, size = null, topic = null }: RateQuestion): Rate | null {
  const rows = subsidyRules().rates.filter((row) => isInForce(row, day) && row.pillar === pillar && (row.size === null || row.size === size));
  const row = (topic === null ? undefined : rows.find((each) => each.topic === topic)) ?? rows.find((each) => each.topic === null);
  return row === undefined ? null : toRate(row);
}

function toRate(row: RateRow): Rate {
  return { rate: row.rate, ceilingCents: row.ceilingEur * 100 };
}

function isInForce(rule: Sourced, day: Day): boolean {
  return (rule.from === null || rule.from <= day) && (rule.to === null || rule.to >= day);
}
