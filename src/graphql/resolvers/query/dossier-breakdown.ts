import { brusselsDay } from "../../../domain/period.ts";
import { breakDown } from "../../../reporting/breakdown.ts";
import { measureNames, type MeasureName } from "../../../reporting/cubes/dossiers.ts";
import { postgresEngine } from "../../../reporting/engines/postgres.ts";
import { checkCodeFilters } from "../../code-filters.ts";
import { measureFields } from "../dossier-breakdown-row.ts";
import { selectedBelow } from "../../selection.ts";
import type { QueryResolvers } from "../../types.generated.ts";

export const dossierBreakdown: NonNullable<QueryResolvers["dossierBreakdown"]> = async (_root, { totals, where, ...question }, { db, now, load }, info) => {
  const selected = selectedBelow(info, [["rows"], ["totals"]]);
  const measures = new Set<MeasureName>(measureNames.filter((name) => selected.has(measureFields[name])));
  const means = { engine: postgresEngine(db), today: brusselsDay(now()), dataVersion: load.dataVersion };
  return { ...(await breakDown({ ...question, where: checkCodeFilters(where ?? {}), measures }, means)), withTotal: totals === "GRAND" };
};
