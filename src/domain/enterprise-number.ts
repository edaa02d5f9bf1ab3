import { hasCheckDigits } from "./check-digits.ts";
import { assertCheckDigits, digitsOf, invalidNumber } from "./register-number.ts";

const kind = "enterprise number";

/**
 * The canonical ten digits of a KBO enterprise number. Accepts 0206.731.645, 0206731645, BE0206731645, BE 0206.731.645 and the
 * nine digits of the old VAT number (a 0 is put in front). The first digit is 0, or 1 since 19 September 2023.
 * Throws INVALID_NUMBER with `details.reason` NOT_DIGITS, LENGTH, ESTABLISHMENT, BRANCH or CHECK_DIGITS.
 */
export function parseEnterpriseNumber(text: string): string {
  if (isEnterpriseNumber(text)) return text;
  const found = digitsOf(text);
  if (found === null) throw faultOfText(text);
  const digits = found.length === 9 ? `0${found}` : found;
  if (digits.length !== 10) throw wrongLength(text);
  const first = digits.charAt(0);
  if (first === "9") throw invalidNumber(text, kind, "BRANCH", "numbers that start with 9 are internal numbers of branches. Use the number of the enterprise.");
  if (first > "1") throw invalidNumber(text, kind, "ESTABLISHMENT", "it starts with 2 to 8, so it is an establishment number. Use the number of its enterprise.");
  assertCheckDigits(digits, text, kind);
  return digits;
}

/** The number as the register prints it: 0206.731.645. Expects the canonical ten digits. */
export function formatEnterpriseNumber(number: string): string {
  return `${number.slice(0, 4)}.${number.slice(4, 7)}.${number.slice(7)}`;
}

/** True only for the canonical form: ten digits, the first 0 or 1, with right check digits. */
export function isEnterpriseNumber(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first === 48 || first === 49) && hasCheckDigits(text);
}

function faultOfText(text: string): Error {
  const digits = text.trim().replace(/^BE/i, "").replaceAll(/[ .]/g, "");
  if (/^\d+$/.test(digits) && digits.length !== 9 && digits.length !== 10) return wrongLength(text);
  return invalidNumber(text, kind, "NOT_DIGITS", "write ten digits, with or without dots, as in 0206.731.645.");
}

function wrongLength(text: string): Error {
  return invalidNumber(text, kind, "LENGTH", "it must have ten digits (or the nine of the old VAT number), as in 0206.731.645.");
}
