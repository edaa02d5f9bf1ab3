import { dayNumber, type Day } from "../domain/day.ts";
import { DomainError, quoted } from "../domain/errors.ts";
import { parseMoney } from "../domain/money.ts";

const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/;

/** The fault of a text that breaks a rule: the text, then the rule. */
export function invalid(text: string, rule: string): DomainError {
  return new DomainError("INVALID_CODE", `${quoted(text)} ${rule}`, { details: { value: text } });
}

/** A code of a list. Throws INVALID_CODE with the rule and the list. */
export function oneOf(codes: ReadonlySet<string>, text: string, rule: string): string {
  if (codes.has(text)) return text;
  throw invalid(text, `${rule} Choose ${[...codes].join(", ")}.`);
}

/** A dossier reference: 1 to 64 letters, digits, points, hyphens, slashes and low lines. Throws INVALID_CODE. */
export function parseReference(text: string): string {
  if (REFERENCE.test(text)) return text;
  throw invalid(text, "is no reference. Use 1 to 64 letters, digits and . _ / -, a letter or digit first.");
}

/** Cents of a decimal amount in EUR, 0 or more. Throws INVALID_MONEY. */
export function parseAmount(text: string): bigint {
  return parseMoney(text);
}

/** A calendar day, YYYY-MM-DD. Throws INVALID_PERIOD. */
export function parseDay(text: string): Day {
  dayNumber(text);
  return text;
}
