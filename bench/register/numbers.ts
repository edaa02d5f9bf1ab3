import { checkDigits } from "../../src/domain/check-digits.ts";

/** Most enterprises that have distinct numbers here. */
export const maxEnterprises = 5_900_000;

const THREE = Array.from({ length: 1000 }, (_, value) => String(value).padStart(3, "0"));

/** Number of the enterprise with this index as the register prints it (0206.731.645): ascending, with valid check digits. */
export function enterpriseNumberAt(index: number): string {
  return printed(2_000_000 + index * 3, "");
}

/** Number of the establishment unit with this index (2.289.784.473): ascending, with valid check digits. */
export function establishmentNumberAt(index: number): string {
  return printed(20_000_000 + index * 3, ".");
}

/** Id of the branch with this index (9.000.006.626). */
export function branchNumberAt(index: number): string {
  return printed(90_000_000 + index * 3, ".");
}

function printed(firstEight: number, afterFirst: string): string {
  const number = firstEight * 100 + checkDigits(firstEight);
  const first = Math.floor(number / 1e9);
  return `${first}${afterFirst}${three(Math.floor(number / 1e6) % 1000)}.${three(Math.floor(number / 1e3) % 1000)}.${three(number % 1000)}`;
}

function three(value: number): string {
  return THREE[value] ?? "";
}
