import type { MeasureName } from "../../reporting/cubes/dossiers.ts";
import { rolledUp } from "../../reporting/shape.ts";
import type { DossierBreakdownRowResolvers } from "../types.generated.ts";

/** The field of a row for each measure. */
export const measureFields = {
  DOSSIERS: "dossiers",
  COMPANIES: "companies",
  ESTABLISHMENTS: "establishments",
  SUBSIDY: "subsidy",
  ELIGIBLE_COST: "eligibleCost",
  AVERAGE_SUBSIDY: "averageSubsidy",
} as const satisfies Readonly<Record<MeasureName, keyof DossierBreakdownRowResolvers>>;

export const DossierBreakdownRow = {
  key: (row) => row,
  rolledUp: (row) => rolledUp(row.request, row),
  dossiers: ({ cell }) => cell("DOSSIERS"),
  companies: ({ cell }) => cell("COMPANIES"),
  establishments: ({ cell }) => cell("ESTABLISHMENTS"),
  subsidy: ({ cell }) => cell("SUBSIDY"),
  eligibleCost: ({ cell }) => cell("ELIGIBLE_COST"),
  averageSubsidy: ({ cell }) => cell("AVERAGE_SUBSIDY"),
} satisfies DossierBreakdownRowResolvers;
