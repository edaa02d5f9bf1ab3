import { labelOf } from "../../domain/labels.ts";
import type { CodeResolvers } from "../types.generated.ts";

export const Code = {
  label: async ({ code, labels, category }, { language }, { load }) => {
    if (labels.NL !== undefined || category === undefined) return labelOf(labels, language, code);
    return labelOf({ ...(await load.registerLabels.load({ category, code })), ...labels }, language, code);
  },
  level: ({ level }) => level ?? null,
  parent: ({ parent }) => parent?.() ?? null,
  validFrom: ({ validFrom }) => validFrom ?? null,
  validTo: ({ validTo }) => validTo ?? null,
  successors: ({ successors }) => successors?.() ?? [],
} satisfies CodeResolvers;
