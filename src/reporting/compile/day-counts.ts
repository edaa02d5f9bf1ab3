import { sql, type SQL } from "drizzle-orm";
import { company, dossier } from "../../db/tables/index.ts";
import { countedMilestones, type CountedMilestone } from "../../domain/dossier-status.ts";
import type { Day, Period } from "../../domain/day.ts";
import { eventDays } from "../cubes/dossiers.ts";

/** A row of the statement: an event, its days ascending, and how many dossiers each has. */
export type DayCountsRow = { readonly milestone: CountedMilestone; readonly days: readonly Day[] | null; readonly counts: readonly number[] | null };

/** How many dossiers have an event in a period. */
export type DayCounts = (counting: CountedMilestone, period: Period) => number;

/** One statement for the dossiers of each day by every event. */
export function compileDayCounts(): SQL {
  const each = countedMilestones.map((milestone) => {
    const day = eventDays[milestone];
    return sql`select ${milestone}::text as milestone, json_agg(day order by day) as days, json_agg(count order by day) as counts from (select ${day} as day, count(*) as count from ${dossier} where ${day} is not null group by ${day}) counted`;
  });
  return sql.join(each, sql` union all `);
}

/** The statement for the companies that the register ever listed. */
export function compileCompanyCount(): SQL {
  return sql`select count(*) as companies from ${company}`;
}

/** Reads what the statement gave. */
export function readDayCounts(rows: readonly DayCountsRow[]): DayCounts {
  const byMilestone = new Map(rows.map(({ milestone, days, counts }) => [milestone, { days: days ?? [], before: runningSums(counts ?? []) }]));
  return (counting, { from, until }) => {
    const { days, before } = byMilestone.get(counting) ?? { days: [], before: [0] };
    return (before[firstFrom(days, until)] ?? 0) - (before[firstFrom(days, from)] ?? 0);
  };
}

/** For each place the sum of what stands before it, and last the whole. */
function runningSums(counts: readonly number[]): readonly number[] {
  const sums = [0];
  for (const count of counts) sums.push((sums.at(-1) ?? 0) + count);
  return sums;
}

/** The place of the first day on or after one. */
function firstFrom(days: readonly Day[], day: Day): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? "") < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
