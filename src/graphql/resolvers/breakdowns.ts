import { breakdownOf, breakdownPageInfo, othersSource, periodCounted, rowSources, totalSources } from "../breakdown.ts";
import type { CompanyBreakdownResolvers, DossierBreakdownResolvers, UnmappedCompaniesResolvers, UnmappedResolvers } from "../types.generated.ts";

export const CompanyBreakdown = {
  rows: rowSources,
  totals: totalSources,
  others: othersSource,
  totalRows: (source) => breakdownOf(source).totalRows,
  pageInfo: breakdownPageInfo,
  unmapped: (source) => breakdownOf(source).unmapped,
  reconciliation: (source) => breakdownOf(source).reconciliation,
  plan: (source) => source,
  table: (source, { measures, language }) => ({ breakdown: breakdownOf(source), measures, language }),
  dataVersion: (source) => breakdownOf(source).version,
  notes: (source) => breakdownOf(source).notes,
} satisfies CompanyBreakdownResolvers;

export const DossierBreakdown = {
  ...CompanyBreakdown,
  period: periodCounted,
  comparison: (source) => breakdownOf(source).comparison,
} satisfies DossierBreakdownResolvers;

export const Unmapped = { dossiers: ({ count }) => count } satisfies UnmappedResolvers;

export const UnmappedCompanies = { companies: ({ count }) => count } satisfies UnmappedCompaniesResolvers;
