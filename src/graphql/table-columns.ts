import { languages, type Labels, type Language } from "../domain/labels.ts";
import type { DimensionName } from "../reporting/cubes/dossiers.ts";
import { measures, type MeasureName } from "../reporting/cubes/measures.ts";
import { dimensionLabels, measureLabels } from "./dimension-labels.ts";
import { measureFacts } from "./measures.ts";
import type { ColumnRole } from "./types.generated.ts";

/** What stands behind `FlatColumn`. */
export type TableColumn = {
  readonly name: string;
  readonly labels: Labels;
  readonly role: ColumnRole;
  readonly type: "text" | "integer" | "decimal";
  readonly unit: string | null;
  readonly decimals: number | null;
};

const parts = {
  code: { NL: " (code)", FR: " (code)", DE: " (Code)", EN: " (code)" },
  status: { NL: ": status", FR: ": statut", DE: ": Status", EN: ": status" },
  previous: { NL: ": vergelijkingsperiode", FR: ": période de comparaison", DE: ": Vergleichszeitraum", EN: ": period compared with" },
  change: { NL: ": verschil", FR: ": différence", DE: ": Veränderung", EN: ": change" },
  numerator: { NL: ": bereikte ondernemingen", FR: ": entreprises atteintes", DE: ": erreichte Unternehmen", EN: ": companies reached" },
  denominator: { NL: ": actieve ondernemingen", FR: ": entreprises actives", DE: ": aktive Unternehmen", EN: ": active companies" },
} as const satisfies Readonly<Record<string, Labels>>;

/** The columns of a dimension: code and label. */
export function keyColumns(name: DimensionName): readonly TableColumn[] {
  const text = { type: "text", unit: null, decimals: null } as const;
  const labels = dimensionLabels[name];
  return [
    { name: `${snakeCase(name)}_code`, labels: withPart(labels, "code"), role: "KEY_CODE", ...text },
    { name: `${snakeCase(name)}_label`, labels, role: "KEY_LABEL", ...text },
  ];
}

/** The columns of a measure: value and status, and where something is compared the earlier value and the change; of a ratio its two parts instead. */
export function measureColumns(measure: MeasureName, isCompared: boolean): readonly TableColumn[] {
  const name = snakeCase(measure);
  const labels = measureLabels[measure];
  const { decimals } = measures[measure];
  const number = { type: decimals === 0 ? "integer" : "decimal", unit: measureFacts[measure].unit, decimals } as const;
  const further = (part: keyof typeof parts, role: ColumnRole, kind: Pick<TableColumn, "type" | "unit" | "decimals">): TableColumn => ({ name: `${name}_${part}`, labels: withPart(labels, part), role, ...kind });
  const first: readonly TableColumn[] = [{ name, labels, role: "MEASURE", ...number }, further("status", "STATUS", { type: "text", unit: null, decimals: null })];
  if (measure === "REACH") {
    const count = { type: "integer", unit: measureFacts.COMPANIES.unit, decimals: 0 } as const;
    return [...first, further("numerator", "MEASURE", count), further("denominator", "MEASURE", count)];
  }
  return isCompared ? [...first, further("previous", "PREVIOUS", number), further("change", "CHANGE", number)] : first;
}

function snakeCase(name: string): string {
  return name.toLowerCase();
}

function withPart(labels: Labels, part: keyof typeof parts): Labels {
  return Object.fromEntries(languages.map((language) => [language, labels[language] + parts[part][language]])) as Record<Language, string>;
}
