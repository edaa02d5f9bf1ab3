import { invalidNumber } from "./register-number.ts";

/**
 * The canonical registration number of a service provider: DV.O101579 (OPLEIDING) or DV.A104813 (ADVIES).
 * Blanks around it and lower case are accepted. Throws INVALID_NUMBER. Source: public provider lists of the kmo-portefeuille.
 */
export function parseServiceProviderNumber(text: string): string {
  const number = text.trim().toUpperCase();
  if (/^DV\.[OA]\d{6}$/.test(number)) return number;
  throw invalidNumber(text, "service provider number", "FORMAT", "write DV.O or DV.A and six digits, as in DV.O101579.");
}

/** The pillar a provider is registered for, read from its canonical number: O is OPLEIDING, A is ADVIES. */
export function pillarOfServiceProvider(number: string): "OPLEIDING" | "ADVIES" {
  return number.charAt(3) === "O" ? "OPLEIDING" : "ADVIES";
}
