import { hasCheckDigits } from "./check-digits.ts";
import { DomainError, quoted } from "./errors.ts";

const plain = /^\d{9,10}$/;
const spelled = /^(?:BE\s*)?(\d{1,4}(?:[ .]?\d{3}){2,3})$/i;

/** The digits of a number however it is spelled (dots, spaces, BE prefix); null when anything else is in it. */
export function digitsOf(text: string): string | null {
  if (plain.test(text)) return text;
  const digits = spelled.exec(text.trim())?.[1];
  return digits === undefined ? null : digits.replaceAll(/[ .]/g, "");
}

/** Throws INVALID_NUMBER when the last two of ten digits are not the check digits (97 minus the first eight mod 97). */
export function assertCheckDigits(digits: string, text: string, kind: string): void {
  if (hasCheckDigits(digits)) return;
  const message = `${quoted(text)} is no ${kind}: the last two digits must be 97 minus the first eight modulo 97. Check it for a typing error.`;
  throw new DomainError("INVALID_NUMBER", message, { details: { value: text, reason: "CHECK_DIGITS" } });
}

/** Builds the INVALID_NUMBER error; `reason` is the stable word in `details`, `rule` the sentence for the reader. */
export function invalidNumber(text: string, kind: string, reason: string, rule: string): DomainError {
  return new DomainError("INVALID_NUMBER", `${quoted(text)} is no ${kind}: ${rule}`, { details: { value: text, reason } });
}
