/** Things with keys, grouped by some parts of these. */

/** What has one key: now, and before where that is compared (else null). A part of the key that is rolled up is null. */
function groupOf(kept, key, isCompared) {
  return { kept, key, now: [], before: isCompared ? [] : null, figures: new Map() };
}

/** The groups by the parts of the key at the positions kept. All parts rolled up: exactly one group, of nothing if need be. */
function grouped({ by, now, before }, kept) {
  const groups = new Map();
  const find = (key) => {
    const parts = key.map((code, index) => (kept.includes(index) ? code : null));
    const name = JSON.stringify(parts);
    if (!groups.has(name)) groups.set(name, groupOf(kept, parts, before !== null));
    return groups.get(name);
  };
  if (kept.length === 0) find(by);
  for (const { key, of } of now) find(key).now.push(of);
  for (const { key, of } of before ?? []) find(key).before.push(of);
  return groups;
}

/** Groups by any positions of the key; `world` has `by`, and `now` and `before` as lists of { key, of }. */
export function grouping(world) {
  const made = new Map();
  const groupsOf = (kept) => {
    const name = kept.join(" ");
    if (!made.has(name)) made.set(name, grouped(world, kept));
    return made.get(name);
  };
  return {
    all: (kept) => [...groupsOf(kept).values()],
    grand: () => groupsOf([]).values().next().value,
    /** The group without the last part of its key. */
    parentOf: ({ kept, key }) => groupsOf(kept.slice(0, -1)).get(JSON.stringify(key.map((code, index) => (index === kept.at(-1) ? null : code)))),
  };
}

/** Several groups as one. */
export function merged(groups, isCompared) {
  return { ...groupOf(null, null, isCompared), now: groups.flatMap(({ now }) => now), before: isCompared ? groups.flatMap(({ before }) => before) : null };
}

/** The positions that the totals keep, in the order in which these are given. */
export function totalSets(count, totals) {
  const upTo = (end) => Array.from({ length: end }, (_, index) => index);
  if (totals === "NONE") return [];
  if (totals === "GRAND" || count === 0) return [[]];
  if (totals === "ROLLUP") return upTo(count).map(upTo);
  const all = upTo(2 ** count).map((bits) => upTo(count).filter((index) => Math.floor(bits / 2 ** index) % 2 === 1));
  return all.filter(({ length }) => length < count).toSorted((a, b) => a.length - b.length || (a.join("") < b.join("") ? -1 : 1));
}
