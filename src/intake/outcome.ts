import type { Sql } from "../db/connect.ts";
import type { CompanyRow } from "../db/tables/index.ts";
import type { IntakeFault } from "../domain/application.ts";

/** What the register knows of a number. */
export type LookedUp =
  | { readonly outcome: "FOUND"; readonly company: CompanyRow; readonly isStale: boolean }
  | { readonly outcome: "NOT_FOUND" }
  | { readonly outcome: "UNAVAILABLE"; readonly retryAfterSeconds: number };

/** What the life of dossiers rests on. */
export type IntakeOptions = {
  readonly sql: Sql;
  /** Where questions are asked that write nothing; default `sql`. */
  readonly reads?: Sql;
  /** Asks the register, live where it has a live source; what it finds is held afterwards. */
  readonly lookUp: (number: string) => Promise<LookedUp>;
  /** Called after every write. */
  readonly onWritten: () => void;
};

/** Who writes, and when. */
export type Caller = {
  /** Key or client id; never a person. */
  readonly client: string;
  readonly now: Date;
};

/** The dossier that was written, now or by an earlier call with the same key; or the faults of the input, then nothing was written. */
export type IntakeOutcome = { readonly reference: string; readonly faults: readonly [] } | { readonly reference: null; readonly faults: readonly [IntakeFault, ...IntakeFault[]] };

/** An outcome of faults. */
export function failing(...faults: [IntakeFault, ...IntakeFault[]]): IntakeOutcome {
  return { reference: null, faults };
}

/** An outcome of the dossier that was written. */
export function written(reference: string): IntakeOutcome {
  return { reference, faults: [] };
}
