import { reportBreakdown } from "../../breakdown-report.ts";
import { readClassificationInput } from "../../classification.ts";
import { checkCodeFilters } from "../../code-filters.ts";
import type { QueryResolvers } from "../../types.generated.ts";

export const companyBreakdown: NonNullable<QueryResolvers["companyBreakdown"]> = (_root, { where, classification, first, after, ...question }, { reports }, info) =>
  reportBreakdown({ cube: "COMPANIES", ...question, where: checkCodeFilters(where ?? {}), classification: readClassificationInput(classification) }, { first, after }, reports, info);
