/**
 * Splits a whole number in proportion to the weights, by largest remainder; ties go to the earlier. The parts add up to `total` exactly.
 * Weights are not negative and not all 0.
 */
export function apportion(weights: readonly number[], total: number): readonly number[] {
  const sum = weights.reduce((above, weight) => above + weight, 0);
  const exact = weights.map((weight) => (weight * total) / sum);
  const parts = exact.map(Math.floor);
  const missing = total - parts.reduce((above, part) => above + part, 0);
  const byRemainder = exact.map((value, index) => ({ index, remainder: value - Math.floor(value) })).toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
