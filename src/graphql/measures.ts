import type { Language } from "../domain/labels.ts";
import type { MeasureName } from "../reporting/cubes/measures.ts";
import { measureLabels } from "./dimension-labels.ts";
import type { DossierBreakdownRow, Measure } from "./types.generated.ts";

/** What stands behind `MeasureInfo`: the measure and the language of the catalog. */
export type MeasureSource = { readonly measure: Measure; readonly language: Language };

/** Unit of a measure's values, and whether those of disjoint groups of dossiers add up. */
export type MeasureFacts = { readonly unit: string; readonly additive: boolean };

/** The facts of each measure. */
export const measureFacts: Readonly<Record<Measure, MeasureFacts>> = {
  DOSSIERS: { unit: "dossiers", additive: true },
  COMPANIES: { unit: "companies", additive: false },
  ESTABLISHMENTS: { unit: "establishments", additive: false },
  SUBSIDY: { unit: "EUR", additive: true },
  ELIGIBLE_COST: { unit: "EUR", additive: true },
  AVERAGE_SUBSIDY: { unit: "EUR", additive: false },
  MEDIAN_SUBSIDY: { unit: "EUR", additive: false },
  PAID_AMOUNT: { unit: "EUR", additive: true },
  RECOVERED_AMOUNT: { unit: "EUR", additive: true },
  REACH: { unit: "ratio", additive: false },
};

/** The field of a row for each measure. */
export const measureFields = {
  DOSSIERS: "dossiers",
  COMPANIES: "companies",
  ESTABLISHMENTS: "establishments",
  SUBSIDY: "subsidy",
  ELIGIBLE_COST: "eligibleCost",
  AVERAGE_SUBSIDY: "averageSubsidy",
  MEDIAN_SUBSIDY: "medianSubsidy",
  PAID_AMOUNT: "paidAmount",
  RECOVERED_AMOUNT: "recoveredAmount",
  REACH: "reach",
} as const satisfies Readonly<Record<MeasureName, keyof DossierBreakdownRow>>;

/** Name of a measure. */
export function measureLabel(measure: Measure, language: Language): string {
  return measureLabels[measure][language];
}
