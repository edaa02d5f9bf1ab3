import { DomainError } from "../domain/errors.ts";
import { checkedCells, costOf } from "./cells.ts";
import { decodeRowCursor } from "./cursor.ts";
import type { MeasureName } from "./cubes/measures.ts";
import type { EngineAnswer, EngineResult, Pinned } from "./engine.ts";
import { breakdownLimits } from "./limits.ts";
import { planBreakdown, type Plan } from "./plan.ts";
import { hasReach, planReach, readReach } from "./reach.ts";
import { readRequest, type BreakdownArguments, type BreakdownRequest, type Clock } from "./request.ts";
import { shapeBreakdown, type Breakdown } from "./shape.ts";

/** What is asked beside the rows: which page of them, and what the selection needs. */
export type Selection = {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly measures: ReadonlySet<MeasureName>;
  readonly parents: boolean;
  /** Only the flat table is selected, which may be longer. */
  readonly tableOnly: boolean;
};

/** A breakdown that is ready to run, with what it is estimated to cost. */
export type Prepared = {
  readonly request: BreakdownRequest;
  readonly selection: Selection;
  readonly plan: Plan;
  /** Counts the active companies beside; null where no reach is told. */
  readonly reachPlan: Plan | null;
  readonly cells: number;
  readonly cost: number;
};

/** Refuses what can't be answered whatever the data are. Throws INVALID_ARGUMENT, INVALID_PERIOD, INVALID_CURSOR, UNKNOWN_CODE and NOT_HELD. */
export function checkBreakdown(given: BreakdownArguments, selection: Selection, clock: Clock): void {
  readPage(readRequest(given, clock), selection);
}

/** Validates and plans. Nothing is read. Throws as `checkBreakdown` does, and TOO_MANY_CELLS. */
export function prepareBreakdown(given: BreakdownArguments, selection: Selection, clock: Clock, pinned: Pick<Pinned, "facts" | "companies">): Prepared {
  const request = readRequest(given, clock);
  const facts = factsOf(request, pinned);
  const cells = checkedCells(request, facts);
  const { measures, parents } = selection;
  return {
    request,
    selection,
    plan: planBreakdown(request, { measures, parents, page: readPage(request, selection) }),
    reachPlan: measures.has("REACH") && hasReach(request) ? planReach(request, pinned.companies) : null,
    cells,
    cost: costOf(cells, facts),
  };
}

/** The plans that a breakdown runs. */
export function plansOf({ plan, reachPlan }: Prepared): readonly Plan[] {
  return reachPlan === null ? [plan] : [plan, reachPlan];
}

/** The answer, from the results of `plansOf`. */
export function finishBreakdown({ request, plan, reachPlan, selection }: Prepared, results: readonly EngineResult[], { version, engine }: Pick<EngineAnswer, "version" | "engine">): Breakdown {
  const [result, counted] = results;
  if (result === undefined) throw new Error("a plan had no result");
  return shapeBreakdown(request, plan, selection.measures, { result, reachOf: reachPlan === null || counted === undefined ? null : readReach(request, counted), version, engine });
}

function factsOf({ scope }: BreakdownRequest, { facts, companies }: Pick<Pinned, "facts" | "companies">): number {
  if (scope.cube === "COMPANIES") return companies;
  const { counting, period, compared } = scope;
  if (period === null) throw new Error("a breakdown has a period");
  return facts(counting, period) + (compared === null ? 0 : facts(counting, compared.previous));
}

function readPage(request: BreakdownRequest, { first, after, tableOnly }: Selection): Plan["page"] {
  const most = tableOnly ? breakdownLimits.maxTableRows : breakdownLimits.maxRows;
  if (Number.isInteger(first) && first >= 0 && first <= most) return { limit: first, after: typeof after === "string" ? decodeRowCursor(request, after) : null };
  const wayOut = !tableOnly && first > most && first <= breakdownLimits.maxTableRows ? ", or select only `table`" : "";
  throw new DomainError("INVALID_ARGUMENT", `The argument \`first\` is ${first}. Choose 0 to ${most}${wayOut}.`, { details: { argument: "first" } });
}
