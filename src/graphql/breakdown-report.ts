import type { GraphQLResolveInfo } from "graphql";
import { measureNames, type MeasureName } from "../reporting/cubes/measures.ts";
import type { Selection } from "../reporting/breakdown.ts";
import type { BreakdownArguments } from "../reporting/request.ts";
import type { BreakdownSource } from "./breakdown.ts";
import { measureFields } from "./measures.ts";
import type { Reports } from "./reports.ts";
import { argumentsBelow, selectedBelow } from "./selection.ts";
import { checkTableMeasures } from "./table-measures.ts";

/** Which page of the rows is asked. */
export type RowPaging = Pick<Selection, "first" | "after">;

/** Prepares a breakdown, and runs it unless nothing but its plan is selected. What is selected decides what is reckoned. */
export async function reportBreakdown(given: BreakdownArguments, paging: RowPaging, reports: Reports, info: GraphQLResolveInfo): Promise<BreakdownSource> {
  const report = await reports.prepare(given, readSelection(given, paging, info), String(info.path.key));
  const needsPlanOnly = [...selectedBelow(info, [[]])].every((name) => name === "plan" || name === "__typename");
  return { report, answer: needsPlanOnly ? null : await reports.run(report) };
}

function readSelection({ cube }: BreakdownArguments, { first, after }: RowPaging, info: GraphQLResolveInfo): Selection {
  const selected = selectedBelow(info, [[]]);
  const figures = selectedBelow(info, [["rows"], ["totals"], ["others"]]);
  const ofTables = argumentsBelow(info, "table").flatMap(({ measures }) => checkTableMeasures(measures as readonly MeasureName[], cube));
  return {
    first,
    after,
    measures: new Set([...measureNames.filter((name) => figures.has(measureFields[name])), ...ofTables]),
    parents: selectedBelow(info, measureNames.map((name) => ["rows", measureFields[name]])).has("shareOfParent"),
    tableOnly: selected.has("table") && !selected.has("rows"),
  };
}
