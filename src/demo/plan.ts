import { dayNumber, dayOfNumber } from "../domain/day.ts";
import type { Cell, FilingWindow } from "./margins.ts";
import { createRandom, firstAbove, type Random } from "./random.ts";

/** Every dossier to make, by filing day and mixed within a day: entry i of both lists is one dossier. */
export type Plan = { readonly days: Int32Array; readonly cells: Uint16Array };

type Calendar = { readonly first: number; readonly cumulative: Float64Array };

/** How busy each month is: quiet summers, the peak at the end of the year. */
const monthWeights = [0.9, 0.98, 1.12, 0.95, 0.97, 0.95, 0.52, 0.6, 1.18, 1.22, 1.15, 1.38];
/** Sunday to Saturday. */
const weekdayWeights = [0.08, 1.1, 1.12, 1.08, 1.06, 0.9, 0.14];
/** A dossier that is approved after its window was filed in the last days of it. */
const lateDays = 12;

/** Puts each dossier of each cell on a day of its window by the weight of the days, the number per cell kept exactly. */
export function planDossiers(cells: readonly Cell[], seed: number): Plan {
  const total = cells.reduce((sum, cell) => sum + cell.dossiers, 0);
  const random = createRandom(seed, "plan");
  const days = new Int32Array(total);
  const owners = new Uint16Array(total);
  let at = 0;
  cells.forEach((cell, index) => {
    for (const day of daysOfCell(cell, random)) {
      days[at] = day;
      owners[at++] = index;
    }
  });
  return mixWithinDays(days, owners, random);
}

/** One draw from each of equally likely slices of the window, so that even a small cell follows the weights. */
function* daysOfCell({ window, outcome, dossiers }: Cell, random: Random): Generator<number> {
  const { first, cumulative } = calendarOf(outcome === "APPROVED_AFTER" ? lastDaysOf(window) : window);
  const sum = cumulative.at(-1) ?? 0;
  for (let index = 0; index < dossiers; index += 1) yield first + firstAbove(cumulative, ((index + random.next()) / dossiers) * sum);
}

function calendarOf({ from, through }: FilingWindow): Calendar {
  const first = dayNumber(from);
  const cumulative = new Float64Array(dayNumber(through) - first + 1);
  let sum = 0;
  for (let index = 0; index < cumulative.length; index += 1) cumulative[index] = sum += weightOf(first + index);
  return { first, cumulative };
}

function weightOf(day: number): number {
  const weekday = (day + 4) % 7;
  return (monthWeights[Number(dayOfNumber(day).slice(5, 7)) - 1] ?? 1) * (weekdayWeights[weekday] ?? 1);
}

function lastDaysOf({ from, through }: FilingWindow): FilingWindow {
  const first = dayOfNumber(dayNumber(through) - lateDays + 1);
  return { from: first > from ? first : from, through };
}

function mixWithinDays(days: Int32Array, owners: Uint16Array, random: Random): Plan {
  const first = days.reduce((low, day) => Math.min(low, day), Number.MAX_SAFE_INTEGER);
  const ends = new Uint32Array(days.reduce((high, day) => Math.max(high, day), 0) - first + 2);
  for (const day of days) ends[day - first + 1] = (ends[day - first + 1] ?? 0) + 1;
  for (let index = 1; index < ends.length; index += 1) ends[index] = (ends[index] ?? 0) + (ends[index - 1] ?? 0);
  const starts = ends.slice();
  const cells = new Uint16Array(owners.length);
  days.forEach((day, index) => {
    const at = starts[day - first] ?? 0;
    cells[at] = owners[index] ?? 0;
    starts[day - first] = at + 1;
  });
  for (let day = 0; day + 1 < ends.length; day += 1) shuffle(cells.subarray(ends[day], ends[day + 1]), random);
  return { days: days.toSorted(), cells };
}

function shuffle(list: Uint16Array, random: Random): void {
  for (let index = list.length - 1; index > 0; index -= 1) {
    const other = random.int(index + 1);
    const value = list[index] ?? 0;
    list[index] = list[other] ?? 0;
    list[other] = value;
  }
}
