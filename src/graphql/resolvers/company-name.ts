import { registerCode } from "../code.ts";
import type { CompanyNameResolvers, Language } from "../types.generated.ts";

/** Languages by their code in the register; 0 is unknown. */
const registerLanguages: Readonly<Record<string, Language>> = { "1": "FR", "2": "NL", "3": "DE", "4": "EN" };

export const CompanyName = {
  text: ({ name }) => name,
  language: ({ language }) => registerLanguages[language] ?? null,
  kind: ({ kind }) => registerCode("TypeOfDenomination", kind),
} satisfies CompanyNameResolvers;
