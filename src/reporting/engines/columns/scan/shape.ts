import type { Entity } from "../../../cubes/aggregate.ts";

/** What a scan does, without any value: scans of one shape run the same code. Columns, maps and amounts are numbered as the job has them. */
export type Shape = {
  /** The rows are taken in another order than they lie in. */
  readonly isIndirect: boolean;
  /** For each column of codes, whether it is one of companies. */
  readonly ofCompany: readonly boolean[];
  /** The column that each filter tests. */
  readonly filters: readonly number[];
  /** Only the rows of one company are counted. */
  readonly isOfOneCompany: boolean;
  /** Only the rows that are listed, or only those that are not. */
  readonly isByListing: boolean;
  /** For each factor of the key its column, whether it has a map, which also tells what is lost, and the word of the key it is in. */
  readonly factors: readonly { readonly column: number; readonly isMapped: boolean; readonly word: number }[];
  readonly words: number;
  readonly isHashed: boolean;
  /** Amounts that are read; the first `sums` of them are summed. */
  readonly amounts: number;
  readonly sums: number;
  /** What is written down of each row, beside its group: companies and units, as numbers from 1, and amounts. */
  readonly entities: readonly Entity[];
  readonly picks: readonly number[];
};

/** The arrays that a scan reads and writes. */
export type Job = {
  readonly rows: Uint32Array;
  readonly columns: readonly (Uint16Array | Uint8Array)[];
  readonly company: Uint32Array;
  readonly establishment: Uint32Array;
  readonly active: Uint8Array;
  readonly filters: readonly Uint8Array[];
  readonly oneCompany: number;
  /** What `active` has to be. */
  readonly listing: number;
  /** One for each factor; not read where it has none. */
  readonly maps: readonly Uint16Array[];
  readonly strides: readonly number[];
  /** What the place of a time key is multiplied by. */
  readonly timeStride: number;
  readonly amounts: readonly Uint32Array[];
  /** For each cell, or each group by hash, its count and its sums. */
  readonly sums: Float64Array;
  /** The count and the sums of all rows, then what each map has lost. */
  readonly totals: Float64Array;
  /** By hash: the group that each slot has, 0 for none; and for each word the keys of the groups. */
  readonly slots: Uint32Array;
  readonly keys: readonly Int32Array[];
  readonly groups: Uint32Array;
  readonly entities: readonly Uint32Array[];
  readonly picks: readonly Uint32Array[];
  /** Rows written down, and groups by hash, so far. */
  readonly found: Uint32Array;
};
