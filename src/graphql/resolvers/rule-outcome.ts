import { ruleText } from "../../domain/eligibility.ts";
import type { RuleOutcomeResolvers } from "../types.generated.ts";

export const RuleOutcome = {
  message: (record, { language }) => ruleText(record, language),
} satisfies RuleOutcomeResolvers;
