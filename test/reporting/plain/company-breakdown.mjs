/** What `companyBreakdown` answers, one page of it. */
import { breakDown, unmapped } from "./breakdown.mjs";
import { codesOfCompany, keyOf, versionsOf } from "./codes.mjs";
import { companyMeasures } from "./figures.mjs";
import { passesCompany } from "./filters.mjs";

/** Listed now unless asked otherwise; null is both. */
const isAsked = ({ active = true }, { isActive }) => active === null || active === isActive;

export function companyBreakdown({ variables, measures: shown }, skip, world) {
  const versions = versionsOf(variables.classification ?? {}, world.today);
  const where = variables.where ?? {};
  const codesOf = (company) => codesOfCompany(company, versions, world);
  const now = [...world.register.companies.values()]
    .filter((company) => isAsked(where, company) && passesCompany(where, codesOf(company)))
    .map((company) => ({ of: company, key: keyOf(variables.by ?? [], codesOf(company)) }));
  return {
    ...breakDown({ now, before: null, measures: companyMeasures, shown, skip, variables }),
    unmapped: unmapped({ by: variables.by, versions, now, before: null, codesOf, counted: "companies" }),
  };
}
