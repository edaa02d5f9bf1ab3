import { memberLabel } from "../breakdown-key.ts";
import type { KeyMemberResolvers } from "../types.generated.ts";

export const KeyMember = {
  isTotal: ({ value }) => value === "TOTAL",
  label: (member, { language }, { load }) => memberLabel(member, language, load),
} satisfies KeyMemberResolvers;
