import type { Random } from "../../../../src/demo/random.ts";
import { daysAfter, midnightOf } from "./clock.ts";

/** A stretch of time, half-open [from, to); `at` lists moments in it that are worth a call. */
export type Window = { readonly from: number; readonly to: number; readonly at: readonly number[] };

const first = "2016-04-01";
const last = "2026-11-15";
const boundaries = ["2019-05-07", "2019-12-01", "2019-12-07", "2021-09-13", "2026-02-01", "2018-03-25", "2018-10-28", "2020-02-29", "2018-03-01", "2021-07-01", ...Array.from({ length: 10 }, (_, index) => `${2017 + index}-01-01`)];

/** Stretches of one to eight days from 1 April 2016 to November 2026, and short ones around the midnights at which rules change. */
export function* windows(random: Random): Generator<Window> {
  const sorted = boundaries.toSorted();
  for (let day = first; day < last; ) {
    const next = daysAfter(day, 1 + random.int(8));
    const boundary = sorted.find((each) => each > day && each <= next);
    const until = boundary ?? next;
    const before = midnightOf(until) - (boundary === undefined ? 0 : 3_600_000);
    yield { from: midnightOf(day) + (sorted.includes(day) ? 3_600_000 : 0), to: before, at: day === first ? [midnightOf(first)] : [] };
    if (boundary !== undefined) yield { from: before, to: before + 7_200_000, at: [midnightOf(until) - 1, midnightOf(until)] };
    day = until;
  }
}
