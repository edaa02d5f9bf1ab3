import type { Language } from "../domain/labels.ts";
import { measureLabels } from "./dimension-labels.ts";
import type { Measure } from "./types.generated.ts";

/** What stands behind `MeasureInfo`: the measure and the language of the catalog. */
export type MeasureSource = { readonly measure: Measure; readonly language: Language };

/** Unit and decimals of a measure's values, and whether those of disjoint groups add up. */
export type MeasureFacts = { readonly unit: string; readonly decimals: number; readonly additive: boolean };

/** The facts of each measure. */
export const measureFacts: Readonly<Record<Measure, MeasureFacts>> = {
  DOSSIERS: { unit: "dossiers", decimals: 0, additive: true },
  COMPANIES: { unit: "companies", decimals: 0, additive: false },
  ESTABLISHMENTS: { unit: "establishments", decimals: 0, additive: false },
  SUBSIDY: { unit: "EUR", decimals: 2, additive: true },
  ELIGIBLE_COST: { unit: "EUR", decimals: 2, additive: true },
  AVERAGE_SUBSIDY: { unit: "EUR", decimals: 2, additive: false },
};

/** Name of a measure. */
export function measureLabel(measure: Measure, language: Language): string {
  return measureLabels[measure][language];
}
