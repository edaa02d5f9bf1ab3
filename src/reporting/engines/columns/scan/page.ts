import type { NumberColumns, Sides } from "../../../engine.ts";
import type { Condition } from "../../../figures.ts";
import { figureColumn } from "./figure-column.ts";

/** Sorting pays off only when so many more than wanted are there. */
const SLACK = 64;

/** Those of some groups that pass every condition, in their order; as `meets` says it of one. */
export function passing(groups: Uint32Array, conditions: readonly Condition[], sums: Sides<NumberColumns>): Uint32Array {
  let left = groups;
  for (const condition of conditions) {
    const figures = figureColumn(condition, sums, groups.length);
    left = left.filter((group) => isWithin(figures[group] ?? NaN, condition));
  }
  return left;
}

/** There is a bound, and NaN, which stands for no figure, is within none. */
function isWithin(figure: number | bigint, { atLeast, atMost }: Condition): boolean {
  return (atLeast === null || figure >= atLeast) && (atMost === null || figure <= atMost);
}

/** The first of some groups in an order. Few of many are found without sorting all: what can't be among them is left out on sight. */
export function firstOf(groups: Uint32Array, limit: number, compare: (a: number, b: number) => number): Uint32Array {
  if (limit === 0) return new Uint32Array(0);
  let kept: number[] = [];
  let worst: number | undefined;
  for (const group of groups) {
    if (worst !== undefined && compare(group, worst) > 0) continue;
    kept.push(group);
    if (kept.length < 2 * limit + SLACK) continue;
    kept = kept.sort(compare).slice(0, limit);
    worst = kept.at(-1);
  }
  return Uint32Array.from(kept.sort(compare).slice(0, limit));
}
