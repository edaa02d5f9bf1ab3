import type { Sums } from "./cubes/dossiers.ts";
import type { FamilyName } from "./families.ts";
import type { Plan, RowKey } from "./plan.ts";

/** The aggregates of the period and of the one it is compared with; `previous` null without comparison. */
export type Sides<Value> = { readonly now: Value; readonly previous: Value | null };

/** What a plan gives, in whole numbers. */
export type EngineResult = {
  /** The page, in the order of keys; unknown last. */
  readonly rows: readonly { readonly key: RowKey; readonly sums: Sides<Sums> }[];
  /** Whether there are rows after the page. */
  readonly hasMore: boolean;
  /** Rows on all pages. */
  readonly totalRows: number;
  /** All dossiers counted, reckoned without the rows. */
  readonly total: Sides<Sums>;
  /** Dossiers of the rows of all pages. */
  readonly inRows: Sides<bigint>;
  /** Dossiers of the rows with an unknown part in their key. */
  readonly unknown: Sides<bigint>;
  /** For each classification broken down by: dossiers that hold a code which has no place in the version used. */
  readonly unmapped: Readonly<Partial<Record<FamilyName, Sides<bigint>>>>;
};

/** Something that reckons plans; every engine gives the same. */
export type Engine = { readonly run: (plan: Plan) => Promise<EngineResult> };
