import { regimeCode } from "../code.ts";
import type { EligibilityResolvers } from "../types.generated.ts";

export const Eligibility = {
  regime: ({ regime }) => regimeCode(regime),
} satisfies EligibilityResolvers;
