import { changeOf, relativeChangeOf, shareOf, statusOf } from "../../reporting/cell.ts";
import { ratioStatus, ratioValue } from "../ratio-cell.ts";
import type { CountCellResolvers, RatioCellResolvers } from "../types.generated.ts";

/** Of counts and of amounts alike; `value` and `previous` stand in the cell. */
export const cell = {
  status: ({ value }) => statusOf(value),
  previousStatus: ({ previous }) => statusOf(previous),
  change: changeOf,
  relativeChange: relativeChangeOf,
  shareOfTotal: (figure) => shareOf(figure, figure.total),
  shareOfParent: (figure) => shareOf(figure, figure.parent),
} satisfies CountCellResolvers;

export const RatioCell = {
  value: ratioValue,
  status: ratioStatus,
  numerator: ({ reach }) => reach?.numerator ?? null,
  denominator: ({ reach }) => reach?.denominator ?? null,
} satisfies RatioCellResolvers;
