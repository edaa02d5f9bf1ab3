import { dayNumber } from "../domain/day.ts";
import { activities } from "./activities.ts";
import { lastDay } from "./margins.ts";
import { locations } from "./places.ts";
import { createRandom, weightedIndex, type Random } from "./random.ts";
import { createUnits, type Units } from "./units.ts";

/** The first year with an employment class, and the number of years. */
export const firstClassYear = 2014;
export const classYears = 13;
/** No registration as an employer. */
export const noClass = 255;
/** Of each 21 companies, the one that ended before the extract: dossiers know it, the register does not. */
const endedEvery = 21;

/** All companies by index, and their establishment units. Days count from 1970-01-01; 0 stands for "not ended". */
export type Companies = {
  readonly count: number;
  readonly seat: Uint16Array;
  readonly natural: Uint8Array;
  /** Index in `legalForms`; of no meaning for a natural person. */
  readonly form: Uint8Array;
  readonly activity: Uint16Array;
  readonly startedOn: Int32Array;
  readonly endedOn: Int32Array;
  readonly isMedium: Uint8Array;
  /** RSZ class per year from `firstClassYear`: 0 to 9 or `noClass`. */
  readonly classes: Uint8Array;
  /** How often the company files, in proportion. */
  readonly appetite: Float64Array;
} & Units;

const extractDay = dayNumber(lastDay);
const earliestEnd = dayNumber("2017-03-01");
/** Of the classes 0 to 7. */
const rszClasses = [0.012, 0.56, 0.2, 0.12, 0.07, 0.024, 0.011, 0.003];
/** Of the entries of `legalForms`. */
const formWeights = [0.74, 0.17, 0.045, 0.025, 0.02];
const appetiteOfClass = [0.7, 0.8, 1.5, 2.2, 3.2, 4, 4.5, 4.5];

/** Companies so that `registered` of them are in the register; ended ones come on top. */
export function createCompanies(registered: number, seed: number): Companies {
  const count = registered + Math.floor(registered / (endedEvery - 1));
  const random = createRandom(seed, "companies");
  const made = allocate(count);
  const draw = {
    location: weightedIndex(locations().map((each) => each.weight)),
    activity: weightedIndex(activities().map((each) => each.weight)),
    class: weightedIndex(rszClasses),
    form: weightedIndex(formWeights),
  };
  for (let index = 0; index < count; index += 1) {
    made.natural[index] = random.chance(0.14) ? 1 : 0;
    made.form[index] = draw.form(random);
    made.activity[index] = draw.activity(random);
    made.startedOn[index] = startDay(random);
    made.endedOn[index] = index % endedEvery === endedEvery - 1 ? endDay(made.startedOn[index] ?? 0, random) : 0;
    const rsz = random.chance(made.natural[index] === 1 ? 0.3 : 0.72) ? draw.class(random) : noClass;
    fillClasses(made.classes.subarray(index * classYears, (index + 1) * classYears), rsz, random);
    made.isMedium[index] = rsz !== noClass && (rsz >= 5 || (rsz === 4 && random.chance(0.08))) ? 1 : 0;
    made.appetite[index] = (appetiteOfClass[rsz] ?? 0.45) * Math.exp(0.8 * random.normal());
    made.seat[index] = draw.location(random);
  }
  return { ...made, count, ...createUnits(made, seed) };
}

/** Whether the company is in the extract. */
export function isRegistered(companies: Companies, index: number): boolean {
  return companies.endedOn[index] === 0;
}

/** The RSZ class in the year of a day, 0 to 9 or `noClass`. */
export function classOn(companies: Companies, index: number, year: number): number {
  return companies.classes[index * classYears + year - firstClassYear] ?? noClass;
}

type Basics = Omit<Companies, "count" | keyof Units>;

function allocate(count: number): Basics {
  return {
    seat: new Uint16Array(count),
    natural: new Uint8Array(count),
    form: new Uint8Array(count),
    activity: new Uint16Array(count),
    startedOn: new Int32Array(count),
    endedOn: new Int32Array(count),
    isMedium: new Uint8Array(count),
    classes: new Uint8Array(count * classYears),
    appetite: new Float64Array(count),
  };
}

/** Six in seven started between 1968 and 2014, more of them lately; the others since. */
function startDay(random: Random): number {
  const [early, late] = [dayNumber("1968-01-01"), dayNumber("2015-01-01")];
  if (random.chance(0.86)) return early + Math.floor((late - early) * Math.sqrt(random.next()));
  return late + random.int(extractDay - 60 - late);
}

function endDay(started: number, random: Random): number {
  const from = Math.max(earliestEnd, started + 30);
  return from + random.int(Math.max(1, extractDay - from));
}

/** The class stays most years and moves to a neighbour in some. */
function fillClasses(classes: Uint8Array, first: number, random: Random): void {
  let now = first;
  for (let year = 0; year < classYears; year += 1) {
    classes[year] = now;
    if (now === noClass || now === 0 || !random.chance(0.08)) continue;
    now = Math.min(7, Math.max(1, now + (random.chance(0.55) ? 1 : -1)));
  }
}
