import { plansOf } from "../../reporting/breakdown.ts";
import { compilePlans, toQuery } from "../../reporting/compile.ts";
import { breakdownLimits } from "../../reporting/limits.ts";
import type { BreakdownPlanResolvers } from "../types.generated.ts";

export const BreakdownPlan = {
  estimatedCells: ({ report }) => report.prepared.cells,
  maxCells: () => breakdownLimits.maxCells,
  cost: ({ report }) => report.prepared.cost,
  engine: ({ report, answer }) => answer?.breakdown.engine ?? report.engine,
  sql: ({ report }) => toQuery(compilePlans(plansOf(report.prepared))).text,
  fusedWith: ({ answer }) => answer?.fusedWith ?? [],
} satisfies BreakdownPlanResolvers;
