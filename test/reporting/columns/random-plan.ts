import { countedMilestones, dossierStatuses } from "../../../src/domain/dossier-status.ts";
import type { Period } from "../../../src/domain/period.ts";
import type { Classification } from "../../../src/reporting/classification.ts";
import { comparedPeriods, type Compared, type CompareInput } from "../../../src/reporting/compare.ts";
import { aggregateNames } from "../../../src/reporting/cubes/aggregate.ts";
import { companyDimensions } from "../../../src/reporting/cubes/companies.ts";
import { dossierDimensions, type DimensionName } from "../../../src/reporting/cubes/dossiers.ts";
import { companyMeasureNames, measureNames, measures, type MeasureName } from "../../../src/reporting/cubes/measures.ts";
import { familiesOf } from "../../../src/reporting/families.ts";
import type { Condition, FigureOn, OrderTerm } from "../../../src/reporting/figures.ts";
import { codeListOf, companyFields, flatFields, type FilterField, type FilterTest } from "../../../src/reporting/filter.ts";
import { countOf, type Plan, type Scope } from "../../../src/reporting/plan.ts";
import { totalSets } from "../../../src/reporting/totals.ts";
import type { Dice } from "./dice.ts";
import type { Coded, World } from "./snapshot.ts";

const through = "2017-12-31";
const dossierFields: readonly FilterField[] = [...companyFields, "pillar", "theme", "topic", "companySize", "regime"];

/** Any plan that can be asked of a world; its page comes after no place. */
export function randomPlan(dice: Dice, world: World): Plan {
  const classification: Classification = { nace: dice.pick(["2008", "2025"]), placesOn: dice.pick(["2016-01-01", "2025-01-01"]), attributes: dice.pick(["AT_SUBMISSION", "CURRENT"]) };
  const scope = dice.chance(0.8) ? dossierScope(dice, world, classification) : companyScope(dice, world, classification);
  const isCompared = scope.cube === "DOSSIERS" && scope.compared !== null;
  const allowed = scope.cube === "DOSSIERS" ? measureNames : companyMeasureNames;
  const by = dice.some(Object.keys(scope.cube === "DOSSIERS" ? dossierDimensions : companyDimensions) as DimensionName[], dice.integer(0, dice.pick([1, 2, 3, 6])));
  const having = dice.chance(0.3) ? Array.from({ length: dice.integer(1, 2) }, () => condition(dice, allowed, isCompared)) : [];
  const order = dice.chance(0.6) ? Array.from({ length: dice.integer(1, 3) }, () => orderTerm(dice, allowed, { isCompared, dimensions: by.length })) : [];
  const wanted = [...dice.some(allowed, dice.integer(0, 5)), ...[...having, ...order].flatMap((term) => ("measure" in term ? [term.measure] : []))];
  const needed = new Set([countOf(scope.cube), ...wanted.flatMap((name) => measures[name].needs)]);
  return {
    scope,
    by,
    families: familiesOf(by, classification),
    aggregates: aggregateNames.filter((name) => needed.has(name)),
    totals: totalSets(by.length, dice.pick(["NONE", "ROLLUP", "CUBE"])),
    parents: by.length > 1 && dice.chance(0.5),
    having,
    order,
    page: { limit: dice.pick([0, 1, 3, 20, 100_000]), after: null },
    others: dice.chance(0.5),
  };
}

function dossierScope(dice: Dice, world: World, classification: Classification): Scope {
  const { period, compared } = periods(dice);
  return {
    cube: "DOSSIERS",
    counting: dice.pick(countedMilestones),
    period,
    compared,
    filters: filters(dice, dossierFields, classification, world.base),
    status: dice.chance(0.1) ? dice.some(dossierStatuses, dice.integer(0, 4)) : null,
    company: dice.chance(0.05) ? (world.companies[0]?.number ?? null) : null,
    serviceProvider: dice.chance(0.05) ? dice.pick(["9", "0000000000"]) : null,
    classification,
    today: through,
  };
}

