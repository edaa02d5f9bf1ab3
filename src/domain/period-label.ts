import { addDays, addMonths, addYears, type Day, type Period } from "./day.ts";
import type { Language } from "./labels.ts";

const monthNames: Readonly<Record<Language, readonly string[]>> = {
  NL: ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
  FR: ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
  DE: ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
  EN: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
};

const quarterNames: Readonly<Record<Language, readonly string[]>> = {
  NL: ["1e kwartaal", "2e kwartaal", "3e kwartaal", "4e kwartaal"],
  FR: ["1er trimestre", "2e trimestre", "3e trimestre", "4e trimestre"],
  DE: ["1. Quartal", "2. Quartal", "3. Quartal", "4. Quartal"],
  EN: ["1st quarter", "2nd quarter", "3rd quarter", "4th quarter"],
};

/** The shortest code of a period: 2016, 2016-Q2, 2016-04, 2016-04..2016-12 (both in it) or 2016-04-01..2016-04-15 (both in it). */
export function periodCode(period: Period): string {
  const { from, until } = period;
  const last = addDays(until, -1);
  const unit = unitOf(period);
  if (unit === "YEAR") return from.slice(0, 4);
  if (unit === "QUARTER") return `${from.slice(0, 4)}-Q${quarterOf(from)}`;
  if (unit === "MONTH") return from.slice(0, 7);
  return unit === "MONTHS" ? `${from.slice(0, 7)}..${last.slice(0, 7)}` : `${from}..${last}`;
}

/** The period in words: "2016", "2e kwartaal 2016", "april 2016", "april 2016 – december 2016", "1 april 2016 – 15 april 2016". */
export function periodLabel(period: Period, language: Language): string {
  const { from, until } = period;
  const last = addDays(until, -1);
  const unit = unitOf(period);
  if (unit === "YEAR") return from.slice(0, 4);
  if (unit === "QUARTER") return `${quarterNames[language][quarterOf(from) - 1]} ${from.slice(0, 4)}`;
  if (unit === "MONTH") return monthLabel(from, language);
  if (unit === "MONTHS") return `${monthLabel(from, language)} – ${monthLabel(last, language)}`;
  return from === last ? dayLabel(from, language) : `${dayLabel(from, language)} – ${dayLabel(last, language)}`;
}

function unitOf({ from, until }: Period): "YEAR" | "QUARTER" | "MONTH" | "MONTHS" | "DAYS" {
  if (!from.endsWith("-01") || !until.endsWith("-01") || from >= until) return "DAYS";
  if (from.endsWith("-01-01") && until === addYears(from, 1)) return "YEAR";
  if (Number(from.slice(5, 7)) % 3 === 1 && until === addMonths(from, 3)) return "QUARTER";
  return until === addMonths(from, 1) ? "MONTH" : "MONTHS";
}

function quarterOf(day: Day): number {
  return Math.ceil(Number(day.slice(5, 7)) / 3);
}

function monthLabel(day: Day, language: Language): string {
  return `${monthNames[language][Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
}

function dayLabel(day: Day, language: Language): string {
  const number = Number(day.slice(8));
  if (language === "DE") return `${number}. ${monthLabel(day, language)}`;
  return `${language === "FR" && number === 1 ? "1er" : number} ${monthLabel(day, language)}`;
}
