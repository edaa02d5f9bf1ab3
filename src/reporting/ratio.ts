const MILLION = 1_000_000n;

/** The quotient of two whole numbers, rounded half up (away from zero below it). Neither may be negative but the first. */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  return dividend < 0n ? -divideHalfUp(-dividend, divisor) : (2n * dividend + divisor) / (2n * divisor);
}

/** The part that one number is of another in millionths, half up; null of nothing. */
export function millionths(part: bigint, whole: bigint): bigint | null {
  return whole === 0n ? null : divideHalfUp(part * MILLION, whole);
}

/** The part that one whole number is of another, with 6 decimals; null of nothing. */
export function ratio(part: number, whole: number): number | null {
  const exact = millionths(BigInt(part), BigInt(whole));
  return exact === null ? null : Number(exact) / 1_000_000;
}
