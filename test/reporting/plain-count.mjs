// Answers breakdowns from the files alone: dossiers.csv, employment.csv and the register's CSV files in one folder. Uses csv-parse and none of
// the project's code; the project's lists of places, postal codes and NACE are read as files.
//   node test/reporting/plain-count.mjs FOLDER LISTS < questions.json > answers.json
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";

const [folder, lists] = process.argv.slice(2);
const read = (path, delimiter = ",") => parse(readFileSync(path, "utf8"), { columns: true, delimiter, quote: delimiter === "," ? '"' : null });
const table = (name) => read(join(folder, name));
const list = (name) => read(join(lists, name), "|");
const digits = (text) => text.replaceAll(".", "");
const group = (rows, key) => {
  const groups = new Map();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
};

// --- Places: a code's parents, and what became of it.
const places = new Map(list("places.csv").map((place) => [place.code, place]));
const placeLevels = ["REGION", "PROVINCE", "ARRONDISSEMENT", "MUNICIPALITY"];
function forward(code, day) {
  let place = places.get(code);
  while (place && place.validTo !== "" && place.validTo < day) place = places.get(place.successor);
  return place && place.level === "MUNICIPALITY" && place.validFrom <= day ? place.code : null;
}
function placeAt(code, level) {
  if (code === null) return null;
  let hasProvince = false;
  for (let place = places.get(code); place; place = places.get(place.parent)) {
    if (place.level === level) return place.code;
    if (place.level === "PROVINCE") hasProvince = true;
    if (level === "PROVINCE" && place.level === "REGION" && !hasProvince) return place.code;
  }
  return null;
}

// --- NACE: the list is in order, each code after the one above it.
const nace = { 2008: new Map(), 2025: new Map() };
const naceLevels = ["SECTION", "DIVISION", "GROUP", "CLASS", "SUBCLASS"];
let section = "";
for (const { version, code } of list("nace-bel.csv")) {
  if (/^[A-Z]$/.test(code)) section = code;
  nace[version]?.set(code, section);
}
function naceAt(version, code, level) {
  if (code === null || !nace[version].has(code)) return null;
  if (level === "SECTION") return nace[version].get(code);
  const length = naceLevels.indexOf(level) + 1;
  return /^[A-Z]$/.test(code) || code.length < length ? null : code.slice(0, length);
}

// --- The register.
const isoDay = (text) => text.split("-").reverse().join("-");
const plain = (text) => text.replace(/\s*\(.*\)$/, "").normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
const byPostalCode = group(list("postal-codes.csv"), (row) => row.postalCode);
function municipalityOf(address) {
  const rows = byPostalCode.get(address?.Zipcode) ?? [];
  const named = rows.filter(({ municipality, localities }) => [places.get(municipality).nl, ...localities.split(";")].some((name) => plain(name) === plain(address.MunicipalityNL)));
  const row = rows.length === 1 ? rows[0] : named[0];
  return row ? forward(row.municipality, "2026-10-31") : null;
}
const addresses = new Map(table("address.csv").map((address) => [digits(address.EntityNumber), address]));
const units = table("establishment.csv").map((row) => ({ number: digits(row.EstablishmentNumber), company: digits(row.EnterpriseNumber), start: isoDay(row.StartDate) }));
const unitsOf = group(units, (unit) => unit.company);
const unitPlace = new Map(units.map((unit) => [unit.number, municipalityOf(addresses.get(unit.number))]));
const mainsOf = group(table("activity.csv").filter((row) => row.Classification === "MAIN" && ["006", "001", "003"].includes(row.ActivityGroup)), (row) => digits(row.EntityNumber));
const rank = { "006": 0, "001": 1, "003": 2 };
function mainIn(number, version) {
  const rows = (mainsOf.get(number) ?? []).filter((row) => version === null || row.NaceVersion === version);
  const [best] = rows.sort((a, b) => rank[a.ActivityGroup] - rank[b.ActivityGroup] || b.NaceVersion - a.NaceVersion || (a.NaceCode < b.NaceCode ? -1 : 1));
  return best ? { version: best.NaceVersion, code: best.NaceCode.slice(0, 5) } : null;
}
const companies = new Map();
for (const row of table("enterprise.csv")) {
  const number = digits(row.EnterpriseNumber);
  const own = (unitsOf.get(number) ?? []).filter((unit) => unitPlace.get(unit.number) !== null);
  const oldest = own.sort((a, b) => (a.start + a.number < b.start + b.number ? -1 : 1))[0];
  const seat = municipalityOf(addresses.get(number));
  const mains = Object.fromEntries(["2003", "2008", "2025"].map((version) => [version, mainIn(number, version)?.code ?? null]));
  companies.set(number, { type: row.TypeOfEnterprise, form: row.JuridicalForm, start: isoDay(row.StartDate), units: (unitsOf.get(number) ?? []).length, place: seat ?? (oldest ? unitPlace.get(oldest.number) : null), mains, main: mainIn(number, null) });
}
const employment = group(table("employment.csv"), (row) => row.enterprise_number);
const pairCounts = new Map();
for (const { mains } of companies.values()) {
  for (const from of ["2003", "2008", "2025"]) for (const to of ["2008", "2025"]) if (from !== to && mains[from] && mains[to]) {
    const key = `${from} ${mains[from]} ${to}`;
    const counts = pairCounts.get(key) ?? new Map();
    pairCounts.set(key, counts.set(mains[to], (counts.get(mains[to]) ?? 0) + 1));
  }
}
function commonPair(from, code, to) {
  const [first, second] = [...(pairCounts.get(`${from} ${code} ${to}`) ?? [])].sort((a, b) => b[1] - a[1]);
  return first && first[1] !== second?.[1] ? first[0] : null;
}

