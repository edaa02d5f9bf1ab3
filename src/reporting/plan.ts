import { checkCells } from "./cells.ts";
import { aggregateNames, measures, type AggregateName, type MeasureName } from "./cubes/dossiers.ts";
import { familiesOf, type Family } from "./families.ts";
import type { BreakdownRequest } from "./request.ts";

/** Which rows to give: at most `limit` of those after a key. */
export type RowPage = { readonly limit: number; readonly after: RowKey | null };

/** The codes of a row in the order of `by`; null where one is not known. */
export type RowKey = readonly (string | null)[];

/** What an engine has to reckon. */
export type Plan = {
  readonly request: BreakdownRequest;
  /** The classifications that are broken down by: for each, the dossiers without a place in it are counted too. */
  readonly families: readonly Family[];
  /** In a fixed order, each once; always with the dossiers, which the reconciliation is of. */
  readonly aggregates: readonly AggregateName[];
  readonly page: RowPage;
};

/** The plan for a request: only what the measures need is reckoned. Throws TOO_MANY_CELLS. */
export function planBreakdown(request: BreakdownRequest, wanted: ReadonlySet<MeasureName>, page: RowPage): Plan {
  checkCells(request);
  const needed = new Set<AggregateName>(["dossiers", ...[...wanted].flatMap((name) => measures[name].needs)]);
  return { request, families: familiesOf(request.by, request.classification), aggregates: aggregateNames.filter((name) => needed.has(name)), page };
}
