/**
 * `node test/reporting/random/requests.mjs FOLDER TODAY SEED COUNT` prints so many random requests, one JSON a line: a list of breakdowns to be asked
 * together, each { root, variables, measures, pages }. The same seed gives the same requests, and each of them does not depend on the others.
 */
import { answer, readWorld } from "../plain/answer.mjs";
import { versionsOf } from "../plain/codes.mjs";
import { periodOf } from "../plain/days.mjs";
import { diceFrom } from "./dice.mjs";
import { companyFilter, dossierFilter } from "./filters.mjs";
import { classification, comparison, period } from "./periods.mjs";
import { conditions, dimensions, order, paging, shownMeasures, totals } from "./rows.mjs";

const milestones = [[8, "APPROVED"], [6, "SUBMITTED"], [3, "PAID"], [1, "REFUSED"], [1, "WITHDRAWN"], [1, "LAPSED"], [2, "RECOVERED"]];

/** What both kinds of breakdown take. */
function shared(dice, { root, by, isCompared, world }) {
  return {
    ...(dice.chance(0.6) && { totals: totals(dice, by) }),
    ...(dice.chance(0.3) && { having: dice.chance(0.05) ? null : conditions(dice, root, isCompared, world) }),
    ...(dice.chance(0.45) && { orderBy: dice.chance(0.05) ? [] : order(dice, root, by, isCompared) }),
    ...(dice.chance(0.4) && { others: dice.chance(0.9) }),
  };
}

function ofDossiers(dice, world) {
  const root = "dossierBreakdown";
  const by = dimensions(dice, root);
  const days = period(dice, world);
  const compare = dice.chance(0.4) ? comparison(dice) : null;
  const chosen = dice.chance(0.45) ? classification(dice, root) : undefined;
  const attributes = chosen?.attributes ?? "AT_SUBMISSION";
  const scope = { root, versions: versionsOf(chosen, periodOf(days, world.lastDay).to), attributes, world };
  const { first, pages } = paging(dice);
  const counting = dice.weighted(milestones);
  const where = dossierFilter(dice, scope);
  const variables = {
    ...(by.length > 0 && { by }),
    ...((counting !== "APPROVED" || dice.chance(0.5)) && { counting }),
    period: days,
    ...((Object.keys(where).length > 0 || dice.chance(0.1)) && { where }),
    ...((compare !== null || dice.chance(0.05)) && { compare }),
    ...shared(dice, { root, by, isCompared: compare !== null, world }),
    ...(first !== undefined && { first }),
    ...(chosen !== undefined && { classification: chosen }),
  };
  return { root, variables, measures: shownMeasures(dice, root, attributes), pages };
}

function ofCompanies(dice, world) {
  const root = "companyBreakdown";
  const by = dimensions(dice, root);
  const chosen = dice.chance(0.4) ? classification(dice, root) : undefined;
  const where = companyFilter(dice, { root, versions: versionsOf(chosen, world.today), world });
  const { first, pages } = paging(dice);
  const variables = {
    ...(by.length > 0 && { by }),
    ...((Object.keys(where).length > 0 || dice.chance(0.1)) && { where }),
    ...shared(dice, { root, by, isCompared: false, world }),
    ...(first !== undefined && { first }),
    ...(chosen !== undefined && { classification: chosen }),
  };
  return { root, variables, measures: shownMeasures(dice, root, null), pages };
}

/** A breakdown that has rows, mostly. */
function breakdown(dice, world) {
  const drawn = dice.chance(0.2) ? ofCompanies(dice, world) : ofDossiers(dice, world);
  const [{ totalRows }] = answer({ ...drawn, pages: 1 }, world);
  return totalRows > 0 || dice.chance(0.2) ? drawn : breakdown(dice, world);
}

/** Some ask for several breakdowns at once, the first page of each. */
function requestOf(dice, world) {
  const one = () => breakdown(dice, world);
  if (!dice.chance(0.1)) return [one()];
  return Array.from({ length: dice.integer(2, 4) }, one).map((part) => ({ ...part, pages: 1 }));
}

const [folder, today, seed, count] = process.argv.slice(2);
const read = await readWorld(folder, today);
const world = { ...read, companies: [...read.register.companies.values()] };
for (let index = 0; index < Number(count); index += 1) console.log(JSON.stringify(requestOf(diceFrom(`${seed} ${index}`), world)));
