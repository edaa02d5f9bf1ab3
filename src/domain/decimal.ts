import { DomainError, quoted } from "./errors.ts";

const pattern = /^-?\d{1,15}(?:\.\d{1,15})?$/;

/** A decimal number in whole units of so many decimals: the next whole one up and down; the same where it is whole. */
export type DecimalUnits = { readonly up: bigint; readonly down: bigint };

/** "12.345" in units of 2 decimals lies between 1234 and 1235. At most 15 digits before and after the point. Throws INVALID_ARGUMENT. */
export function readDecimal(text: string, decimals: number): DecimalUnits {
  if (!isDecimal(text)) throw new DomainError("INVALID_ARGUMENT", `${quoted(text)} is no decimal number. Write digits with a point, as in -12.5, at most 15 on each side.`, { details: { value: text.slice(0, 100) } });
  const [whole = "", rest = ""] = text.replace("-", "").split(".");
  const units = BigInt(whole + rest.slice(0, decimals).padEnd(decimals, "0"));
  const next = units + (/[1-9]/.test(rest.slice(decimals)) ? 1n : 0n);
  return text.startsWith("-") ? { up: -units, down: -next } : { up: next, down: units };
}

/** Whether a text is a decimal number. */
export function isDecimal(text: string): boolean {
  return pattern.test(text);
}
