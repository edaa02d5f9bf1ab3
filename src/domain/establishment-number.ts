import { hasCheckDigits } from "./check-digits.ts";
import { assertCheckDigits, digitsOf, invalidNumber } from "./register-number.ts";

const kind = "establishment number";

/**
 * The canonical ten digits of a KBO establishment unit number; accepts 2.289.784.473 and 2289784473, spaces too.
 * The first digit is 2 to 8. Throws INVALID_NUMBER with `details.reason` NOT_DIGITS, LENGTH, ENTERPRISE, BRANCH or CHECK_DIGITS.
 */
export function parseEstablishmentNumber(text: string): string {
  if (isEstablishmentNumber(text)) return text;
  if (/^\s*BE/i.test(text)) throw invalidNumber(text, kind, "ENTERPRISE", "the prefix BE belongs to enterprise numbers. Use the number of the establishment unit.");
  const digits = digitsOf(text);
  if (digits === null) throw faultOfText(text);
  if (digits.length !== 10) throw wrongLength(text);
  const first = digits.charAt(0);
  if (first === "9") throw invalidNumber(text, kind, "BRANCH", "numbers that start with 9 are internal numbers of branches. Use the number of the establishment unit.");
  if (first < "2") throw invalidNumber(text, kind, "ENTERPRISE", "it starts with 0 or 1, so it is an enterprise number. Use the number of the establishment unit.");
  assertCheckDigits(digits, text, kind);
  return digits;
}

/** The number as the register prints it: 2.289.784.473. Expects the canonical ten digits. */
export function formatEstablishmentNumber(number: string): string {
  return `${number.slice(0, 1)}.${number.slice(1, 4)}.${number.slice(4, 7)}.${number.slice(7)}`;
}

/** True only for the canonical form: ten digits, the first 2 to 8, with right check digits. */
export function isEstablishmentNumber(text: string): boolean {
  const first = text.charCodeAt(0);
  return first >= 50 && first <= 56 && hasCheckDigits(text);
}

function faultOfText(text: string): Error {
  const digits = text.trim().replaceAll(/[ .]/g, "");
  if (/^\d+$/.test(digits) && digits.length !== 10) return wrongLength(text);
  return invalidNumber(text, kind, "NOT_DIGITS", "write ten digits, with or without dots, as in 2.289.784.473.");
}

function wrongLength(text: string): Error {
  return invalidNumber(text, kind, "LENGTH", "it must have ten digits, as in 2.289.784.473.");
}
