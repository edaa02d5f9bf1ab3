import { sql, type SQL } from "drizzle-orm";
import { DomainError, quoted } from "../../domain/errors.ts";
import { textArray } from "./page.ts";

/** Picks codes: (in OR under OR unknown is true) AND NOT notIn; parts that are absent or null do not restrict. */
export type CodeFilter = {
  readonly in?: readonly string[] | null | undefined;
  readonly notIn?: readonly string[] | null | undefined;
  readonly under?: string | null | undefined;
  readonly unknown?: boolean | null | undefined;
};

/** A code that rows are filtered by. */
export type FilteredCode = {
  /** What messages call the list. */
  readonly list: string;
  /** The stored code of a row; null when unknown. */
  readonly expression: SQL;
  /** The stored codes that a code of any level stands for, or null when the list does not have it. */
  readonly expand: (code: string) => readonly string[] | null;
  /** Codes to suggest from. */
  readonly codes: () => readonly string[];
};

/** The condition of one filter; undefined when it restricts nothing. Throws UNKNOWN_CODE, with suggestions, for a code that the list does not have. */
export function compileCodeFilter(code: FilteredCode, filter: CodeFilter): SQL | undefined {
  const parts = [picked(code, filter), filter.unknown === false ? sql`${code.expression} is not null` : undefined, left(code, filter)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : sql`(${sql.join(parts, sql` and `)})`;
}

function picked(code: FilteredCode, { in: codes, under, unknown }: CodeFilter): SQL | undefined {
  const isUnknown = unknown === true ? sql`${code.expression} is null` : undefined;
  const given = [...(codes ?? []), ...(typeof under === "string" ? [under] : [])];
  const isGiven = given.length > 0 || Array.isArray(codes) ? sql`${code.expression} = any(${textArray(expandAll(code, given))})` : undefined;
  if (isGiven === undefined) return isUnknown;
  return isUnknown === undefined ? isGiven : sql`(${isGiven} or ${isUnknown})`;
}

function left(code: FilteredCode, { notIn }: CodeFilter): SQL | undefined {
  if (!Array.isArray(notIn) || notIn.length === 0) return undefined;
  return sql`(${code.expression} is null or ${code.expression} <> all(${textArray(expandAll(code, notIn))}))`;
}

function expandAll(code: FilteredCode, given: readonly string[]): readonly string[] {
  return [...new Set(given.flatMap((each) => code.expand(each) ?? fail(code, each)))];
}

function fail({ list, codes }: FilteredCode, given: string): never {
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
