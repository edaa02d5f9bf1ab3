import { reasonCode } from "../code.ts";
import { orNull } from "../or-null.ts";
import type { DossierEventResolvers } from "../types.generated.ts";

export const DossierEvent = {
  reason: ({ reason }) => orNull(reason, reasonCode),
} satisfies DossierEventResolvers;
