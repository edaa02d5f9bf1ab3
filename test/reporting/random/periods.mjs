/** Random periods, comparisons and versions. */
import { addDays } from "../plain/days.mjs";

const twoDigits = (number) => String(number).padStart(2, "0");

/** A period that has begun, in any form. */
export function period(dice, { lastDay }) {
  const lastYear = Number(lastDay.slice(0, 4));
  const year = dice.weighted([[5, dice.integer(2015, lastYear)], [3, dice.integer(2015, 2017)], [0.3, 2014], [1, lastYear]]);
  const month = `${year}-${twoDigits(dice.integer(1, year === lastYear ? Number(lastDay.slice(5, 7)) : 12))}`;
  return dice.weighted([
    [6, { year }],
    [3, { quarter: { year, quarter: dice.integer(1, year === lastYear ? Math.ceil(Number(lastDay.slice(5, 7)) / 3) : 4) } }],
    [5, { months: { from: month, to: addDays(`${month}-15`, dice.weighted([[1, 0], [3, dice.integer(30, 700)], [3, dice.integer(700, 4300)]])).slice(0, 7) } }],
    [2, { yearToDate: year }],
    [2, { rollingMonths: dice.weighted([[2, dice.integer(1, 24)], [2, dice.integer(25, 140)]]) }],
    [4, dates(dice, month, lastDay)],
  ]);
}

/** Days, often at the ends of months and of February. */
function dates(dice, month, lastDay) {
  const start = dice.weighted([
    [3, addDays(`${month}-01`, dice.integer(0, 27))],
    [1, `${month}-01`],
    [1, dice.pick(["2016-02-29", "2020-02-29", "2024-02-29", "2016-04-01", "2015-12-31"])],
    [1, addDays(lastDay, -dice.integer(0, 200))],
  ]);
  const from = start > lastDay ? lastDay : start;
  const to = dice.weighted([
    [1, from],
    [3, addDays(from, dice.integer(1, 120))],
    [2, addDays(from, dice.integer(121, 1500))],
    [1, addDays(`${addDays(from, 40).slice(0, 7)}-01`, -1)],
    [1, addDays(from, dice.pick([364, 365, 366, 30, 89]))],
  ]);
  return { dates: { from, to: to < from ? from : to } };
}

export function comparison(dice) {
  const compare = {};
  if (dice.chance(0.5)) compare.to = dice.pick(["SAME_PERIOD_PREVIOUS_YEAR", "PREVIOUS_PERIOD"]);
  if (compare.to !== "PREVIOUS_PERIOD" && dice.chance(0.4)) compare.years = dice.weighted([[2, 1], [3, dice.integer(2, 5)], [1, 10]]);
  if (dice.chance(0.5)) compare.alignment = dice.pick(["SAME_ELAPSED_DAYS", "WHOLE_PERIOD"]);
  return compare;
}

export function classification(dice, root) {
  const chosen = {};
  if (dice.chance(0.5)) chosen.nace = dice.pick(["NACEBEL_2008", "NACEBEL_2025"]);
  if (dice.chance(0.5)) chosen.municipalitiesOf = dice.integer(2012, 2026);
  const attributes = root === "dossierBreakdown" && dice.weighted([[4, "CURRENT"], [1, "AT_SUBMISSION"], [2, undefined]]);
  return attributes ? { ...chosen, attributes } : chosen;
}
