import { dayNumber } from "../domain/day.ts";
import type { Companies } from "./companies.ts";

const reform = dayNumber("2019-05-01");
const adaptedOn = dayNumber("2020-01-01");

/** The legal forms of generated companies, before and since the companies' code of 2019. */
export const legalForms = [
  { before: "015", since: "610", suffix: "BV" },
  { before: "014", since: "014", suffix: "NV" },
  { before: "012", since: "612", suffix: "CommV" },
  { before: "008", since: "706", suffix: "CV" },
  { before: "011", since: "011", suffix: "VOF" },
] as const;

/** True for the one company in eight that never adapted its articles: the register keeps the old form and says how to read it. */
export function keepsOldForm(companies: Companies, index: number): boolean {
  return (companies.startedOn[index] ?? 0) < reform && index % 8 === 3;
}

/** The legal form on a day; null for a natural person. Those who adapt do so on 1 January 2020. */
export function legalFormOn(companies: Companies, index: number, day: number): string | null {
  if (companies.natural[index] === 1) return null;
  const form = legalForms[companies.form[index] ?? 0] ?? legalForms[0];
  const since = (companies.startedOn[index] ?? 0) >= reform || (!keepsOldForm(companies, index) && day >= adaptedOn);
  return since ? form.since : form.before;
}
