import type { DataVersion } from "../db/find/data-version.ts";
import type { Day } from "../domain/day.ts";
import { DomainError } from "../domain/errors.ts";
import { decodeRowCursor } from "./cursor.ts";
import type { MeasureName } from "./cubes/dossiers.ts";
import type { Engine } from "./engine.ts";
import { breakdownLimits } from "./limits.ts";
import { planBreakdown, type Plan } from "./plan.ts";
import { readRequest, type BreakdownArguments, type Clock } from "./request.ts";
import { shapeBreakdown, type Breakdown } from "./shape.ts";

/** A breakdown as it is asked, with the page of rows and the measures wanted. */
export type BreakdownQuestion = BreakdownArguments & { readonly first: number; readonly after?: string | null | undefined; readonly measures: ReadonlySet<MeasureName> };

/** What a breakdown is answered with. `dataVersion` is asked for only when the question can be answered. */
export type BreakdownMeans = { readonly engine: Engine; readonly today: Day; readonly dataVersion: () => Promise<DataVersion> };

/**
 * Answers a breakdown: validate, plan, run, shape. What can't be answered is refused before anything is read.
 * Throws INVALID_ARGUMENT, INVALID_PERIOD, INVALID_CURSOR, UNKNOWN_CODE, NOT_HELD and TOO_MANY_CELLS.
 */
export async function breakDown(question: BreakdownQuestion, { engine, today, dataVersion }: BreakdownMeans): Promise<Breakdown> {
  plan(question, { today, through: today });
  const version = await dataVersion();
  const settled = plan(question, { today, through: version.dossiersThrough ?? today });
  return shapeBreakdown(settled, await engine.run(settled), version);
}

function plan(question: BreakdownQuestion, clock: Clock): Plan {
  const request = readRequest(question, clock);
  const after = typeof question.after === "string" ? decodeRowCursor(request.by, question.after) : null;
  return planBreakdown(request, question.measures, { limit: readFirst(question.first), after });
}

function readFirst(first: number): number {
  const { maxRows } = breakdownLimits;
  if (Number.isInteger(first) && first >= 0 && first <= maxRows) return first;
  throw new DomainError("INVALID_ARGUMENT", `The argument \`first\` is ${first}. Choose 0 to ${maxRows}.`, { details: { argument: "first" } });
}
