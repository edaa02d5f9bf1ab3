const MILLION = 1_000_000n;

/** The quotient of two whole numbers, rounded half up (away from zero below it). Neither may be negative but the first. */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  return dividend < 0n ? -divideHalfUp(-dividend, divisor) : (2n * dividend + divisor) / (2n * divisor);
}

/** The part that one number is of another, with 6 decimals; null of nothing. */
export function ratio(part: bigint, whole: bigint): number | null {
  return whole === 0n ? null : Number(divideHalfUp(part * MILLION, whole)) / 1_000_000;
}
