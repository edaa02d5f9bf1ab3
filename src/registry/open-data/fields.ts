import { searchText } from "../../domain/search-text.ts";
import { DOUBLED, type CsvRow } from "./csv-bytes.ts";
import { digits, type Broken, type Field } from "./field.ts";

const POINT = 46;
const HYPHEN = 45;
const MAX_CODE_BYTES = 20;
const DAYS_IN_MONTH = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isEmpty(row: CsvRow, index: number): boolean {
  return row.start[index] === row.end[index];
}

function isDay(bytes: Buffer, start: number, end: number): boolean {
  if (end - start !== 10 || bytes[start + 2] !== HYPHEN || bytes[start + 5] !== HYPHEN) return false;
  const day = digits(bytes, start, 2);
  const month = digits(bytes, start + 3, 2);
  const year = digits(bytes, start + 6, 4);
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > (DAYS_IN_MONTH[month] as number)) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

/** A calendar day dd-mm-yyyy; empty is NULL. */
export const day: Field = {
  type: "date",
  write(row, at, out) {
    const index = at[0] as number;
    if (isEmpty(row, index)) {
      out.null();
      return null;
    }
    const { bytes } = row;
    const start = row.start[index] as number;
    if (!isDay(bytes, start, row.end[index] as number)) return "is no calendar day (dd-mm-yyyy).";
    const to = out.tenBytes();
    bytes.copy(to.buffer, to.at, start + 6, start + 10);
    to.buffer[to.at + 4] = HYPHEN;
    to.buffer[to.at + 5] = bytes[start + 3] as number;
    to.buffer[to.at + 6] = bytes[start + 4] as number;
    to.buffer[to.at + 7] = HYPHEN;
    to.buffer[to.at + 8] = bytes[start] as number;
    to.buffer[to.at + 9] = bytes[start + 1] as number;
    return null;
  },
};

function isCodeByte(byte: number): boolean {
  return (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
}

/** A text that a pattern describes whole; `broken` says what it must be. For files small enough to make strings of. */
export function matching(pattern: RegExp, broken: Broken): Field {
  return {
    type: "text",
    write(row, at, out) {
      const value = row.bytes.toString("latin1", row.start[at[0] as number], row.end[at[0] as number]);
      if (!pattern.test(value)) return broken;
      out.ascii(value);
      return null;
    },
  };
}

function code(required: boolean, accepts: (byte: number) => boolean, broken: Broken): Field {
  return {
    type: "text",
    write(row, at, out) {
      const index = at[0] as number;
      const start = row.start[index] as number;
      const end = row.end[index] as number;
      if (start === end) {
        if (required) return "must not be empty.";
        out.null();
        return null;
      }
      if (end - start > MAX_CODE_BYTES) return broken;
      for (let byte = start; byte < end; byte += 1) if (!accepts(row.bytes[byte] as number)) return broken;
      out.plain(row.bytes, start, end);
      return null;
    },
  };
}

const NO_CODE = `is no code (1 to ${MAX_CODE_BYTES} letters or digits).`;
/** A code of code.csv. */
export const requiredCode = code(true, isCodeByte, NO_CODE);
/** A code of code.csv, or NULL when empty. */
export const optionalCode = code(false, isCodeByte, NO_CODE);
/** A year, as NACE versions are named. */
export const year = code(true, (byte) => byte >= 48 && byte <= 57, "is no year.");
/** A NACE code as delivered: digits, with a point in some of the seven-digit extensions. */
export const naceCode = code(true, (byte) => (byte >= 48 && byte <= 57) || byte === POINT, "is no NACE code (digits).");

/** A column that must be there and is not looked at. */
export const unread: Field = { type: "text", write: () => null };

/** Any text, empty too. */
export const text: Field = {
  type: "text",
  write(row, at, out) {
    const index = at[0] as number;
    out.escaped(row.bytes, row.start[index] as number, row.end[index] as number, row.form[index] === DOUBLED);
    return null;
  },
};

function isAscii(bytes: Buffer, start: number, end: number): boolean {
  for (let index = start; index < end; index += 1) if ((bytes[index] as number) > 127) return false;
  return true;
}

/** The text as it is searched: lower case, without accents. */
export const search: Field = {
  type: "text",
  write(row, at, out) {
    const index = at[0] as number;
    const start = row.start[index] as number;
    const end = row.end[index] as number;
    const doubled = row.form[index] === DOUBLED;
    if (isAscii(row.bytes, start, end)) out.escaped(row.bytes, start, end, doubled, true);
    else out.text(searchText(fieldText(row, index)));
    return null;
  },
};

/** A field as a string; for the few places that need one. */
export function fieldText(row: CsvRow, index: number): string {
  const value = row.bytes.toString("utf8", row.start[index], row.end[index]);
  return row.form[index] === DOUBLED ? value.replaceAll('""', '"') : value;
}
