import { timeKeyPeriod, type Period } from "../domain/period.ts";
import { dimension, type DimensionName } from "../reporting/cubes/dossiers.ts";
import { encodeRowCursor } from "../reporting/cursor.ts";
import type { Breakdown, BreakdownRow } from "../reporting/shape.ts";
import type { BreakdownRequest } from "../reporting/request.ts";
import { breakdownCode } from "./breakdown-codes.ts";
import type { CodeValue } from "./code.ts";
import type { PageInfoSource } from "./connection.ts";

/** What stands behind `DossierBreakdown`: the answer, and whether its total is asked for. */
export type BreakdownSource = Breakdown & { readonly withTotal: boolean };

/** What stands behind a row. */
export type RowSource = BreakdownRow & { readonly request: BreakdownRequest };

/** What stands behind the key of a row. */
export type KeySource = RowSource;

/** One dimension of a key: `code` null in a total over it; `value` what the code means. */
export type MemberSource = { readonly dimension: DimensionName; readonly code: string | null; readonly isUnknown: boolean; readonly value: CodeValue | Period | null };

/** What stands behind `Comparison`. */
export type ComparisonSource = NonNullable<Breakdown["comparison"]>;

/** The rows of a page. */
export function rowSources({ rows, request }: Breakdown): readonly RowSource[] {
  return rows.map((row) => ({ ...row, request }));
}

/** The totals asked for. */
export function totalSources({ total, request, withTotal }: BreakdownSource): readonly RowSource[] {
  return withTotal ? [{ ...total, request }] : [];
}

/** Where the page lies among all rows. */
export function breakdownPageInfo({ rows, request: { by }, hasNextPage, hasPreviousPage }: Breakdown): PageInfoSource {
  const cursor = (row: BreakdownRow | undefined): string | null => (row === undefined ? null : encodeRowCursor(by, row.key));
  return { hasNextPage, hasPreviousPage, startCursor: cursor(rows.at(0)), endCursor: cursor(rows.at(-1)) };
}

/** The code of a row in a dimension; null when it is not broken down by that, or in a total. */
export function codeIn(name: DimensionName, { request, key, isTotal }: KeySource): CodeValue | null {
  const index = request.by.indexOf(name);
  return index < 0 || isTotal ? null : breakdownCode(name, key[index] ?? null, request.classification);
}

/** The time of a row in a dimension; null when it is not broken down by that, or in a total. */
export function periodIn(name: DimensionName, { request, key, isTotal }: KeySource): Period | null {
  const code = key[request.by.indexOf(name)] ?? null;
  return code === null || isTotal ? null : timeKeyPeriod(code);
}

/** The key of a row in general form. */
export function membersOf(row: KeySource): readonly MemberSource[] {
  return row.request.by.map((name, index) => {
    const stored = row.key[index] ?? null;
    const value = dimension(name).kind === "TIME" ? periodIn(name, row) : codeIn(name, row);
    const code = stored ?? (value !== null && "code" in value ? value.code : null);
    return { dimension: name, code, isUnknown: !row.isTotal && stored === null, value };
  });
}
