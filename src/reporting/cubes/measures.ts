import { divideHalfUp } from "../ratio.ts";
import type { AggregateName, Sums } from "./aggregate.ts";

/** A figure made of aggregates. */
export type MeasureEntry = {
  readonly needs: readonly AggregateName[];
  /** The value, cents for amounts; null when there is none, as the average of nothing. */
  readonly value: (sums: Required<Sums>) => number | null;
  /** Decimals of the value as it is shown: 2 for amounts, which are reckoned in cents; 6 for ratios. */
  readonly decimals: 0 | 2 | 6;
  /** Whether its part of the total means anything. */
  readonly hasShare: boolean;
};

/** What can be reckoned, each in one entry, by its name in the schema. REACH is made of two breakdowns: `value` is its numerator. */
export const measures = {
  DOSSIERS: { needs: ["dossiers"], value: ({ dossiers }) => dossiers, decimals: 0, hasShare: true },
  COMPANIES: { needs: ["companies"], value: ({ companies }) => companies, decimals: 0, hasShare: true },
  ESTABLISHMENTS: { needs: ["establishments"], value: ({ establishments }) => establishments, decimals: 0, hasShare: true },
  SUBSIDY: { needs: ["subsidyCents"], value: ({ subsidyCents }) => subsidyCents, decimals: 2, hasShare: true },
  ELIGIBLE_COST: { needs: ["eligibleCostCents"], value: ({ eligibleCostCents }) => eligibleCostCents, decimals: 2, hasShare: true },
  AVERAGE_SUBSIDY: { needs: ["subsidyCents", "dossiers"], value: ({ subsidyCents, dossiers }) => (dossiers === 0 ? null : Number(divideHalfUp(BigInt(subsidyCents), BigInt(dossiers)))), decimals: 2, hasShare: false },
  MEDIAN_SUBSIDY: { needs: ["medianSubsidyCents", "dossiers"], value: ({ medianSubsidyCents, dossiers }) => (dossiers === 0 ? null : medianSubsidyCents), decimals: 2, hasShare: false },
  PAID_AMOUNT: { needs: ["paidCents"], value: ({ paidCents }) => paidCents, decimals: 2, hasShare: true },
  RECOVERED_AMOUNT: { needs: ["recoveredCents"], value: ({ recoveredCents }) => recoveredCents, decimals: 2, hasShare: true },
  REACH: { needs: ["activeCompanies"], value: ({ activeCompanies }) => activeCompanies, decimals: 6, hasShare: false },
} as const satisfies Readonly<Record<string, MeasureEntry>>;

/** The name of a measure, as in the schema. */
export type MeasureName = keyof typeof measures;

/** Every measure, in the order of the catalog. */
export const measureNames = Object.keys(measures) as readonly MeasureName[];

/** The measures of companies. */
export const companyMeasureNames = ["COMPANIES", "ESTABLISHMENTS"] as const satisfies readonly MeasureName[];

/** The value of a measure. Throws when it was not reckoned. */
export function measureValue(name: MeasureName, sums: Sums): number | null {
  const { needs, value }: MeasureEntry = measures[name];
  const missing = needs.find((aggregate) => sums[aggregate] === undefined);
  if (missing !== undefined) throw new Error(`${name} needs ${missing}, which was not reckoned`);
  return value(sums as Required<Sums>);
}
