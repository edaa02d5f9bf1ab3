/** Numbers of things by group: those of group `i` lie from `starts[i]` to `ends[i]`. */
export type Grouped = { readonly values: Uint32Array; readonly starts: Uint32Array; readonly ends: Uint32Array };

/** A part of a list of groups. */
export type GroupList = { readonly groups: Uint32Array; readonly from: number; readonly to: number };

/** Leaves each number once in its group, and leaves out 0, which stands for nothing. `values` is overwritten; no number is above `highest`. */
export function dropRepeated(values: Uint32Array, starts: Uint32Array, highest: number): Grouped {
  const ends = new Uint32Array(starts.length - 1);
  const marks = marksFor(highest);
  for (let group = 0; group < ends.length; group += 1) {
    const mark = freshMark();
    const until = starts[group + 1] ?? 0;
    let end = starts[group] ?? 0;
    for (let at = end; at < until; at += 1) {
      const value = values[at] ?? 0;
      if (value === 0 || marks[value] === mark) continue;
      marks[value] = mark;
      values[end++] = value;
    }
    ends[group] = end;
  }
  return { values, starts, ends };
}

/** How many different numbers the groups of a part of a list have together. */
export function countDistinct({ values, starts, ends }: Grouped, { groups, from, to }: GroupList, highest: number): number {
  if (to - from === 1) return (ends[groups[from] ?? 0] ?? 0) - (starts[groups[from] ?? 0] ?? 0);
  const marks = marksFor(highest);
  const mark = freshMark();
  let count = 0;
  for (let index = from; index < to; index += 1) {
    const group = groups[index] ?? 0;
    const end = ends[group] ?? 0;
    for (let at = starts[group] ?? 0; at < end; at += 1) {
      const value = values[at] ?? 0;
      if (marks[value] === mark) continue;
      marks[value] = mark;
      count += 1;
    }
  }
  return count;
}

/** What each number was last seen in, kept between plans: a mark is used once, so they need no clearing. */
let kept = new Uint32Array(0);
let lastMark = 0;

function marksFor(highest: number): Uint32Array {
  if (kept.length <= highest) {
    kept = new Uint32Array(2 * (highest + 1));
    lastMark = 0;
  }
  return kept;
}

function freshMark(): number {
  if (lastMark === 0xff_ff_ff_ff) {
    kept.fill(0);
    lastMark = 0;
  }
  lastMark += 1;
  return lastMark;
}
