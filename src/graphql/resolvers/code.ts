import { codeLabel } from "../code-label.ts";
import type { CodeResolvers } from "../types.generated.ts";

export const Code = {
  label: (value, { language }, { load }) => codeLabel(value, language, load),
  level: ({ level }) => level ?? null,
  parent: ({ parent }) => parent?.() ?? null,
  validFrom: ({ validFrom }) => validFrom ?? null,
  validTo: ({ validTo }) => validTo ?? null,
  successors: ({ successors }) => successors?.() ?? [],
  nuts: ({ nuts }) => nuts ?? null,
} satisfies CodeResolvers;