function companyScope(dice: Dice, world: World, classification: Classification): Scope {
  return { cube: "COMPANIES", filters: filters(dice, companyFields, classification, world.companies), active: dice.pick([true, false, null]), classification, today: through };
}

function periods(dice: Dice): { readonly period: Period; readonly compared: Compared | null } {
  const period = dice.pick<Period>([
    { from: "2016-01-01", until: "2017-01-01" },
    { from: "2016-04-01", until: "2017-01-01" },
    { from: "2016-02-01", until: "2016-03-01" },
    { from: "2016-02-11", until: "2016-05-04" },
    { from: "2015-03-31", until: "2017-03-01" },
    { from: "2014-01-01", until: "2018-01-01" },
    { from: "2015-02-28", until: "2016-03-01" },
    dice.pick([{ from: "2017-02-28", until: "2017-03-01" }, { from: "1999-01-01", until: "2001-01-01" }]),
  ]);
  if (dice.chance(0.5)) return { period, compared: null };
  const input: CompareInput = { ...dice.pick([{ to: "PREVIOUS_PERIOD", years: 1 }, { to: "SAME_PERIOD_PREVIOUS_YEAR", years: 1 }, { to: "SAME_PERIOD_PREVIOUS_YEAR", years: 2 }] as const), alignment: dice.pick(["SAME_ELAPSED_DAYS", "WHOLE_PERIOD"]) };
  const compared = comparedPeriods(period, input, through);
  return { period: compared.period, compared };
}

/** Tests of codes that occur, and of all that lie under one that may not. */
function filters(dice: Dice, fields: readonly FilterField[], classification: Classification, rows: readonly Coded[]): readonly FilterTest[] {
  return dice.some(fields, dice.pick([0, 0, 0, 1, 2])).map((field) => {
    const { codes, expand } = codeListOf(field, classification);
    const occurring = [...new Set(rows.flatMap((row) => codeOf(field, classification, row) ?? []))];
    const some = (): readonly string[] => [...dice.some(occurring, dice.pick([0, 1, 20])), ...(dice.chance(0.5) ? (expand(dice.pick(codes().slice(0, 30))) ?? []) : [])];
    return { field, test: { any: dice.chance(0.5) ? null : some(), not: dice.chance(0.6) ? [] : some(), unknown: dice.chance(0.6) } };
  });
}

function codeOf(field: FilterField, { nace }: Classification, row: Coded): string | undefined {
  if (field === "nace") return nace === "2008" ? row.nace2008 : row.nace2025;
  return field === "place" ? row.municipality : row.codes[flatFields[field]];
}

function condition(dice: Dice, allowed: readonly MeasureName[], isCompared: boolean): Condition {
  const bound = BigInt(dice.pick([0, 1, 2, 1000, -1, -1_000_000]));
  const atLeast = dice.chance(0.6) ? bound : null;
  return { ...figure(dice, allowed, isCompared), atLeast, atMost: atLeast === null || dice.chance(0.2) ? bound + BigInt(dice.integer(0, dice.pick([3, 5_000_000]))) : null };
}

function orderTerm(dice: Dice, allowed: readonly MeasureName[], { isCompared, dimensions }: { readonly isCompared: boolean; readonly dimensions: number }): OrderTerm {
  const direction = dice.pick(["ASC", "DESC"] as const);
  if (dimensions > 0 && dice.chance(0.4)) return { kind: "KEY", position: dice.integer(0, dimensions - 1), direction };
  return { kind: "FIGURE", direction, ...figure(dice, allowed, isCompared) };
}

function figure(dice: Dice, allowed: readonly MeasureName[], isCompared: boolean): { readonly measure: MeasureName; readonly on: FigureOn } {
  const measure = dice.pick(allowed.filter((name) => name !== "REACH"));
  return { measure, on: isCompared ? dice.pick(["VALUE", "PREVIOUS", "CHANGE", "RELATIVE_CHANGE"]) : "VALUE" };
}
