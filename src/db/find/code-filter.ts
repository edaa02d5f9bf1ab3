import { and, sql, type SQL } from "drizzle-orm";
import { DomainError, quoted } from "../../domain/errors.ts";
import { textArray } from "./page.ts";

/** Picks codes: (in OR under OR unknown is true) AND NOT notIn; parts that are absent or null do not restrict. */
export type CodeFilter = {
  readonly in?: readonly string[] | null | undefined;
  readonly notIn?: readonly string[] | null | undefined;
  readonly under?: string | null | undefined;
  readonly unknown?: boolean | null | undefined;
};

/** A list that filters pick codes of. */
export type CodeList = {
  /** What messages call the list. */
  readonly list: string;
  /** The stored codes that a code of any level stands for, or null when the list does not have it. */
  readonly expand: (code: string) => readonly string[] | null;
  /** Codes to suggest from. */
  readonly codes: () => readonly string[];
};

/** A code that rows are filtered by; `expression` is the stored code of a row, null when unknown. */
export type FilteredCode = CodeList & { readonly expression: SQL };

/** A filter in stored codes: a known code passes when it is in `any` (null: every code) and not in `not`; an unknown one when `unknown`. */
export type CodeTest = { readonly any: readonly string[] | null; readonly not: readonly string[]; readonly unknown: boolean };

/** What a filter lets through. Throws UNKNOWN_CODE, with suggestions, for a code that the list does not have. */
export function readCodeFilter(list: CodeList, { in: codes, notIn, under, unknown }: CodeFilter): CodeTest {
  const given = [...(codes ?? []), ...(typeof under === "string" ? [under] : [])];
  const isPicking = given.length > 0 || Array.isArray(codes);
  const not = expandAll(list, notIn ?? []);
  if (isPicking) return { any: expandAll(list, given), not, unknown: unknown === true };
  return unknown === true ? { any: [], not, unknown: true } : { any: null, not, unknown: unknown !== false };
}

/** Whether a test lets a code through; null is an unknown one. */
export function passes({ any, not, unknown }: CodeTest, code: string | null): boolean {
  if (code === null) return unknown;
  return (any === null || any.includes(code)) && !not.includes(code);
}

/** The condition of a test; undefined when it lets everything through. */
export function compileCodeTest(expression: SQL, { any, not, unknown }: CodeTest): SQL | undefined {
  const picked = any === null ? undefined : sql`${expression} = any(${textArray(any)})`;
  const left = not.length === 0 ? undefined : sql`${expression} <> all(${textArray(not)})`;
  const known = and(picked, left);
  if (!unknown) return known ?? sql`${expression} is not null`;
  return known === undefined ? undefined : sql`(${expression} is null or ${known})`;
}

/** The condition of one filter; undefined when it restricts nothing. Throws UNKNOWN_CODE, with suggestions, for a code that the list does not have. */
export function compileCodeFilter(code: FilteredCode, filter: CodeFilter): SQL | undefined {
  return compileCodeTest(code.expression, readCodeFilter(code, filter));
}

function expandAll(code: CodeList, given: readonly string[]): readonly string[] {
  return [...new Set(given.flatMap((each) => code.expand(each) ?? fail(code, each)))];
}

function fail({ list, codes }: CodeList, given: string): never {
  const near = nearest(codes(), given);
  const wayOut = near.length === 0 ? "The catalog lists its codes." : `Did you mean ${near.join(", ")}?`;
  throw new DomainError("UNKNOWN_CODE", `${list} has no code ${quoted(given)}. ${wayOut}`, { details: { value: given.slice(0, 100), suggestions: near } });
}

/** Up to three codes that share the longest beginning with what was given, at least its first character. */
function nearest(codes: readonly string[], given: string): readonly string[] {
  const ranked = codes.map((code) => ({ code, shared: sharedLength(code, given.toUpperCase()) })).filter(({ shared }) => shared > 0);
  return ranked.toSorted((a, b) => b.shared - a.shared || a.code.length - b.code.length).slice(0, 3).map(({ code }) => code);
}

function sharedLength(code: string, given: string): number {
  let length = 0;
  while (length < code.length && code[length] === given[length]) length += 1;
  return length;
}
