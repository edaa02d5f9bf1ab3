import { labelOf, type Language } from "../domain/labels.ts";
import type { CodeValue } from "./code.ts";
import type { Loaders } from "./loaders/index.ts";

/** The label of a code in a language; codes that the own lists lack get it from the register. */
export async function codeLabel({ code, labels, category }: CodeValue, language: Language, { registerLabels }: Pick<Loaders, "registerLabels">): Promise<string> {
  if (labels.NL !== undefined || category === undefined) return labelOf(labels, language, code);
  return labelOf({ ...(await registerLabels.load({ category, code })), ...labels }, language, code);
}