// --- The dossiers.
const brussels = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Brussels", year: "numeric", month: "2-digit", day: "2-digit" });
const dayOf = (moment) => (moment === "" ? null : moment.length === 10 ? moment : brussels.format(new Date(moment)));
const events = ["submitted", "approved", "refused", "withdrawn", "lapsed", "paid", "closed", "recovered"];
const cents = (text) => BigInt(text.replace(".", ""));
const mergedPillars = { ADVIES_INTERNATIONAAL: "ADVIES", TECHNOLOGIEVERKENNING: "ADVIES", STRATEGISCH_ADVIES: "ADVIES" };
const regimeStarts = { R2026: "2026-02-01", R2023: "2023-01-01", R2020: "2020-01-01", R2019: "2019-12-01", R2016: "2016-04-01", R2009: "2009-01-01" };
const orNull = (text) => (text === undefined || text === "" ? null : text);
function yearsBetween(start, day) {
  const years = Number(day.slice(0, 4)) - Number(start.slice(0, 4));
  return day.slice(5) < (start.slice(5) === "02-29" && new Date(`${day.slice(0, 4)}-02-29`).getUTCMonth() !== 1 ? "02-28" : start.slice(5)) ? years - 1 : years;
}
function ageClass(start, day) {
  if (!start || start > day) return null;
  const years = yearsBetween(start, day);
  return years >= 20 ? "20+" : years >= 10 ? "10-19" : years >= 5 ? "5-9" : years >= 3 ? "3-4" : years >= 1 ? "1-2" : "0";
}
const unitsClass = (n) => (n === null ? null : n >= 10 ? "10+" : n >= 5 ? "5-9" : n >= 2 ? "2-4" : String(n));

const dossiers = table("dossiers.csv").map((row) => {
  const days = Object.fromEntries(events.map((event) => [event.toUpperCase(), dayOf(row[`${event}_at`])]));
  const company = companies.get(row.enterprise_number);
  const quarter = `${days.SUBMITTED.slice(0, 4)} ${Math.ceil(Number(days.SUBMITTED.slice(5, 7)) / 3)}`;
  const known = (employment.get(row.enterprise_number) ?? []).filter((each) => `${each.year} ${each.quarter}` <= quarter).sort((a, b) => (`${a.year} ${a.quarter}` < `${b.year} ${b.quarter}` ? 1 : -1));
  const inForce = days.SUBMITTED >= "2025-01-01" ? "2025" : "2008";
  const fromRegister = company?.mains[inForce] ? { version: inForce, code: company.mains[inForce] } : (company?.main ?? { version: null, code: null });
  const filed = row.nace_code === "" ? fromRegister : { version: row.nace_version, code: row.nace_code };
  const place = orNull(row.municipality) ?? unitPlace.get(row.establishment_number) ?? company?.place ?? null;
  const workforce = orNull(row.employment_class) ?? known[0]?.class ?? null;
  const unitCount = row.establishments === "" ? (company?.units ?? null) : Number(row.establishments);
  const type = orNull(row.legal_type) ?? company?.type ?? null;
  return {
    days, company: row.enterprise_number, unit: orNull(row.establishment_number), subsidy: cents(row.subsidy), cost: cents(row.eligible_cost), filed, place, mains: company?.mains ?? {},
    flat: {
      PILLAR: mergedPillars[row.pillar] ?? row.pillar, THEME: orNull(row.theme), TOPIC: orNull(row.topic), COMPANY_SIZE: orNull(row.declared_size), EMPLOYMENT_CLASS: ["0", "?"].includes(workforce) ? null : workforce,
      LEGAL_TYPE: type === "0" ? null : type, LEGAL_FORM: orNull(row.legal_form) ?? orNull(company?.form), ESTABLISHMENTS_CLASS: unitsClass(unitCount), COMPANY_AGE_CLASS: ageClass(company?.start, days.SUBMITTED),
      REGIME: Object.entries(regimeStarts).find(([, from]) => from <= days.SUBMITTED)[0], STATUS: [...events].reverse().find((event) => days[event.toUpperCase()] !== null).toUpperCase(), SERVICE_PROVIDER: orNull(row.service_provider_number),
    },
  };
});

