import type { DataVersion } from "../db/find/data-version.ts";
import type { CountedMilestone } from "../domain/dossier-status.ts";
import type { Day, Period } from "../domain/period.ts";
import type { AggregateName, Sums } from "./cubes/aggregate.ts";
import type { FamilyName } from "./families.ts";
import type { Plan } from "./plan.ts";

/** The period and the one it is compared with; `previous` null without comparison. */
export type Sides<Value> = { readonly now: Value; readonly previous: Value | null };

/** One whole number of each group. */
export type NumberColumns = { readonly [Name in AggregateName]?: ArrayLike<number> };

/** One part of the key of each group: that of group `i` is `codes[index[i]]`, null where it is not known or rolled up. */
export type KeyColumn = { readonly codes: readonly (string | null)[]; readonly index: ArrayLike<number> };

/** Groups in columns: `keys` has one for each dimension of `by`. */
export type Groups = { readonly count: number; readonly keys: readonly KeyColumn[]; readonly sums: Sides<NumberColumns> };

/** What a plan gives, in whole numbers. */
export type EngineResult = {
  /** The page, in the order asked. */
  readonly rows: Groups;
  /** For each row of the page: its total over the last dimension; null when that was not asked for. */
  readonly parents: Sides<NumberColumns> | null;
  /** Whether rows that pass come after the page. */
  readonly hasMore: boolean;
  /** Rows that pass, on all pages. */
  readonly totalRows: number;
  /** Everything counted, reckoned without the rows. */
  readonly total: Sides<Sums>;
  /** The totals asked for, one for each of `plan.totals`, their rows in the order of keys. */
  readonly totals: readonly Groups[];
  /** Everything not among the rows of the page; null when it was not asked for. */
  readonly others: Sides<Sums> | null;
  /** The count over all rows: those that pass and those that do not, on all pages. */
  readonly inRows: Sides<number>;
  /** The same over the rows with an unknown part in their key. */
  readonly unknown: Sides<number>;
  /** For each classification broken down by: the count of what holds a code that has no place in the version used. */
  readonly unmapped: Readonly<Partial<Record<FamilyName, Sides<number>>>>;
};

/** The results of plans that were run together, in their order, all on one state of the data. */
export type EngineAnswer = {
  readonly results: readonly EngineResult[];
  readonly engine: EngineName;
  /** The state that all results are of. Its loads are those of the pinned one; its horizon may be later. */
  readonly version: DataVersion;
  /** Whether the plans ran as one: one statement, or one scan. */
  readonly fused: boolean;
};

/** `columns` is the copy in memory, `postgres` the database. */
export type EngineName = "columns" | "postgres";

/** One state of the data. */
export type Pinned = {
  readonly engine: EngineName;
  readonly version: DataVersion;
  /** Dossiers whose event lies in a period, whatever the filter. */
  readonly facts: (counting: CountedMilestone, period: Period) => number;
  /** Companies that the register ever listed. */
  readonly companies: number;
  /** Runs plans. An aborted signal ends them and rejects with its reason. Throws DataMoved. */
  readonly run: (plans: readonly Plan[], signal: AbortSignal) => Promise<EngineAnswer>;
  /** Lets go of the state. */
  readonly release: () => void;
};

/** An import became visible after the state was pinned that plans were made for: they have to be made anew. */
export class DataMoved extends Error {
  override readonly name = "DataMoved";
}

/** Something that reckons plans; every engine gives the same. `today` is the Brussels day that present ages are of. */
export type Engine = { readonly name: EngineName; readonly pin: (today: Day) => Promise<Pinned> };

/** How breakdowns are reckoned at a moment; counts are since the start. */
export type EngineState = {
  readonly name: EngineName;
  /** Why the copy in memory can't answer; null when it can, or when there is none. */
  readonly unavailable: string | null;
  readonly dossiers: number;
  readonly changed: number;
  readonly versions: number;
  readonly reads: number;
  readonly threads: number;
  readonly lostThreads: number;
  readonly fallbacks: number;
};

/** The state of an engine that holds nothing. */
export function plainState({ name }: Pick<Engine, "name">): EngineState {
  return { name, unavailable: null, dossiers: 0, changed: 0, versions: 0, reads: 0, threads: 0, lostThreads: 0, fallbacks: 0 };
}
