import type { PostgresType } from "postgres";

/** Number of each array type of PostgreSQL that is sent or read. They are the same in every database. */
const numbers = { booleans: 1000, smallints: 1005, integers: 1007, texts: 1009, varchars: 1015, bigints: 1016, timestamps: 1115, dates: 1182, instants: 1185, numerics: 1231 } as const;

const words: Readonly<Record<number, (word: string) => unknown>> = { [numbers.booleans]: (word) => word === "t", [numbers.smallints]: Number, [numbers.integers]: Number };

/**
 * How arrays of one dimension are written and read. The driver asks each new connection for them otherwise, and when that connection dies meanwhile nobody
 * can catch what it throws.
 */
export const arrayTypes: Record<string, PostgresType> = Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, { to: number, from: [number], serialize: writeArray, parse: (text: string) => readArray(text, words[number]) }]));

/** A list as PostgreSQL reads it; anything else as it is, as text that is one already. */
export function writeArray(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return `{${value.map((each: unknown) => (each === null ? "null" : `"${textOf(each).replaceAll(/["\\]/g, "\\$&")}"`)).join(",")}}`;
}

function textOf(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

const ELEMENT = /"((?:[^"\\]|\\.)*)"|([^,{}"]+)/gs;

/** A list as PostgreSQL writes it; `read` makes values of its words. */
export function readArray(text: string, read: (word: string) => unknown = (word) => word): readonly unknown[] {
  return [...text.matchAll(ELEMENT)].map(([, quoted, plain = ""]) => {
    if (quoted !== undefined) return read(quoted.replaceAll(/\\(.)/gs, "$1"));
    return plain === "NULL" ? null : read(plain);
  });
}