// --- Questions.
function recoded({ filed, mains }, version) {
  if (filed.code === null || filed.version === version) return filed.code;
  return (mains[filed.version] === filed.code ? mains[version] : null) ?? commonPair(filed.version, filed.code, version);
}
function shifted(day, months) {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}
function keyPart(dossier, name, question, months) {
  if (name in dossier.flat) return dossier.flat[name];
  if (name.startsWith("NACE_")) return naceAt(question.nace, recoded(dossier, question.nace), name.slice(5));
  if (placeLevels.includes(name)) return placeAt(dossier.place === null ? null : forward(dossier.place, question.placesOn), name);
  const { year, month } = shifted(dossier.days[question.counting], months);
  return name === "YEAR" ? String(year) : name === "QUARTER" ? `${year}-Q${Math.ceil(month / 3)}` : `${year}-${String(month).padStart(2, "0")}`;
}
function passes(dossier, question) {
  return (question.where ?? []).every(({ dimension, under, any, none, unknown }) => {
    let lines = [keyPart(dossier, dimension, question, 0)];
    if (dimension === "NACE") lines = naceLevels.map((level) => naceAt(question.nace, recoded(dossier, question.nace), level));
    if (dimension === "PLACE") lines = placeLevels.map((level) => placeAt(dossier.place === null ? null : forward(dossier.place, question.placesOn), level));
    const isUnknown = lines.every((code) => code === null);
    const picked = [...(any ?? []), ...(under ? [under] : [])];
    const asksNothing = any === undefined && under === undefined;
    const isPicked = (asksNothing && unknown !== true) || picked.some((code) => lines.includes(code)) || (unknown === true && isUnknown);
    return isPicked && !(unknown === false && isUnknown) && !(none ?? []).some((code) => lines.includes(code));
  });
}
const nothing = () => ({ dossiers: 0, companies: new Set(), establishments: new Set(), subsidy: 0n, eligibleCost: 0n, unmappedNace: 0, unmappedPlace: 0 });
function add(sums, dossier, question) {
  sums.dossiers += 1;
  sums.companies.add(dossier.company);
  if (dossier.unit !== null) sums.establishments.add(dossier.unit);
  sums.subsidy += dossier.subsidy;
  sums.eligibleCost += dossier.cost;
  if (dossier.filed.code !== null && !nace[question.nace].has(recoded(dossier, question.nace))) sums.unmappedNace += 1;
  if (dossier.place !== null && forward(dossier.place, question.placesOn) === null) sums.unmappedPlace += 1;
}
const written = (amount) => `${amount / 100n}.${String(amount % 100n).padStart(2, "0")}`;
const figures = ({ companies, establishments, subsidy, eligibleCost, ...counts }) => ({ ...counts, companies: companies.size, establishments: establishments.size, subsidy: written(subsidy), eligibleCost: written(eligibleCost), averageSubsidy: counts.dossiers === 0 ? null : written((2n * subsidy + BigInt(counts.dossiers)) / (2n * BigInt(counts.dossiers))) });
function answer(question) {
  const rows = new Map();
  const total = [nothing(), nothing()];
  question.periods.forEach(([from, to], side) => {
    for (const dossier of dossiers) {
      const day = dossier.days[question.counting];
      if (day === null || day < from || day > to || !passes(dossier, question)) continue;
      const key = question.by.map((name) => keyPart(dossier, name, question, side === 1 ? question.monthsApart : 0) ?? "UNKNOWN");
      const row = rows.get(key.join("|")) ?? { key, sides: [nothing(), nothing()] };
      rows.set(key.join("|"), row);
      for (const sums of [row.sides[side], total[side]]) add(sums, dossier, question);
    }
  });
  if (question.by.length === 0) rows.set("", { key: [], sides: total });
  const sides = (pair) => pair.slice(0, question.periods.length).map(figures);
  return { rows: [...rows.values()].map(({ key, sides: pair }) => ({ key, sides: sides(pair) })), total: sides(total) };
}
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(answer)));
