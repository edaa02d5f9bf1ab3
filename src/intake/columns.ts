import type { Sql } from "../db/connect.ts";

/** A value on its way to the staging table. */
export type Value = string | number | bigint | Date;

type Type = "text" | "integer" | "bigint" | "date" | "timestamptz";

/** A column of a file. `Lists` are code lists that parsing needs. */
export type Column<Lists, Name extends string = string, Required extends boolean = boolean, Parsed extends Value = Value> = {
  /** Name in the header of the file. */
  readonly name: Name;
  /** Name and type in the staging table. */
  readonly into: string;
  readonly type: Type;
  readonly required: Required;
  /** Throws DomainError when the text breaks a rule; never called with ''. */
  readonly parse: (text: string, lists: Lists) => Parsed;
};

/** A column of the staging table that follows from others. */
export type Computed<Row> = { readonly into: string; readonly type: Type; readonly of: (row: Row) => Value | null };

/** A rule between columns that a row breaks, with the column to look at. */
export type Broken = { readonly column: string; readonly rule: string };

/** A parsed row by column name; null where the file has nothing. */
export type RowOf<Columns extends Column<never>> = {
  readonly [Each in Columns as Each["name"]]: Each["required"] extends true ? ReturnType<Each["parse"]> : ReturnType<Each["parse"]> | null;
};

/** What one kind of file holds, and where its rows are staged. */
export type FileShape<Row, Lists> = {
  /** What one row is, in the singular, for messages. */
  readonly each: string;
  /** Temporary table for the good rows: `line`, then the columns. */
  readonly table: string;
  readonly columns: readonly Column<Lists>[];
  readonly computed: readonly Computed<Row>[];
  /** The rules between columns that a row breaks, asked only when each column is right by itself. */
  readonly brokenRules: (row: Row) => readonly Broken[];
  /** Reads the code lists, before the file. */
  readonly lists: (sql: Sql) => Promise<Lists>;
};

/** A column that every row must fill. */
export function required<const Name extends string, Parsed extends Value, Lists = unknown>(name: Name, type: Type, parse: (text: string, lists: Lists) => Parsed, into: string = name): Column<Lists, Name, true, Parsed> {
  return { name, into, type, required: true, parse };
}

/** A column that may be empty. */
export function optional<const Name extends string, Parsed extends Value, Lists = unknown>(name: Name, type: Type, parse: (text: string, lists: Lists) => Parsed, into: string = name): Column<Lists, Name, false, Parsed> {
  return { name, into, type, required: false, parse };
}
