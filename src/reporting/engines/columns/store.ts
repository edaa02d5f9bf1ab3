import type { CountedMilestone } from "../../../domain/dossier-status.ts";
import type { FlatDimensionName } from "./layout.ts";

/**
 * The data in columns. Everything is on shared memory and never changes once a version is published, so that any thread may read it
 * without a lock. Codes are places in the dictionary of their column: 0 is unknown. In the columns of NACE-BEL, 1 is a code that has no place in
 * that version.
 */
export type CodeColumn = Uint16Array;

/** The columns of NACE-BEL, one for each version answered in; of places, as stored. */
export type ClassifiedColumns = { readonly nace2008: CodeColumn; readonly nace2025: CodeColumn; readonly municipality: CodeColumn };

/** Days are counted from 1 January 2000; no event is NO_DAY. */
export const NO_DAY = 0xff_ff;

/** The rows of one event in the order of their days. */
export type EventOrder = {
  /** Places of the rows in the segment; null where that is 0, 1, 2 and so on. */
  readonly rows: Uint32Array | null;
  /** The day of each. */
  readonly days: Uint16Array;
  /** Places in `days` of rows that no longer hold, ascending. */
  readonly dead: Uint32Array;
};

/** Dossiers that were written together. */
export type DossierSegment = ClassifiedColumns & {
  readonly rows: number;
  readonly codes: Readonly<Record<FlatDimensionName, CodeColumn>>;
  /** Place in the applicants. */
  readonly company: Uint32Array;
  /** 0 none; else a number of its own for each establishment. */
  readonly establishment: Uint32Array;
  readonly amounts: Readonly<Record<AmountName, Uint32Array>>;
  readonly events: Readonly<Record<CountedMilestone, EventOrder>>;
};

/** Amounts in cents. One over 42,949,672.95 EUR does not fit; the columns then can't be used. */
export type AmountName = "subsidyCents" | "eligibleCostCents" | "paidCents" | "recoveredCents";

/**
 * The companies that filed dossiers, as the register has them now; those that it never listed have only unknown codes. A company that changed
 * has a place for each state: every dossier that holds is at the last.
 */
export type Applicants = ClassifiedColumns & {
  readonly count: number;
  readonly codes: Readonly<Partial<Record<FlatDimensionName, CodeColumn>>>;
  /** 1 for those that the register lists now. */
  readonly active: Uint8Array;
  /** The enterprise number of each as a whole number: 0206731645 is 206731645. */
  readonly numbers: Uint32Array;
};

/** Every company of the register. One that changed has a row for each state; all but the last are dead. */
export type CompanySegment = ClassifiedColumns & {
  readonly rows: number;
  readonly codes: Readonly<Partial<Record<FlatDimensionName, CodeColumn>>>;
  readonly active: Uint8Array;
  readonly establishments: Uint32Array;
  /** Rows that no longer hold, ascending. */
  readonly dead: Uint32Array;
};

/** The codes of each column, by their place; the first is null, unknown. Only ever longer. */
export type Dictionaries = Readonly<Record<FlatDimensionName | "nace2008" | "nace2025" | "municipality", readonly (string | null)[]>>;

/** One state of the data, as threads hold it. Of the dossiers that are in both, those of `delta` hold. */
export type Snapshot = {
  readonly id: number;
  readonly base: DossierSegment;
  readonly delta: DossierSegment;
  readonly applicants: Applicants;
  /** Highest number of an establishment. */
  readonly establishments: number;
  readonly companies: CompanySegment;
  readonly dictionaries: Dictionaries;
};
