import { DomainError, quoted } from "./errors.ts";

const pattern = /^-?\d{1,13}(?:\.\d{1,2})?$/;

/**
 * An amount in EUR as whole cents. Takes digits with at most two decimals after a point ("1234", "1234.5", "1234.50"),
 * at most fifteen digits of cents, so that the cents also fit a JSON number. Negative only with `signed`.
 * Throws INVALID_MONEY for anything else: currency signs, commas, thousands separators, blanks.
 */
export function parseMoney(text: string, options: { readonly signed?: boolean } = {}): bigint {
  const negative = text.charCodeAt(0) === 45;
  if (!pattern.test(text) || (negative && options.signed !== true)) throw invalid(text, options.signed === true);
  const mark = text.indexOf(".");
  const whole = mark < 0 ? text : text.slice(0, mark);
  const decimals = mark < 0 ? 0 : Number(text.slice(mark + 1).padEnd(2, "0"));
  const cents = Math.abs(Number(whole)) * 100 + decimals;
  return BigInt(negative ? -cents : cents);
}

/** Cents as a decimal string with two decimals: 123450 is "1234.50". Throws INVALID_MONEY for a number that is not whole or beyond 2^53-1. */
export function formatMoney(cents: bigint | number): string {
  if (typeof cents === "number" && !Number.isSafeInteger(cents)) {
    throw new DomainError("INVALID_MONEY", `${cents} is no whole number of cents below 2^53. Round it, or pass a bigint.`, { details: { value: cents } });
  }
  const negative = cents < 0;
  const digits = (negative ? -cents : cents).toString().padStart(3, "0");
  return `${negative ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function invalid(text: string, signed: boolean): DomainError {
  const kind = signed ? "an amount" : "an amount of 0 or more";
  const message = `${quoted(text)} is not ${kind} in EUR. Write at most 13 digits and, after a point, at most 2 decimals, as in 1234.50.`;
  return new DomainError("INVALID_MONEY", message, { details: { value: text } });
}
