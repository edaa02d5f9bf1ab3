import type { DimensionName } from "../reporting/cubes/dossiers.ts";
import { drillsOf } from "../reporting/drill.ts";
import type { RowSource } from "./breakdown.ts";
import { toClassificationInput } from "./classification.ts";

/** What stands behind `DrillOption`: variables in the form of the arguments. */
export type DrillSource = { readonly into: DimensionName; readonly variables: Readonly<Record<string, unknown>> };

/** The ways into a row, one level deeper. */
export function drillSources(row: RowSource): readonly DrillSource[] {
  const classification = toClassificationInput(row.request.scope.classification);
  return drillsOf(row.request, row).map(({ into, by, period, where }) => ({ into, variables: { by, ...(period !== null && { period }), where, classification } }));
}
