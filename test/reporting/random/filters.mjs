/** Random filters, of codes that occur and of any others that the lists have. */
import { codesOfCompany, codesOfDossier } from "../plain/codes.mjs";
import { activities, codeLists, places } from "../plain/lists.mjs";

const dimensionOf = {
  pillar: "PILLAR", theme: "THEME", topic: "TOPIC", companySize: "COMPANY_SIZE", regime: "REGIME",
  employmentClass: "EMPLOYMENT_CLASS", legalType: "LEGAL_TYPE", legalForm: "LEGAL_FORM", establishmentsClass: "ESTABLISHMENTS_CLASS", companyAgeClass: "COMPANY_AGE_CLASS",
};
const companyFields = ["nace", "place", "employmentClass", "legalType", "legalForm", "establishmentsClass", "companyAgeClass"];
const dossierFields = ["pillar", "theme", "topic", "companySize", "regime", ...companyFields];

/** The codes of something at random: all levels of its activity and place. */
function codesThatOccur(dice, { root, versions, attributes, world }) {
  if (root === "companyBreakdown") return codesOfCompany(dice.pick(world.companies), versions, world);
  return codesOfDossier(dice.pick(world.dossiers), versions, attributes, world);
}

function occurring(dice, field, scope) {
  const codes = codesThatOccur(dice, scope);
  if (field === "nace" || field === "place") return codes[field].length === 0 ? null : dice.pick(codes[field]);
  return codes[dimensionOf[field]];
}

function fromList(dice, field, { versions }) {
  if (field === "nace") return dice.pick(activities.of(versions.nace).filter((code) => code.length <= dice.integer(1, 5)));
  if (field === "place") return dice.pick(places.on(`${versions.year}-01-01`));
  return dice.pick(codeLists[dimensionOf[field]] ?? ["OPLEIDING", "ADVIES"]);
}

function code(dice, field, scope) {
  return (dice.chance(0.8) ? occurring(dice, field, scope) : null) ?? fromList(dice, field, scope);
}

function codeFilter(dice, field, scope) {
  const codes = (most) => Array.from({ length: dice.integer(1, most) }, () => code(dice, field, scope));
  const shape = dice.weighted([
    [5, ["in"]], [3, ["under"]], [3, ["notIn"]], [2, ["unknown"]], [2, ["in", "unknown"]], [2, ["in", "notIn"]], [2, ["under", "notIn"]],
    [1, ["in", "under", "unknown", "notIn"]], [1, ["notIn", "unknown"]], [0.5, []], [0.4, ["none"]],
  ]);
  const filter = {};
  for (const part of shape) {
    if (part === "none") filter.in = [];
    else if (part === "under") filter.under = code(dice, field, scope);
    else if (part === "unknown") filter.unknown = dice.chance(0.5);
    else filter[part] = codes(part === "in" ? 5 : 3);
  }
  if (dice.chance(0.05)) filter[dice.pick(["in", "notIn", "under", "unknown"])] ??= null;
  return filter;
}

function codeFilters(dice, fields, scope) {
  const count = dice.weighted([[45, 0], [32, 1], [15, 2], [6, 3], [2, 5]]);
  return Object.fromEntries(dice.some(fields, count).map((field) => [field, dice.chance(0.03) ? null : codeFilter(dice, field, scope)]));
}

export function dossierFilter(dice, scope) {
  const { dossiers } = scope.world;
  const where = codeFilters(dice, dossierFields, scope);
  if (dice.chance(0.08)) where.status = dice.some(codeLists.STATUS, dice.integer(0, 4));
  if (dice.chance(0.06)) where.company = dice.pick(dossiers).companyNumber;
  if (dice.chance(0.06)) where.serviceProvider = dice.pick(dossiers.filter(({ provider }) => provider !== null)).provider;
  return where;
}

export function companyFilter(dice, scope) {
  const where = codeFilters(dice, companyFields, scope);
  const active = dice.weighted([[6, undefined], [1, true], [2, false], [2, null]]);
  return active === undefined ? where : { ...where, active };
}
