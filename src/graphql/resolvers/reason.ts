import type { ReasonResolvers } from "../types.generated.ts";

export const Reason = {
  code: (reason) => reason,
} satisfies ReasonResolvers;
