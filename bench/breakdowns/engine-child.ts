import type { Target } from "../../src/db/connect.ts";
import { brusselsDay } from "../../src/domain/period.ts";
import { prepareBreakdown, plansOf, type Prepared, type Selection } from "../../src/reporting/breakdown.ts";
import type { Sums } from "../../src/reporting/cubes/aggregate.ts";
import { measureValue, type MeasureName } from "../../src/reporting/cubes/measures.ts";
import type { EngineResult, Groups, Pinned } from "../../src/reporting/engine.ts";
import { createColumnsEngine } from "../../src/reporting/engines/columns/columns-engine.ts";
import type { BreakdownArguments } from "../../src/reporting/request.ts";
import { TOTAL, type Row } from "./answers.ts";
import { dashboard, questions, type MeasureField, type Question } from "./questions.ts";
import { timeRounds } from "./timing.ts";

/** What the process says of the engine after it has loaded. */
export type EngineAnswers = { readonly answers: Readonly<Record<string, readonly Row[]>>; readonly loadMs: number };

const measureNames: Readonly<Record<MeasureField, MeasureName>> = {
  dossiers: "DOSSIERS", companies: "COMPANIES", subsidy: "SUBSIDY", eligibleCost: "ELIGIBLE_COST", averageSubsidy: "AVERAGE_SUBSIDY", medianSubsidy: "MEDIAN_SUBSIDY", paidAmount: "PAID_AMOUNT",
};

// The engine without HTTP, GraphQL and caches: engine-child.ts TARGET. Planned before; timed from the plans to their groups. `dashboard` is its eight at once.
const [target = "{}"] = process.argv.slice(2);
const started = performance.now();
const columns = createColumnsEngine({ target: JSON.parse(target) as Target, maxBytes: 8 * 2 ** 30, now: () => new Date() });
await columns.ready;
const loadMs = performance.now() - started;
const { unavailable } = columns.state();
if (unavailable !== null) throw new Error(unavailable.message);
const pinned = await columns.engine.pin(brusselsDay(new Date()));
const prepared = new Map(questions.map((question) => [question.name, prepare(question, pinned)] as const));

process.on("message", (message: { readonly rounds?: number; readonly names?: readonly string[] }) => {
  void answerTo(message).then((answer) => process.send?.(answer));
});
process.once("disconnect", () => process.exit(0));
process.send?.({ port: 0 });

async function answerTo({ rounds, names }: { readonly rounds?: number; readonly names?: readonly string[] }): Promise<object> {
  if (rounds !== undefined && names !== undefined) return { times: await timeRounds(names, rounds, (name) => run(name === "dashboard" ? dashboard.map((question) => question.name) : [name])) };
  const answers = Object.fromEntries(await Promise.all(questions.map(async (question) => [question.name, await rowsOf(question)] as const)));
  return { answers, loadMs } satisfies EngineAnswers;
}

function prepare({ by, measures, variables }: Question, { facts, companies, version }: Pinned): Prepared {
  const { totals = "NONE", counting = "APPROVED", compare, orderBy, first = 500, ...rest } = variables;
  const given = {
    cube: "DOSSIERS", by, counting, totals, others: false, ...rest,
    ...(compare === undefined ? {} : { compare: { to: "SAME_PERIOD_PREVIOUS_YEAR", years: 1, alignment: "SAME_ELAPSED_DAYS" } }),
    ...(orderBy === undefined ? {} : { orderBy: orderBy.map(({ measure }) => ({ measure: { direction: "DESC", on: "VALUE", ...measure } })) }),
  } as BreakdownArguments;
  const selection: Selection = { first, measures: new Set(measures.map((measure) => measureNames[measure])), parents: false, tableOnly: false };
  const today = brusselsDay(new Date());
  return prepareBreakdown(given, selection, { today, through: version.dossiersThrough ?? today }, { facts, companies });
}

async function run(names: readonly string[]): Promise<readonly EngineResult[]> {
  const plans = names.flatMap((name) => plansOf(prepared.get(name) as Prepared));
  return (await pinned.run(plans, new AbortController().signal)).results;
}

async function rowsOf(question: Question): Promise<readonly Row[]> {
  const [result] = await run([question.name]);
  if (result === undefined) throw new Error(`${question.name} has no result`);
  const { plan } = prepared.get(question.name) as Prepared;
  const kept = [question.by.map((_, index) => index), ...plan.totals];
  const rows = [result.rows, ...result.totals].flatMap((groups, index) => groupRows(question, groups, new Set(kept[index])));
  return question.variables.totals === undefined ? rows : [...rows, [...question.by.map(() => TOTAL), ...question.measures.map((measure) => figureOf(measure, result.total.now))]];
}

function groupRows(question: Question, { count, keys, sums }: Groups, kept: ReadonlySet<number>): readonly Row[] {
  const sides = sums.previous === null ? [sums.now] : [sums.now, sums.previous];
  return Array.from({ length: count }, (_, row) => [
    ...keys.map(({ codes, index }, at) => (kept.has(at) ? (codes[index[row] ?? 0] ?? null) : TOTAL)),
    ...question.measures.flatMap((measure) => sides.map((side) => figureOf(measure, Object.fromEntries(Object.entries(side).map(([name, column]) => [name, column[row] ?? 0]))))),
  ]);
}

function figureOf(measure: MeasureField, sums: Sums): number | null {
  return measureValue(measureNames[measure], sums);
}
