import { DomainError } from "../domain/errors.ts";
import { dossierColumns, type DossierRow, type Value } from "./dossier-columns.ts";
import type { DossierHeader } from "./dossier-header.ts";
import { brokenRules, computedColumns } from "./dossier-rules.ts";
import type { Lists } from "./dossier-values.ts";
import type { RowFault } from "./fault.ts";

/** Turns the fields of a row into a dossier row, or says what is wrong with it. */
export type RowParser = {
  /** The faults of the row; empty when `row` now holds its values. */
  readonly parse: (fields: readonly string[]) => readonly RowFault[];
  /** The row last parsed without faults; the same object each time. */
  readonly row: DossierRow;
};

/** Columns of the staging table after `line`, in the order in which copyLine writes them. */
export const stagingColumns: readonly { readonly into: string; readonly type: string }[] = [...dossierColumns, ...computedColumns];

/** A parser for files with this header. Rules between columns are only checked once every column is right by itself. */
export function createRowParser({ names, places }: DossierHeader, lists: Lists): RowParser {
  const row = Object.fromEntries(dossierColumns.map(({ name }) => [name, null])) as Record<string, Value | null>;
  const textOf = (fields: readonly string[], column: string): string => fields[names.indexOf(column)] ?? "";
  const parseColumns = (fields: readonly string[]): RowFault[] => {
    const faults: RowFault[] = [];
    for (const [index, column] of dossierColumns.entries()) {
      const text = fields[places[index] ?? -1] ?? "";
      if (text === "" && column.required) faults.push({ column: column.name, value: "", rule: "is empty, but every dossier has one" });
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
    return brokenRules(row as unknown as DossierRow).map(({ column, rule }) => ({ column, value: textOf(fields, column), rule }));
  };
  return { parse, row: row as unknown as DossierRow };
}

/** One line of COPY text, with its newline: the line number, then the values of `stagingColumns`. */
export function copyLine(line: number, row: DossierRow): string {
  let text = String(line);
  for (const { name } of dossierColumns) text += `\t${copyText(row[name])}`;
  for (const { of } of computedColumns) text += `\t${copyText(of(row))}`;
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
