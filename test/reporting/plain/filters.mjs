/** Whether a filter lets something through. */
const dimensionOf = {
  pillar: "PILLAR", theme: "THEME", topic: "TOPIC", companySize: "COMPANY_SIZE", employmentClass: "EMPLOYMENT_CLASS", legalType: "LEGAL_TYPE", legalForm: "LEGAL_FORM",
  establishmentsClass: "ESTABLISHMENTS_CLASS", companyAgeClass: "COMPANY_AGE_CLASS", regime: "REGIME",
};

/** The fields of a filter that are about the company. */
const companyFields = ["nace", "place", "employmentClass", "legalType", "legalForm", "establishmentsClass", "companyAgeClass"];

function codesFor(field, codes) {
  if (field === "nace" || field === "place") return codes[field];
  const code = codes[dimensionOf[field]];
  return code === null ? [] : [code];
}

/** (in OR under OR unknown) AND NOT notIn; `unknown: false` leaves the unknown out; null is as good as absent. */
function passes({ in: some, notIn, under, unknown }, codes) {
  if (codes.some((code) => notIn?.includes(code))) return false;
  if (codes.length === 0 && unknown === false) return false;
  const isPicking = Boolean(some) || Boolean(under) || unknown === true;
  return !isPicking || codes.some((code) => some?.includes(code) || code === under) || (unknown === true && codes.length === 0);
}

function passesAll(where, fields, codes) {
  return fields.every((field) => !where[field] || passes(where[field], codesFor(field, codes)));
}

export function passesDossier(where, dossier, codes) {
  if (!passesAll(where, [...Object.keys(dimensionOf), "nace", "place"], codes)) return false;
  if (where.status && !where.status.includes(dossier.status)) return false;
  if (where.company && where.company !== dossier.companyNumber) return false;
  return !where.serviceProvider || where.serviceProvider === dossier.provider;
}

/** The parts of a filter that are about the company. */
export function passesCompany(where, codes) {
  return passesAll(where, companyFields, codes);
}
