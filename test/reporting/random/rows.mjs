/** Random arguments that say which rows come, in which order, and with what beside them. */
import { companyMeasures, dossierMeasures } from "../plain/figures.mjs";

const naceLevels = ["NACE_SECTION", "NACE_DIVISION", "NACE_GROUP", "NACE_CLASS", "NACE_SUBCLASS"];
const placeLevels = ["REGION", "PROVINCE", "ARRONDISSEMENT", "MUNICIPALITY"];
const companyDimensions = ["EMPLOYMENT_CLASS", "LEGAL_TYPE", "LEGAL_FORM", ...naceLevels, ...placeLevels, "ESTABLISHMENTS_CLASS", "COMPANY_AGE_CLASS"];
const dossierDimensions = [...companyDimensions, "PILLAR", "THEME", "TOPIC", "COMPANY_SIZE", "REGIME", "STATUS", "SERVICE_PROVIDER", "YEAR", "QUARTER", "MONTH"];

const measuresOf = { dossierBreakdown: dossierMeasures, companyBreakdown: companyMeasures };

export function dimensions(dice, root) {
  const count = dice.weighted([[8, 0], [30, 1], [30, 2], [18, 3], [8, 4], [4, 5], [2, 6]]);
  return dice.some(root === "companyBreakdown" ? companyDimensions : dossierDimensions, count);
}

/** The measures to show. REACH comes with present attributes mostly. */
export function shownMeasures(dice, root, attributes) {
  const names = Object.keys(measuresOf[root]);
  const shown = dice.some(names, dice.weighted([[3, 1], [3, 2], [2, 3], [1, 5], [1, names.length]]));
  return root === "dossierBreakdown" && dice.chance(attributes === "CURRENT" ? 0.6 : 0.06) ? [...shown, "REACH"] : shown;
}

function figure(dice, root, isCompared) {
  const on = isCompared ? dice.weighted([[4, undefined], [1, "VALUE"], [2, "PREVIOUS"], [2, "CHANGE"], [2, "RELATIVE_CHANGE"]]) : dice.weighted([[5, undefined], [1, "VALUE"]]);
  return { measure: dice.pick(Object.keys(measuresOf[root])), ...(on === undefined ? {} : { on }) };
}

const written = (cents) => (cents / 100).toFixed(2);
const trimmed = (text) => text.replace(/\.?0+$/, "");

/** A number that figures of that kind lie around, often exactly one of theirs. */
function bound(dice, { measure, on }, { dossiers }) {
  if (on === "RELATIVE_CHANGE") return dice.pick(["0", "1", "-1", "0.25", "-0.5", "0.5", "0.333333", "-0.333333", "0.666667", "-0.0000001", "2.5"]);
  const sign = on === "CHANGE" && dice.chance(0.5) ? -1 : 1;
  if (["DOSSIERS", "COMPANIES", "ESTABLISHMENTS"].includes(measure)) return String(sign * dice.weighted([[3, dice.integer(0, 4)], [2, dice.integer(5, 60)], [0.3, 2.5]]));
  const amount = written(sign * dice.pick(dossiers).subsidy * dice.weighted([[5, 1], [2, 10]]));
  return dice.chance(0.5) && amount.includes(".") ? trimmed(amount) : amount;
}

export function conditions(dice, root, isCompared, world) {
  return Array.from({ length: dice.weighted([[3, 1], [1, 2]]) }, () => {
    const condition = figure(dice, root, isCompared);
    const [low, high] = [bound(dice, condition, world), bound(dice, condition, world)].toSorted((a, b) => Number(a) - Number(b));
    const both = Math.round(Number(high)) > Number(low) ? { gte: low, lte: high } : { gte: low };
    return { ...condition, ...dice.weighted([[3, { gte: low }], [2, { lte: high }], [1, both]]) };
  });
}

export function order(dice, root, by, isCompared) {
  const keys = dice.some(by, dice.integer(0, 2)).map((dimension) => ({ key: { dimension, ...dice.pick([{}, { direction: "ASC" }, { direction: "DESC" }, { direction: "DESC" }]) } }));
  const figures = Array.from({ length: dice.integer(keys.length === 0 ? 1 : 0, 2) }, () => figure(dice, root, isCompared));
  const different = figures.filter((each, index) => figures.findIndex((other) => other.measure === each.measure && (other.on ?? "VALUE") === (each.on ?? "VALUE")) === index);
  const terms = [...keys, ...different.map((measure) => ({ measure: { ...measure, ...dice.pick([{}, { direction: "DESC" }, { direction: "ASC" }]) } }))];
  return dice.some(terms, terms.length);
}

/** Which totals; of many dimensions not all, as these are never paged. */
export function totals(dice, by) {
  const kind = dice.weighted([[2, "NONE"], [3, "GRAND"], [3, "ROLLUP"], [3, "CUBE"]]);
  return kind === "CUBE" && by.length > 4 ? "ROLLUP" : kind;
}

/** How long a page is, and how many of them are asked for. */
export function paging(dice) {
  const first = dice.weighted([[4, undefined], [0.6, 0], [1, 1], [1, dice.integer(2, 5)], [2, dice.integer(6, 30)], [1, dice.integer(31, 400)], [1, 1000]]);
  const pages = first !== undefined && first > 0 && first <= 30 && dice.chance(0.4) ? dice.integer(2, 4) : 1;
  return { first, pages };
}
