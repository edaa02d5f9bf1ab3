import type { Entity } from "../../../cubes/aggregate.ts";
import type { Plan } from "../../../plan.ts";
import type { ColumnRef } from "./column.ts";
import { filtersOf, type ColumnFilter } from "./filters.ts";
import type { KeySpace } from "./key-space.ts";
import { reckoningOf, type NumberColumnName, type Reckoning } from "./reckoning.ts";
import type { Shape } from "./shape.ts";
import type { Snapshot } from "../store.ts";

/** A scan with the values that its shape leaves out; columns and amounts by name, since each segment has its own. */
export type ScanSpec = {
  readonly shape: Omit<Shape, "isIndirect">;
  readonly space: KeySpace;
  readonly reckoning: Reckoning;
  readonly columns: readonly ColumnRef[];
  readonly filters: readonly ColumnFilter[];
  readonly amounts: readonly NumberColumnName[];
  /** The place of the only company that is counted. */
  readonly oneCompany: number | null;
  /** Companies that are listed (1), or that are not (0); null for both. */
  readonly listing: number | null;
  /** The highest number of each thing that is counted once. */
  readonly highest: Readonly<Record<Entity, number>>;
};

/** What a plan scans. */
export function scanSpecOf(plan: Plan, { dictionaries, applicants, establishments }: Snapshot, space: KeySpace): ScanSpec {
  const { scope } = plan;
  const reckoning = reckoningOf(plan);
  const filters = filtersOf(scope, dictionaries);
  const factors = space.factors.flatMap((factor) => (factor.column === null ? [] : [{ ...factor, column: factor.column }]));
  const columns = distinct([...filters, ...factors].map(({ column }) => column));
  const amounts = [...new Set([...reckoning.sums, ...reckoning.medians].map(({ of }) => of))];
  const numberOf = ({ column }: { readonly column: ColumnRef }): number => columns.findIndex((each) => isSame(each, column));
  const oneCompany = scope.cube === "DOSSIERS" && scope.company !== null ? applicants.numbers.lastIndexOf(Number(scope.company)) : null;
  const listing = scope.cube === "COMPANIES" && scope.active !== null ? Number(scope.active) : null;
  return {
    shape: {
      ofCompany: columns.map(({ ofCompany }) => ofCompany),
      filters: filters.map(numberOf),
      isOfOneCompany: oneCompany !== null,
      isByListing: listing !== null,
      factors: factors.map((factor) => ({ column: numberOf(factor), isMapped: factor.map !== null, word: factor.word })),
      words: space.words,
      isHashed: space.cells === 0,
      amounts: amounts.length,
      sums: reckoning.sums.length,
      entities: reckoning.distinct.map(({ entity }) => entity),
      picks: reckoning.medians.map(({ of }) => amounts.indexOf(of)),
    },
    space,
    reckoning,
    columns,
    filters,
    amounts,
    oneCompany,
    listing,
    highest: { COMPANY: applicants.count, ACTIVE_COMPANY: applicants.count, ESTABLISHMENT: establishments },
  };
}

function distinct(columns: readonly ColumnRef[]): readonly ColumnRef[] {
  return columns.filter((column, index) => columns.findIndex((other) => isSame(column, other)) === index);
}

function isSame(a: ColumnRef, b: ColumnRef): boolean {
  return a.name === b.name && a.ofCompany === b.ofCompany;
}
