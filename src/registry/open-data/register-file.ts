import type { Day } from "../../domain/day.ts";
import type { DropReason } from "./drop-reason.ts";
import type { Entities } from "./entities.ts";
import type { Field } from "./field.ts";

/** One or more delivered columns that become one column of the table; `into: null` checks them and keeps nothing. */
export type FileColumn<F = Field> = { readonly from: string | readonly string[]; readonly into: string | null; readonly as: F };

/** A field that needs the extract's day. */
export type FieldOn = (day: Day) => Field;

/** A row as an `admit` sees it, by the delivered names of the columns in the file's list. */
export type Line = {
  /** First eight digits of the number in that column. */
  readonly id: (column: string) => number;
  /** True when the field of that column is exactly this ASCII text. */
  readonly is: (column: string, value: string) => boolean;
};

/** One file of the zip. Columns that are not listed are read as CSV and not looked at: the list is the allow-list. */
export type RegisterFile<F = Field> = {
  readonly name: string;
  /** Table that its rows are copied into; null when nothing of the file is kept. */
  readonly table: string | null;
  /** True when the table is one of the register itself, so that a full extract is copied straight into it. */
  readonly isFinal?: true;
  /** The first `unique` columns together may occur once. */
  readonly unique?: number;
  /** True when the file speaks of persons too, so that messages never show its values. */
  readonly isPersonal?: true;
  /** False for files that come complete in an update too, without a delete file. */
  readonly hasDeletes?: false;
  readonly columns: readonly FileColumn<F>[];
  /** Null to take the row. */
  readonly admit: (line: Line, entities: Entities) => DropReason | null;
  /** What a row of the delete file does to the entities, if anything. */
  readonly remove?: (id: number, entities: Entities) => void;
};
