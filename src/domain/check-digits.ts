/**
 * The check digits (1 to 97) of a register number: 97 minus the remainder of its first eight digits by 97.
 * A remainder of 0 gives 97, so check digits are never 00. Source: FPS Economy, structure of the enterprise number.
 */
export function checkDigits(firstEight: number): number {
  return 97 - (firstEight % 97);
}

/** True when the last two of ten digits are the check digits of the first eight; false for anything but ten digits. */
export function hasCheckDigits(tenDigits: string): boolean {
  if (tenDigits.length !== 10) return false;
  let number = 0;
  for (let index = 0; index < 10; index += 1) {
    const digit = tenDigits.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return false;
    number = number * 10 + digit;
  }
  return number % 100 === checkDigits(Math.floor(number / 100));
}
