import { dayOfNumber } from "../domain/day.ts";
import { classOn, classYears, firstClassYear, isRegistered, noClass, type Companies } from "./companies.ts";
import { enterpriseNumber } from "./numbers.ts";

/** Classes start in the last quarter of the first year, or in the quarter in which the company starts. */
const firstQuarter = 4;

/** The lines of employment.csv, the header first: a row per employer in the register when its class begins or changes. */
export function* employmentLines(companies: Companies): Generator<string> {
  yield "enterprise_number,year,quarter,class";
  for (let index = 0; index < companies.count; index += 1) if (isRegistered(companies, index)) yield* linesOf(companies, index);
}

function* linesOf(companies: Companies, index: number): Generator<string> {
  const started = dayOfNumber(companies.startedOn[index] ?? 0);
  const startYear = Number(started.slice(0, 4));
  const first = Math.max(firstClassYear, startYear);
  let previous: number | undefined;
  for (let year = first; year < firstClassYear + classYears; year += 1) {
    const now = classOn(companies, index, year);
    if (now === noClass || now === previous) continue;
    const quarter = previous !== undefined ? 1 : startYear < firstClassYear ? firstQuarter : Math.ceil(Number(started.slice(5, 7)) / 3);
    yield `${enterpriseNumber(index)},${year},${quarter},${write(now, index)}`;
    previous = now;
  }
}

/** Undetermined is a 0 or a question mark in the source. */
function write(rszClass: number, index: number): string {
  return rszClass === 0 && index % 2 === 0 ? "?" : String(rszClass);
}
