import { DomainError } from "../domain/errors.ts";
import type { FileShape, Value } from "./columns.ts";
import type { RowFault } from "./fault.ts";
import type { Header } from "./header.ts";

/** Turns the fields of a row into a row of values, or says what is wrong with it. */
export type RowParser<Row> = {
  /** The faults of the row; empty when `row` now holds its values. */
  readonly parse: (fields: readonly string[]) => readonly RowFault[];
  /** The row last parsed without faults; the same object each time. */
  readonly row: Row;
};

/** A parser for files with this header. Rules between columns are only checked once every column is right by itself. */
export function createRowParser<Row, Lists>({ columns, each, brokenRules }: FileShape<Row, Lists>, { names, places }: Header, lists: Lists): RowParser<Row> {
  const row = Object.fromEntries(columns.map(({ name }) => [name, null])) as Record<string, Value | null>;
  const textOf = (fields: readonly string[], column: string): string => fields[names.indexOf(column)] ?? "";
  const parseColumns = (fields: readonly string[]): RowFault[] => {
    const faults: RowFault[] = [];
    for (const [index, column] of columns.entries()) {
      const text = fields[places[index] ?? -1] ?? "";
      if (text === "" && column.required) faults.push({ column: column.name, value: "", rule: `is empty, but every ${each} has one` });
      try {
        row[column.name] = text === "" ? null : column.parse(text, lists);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        faults.push({ column: column.name, value: text, rule: error.message });
      }
    }
    return faults;
  };
  const parse = (fields: readonly string[]): readonly RowFault[] => {
    if (fields.length !== names.length) return [{ column: null, value: null, rule: `the row has ${fields.length} fields, the header ${names.length}` }];
    const faults = parseColumns(fields);
    if (faults.length > 0) return faults;
    return brokenRules(row as Row).map(({ column, rule }) => ({ column, value: textOf(fields, column), rule }));
  };
  return { parse, row: row as Row };
}

/** One line of COPY text, with its newline: the line number, then the values of columns and computed columns. */
export function copyLine<Row, Lists>({ columns, computed }: FileShape<Row, Lists>, line: number, row: Row): string {
  const values = row as Readonly<Record<string, Value | null>>;
  let text = String(line);
  for (const { name } of columns) text += `\t${copyText(values[name] ?? null)}`;
  for (const { of } of computed) text += `\t${copyText(of(row))}`;
  return `${text}\n`;
}

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function copyText(value: Value | null): string {
  if (value === null) return "\\N";
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "string") return String(value);
  return SPECIAL.test(value) ? value.replaceAll(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character) : value;
}
