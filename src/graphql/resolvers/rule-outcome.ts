import { ruleOrigin, ruleText } from "../../domain/eligibility.ts";
import type { RuleOutcomeResolvers } from "../types.generated.ts";

export const RuleOutcome = {
  source: (record) => ruleOrigin(record).source,
  confidence: (record) => ruleOrigin(record).confidence,
  message: (record, { language }) => ruleText(record, language),
} satisfies RuleOutcomeResolvers;
