/** The codes that a dossier or a company has in each dimension, null where one is not known. */
import { ageOn, timeCode } from "./days.mjs";
import { activities, places } from "./lists.mjs";
import { mainIn } from "./register.mjs";

const unitBounds = [["0", 0], ["1", 1], ["2-4", 4], ["5-9", 9], ["10+", Infinity]];
const ageBounds = [["0", 0], ["1-2", 2], ["3-4", 4], ["5-9", 9], ["10-19", 19], ["20+", Infinity]];
const classOf = (bounds, number) => (number === null ? null : bounds.find(([, most]) => number <= most)[0]);

/** The versions that codes are given in: those asked for, else those in force on a day. */
export function versionsOf({ nace, municipalitiesOf } = {}, day) {
  const inForce = day < "2025-01-01" ? "2008" : "2025";
  return { nace: nace ? nace.replace("NACEBEL_", "") : inForce, year: String(municipalitiesOf ?? day.slice(0, 4)) };
}

/** A code in another version of NACE-BEL: by the company's own main activities where it has that code, else by those of most companies. */
function recoded({ code, version }, company, wanted, register) {
  if (version === wanted) return code;
  const own = mainIn(company, version) === code ? mainIn(company, wanted) : null;
  return own ?? register.mostFrequent(version, code, wanted);
}

/** What a dossier says of its company, as it was at submission. */
function atSubmission(dossier, { nace }, { register }) {
  const { company, activity } = dossier;
  return { ...dossier, hasActivity: activity !== null, activity: activity && recoded(activity, company, nace, register), place: dossier.municipality };
}

/** What the register says of a company now; nothing of one that it never listed. */
function atPresent(company, { nace }, { register, today }) {
  if (company === null) return { legalType: null, legalForm: null, employmentClass: null, units: null, age: null, hasActivity: false, activity: null, place: null };
  const [main] = company.mains;
  const own = mainIn(company, nace);
  return {
    legalType: company.legalType,
    legalForm: company.legalForm,
    employmentClass: register.classIn(company.number),
    units: company.units.length,
    age: company.startedOn && ageOn(company.startedOn, today),
    hasActivity: main !== undefined,
    activity: own ?? (main === undefined ? null : register.mostFrequent(main.version, main.code, nace)),
    place: company.place,
  };
}

/** `nace` and `place` are the codes of all levels; the `lost` ones are held, but have no place in the version. */
function companyCodes({ legalType, legalForm, employmentClass, units, age, hasActivity, activity, place: municipality }, { nace: version, year }) {
  const nace = activity === null ? [] : activities.path(version, activity);
  const place = places.path(places.movedTo(municipality, `${year}-01-01`));
  return {
    nace,
    place: Object.values(place),
    isNaceLost: hasActivity && nace.length === 0,
    isPlaceLost: municipality !== null && place.MUNICIPALITY === undefined,
    LEGAL_TYPE: legalType,
    LEGAL_FORM: legalForm,
    EMPLOYMENT_CLASS: employmentClass === "0" || employmentClass === "?" ? null : employmentClass,
    NACE_SECTION: nace[0] ?? null,
    NACE_DIVISION: nace[1] ?? null,
    NACE_GROUP: nace[2] ?? null,
    NACE_CLASS: nace[3] ?? null,
    NACE_SUBCLASS: nace[4] ?? null,
    REGION: place.REGION ?? null,
    PROVINCE: place.PROVINCE ?? null,
    ARRONDISSEMENT: place.ARRONDISSEMENT ?? null,
    MUNICIPALITY: place.MUNICIPALITY ?? null,
    ESTABLISHMENTS_CLASS: classOf(unitBounds, units),
    COMPANY_AGE_CLASS: classOf(ageBounds, age),
  };
}

/** The same codes are asked for again and again. */
const remembered = new WeakMap();
function once(of, name, make) {
  if (!remembered.has(of)) remembered.set(of, new Map());
  const made = remembered.get(of);
  if (!made.has(name)) made.set(name, make());
  return made.get(name);
}

/** The codes of a company, by what the register says now. */
export function codesOfCompany(company, versions, world) {
  return once(company, `${versions.nace} ${versions.year}`, () => companyCodes(atPresent(company, versions, world), versions));
}

/** The codes of a dossier; `attributes` says whether the company's are those of the submission or of now. */
export function codesOfDossier(dossier, versions, attributes, world) {
  return once(dossier, `${versions.nace} ${versions.year} ${attributes}`, () => ({
    ...companyCodes(attributes === "CURRENT" ? atPresent(dossier.company, versions, world) : atSubmission(dossier, versions, world), versions),
    PILLAR: dossier.pillar,
    THEME: dossier.theme,
    TOPIC: dossier.topic,
    COMPANY_SIZE: dossier.size,
    REGIME: dossier.regime,
    STATUS: dossier.status,
    SERVICE_PROVIDER: dossier.provider,
  }));
}

export const isTime = (dimension) => ["YEAR", "QUARTER", "MONTH"].includes(dimension);

/** The key of something with these codes; `day` is that of the event, where there is one. */
export function keyOf(by, codes, day) {
  return by.map((dimension) => (isTime(dimension) ? timeCode(dimension, day) : (codes[dimension] ?? "UNKNOWN")));
}
