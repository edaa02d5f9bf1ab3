import type { CopyWriter } from "./copy-writer.ts";
import type { CsvRow } from "./csv-bytes.ts";

/** A rule that a field broke, as the end of a sentence about its value. */
export type Broken = string;

/**
 * How the fields of one or more columns become one value of a COPY row. `write` returns the rule that was broken, or null; `ids[slot]`
 * gets the first eight digits of a register number.
 */
export type Field = {
  readonly type: "text" | "date";
  readonly write: (row: CsvRow, at: Int32Array, out: CopyWriter, ids: Int32Array, slot: number) => Broken | null;
};

/** Decimal digits as a number; -1 when another byte is among them. */
export function digits(bytes: Buffer, start: number, length: number): number {
  let value = 0;
  for (let index = start; index < start + length; index += 1) {
    const digit = (bytes[index] as number) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
