import { rolledUp } from "../breakdown-key.ts";
import { drillSources } from "../drill.ts";
import type { CompanyBreakdownRowResolvers, DossierBreakdownRowResolvers } from "../types.generated.ts";

export const CompanyBreakdownRow = {
  key: (row) => row,
  rolledUp,
  companies: ({ cell }) => cell("COMPANIES"),
  establishments: ({ cell }) => cell("ESTABLISHMENTS"),
  drill: drillSources,
} satisfies CompanyBreakdownRowResolvers;

export const DossierBreakdownRow = {
  ...CompanyBreakdownRow,
  dossiers: ({ cell }) => cell("DOSSIERS"),
  subsidy: ({ cell }) => cell("SUBSIDY"),
  eligibleCost: ({ cell }) => cell("ELIGIBLE_COST"),
  averageSubsidy: ({ cell }) => cell("AVERAGE_SUBSIDY"),
  medianSubsidy: ({ cell }) => cell("MEDIAN_SUBSIDY"),
  paidAmount: ({ cell }) => cell("PAID_AMOUNT"),
  recoveredAmount: ({ cell }) => cell("RECOVERED_AMOUNT"),
  reach: ({ reach }) => ({ reach: reach() }),
} satisfies DossierBreakdownRowResolvers;
