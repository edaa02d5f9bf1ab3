/** What `dossierBreakdown` answers, one page of it. */
import { breakDown, unmapped } from "./breakdown.mjs";
import { codesOfCompany, codesOfDossier, isTime, keyOf, versionsOf } from "./codes.mjs";
import { comparedDays, periodOf } from "./days.mjs";
import { dossierMeasures, ratio, statusOf } from "./figures.mjs";
import { passesCompany, passesDossier } from "./filters.mjs";

const companyDimensions = [
  "EMPLOYMENT_CLASS", "LEGAL_TYPE", "LEGAL_FORM", "NACE_SECTION", "NACE_DIVISION", "NACE_GROUP", "NACE_CLASS", "NACE_SUBCLASS",
  "REGION", "PROVINCE", "ARRONDISSEMENT", "MUNICIPALITY", "ESTABLISHMENTS_CLASS", "COMPANY_AGE_CLASS",
];

/** The request as it is understood: its days, the versions of its codes, the companies whose attributes count. */
function read({ period, compare, classification }, { lastDay }) {
  const asked = periodOf(period, lastDay);
  const compared = compare ? comparedDays(asked, compare, lastDay) : null;
  return { days: compared?.period ?? asked, compared, versions: versionsOf(classification ?? {}, asked.to), attributes: classification?.attributes ?? "AT_SUBMISSION" };
}

/** The dossiers whose event lies in these days, with their keys; `paired` gives the day that one stands beside. */
function counted({ by = [], counting = "APPROVED", where }, { from, to }, { versions, attributes, paired }, world) {
  const found = [];
  for (const dossier of world.dossiers) {
    const day = dossier.days[counting];
    if (day === null || day < from || day > to) continue;
    const codes = codesOfDossier(dossier, versions, attributes, world);
    if (passesDossier(where ?? {}, dossier, codes)) found.push({ of: dossier, key: keyOf(by, codes, by.some(isTime) && paired ? paired(day) : day) });
  }
  return found;
}

/** Active companies counted by all active ones with the same codes; known only by what the register says now. */
function reaching({ by = [], where }, { versions, attributes }, world) {
  const notAvailable = { value: null, numerator: null, denominator: null, status: "NOT_AVAILABLE" };
  if (attributes !== "CURRENT") return () => notAvailable;
  const active = [...world.register.companies.values()].filter(({ isActive }) => isActive).map((company) => codesOfCompany(company, versions, world));
  const reachable = active.filter((codes) => passesCompany(where ?? {}, codes));
  return ({ kept, key, now }) => {
    if (kept === null) return notAvailable;
    const shared = kept.filter((index) => companyDimensions.includes(by[index]));
    const numerator = new Set(now.filter(({ company }) => company?.isActive).map(({ companyNumber }) => companyNumber)).size;
    const denominator = reachable.filter((codes) => shared.every((index) => (codes[by[index]] ?? "UNKNOWN") === key[index])).length;
    const value = ratio(numerator, denominator);
    return { value, numerator, denominator, status: statusOf(value) };
  };
}

export function dossierBreakdown({ variables, measures: shown }, skip, world) {
  const request = read(variables, world);
  const { days, compared, versions, attributes } = request;
  const now = counted(variables, days, request, world);
  const before = compared && counted(variables, compared.previous, { ...request, paired: compared.paired }, world);
  return {
    ...breakDown({ now, before, measures: dossierMeasures, reachOf: reaching(variables, request, world), shown, skip, variables }),
    period: days,
    comparison: compared && { period: days, previous: compared.previous, alignment: compared.alignment },
    unmapped: unmapped({ by: variables.by, versions, now, before, codesOf: (dossier) => codesOfDossier(dossier, versions, attributes, world), counted: "dossiers" }),
  };
}
