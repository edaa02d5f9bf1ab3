import type { Labels, Language } from "../domain/labels.ts";
import { periodLabel, timeKeyPeriod, type Period } from "../domain/period.ts";
import { dimension, type DimensionName } from "../reporting/cubes/dossiers.ts";
import { breakdownCode } from "./breakdown-codes.ts";
import type { RowSource } from "./breakdown.ts";
import { codeLabel } from "./code-label.ts";
import type { CodeValue } from "./code.ts";
import type { Loaders } from "./loaders/index.ts";

/** One dimension of a key: what its code means, or that the row is a total over it or all others. */
export type MemberSource = { readonly dimension: DimensionName; readonly code: string | null; readonly isUnknown: boolean; readonly value: CodeValue | Period | "TOTAL" | "OTHERS" };

const labels: Readonly<Record<"TOTAL" | "OTHERS", Labels>> = {
  TOTAL: { NL: "Totaal", FR: "Total", DE: "Insgesamt", EN: "Total" },
  OTHERS: { NL: "Overige", FR: "Autres", DE: "Übrige", EN: "Others" },
};

/** The code of a row in a dimension; null when it is not broken down by that, in a total over it, and in all others. */
export function codeIn(name: DimensionName, row: RowSource): CodeValue | null {
  const position = keptPosition(name, row);
  return position === null ? null : breakdownCode(name, row.key[position] ?? null, row.request.scope.classification);
}

/** The time of a row in a dimension; null when it is not broken down by that, in a total over it, and in all others. */
export function periodIn(name: DimensionName, row: RowSource): Period | null {
  const position = keptPosition(name, row);
  const code = position === null ? null : (row.key[position] ?? null);
  return code === null ? null : timeKeyPeriod(code);
}

/** The dimensions that a row is a total over. */
export function rolledUp({ kind, kept, request }: RowSource): readonly DimensionName[] {
  return kind === "TOTAL" ? request.by.filter((_, position) => !kept.includes(position)) : [];
}

/** The key of a row in general form. */
export function membersOf(row: RowSource): readonly MemberSource[] {
  return row.request.by.map((name, position) => {
    const stored = row.key[position] ?? null;
    const value = dimension(name).kind === "TIME" ? periodIn(name, row) : codeIn(name, row);
    if (value === null) return { dimension: name, code: null, isUnknown: false, value: row.kind === "OTHERS" ? "OTHERS" : "TOTAL" };
    return { dimension: name, code: stored ?? ("code" in value ? value.code : null), isUnknown: stored === null, value };
  });
}

/** What a part of a key means. */
export function memberLabel({ value }: Pick<MemberSource, "value">, language: Language, load: Pick<Loaders, "registerLabels">): string | Promise<string> {
  if (typeof value === "string") return labels[value][language];
  return "from" in value ? periodLabel(value, language) : codeLabel(value, language, load);
}

function keptPosition(name: DimensionName, { request, kept }: RowSource): number | null {
  const position = request.by.indexOf(name);
  return kept.includes(position) ? position : null;
}
