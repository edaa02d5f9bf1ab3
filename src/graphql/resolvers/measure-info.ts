import { measures } from "../../reporting/cubes/measures.ts";
import { measureFacts, measureLabel } from "../measures.ts";
import { enumDescription } from "../schema-facts.ts";
import type { MeasureInfoResolvers } from "../types.generated.ts";

export const MeasureInfo = {
  label: ({ measure, language }) => measureLabel(measure, language),
  unit: ({ measure }) => measureFacts[measure].unit,
  decimals: ({ measure }) => measures[measure].decimals,
  additive: ({ measure }) => measureFacts[measure].additive,
  definition: ({ measure }, _arguments, _context, { schema }) => enumDescription(schema, "Measure", measure),
} satisfies MeasureInfoResolvers;
