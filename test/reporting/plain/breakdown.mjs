/** One page of a breakdown of things with keys, in the form in which it is answered. */
import { cellOf, fieldOf, ratio } from "./figures.mjs";
import { grouping, merged, totalSets } from "./groups.mjs";
import { comparing, meets } from "./order.mjs";

/** What a group is shown as in `others`. */
const othersKey = (by) => by.map((dimension) => ({ dimension, code: null, isTotal: false, isUnknown: false, label: "Overige" }));
const keyMembers = (by, key) => key.map((code, index) => ({ dimension: by[index], code, isTotal: code === null, isUnknown: code === "UNKNOWN" }));

/**
 * `now` and `before` (null where nothing is compared) are lists of { key, of }; `measures` says how figures are made, `reachOf` a cell of REACH,
 * `skip` how many rows are on the pages before.
 */
export function breakDown({ now, before, measures, reachOf, shown, skip, variables }) {
  const { by = [], totals = "NONE", having, orderBy, first = 500, others = false } = variables;
  const groups = grouping({ by, now, before });
  const grand = groups.grand();

  function figure(group, measure) {
    if (!group.figures.has(measure)) group.figures.set(measure, { value: measures[measure].of(group.now), previous: group.before && measures[measure].of(group.before) });
    return group.figures.get(measure);
  }

  function cell(group, measure) {
    if (measure === "REACH") return reachOf(group);
    const { unit, hasShare } = measures[measure];
    const { value, previous } = figure(group, measure);
    const shareIn = (whole) => (hasShare && whole !== null ? ratio(value, figure(whole, measure).value) : null);
    const parent = group.kept === null || group.kept.length === 0 ? null : groups.parentOf(group);
    return { ...cellOf(value, previous, unit), shareOfTotal: shareIn(grand), shareOfParent: shareIn(parent) };
  }

  const rowOf = (group) => {
    const members = group.key === null ? othersKey(by) : keyMembers(by, group.key);
    const cells = shown.map((measure) => [fieldOf(measure), cell(group, measure)]);
    return { key: { members }, rolledUp: members.filter(({ isTotal }) => isTotal).map(({ dimension }) => dimension), ...Object.fromEntries(cells) };
  };

  const leaves = groups.all(by.map((_, index) => index));
  const rows = leaves.filter((group) => meets(group, having ?? [], figure, (measure) => measures[measure].unit)).toSorted(comparing(by, orderBy ?? [], figure));
  const page = rows.slice(skip, skip + first);
  const rest = merged(leaves.filter((group) => !page.includes(group)), before !== null);
  return {
    rows: page.map(rowOf),
    totals: totalSets(by.length, totals).flatMap((kept) => groups.all(kept).toSorted(comparing(by, [], figure)).map(rowOf)),
    others: others && isSomething(rest) ? rowOf(rest) : null,
    totalRows: rows.length,
    pageInfo: { hasNextPage: rows.length > skip + first, hasPreviousPage: skip > 0 },
    ...proof({ leaves, page, grand }),
  };
}

const isSomething = ({ now, before }) => now.length > 0 || (before ?? []).length > 0;
const counted = (groups, side) => groups.reduce((sum, group) => sum + group[side].length, 0);

/** A count of all groups, or of some of them, with its share of everything. */
function shareCell(value, previous, all) {
  return { ...cellOf(value, previous), shareOfTotal: ratio(value, all) };
}

const naceLevels = ["NACE_SECTION", "NACE_DIVISION", "NACE_GROUP", "NACE_CLASS", "NACE_SUBCLASS"];
const placeLevels = ["REGION", "PROVINCE", "ARRONDISSEMENT", "MUNICIPALITY"];

/**
 * For each classification broken down by: how many hold a code which the version has no place for. `codesOf` gives the codes of one of them, `counted`
 * what they are.
 */
export function unmapped({ by = [], versions, now, before, codesOf, counted }) {
  const families = [
    { classification: `NACE-BEL ${versions.nace}`, levels: naceLevels, isLost: ({ of }) => codesOf(of).isNaceLost },
    { classification: `NIS ${versions.year}`, levels: placeLevels, isLost: ({ of }) => codesOf(of).isPlaceLost },
  ];
  return families
    .filter(({ levels }) => by.some((dimension) => levels.includes(dimension)))
    .map(({ classification, isLost }) => ({ classification, [counted]: shareCell(now.filter(isLost).length, before && before.filter(isLost).length, now.length) }));
}

function proof({ leaves, page, grand }) {
  const unknown = leaves.filter(({ key }) => key.includes("UNKNOWN"));
  const all = grand.now.length;
  const cell = (groups) => shareCell(counted(groups, "now"), grand.before && counted(groups, "before"), all);
  return {
    reconciliation: { balanced: true, total: cell(leaves), published: counted(page, "now"), withheldRows: 0, notOnThisPage: all - counted(page, "now"), unknown: cell(unknown) },
  };
}
