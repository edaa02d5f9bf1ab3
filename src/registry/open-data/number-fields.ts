import type { CopyWriter } from "./copy-writer.ts";
import { digits, type Broken, type Field } from "./field.ts";

const POINT = 46;
const ZERO = 48;

/** Ten digits with points, 9999.999.999 or 9.999.999.999, as a number; -1 for any other spelling. */
function readTenDigits(bytes: Buffer, start: number, end: number): number {
  const length = end - start;
  if (length !== 12 && length !== 13) return -1;
  let value = 0;
  for (let index = 0; index < length; index += 1) {
    const digit = (bytes[start + index] as number) - ZERO;
    const isPoint = index > 0 && (length - index) % 4 === 0;
    if (isPoint) {
      if (digit !== POINT - ZERO) return -1;
    } else if (digit < 0 || digit > 9) return -1;
    else value = value * 10 + digit;
  }
  return value;
}

function writeTenDigits(bytes: Buffer, start: number, end: number, out: CopyWriter): void {
  const { buffer, at } = out.tenBytes();
  let to = at;
  for (let index = start; index < end; index += 1) {
    const byte = bytes[index] as number;
    if (byte !== POINT) buffer[to++] = byte;
  }
}

/** Ten digits with or without points, as a number; -1 for any other spelling. */
function readAnySpelling(bytes: Buffer, start: number, end: number): number {
  return end - start === 10 ? digits(bytes, start, 10) : readTenDigits(bytes, start, end);
}

type NumberRule = { readonly read?: typeof readTenDigits; readonly first: string; readonly last: string; readonly broken: Broken };

function number(rule: NumberRule): Field {
  const from = Number(rule.first) * 10_000_000;
  const until = (Number(rule.last) + 1) * 10_000_000;
  const read = rule.read ?? readTenDigits;
  return {
    type: "text",
    write(row, at, out, ids, slot) {
      const index = at[0] as number;
      const start = row.start[index] as number;
      const end = row.end[index] as number;
      const value = read(row.bytes, start, end);
      const id = Math.floor(value / 100);
      if (value < 0 || id < from || id >= until || (end - start === 13 && id < 20_000_000) || (end - start === 12 && id >= 20_000_000)) return rule.broken;
      if (id < 90_000_000 && value - id * 100 !== 97 - (id % 97)) return "has wrong check digits: the last two must be 97 minus the first eight modulo 97.";
      ids[slot] = id;
      writeTenDigits(row.bytes, start, end, out);
      return null;
    },
  };
}

/** 9999.999.999, starting with 0 or 1. Branches' own numbers have no check digits that anybody promises. */
export const enterpriseNumber = number({ first: "0", last: "1", broken: "is no enterprise number (9999.999.999, starting with 0 or 1)." });
/** The same with or without points, as in files that others make. */
export const anyEnterpriseNumber = number({ read: readAnySpelling, first: "0", last: "1", broken: "is no enterprise number (ten digits, starting with 0 or 1)." });
export const establishmentNumber = number({ first: "2", last: "8", broken: "is no establishment unit number (9.999.999.999, starting with 2 to 8)." });
export const branchNumber = number({ first: "9", last: "9", broken: "is no branch number (9.999.999.999, starting with 9)." });
export const entityNumber = number({ first: "0", last: "9", broken: "is no number of an enterprise (9999.999.999), establishment unit or branch (9.999.999.999)." });
