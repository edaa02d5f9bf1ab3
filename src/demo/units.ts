import { dayNumber } from "../domain/day.ts";
import { lastDay } from "./margins.ts";
import { locations } from "./places.ts";
import { createRandom, weightedIndex, type Random } from "./random.ts";

/**
 * Establishment units: those of company i are unitStart[i] up to unitStart[i + 1]; the first of them is the oldest and never closes.
 * Days count from 1970-01-01; 0 stands for "not closed".
 */
export type Units = { readonly unitStart: Uint32Array; readonly unitLocation: Uint16Array; readonly unitStartedOn: Int32Array; readonly unitClosedOn: Int32Array };

type Owners = { readonly seat: Uint16Array; readonly natural: Uint8Array; readonly startedOn: Int32Array };

const extractDay = dayNumber(lastDay);
/** Of units beyond the first. */
const unitCounts = [0.8, 0.11, 0.04, 0.02, 0.012, 0.008, 0.004, 0.003, 0.002, 0.001];

/** The first unit stands at the seat and starts with the company; others lie on the same side of the border of Limburg. */
export function createUnits({ seat, natural, startedOn }: Owners, seed: number): Units {
  const random = createRandom(seed, "units");
  const drawCount = weightedIndex(unitCounts);
  const near = locationsNear();
  const unitStart = new Uint32Array(seat.length + 1);
  for (let index = 0; index < seat.length; index += 1) unitStart[index + 1] = (unitStart[index] ?? 0) + 1 + (natural[index] === 1 ? Number(random.chance(0.07)) : drawCount(random));
  const units = unitStart.at(-1) ?? 0;
  const [unitLocation, unitStartedOn, unitClosedOn] = [new Uint16Array(units), new Int32Array(units), new Int32Array(units)];
  for (let index = 0; index < seat.length; index += 1) {
    const [first, started] = [unitStart[index] ?? 0, startedOn[index] ?? 0];
    unitLocation[first] = natural[index] === 1 || random.chance(0.9) ? (seat[index] ?? 0) : near(seat[index] ?? 0, random);
    unitStartedOn[first] = started;
    for (let unit = first + 1; unit < (unitStart[index + 1] ?? 0); unit += 1) {
      unitLocation[unit] = near(seat[index] ?? 0, random);
      unitStartedOn[unit] = started + 1 + random.int(extractDay - 10 - started);
      if (random.chance(0.06)) unitClosedOn[unit] = (unitStartedOn[unit] ?? 0) + 1 + random.int(extractDay - (unitStartedOn[unit] ?? 0));
    }
  }
  return { unitStart, unitLocation, unitStartedOn, unitClosedOn };
}

function locationsNear(): (location: number, random: Random) => number {
  const all = locations();
  const draws = [true, false].map((inLimburg) => weightedIndex(all.map((each) => (each.inLimburg === inLimburg ? each.weight : 0))));
  return (location, random) => draws[all[location]?.inLimburg === true ? 0 : 1]?.(random) ?? location;
}

/** True when the unit was there on the day. */
export function isOpen(units: Units, unit: number, day: number): boolean {
  const closed = units.unitClosedOn[unit] ?? 0;
  return (units.unitStartedOn[unit] ?? 0) <= day && (closed === 0 || closed > day);
}
