import type { CellStatus, Reach } from "../reporting/cell.ts";
import { ratio } from "../reporting/ratio.ts";

/** What stands behind `RatioCell`. */
export type RatioSource = { readonly reach: Reach };

/** The part of the whole, 6 decimals; null where it can't be told, and of nothing. */
export function ratioValue({ reach }: RatioSource): number | null {
  return reach === null ? null : ratio(reach.numerator, reach.denominator);
}

/** Why there is a ratio or none. */
export function ratioStatus({ reach }: RatioSource): CellStatus {
  if (reach === null) return "NOT_AVAILABLE";
  return reach.denominator === 0 ? "NOT_APPLICABLE" : "PUBLISHED";
}
