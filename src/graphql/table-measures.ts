import { DomainError } from "../domain/errors.ts";
import { companyMeasureNames, measureNames, type MeasureName } from "../reporting/cubes/measures.ts";
import type { BreakdownArguments } from "../reporting/request.ts";

/** The measures of a flat table, if each is one of the cube and named once; else INVALID_ARGUMENT. */
export function checkTableMeasures(measures: readonly MeasureName[], cube: BreakdownArguments["cube"]): readonly MeasureName[] {
  const allowed: readonly MeasureName[] = cube === "DOSSIERS" ? measureNames : companyMeasureNames;
  const strange = measures.find((name) => !allowed.includes(name));
  if (strange !== undefined) throw invalid(`\`table\` asks for ${strange}, which is no measure of this breakdown. Choose ${allowed.join(", ")}.`);
  const repeated = measures.find((name, index) => measures.indexOf(name) !== index);
  if (repeated !== undefined) throw invalid(`\`table\` names ${repeated} twice. Name each measure once.`);
  return measures;
}

function invalid(message: string): DomainError {
  return new DomainError("INVALID_ARGUMENT", message, { details: { argument: "table.measures" } });
}
