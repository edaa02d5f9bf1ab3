import type { AggregateName, Sums } from "../cubes/aggregate.ts";
import type { EngineResult, Groups, KeyColumn, NumberColumns, Sides } from "../engine.ts";
import type { Plan } from "../plan.ts";
import { aggregateColumns, keyColumn, sideColumn, sideNumbers, unmappedColumn, valueColumns, type SideNumber } from "./columns.ts";
import { partNumbers, valueColumn } from "./parts.ts";

/** A row of the statement; the driver gives some whole numbers as text. */
export type Raw = Readonly<Record<string, string | number | null>>;

/** What a statement gave. */
export type Answer = { readonly results: readonly EngineResult[]; readonly horizon: number; readonly lastLoad: number };

/** Reads the rows of the statement for plans. Throws where a number is no safe integer. */
export function readAnswer(plans: readonly Plan[], raws: readonly Raw[]): Answer {
  const byPlan = Map.groupBy(raws, (raw) => Number(raw["plan"]));
  const fingerprint = partOf(byPlan.get(-1) ?? [], "VERSION");
  return { results: plans.map((plan, number) => toResult(plan, byPlan.get(number) ?? [])), horizon: numberAt(fingerprint, valueColumn(0)), lastLoad: numberAt(fingerprint, valueColumn(1)) };
}

function toResult(plan: Plan, raws: readonly Raw[]): EngineResult {
  const found = raws.filter(isPart("ROW"));
  const page = found.slice(0, plan.page.limit);
  const total = partOf(raws, "TOTAL");
  const leaves = partOf(raws, "LEAVES");
  const sides = sideNumbers(plan.scope).length;
  return {
    rows: toGroups(plan, page),
    parents: plan.parents ? bothSides(plan, (side) => numbersOf(plan, page, (name) => valueColumns(plan).length + aggregateColumns(plan).indexOf(sideColumn(name, side)))) : null,
    hasMore: found.length > page.length,
    totalRows: numberAt(leaves, "position"),
    total: bothSides(plan, (side) => sumsOf(plan, total, side)),
    totals: plan.totals.map((_, place) => toGroups(plan, raws.filter((raw) => isPart("SET")(raw) && raw["place"] === place))),
    others: plan.others ? bothSides(plan, (side) => sumsOf(plan, partOf(raws, "OTHERS"), side)) : null,
    inRows: bothSides(plan, (side) => numberAt(leaves, valueColumn(side))),
    unknown: bothSides(plan, (side) => numberAt(leaves, valueColumn(sides + side))),
    unmapped: Object.fromEntries(plan.families.map((family) => [family.name, bothSides(plan, (side) => numberAt(total, columnOf(plan, unmappedColumn(family), side)))])),
  };
}

function toGroups(plan: Plan, raws: readonly Raw[]): Groups {
  return { count: raws.length, keys: plan.by.map((_, index) => toKeys(raws, keyColumn(index))), sums: bothSides(plan, (side) => numbersOf(plan, raws, (name) => valueColumns(plan).indexOf(sideColumn(name, side)))) };
}

function toKeys(raws: readonly Raw[], column: string): KeyColumn {
  const places = new Map<string | null, number>();
  const index = raws.map((raw) => {
    const code = codeAt(raw, column);
    const place = places.get(code) ?? places.size;
    places.set(code, place);
    return place;
  });
  return { codes: [...places.keys()], index };
}

function numbersOf({ aggregates }: Plan, raws: readonly Raw[], placeOf: (name: AggregateName) => number): NumberColumns {
  return Object.fromEntries(
    aggregates.map((name) => {
      const column = valueColumn(placeOf(name));
      return [name, raws.map((raw) => numberAt(raw, column))];
    }),
  );
}

function sumsOf(plan: Plan, raw: Raw, side: SideNumber): Sums {
  return Object.fromEntries(plan.aggregates.map((name) => [name, numberAt(raw, columnOf(plan, name, side))]));
}

function columnOf(plan: Plan, name: string, side: SideNumber): string {
  return valueColumn(valueColumns(plan).indexOf(sideColumn(name, side)));
}

function bothSides<Value>({ scope }: Plan, read: (side: SideNumber) => Value): Sides<Value> {
  return { now: read(0), previous: sideNumbers(scope).length === 1 ? null : read(1) };
}

function isPart(part: keyof typeof partNumbers): (raw: Raw) => boolean {
  return (raw) => raw["part"] === partNumbers[part];
}

function partOf(raws: readonly Raw[], part: keyof typeof partNumbers): Raw {
  const found = raws.find(isPart(part));
  if (found === undefined) throw new Error(`the statement gave no ${part}`);
  return found;
}

function codeAt(raw: Raw, column: string): string | null {
  const code = raw[column];
  return typeof code === "string" ? code : null;
}

function numberAt(raw: Raw, column: string): number {
  const value = raw[column];
  const number = typeof value === "string" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isSafeInteger(number)) throw new Error(`the column ${column} holds ${value}, which is no safe integer`);
  return number;
}
