import { DomainError } from "../../domain/errors.ts";
import type { Day } from "../../domain/day.ts";
import { checkCodeFilters } from "../../graphql/code-filters.ts";
import { readClassificationInput } from "../../graphql/classification.ts";
import { estimateCells } from "../../reporting/cells.ts";
import { breakdownLimits } from "../../reporting/limits.ts";
import { readRequest, type BreakdownArguments } from "../../reporting/request.ts";

/** Cells that a breakdown can have at most: those of its rows, and those of its totals. */
export type CellBound = { readonly rows: number; readonly totals: number };

/** A breakdown that is refused has no cells. */
const none: CellBound = { rows: 0, totals: 0 };

/**
 * The bound that is known without the database: that of the plan, but for the rows in scope, of which as many are taken as cells are allowed.
 * The data are taken to run to today, so that periods which end with them are at their longest.
 */
export function boundCells(cube: BreakdownArguments["cube"], given: Readonly<Record<string, unknown>>, today: Day): CellBound {
  try {
    // The arguments were coerced by the schema, as those of the resolver are.
    const { where, classification, ...question } = given as BreakdownArguments & { readonly classification: Parameters<typeof readClassificationInput>[0] };
    const request = readRequest({ ...question, cube, where: checkCodeFilters(where ?? {}), classification: readClassificationInput(classification) } as BreakdownArguments, { today, through: today });
    const rows = estimateCells({ ...request, totals: "NONE" }, breakdownLimits.maxCells);
    return { rows, totals: Math.min(estimateCells(request, breakdownLimits.maxCells) - rows, breakdownLimits.maxCells) };
  } catch (error) {
    if (error instanceof DomainError) return none;
    throw error;
  }
}
