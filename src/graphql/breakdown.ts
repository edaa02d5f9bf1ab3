import type { Period } from "../domain/period.ts";
import { encodeRowCursor, placeOf } from "../reporting/cursor.ts";
import type { BreakdownRequest } from "../reporting/request.ts";
import type { Breakdown, BreakdownRow } from "../reporting/shape.ts";
import type { PageInfoSource } from "./connection.ts";
import type { Report, ReportAnswer } from "./reports.ts";

/** What stands behind a breakdown: the report, and what came of it; no answer where nothing but the plan is selected. */
export type BreakdownSource = { readonly report: Report; readonly answer: ReportAnswer | null };

/** What stands behind a row and behind its key. */
export type RowSource = BreakdownRow & { readonly request: BreakdownRequest };

/** What stands behind `Comparison`. */
export type ComparisonSource = NonNullable<Breakdown["comparison"]>;

/** The answer; there is one wherever a field that needs it is selected. */
export function breakdownOf({ answer }: BreakdownSource): Breakdown {
  if (answer === null) throw new Error("a breakdown was not run, but more than its plan is selected");
  return answer.breakdown;
}

/** The rows of the page. */
export function rowSources(source: BreakdownSource): readonly RowSource[] {
  const { rows, request } = breakdownOf(source);
  return rows.map((row) => ({ ...row, request }));
}

/** The totals asked for, the grand total first. */
export function totalSources(source: BreakdownSource): readonly RowSource[] {
  const { totals, request } = breakdownOf(source);
  return totals.map((row) => ({ ...row, request }));
}

/** Everything that is not among the rows of the page; null when it was not asked for or there is nothing. */
export function othersSource(source: BreakdownSource): RowSource | null {
  const { others, request } = breakdownOf(source);
  return others === null ? null : { ...others, request };
}

/** Where the page lies among all rows. */
export function breakdownPageInfo(source: BreakdownSource): PageInfoSource {
  const { rows, request, hasNextPage, hasPreviousPage } = breakdownOf(source);
  const cursor = (row: BreakdownRow | undefined): string | null => (row === undefined ? null : encodeRowCursor(request, placeOf(request, row)));
  return { hasNextPage, hasPreviousPage, startCursor: cursor(rows.at(0)), endCursor: cursor(rows.at(-1)) };
}

/** The period counted; only breakdowns of dossiers have one. */
export function periodCounted(source: BreakdownSource): Period {
  const { scope } = breakdownOf(source).request;
  if (scope.cube !== "DOSSIERS" || scope.period === null) throw new Error("a breakdown of dossiers has a period");
  return scope.period;
}
