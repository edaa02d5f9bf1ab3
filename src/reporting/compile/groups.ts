import { sql, type SQL } from "drizzle-orm";
import type { Aggregate } from "../cubes/aggregate.ts";
import type { Plan } from "../plan.ts";
import { sortTextOf } from "../row-order.ts";
import type { KeptPositions } from "../totals.ts";
import { aggregateOf, keyColumn, keyColumns, listed, named, sideNumbers, sortColumn, unmappedColumn, valueColumns, whole, type SideNumber } from "./columns.ts";
import { compileDerived, compileFigure, compileHaving, figureColumn, figuresOf } from "./figures.ts";

/** Every group of a plan: its rows, the grand total, the totals asked for. `rolled_up` tells them apart, and so a total from an unknown. */
export function compileGroups(plan: Plan, fact: SQL): SQL {
  const keys = keyColumns(plan);
  const columns = valueColumns(plan);
  const values = compileValues(plan).map((value, index) => sql`${value} as ${named(columns[index] ?? "")}`);
  if (keys.length === 0) return sql`select 0 as rolled_up, ${listed(values)} from ${fact}`;
  const sets = [...setsOf(plan).values()].map((kept) => sql`(${listed(kept.flatMap((position) => keys[position] ?? []))})`);
  return sql`select grouping(${listed(keys)}) as rolled_up, ${listed([...keys, ...values])} from ${fact} group by grouping sets (${listed(sets)})`;
}

/** The values of a group of facts, in the order of `valueColumns`. */
export function compileValues({ scope, aggregates, families }: Plan): readonly SQL[] {
  return sideNumbers(scope).flatMap((side) => [...aggregates.map((name) => overall(name, aggregateOf(scope, name), side)), ...families.map((family) => summed(unmappedColumn(family), side))]);
}

/** The rows, with the figures that they are picked and ordered by and the text that stands for each part of their key. */
export function compileLeaves(plan: Plan, grouped: SQL): SQL {
  const sides = sideNumbers(plan.scope);
  const figures = figuresOf(plan);
  const derived = listed([sql`*`, ...compileDerived(figures, sides)]);
  const columns = [...figures.map((figure) => sql`${compileFigure(figure, sides.length === 2)} as ${named(figureColumn(figure))}`), ...compileSorts(plan)];
  const rows = sql`select ${listed([sql`*`, ...columns])} from (select ${derived} from ${grouped} where rolled_up = 0) leaf`;
  const passes = plan.having.length === 0 ? sql`true` : sql`coalesce(${compileHaving(plan.having)}, false)`;
  return sql`select *, ${passes} as passes from (${rows}) leaf`;
}

/** The texts that rows are ordered by. */
export function compileSorts({ by }: Plan): readonly SQL[] {
  return by.map((name, index) => sql`${sortTextOf(name, named(keyColumn(index)))} as ${named(sortColumn(index))}`);
}

/** GROUPING() of all keys where only some positions are kept. */
export function rolledUp({ by }: Plan, kept: KeptPositions): number {
  return by.reduce((mask, _, position) => mask * 2 + (kept.includes(position) ? 0 : 1), 0);
}

/** The positions kept in the total over the last dimension. */
export function parentPositions({ by }: Plan): KeptPositions {
  return by.slice(1).map((_, index) => index);
}

/** The sets to group by, each once: the rows, the totals asked for, those of the rows over the last dimension, everything. */
function setsOf(plan: Plan): ReadonlyMap<number, KeptPositions> {
  const all = plan.by.map((_, index) => index);
  const sets: readonly KeptPositions[] = [all, ...plan.totals, ...(plan.parents ? [parentPositions(plan)] : []), []];
  return new Map(sets.map((kept) => [rolledUp(plan, kept), kept]));
}

function overall(name: string, aggregate: Aggregate, side: SideNumber): SQL {
  switch (aggregate.kind) {
    case "COUNT":
    case "SUM":
      return summed(name, side);
    case "DISTINCT":
      return sql`count(distinct ${named(name)}) filter (where side = ${whole(side)})`;
    case "MEDIAN":
      return sql`coalesce(percentile_disc(0.5) within group (order by ${named(aggregate.column)}) filter (where side = ${whole(side)}), 0)`;
  }
}

function summed(name: string, side: SideNumber): SQL {
  return sql`coalesce(sum(${named(name)}) filter (where side = ${whole(side)}), 0)`;
}
