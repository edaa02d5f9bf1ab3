import { listCode, regimeCode } from "../code.ts";
import { orNull } from "../or-null.ts";
import type { AllowanceResolvers } from "../types.generated.ts";

export const Allowance = {
  regime: ({ regime }) => regimeCode(regime),
  size: ({ size }) => orNull(size, (code) => listCode("company-size", code)),
  ceiling: ({ ceilingCents }) => ceilingCents,
  used: ({ usedCents }) => usedCents,
  left: ({ ceilingCents, usedCents }) => orNull(ceilingCents, (ceiling) => (ceiling > usedCents ? ceiling - usedCents : 0n)),
} satisfies AllowanceResolvers;
