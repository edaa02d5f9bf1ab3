import { quoted } from "../domain/errors.ts";

/** One broken rule of one row: the line in the file, the column and the value as they stand there (null: the row as a whole), the rule in words. */
export type Fault = { readonly line: number; readonly column: string | null; readonly value: string | null; readonly rule: string };

/** A fault within a row whose line is not known yet. */
export type RowFault = Omit<Fault, "line">;

/** A fault that shows only when all rows are read, or when they are applied. */
export type LateFault = { readonly line: number; readonly column: string; readonly rule: string };

/** At most so many faults are reported one by one. */
const MAX_FAULTS = 100;

/** A fault in one sentence: line, column, value, rule. */
export function faultText({ line, column, value, rule }: Fault): string {
  return `line ${line}, ${rowFaultText({ column, value, rule })}`;
}

/** The same without the line. */
export function rowFaultText({ column, value, rule }: RowFault): string {
  if (column === null) return rule;
  return value === null || value === "" || rule.startsWith(quoted(value)) ? `${column}: ${rule}` : `${column} ${quoted(value)}: ${rule}`;
}

/** Keeps the first faults and counts the rows that have any. */
export class FaultList {
  readonly #first: Fault[] = [];
  #rows = 0;

  /** Notes one bad row with all its faults. */
  add(line: number, faults: readonly RowFault[]): void {
    this.#rows += 1;
    for (const fault of faults) if (this.#first.length < MAX_FAULTS) this.#first.push({ line, ...fault });
  }

  /** The number of bad rows. */
  get rows(): number {
    return this.#rows;
  }

  /** The first faults by line. */
  get first(): readonly Fault[] {
    return this.#first.toSorted((a, b) => a.line - b.line);
  }
}
