import type { Day } from "../domain/day.ts";
import type { CountedMilestone } from "../domain/dossier-status.ts";
import type { Period } from "../domain/period.ts";
import type { Classification } from "./classification.ts";
import type { Compared } from "./compare.ts";
import { aggregateNames, type AggregateName } from "./cubes/aggregate.ts";
import type { DimensionName } from "./cubes/dossiers.ts";
import { measures, type MeasureName } from "./cubes/measures.ts";
import { familiesOf, type Family } from "./families.ts";
import type { FilterTest } from "./filter.ts";
import type { Condition, OrderTerm } from "./figures.ts";
import type { BreakdownRequest } from "./request.ts";
import { totalSets, type KeptPositions } from "./totals.ts";

/** What is counted, in stored codes. `today` is the Brussels day that present ages are of. */
export type Scope = DossierScope | CompanyScope;

/** Dossiers whose event lies in a period, and in the one it is compared with. */
export type DossierScope = {
  readonly cube: "DOSSIERS";
  readonly counting: CountedMilestone;
  /** Null: whenever the event happened. */
  readonly period: Period | null;
  readonly compared: Compared | null;
  readonly filters: readonly FilterTest[];
  /** Any of these present states; null for all. */
  readonly status: readonly string[] | null;
  readonly company: string | null;
  readonly serviceProvider: string | null;
  readonly classification: Classification;
  readonly today: Day;
};

/** Companies as the register has them now. */
export type CompanyScope = {
  readonly cube: "COMPANIES";
  readonly filters: readonly FilterTest[];
  /** True: listed now, false: ended, null: both. */
  readonly active: boolean | null;
  readonly classification: Classification;
  readonly today: Day;
};

/** The codes of a row in the order of `by`; null where one is not known. */
export type RowKey = readonly (string | null)[];

/** The place of a row in the order: the figures that it is ordered by (those of key terms are null), and its key. */
export type RowPlace = { readonly figures: readonly (bigint | null)[]; readonly key: RowKey };

/** Which rows to give: at most `limit` of those after a place. */
export type RowPage = { readonly limit: number; readonly after: RowPlace | null };

/** What an engine has to reckon. */
export type Plan = {
  readonly scope: Scope;
  readonly by: readonly DimensionName[];
  /** The classifications that are broken down by: for each, the rows without a place in it are counted too. */
  readonly families: readonly Family[];
  /** In a fixed order, each once; always with the count that the reconciliation is of. */
  readonly aggregates: readonly AggregateName[];
  /** Totals to give beside the grand total, which is always reckoned: for each the positions in `by` that are kept. */
  readonly totals: readonly KeptPositions[];
  /** Whether the totals over the last dimension of `by` are wanted for each row of the page. */
  readonly parents: boolean;
  readonly having: readonly Condition[];
  /** Before the keys in the order of `by`, which always decide last. */
  readonly order: readonly OrderTerm[];
  readonly page: RowPage;
  /** Whether everything that is not among the rows of the page is wanted as one row. */
  readonly others: boolean;
};

/** What the selection asks for beside what the arguments say. */
export type Wanted = { readonly measures: ReadonlySet<MeasureName>; readonly parents: boolean; readonly page: RowPage };

/** The aggregate that counts the rows of a cube. */
export function countOf(cube: Scope["cube"]): "dossiers" | "companies" {
  return cube === "DOSSIERS" ? "dossiers" : "companies";
}

/** The plan for a request: only what the measures need is reckoned. */
export function planBreakdown(request: BreakdownRequest, wanted: Wanted): Plan {
  const { scope, by, totals, having, order, others } = request;
  const figures = [...wanted.measures, ...having.map(({ measure }) => measure), ...order.flatMap((term) => (term.kind === "FIGURE" ? [term.measure] : []))];
  const needed = new Set<AggregateName>([countOf(scope.cube), ...figures.flatMap((name) => measures[name].needs)]);
  return {
    scope,
    by,
    families: familiesOf(by, scope.classification),
    aggregates: aggregateNames.filter((name) => needed.has(name)),
    totals: totalSets(by.length, totals),
    parents: wanted.parents && by.length > 1,
    having,
    order,
    page: wanted.page,
    others,
  };
}
