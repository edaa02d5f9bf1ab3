import type { Day } from "../../domain/day.ts";
import { plansOf, prepareBreakdown, type Selection } from "../breakdown.ts";
import type { MeasureName } from "../cubes/measures.ts";
import type { Engine } from "../engine.ts";
import type { BreakdownArguments } from "../request.ts";

const selection: Selection = { first: 100, measures: new Set<MeasureName>(["DOSSIERS", "COMPANIES", "SUBSIDY"]), parents: true, tableOnly: false };

/** Questions of the kinds that are asked most, one for each kind of dimension. */
function questions(today: Day): readonly BreakdownArguments[] {
  const period = { year: Number(today.slice(0, 4)) };
  const rows = { totals: "NONE", others: false } as const;
  const keys = [["PILLAR"], ["NACE_SECTION", "COMPANY_SIZE"], ["PROVINCE"], ["MONTH"]];
  return [...keys.map((by) => ({ cube: "DOSSIERS" as const, by, counting: "APPROVED" as const, period, compare: { to: "SAME_PERIOD_PREVIOUS_YEAR", years: 1, alignment: "WHOLE_PERIOD" } as const, ...rows })), { cube: "COMPANIES", by: ["PROVINCE"], ...rows }];
}

/** Lets every thread of an engine answer some questions, so that the first who asks does not wait for code and code lists to be made ready. */
export async function warmUp(engine: Engine, threads: number, today: Day): Promise<void> {
  const pinned = await engine.pin(today);
  try {
    const plans = questions(today).flatMap((question) => plansOf(prepareBreakdown(question, selection, { today, through: today }, pinned)));
    const { signal } = new AbortController();
    await Promise.all(plans.flatMap((plan) => Array.from({ length: threads }, () => pinned.run([plan], signal))));
  } finally {
    pinned.release();
  }
}
