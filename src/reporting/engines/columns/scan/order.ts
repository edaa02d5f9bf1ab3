import type { DimensionName } from "../../../cubes/dossiers.ts";
import type { NumberColumns, Sides } from "../../../engine.ts";
import type { Direction, OrderTerm } from "../../../figures.ts";
import type { RowKey, RowPlace } from "../../../plan.ts";
import { figureColumn, type FigureColumn } from "./figure-column.ts";
import { numbers } from "./fill.ts";
import type { Grouping } from "./groupings.ts";
import { rankOf, type Ranks } from "./ranks.ts";

/** Groups are ordered by one column after the other; NaN comes last in both directions. `after` is the value of the place that the page comes after. */
export type SortColumn = { readonly values: FigureColumn; readonly direction: Direction; readonly after: number | bigint };

/** What the groups of a plan are ordered by. `all` is the grouping by all of `by`. */
export type Ordered = { readonly by: readonly DimensionName[]; readonly ranks: readonly Ranks[]; readonly all: Grouping; readonly sums: Sides<NumberColumns> };

/** The columns of an order, the last one being the keys. */
export function sortColumnsOf(order: readonly OrderTerm[], ordered: Ordered, after: RowPlace | null): readonly SortColumn[] {
  const terms = order.map((term, index): SortColumn => {
    if (term.kind === "KEY") return keyColumn(term, ordered, after);
    return { values: figureColumn(term, ordered.sums, ordered.all.of.length), direction: term.direction, after: after?.figures[index] ?? NaN };
  });
  return [...terms, { values: ordered.all.of, direction: "ASC", after: after === null ? NaN : placeOfKey(ordered, after.key) }];
}

/** Below 0 when the first group comes first. */
export function compareGroups(columns: readonly SortColumn[]): (a: number, b: number) => number {
  return (a, b) => {
    for (const { values, direction } of columns) {
      const difference = compareValues(values[a] ?? NaN, values[b] ?? NaN, direction);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** Whether a group comes after the place given. */
export function isAfter(columns: readonly SortColumn[], group: number): boolean {
  for (const { values, direction, after } of columns) {
    const difference = compareValues(values[group] ?? NaN, after, direction);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

function compareValues(one: number | bigint, other: number | bigint, direction: Direction): number {
  if (one < other) return direction === "ASC" ? -1 : 1;
  if (one > other) return direction === "ASC" ? 1 : -1;
  return one === other ? 0 : Number(Number.isNaN(one)) - Number(Number.isNaN(other));
}

/** Codes in their order; an unknown one is NaN. */
function keyColumn({ position, direction }: Extract<OrderTerm, { kind: "KEY" }>, { by, ranks: all }: Ordered, after: RowPlace | null): SortColumn {
  const name = by[position];
  const ranks = all[position];
  if (name === undefined || ranks === undefined) throw new Error(`there is no dimension ${position}`);
  const { of, codes } = ranks;
  const code = after?.key[position] ?? null;
  const values = codes.map((each, rank) => (each === null ? NaN : rank));
  return { values: numbers(of.length, (group) => values[of[group] ?? 0] ?? NaN), direction, after: code === null ? NaN : rankOf(name, ranks, code) };
}

/** The place of a key among those of the groups; half way between its neighbours when it is none of them. */
function placeOfKey({ by, ranks, all }: Ordered, key: RowKey): number {
  const own = by.map((name, position) => rankOf(name, ranks[position] ?? { of: new Uint32Array(0), codes: [] }, key[position] ?? null));
  const compare = (group: number): number => own.map((rank, position) => (ranks[position]?.of[group] ?? 0) - rank).find((difference) => difference !== 0) ?? 0;
  const next = all.first.findIndex((group) => compare(group) >= 0);
  if (next < 0) return all.count;
  return compare(all.first[next] ?? 0) === 0 ? next : next - 0.5;
}
