import type { AggregateName } from "../../../cubes/aggregate.ts";
import { measures } from "../../../cubes/measures.ts";
import type { DimensionName } from "../../../cubes/dossiers.ts";
import type { EngineResult, Groups, KeyColumn, NumberColumns, Sides } from "../../../engine.ts";
import { countOf, type Plan } from "../../../plan.ts";
import { sidesAt } from "../../../rows.ts";
import type { KeptPositions } from "../../../totals.ts";
import { bucketEach, bucketRest, eachGroup, NO_BUCKET, oneBucket, rollUp, sumUp, type Buckets } from "./buckets.ts";
import { numbers, wholeNumbers } from "./fill.ts";
import { groupings, type Grouping } from "./groupings.ts";
import type { Leaves } from "./leaves.ts";
import { compareGroups, isAfter, sortColumnsOf, type Ordered } from "./order.ts";
import { firstOf, passing } from "./page.ts";
import { ranksOf } from "./ranks.ts";

/** Everything that is made of the groups. `total` has only what can't be told without them: distinct counts and medians. */
export type Arranged = Omit<EngineResult, "unmapped">;

/** Makes the page of rows, the totals and what is left over. `check` is called between them, and may throw. */
export function arrange(plan: Plan, leaves: Leaves, check: () => void): Arranged {
  const ranks = leaves.keys.map((key, position) => ranksOf(nameAt(plan, position), key));
  const groupingBy = groupings(leaves.count, ranks);
  const everything = plan.by.map((_, position) => position);
  const { page, hasMore, totalRows } = pageOf(plan, leaves, { by: plan.by, ranks, all: groupingBy(everything) });
  const reckon = (buckets: Buckets): Sides<NumberColumns> => {
    check();
    return rollUp(leaves, buckets);
  };
  return {
    rows: groupsOf(leaves, page, everything, reckon(bucketEach(leaves.count, page))),
    parents: plan.parents ? parentsOf(page, groupingBy(everything.slice(0, -1)), reckon) : null,
    hasMore,
    totalRows,
    total: sidesAt(reckon(oneBucket(leaves.count)), 0),
    totals: plan.totals.map((kept) => {
      const grouping = groupingBy(kept);
      return groupsOf(leaves, grouping.first, kept, reckon(grouping));
    }),
    others: plan.others ? sidesAt(reckon(bucketRest(leaves.count, page)), 0) : null,
    inRows: countIn(plan, leaves, oneBucket(leaves.count)),
    unknown: countIn(plan, leaves, withUnknown(leaves)),
  };
}

function pageOf({ having, order, page: { limit, after } }: Plan, leaves: Leaves, ordered: Omit<Ordered, "sums">): { readonly page: Uint32Array; readonly hasMore: boolean; readonly totalRows: number } {
  const figures = [...having, ...order.flatMap((term) => (term.kind === "FIGURE" ? [term] : []))];
  const needed = new Set(figures.flatMap(({ measure }): readonly AggregateName[] => measures[measure].needs));
  const sums = hasAll(leaves, needed) ? leaves.sums : rollUp(leaves, eachGroup(leaves.count));
  const rows = passing(ordered.all.first, having, sums);
  const columns = sortColumnsOf(order, { ...ordered, sums }, after);
  const rest = after === null ? rows : rows.filter((group) => isAfter(columns, group));
  return { page: order.length === 0 ? rest.slice(0, limit) : firstOf(rest, limit, compareGroups(columns)), hasMore: rest.length > limit, totalRows: rows.length };
}

/** Whether some aggregates are sums, which all groups have. */
function hasAll({ sums }: Leaves, names: ReadonlySet<AggregateName>): boolean {
  return [...names].every((name) => sums.now[name] !== undefined);
}

/** For each row of the page the sums of the bucket it is in. Only these are reckoned. */
function parentsOf(page: Uint32Array, grouping: Grouping, reckon: (buckets: Buckets) => Sides<NumberColumns>): Sides<NumberColumns> {
  const placeOf = new Uint32Array(grouping.count).fill(NO_BUCKET);
  let wanted = 0;
  const places = wholeNumbers(page.length, (row) => {
    const bucket = grouping.of[page[row] ?? 0] ?? 0;
    if (placeOf[bucket] === NO_BUCKET) placeOf[bucket] = wanted++;
    return placeOf[bucket] ?? 0;
  });
  const sums = reckon({ of: wholeNumbers(grouping.of.length, (group) => placeOf[grouping.of[group] ?? 0] ?? NO_BUCKET), count: wanted });
  return { now: pick(sums.now, places), previous: sums.previous === null ? null : pick(sums.previous, places) };
}

function pick(columns: NumberColumns, places: Uint32Array): NumberColumns {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, numbers(places.length, (row) => column[places[row] ?? 0] ?? 0)]));
}

/** Groups with the keys that some groups have, rolled up over all positions but those kept. Dictionaries have only the codes used. */
function groupsOf({ keys }: Leaves, groups: Uint32Array, kept: KeptPositions, sums: Sides<NumberColumns>): Groups {
  return { count: groups.length, keys: keys.map((key, position) => (kept.includes(position) ? usedOf(key, groups) : { codes: [null], index: new Uint32Array(groups.length) })), sums };
}

function usedOf({ codes, index }: KeyColumn, groups: Uint32Array): KeyColumn {
  const placeOf = new Int32Array(codes.length).fill(-1);
  const used: (string | null)[] = [];
  const places = wholeNumbers(groups.length, (row) => {
    const code = index[groups[row] ?? 0] ?? 0;
    if (placeOf[code] === -1) placeOf[code] = used.push(codes[code] ?? null) - 1;
    return placeOf[code] ?? 0;
  });
  return { codes: used, index: places };
}

/** The count over the rows, over those of some buckets. */
function countIn({ scope }: Plan, { sums: { now, previous } }: Leaves, buckets: Buckets): Sides<number> {
  const name = countOf(scope.cube);
  const sumOf = (columns: NumberColumns): number => sumUp(columns[name] ?? [], buckets)[0] ?? 0;
  return { now: sumOf(now), previous: previous === null ? null : sumOf(previous) };
}

/** The groups with an unknown part in their key. */
function withUnknown({ count, keys }: Leaves): Buckets {
  const of = new Uint32Array(count).fill(NO_BUCKET);
  for (const { codes, index } of keys) {
    const isUnknown = codes.map((code) => code === null);
    for (let group = 0; group < count; group += 1) if (isUnknown[index[group] ?? 0] === true) of[group] = 0;
  }
  return { of, count: 1 };
}

function nameAt({ by }: Plan, position: number): DimensionName {
  const name = by[position];
  if (name === undefined) throw new Error(`there is no dimension ${position}`);
  return name;
}
