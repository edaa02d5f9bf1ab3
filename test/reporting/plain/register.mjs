/** The companies of a folder with register.zip, employment.csv and, where there was one before, register-earlier.zip. */
import { existsSync, readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import yauzl from "yauzl";
import { places } from "./lists.mjs";

const plainNumber = (dotted) => dotted.replaceAll(".", "");
const isoDay = (dayFirst) => (dayFirst === "" ? null : dayFirst.split("-").reverse().join("-"));

/** The rows of each file in a zip. */
async function unzipped(file) {
  const texts = {};
  const zip = await yauzl.openPromise(file);
  for await (const entry of zip.eachEntry()) texts[entry.fileName] = await text(await zip.openReadStreamPromise(entry));
  return (name) => parse(texts[name], { columns: true });
}

/** The municipality of seats and of establishment units, as they are on the day of the extract. */
function placesOf(rows, extractDay) {
  const placeOf = new Map();
  for (const row of rows("address.csv")) {
    const number = plainNumber(row.EntityNumber);
    if (row.TypeOfAddress !== (number < "2" ? "REGO" : "BAET") || row.CountryNL !== "") continue;
    const municipality = places.ofPostalCode(row.Zipcode, [row.MunicipalityNL, row.MunicipalityFR], extractDay);
    if (municipality !== null) placeOf.set(number, municipality);
  }
  return placeOf;
}

/** Main activities, the best first: RSZ before VAT before other, the newest version, the lowest code. */
function addMains(rows, companies) {
  for (const row of rows("activity.csv")) {
    const rank = ["006", "001", "003"].indexOf(row.ActivityGroup);
    const company = companies.get(plainNumber(row.EntityNumber));
    if (company === undefined || row.Classification !== "MAIN" || rank < 0) continue;
    company.mains.push({ order: `${rank} ${9999 - Number(row.NaceVersion)} ${row.NaceCode}`, version: row.NaceVersion, code: row.NaceCode.replaceAll(".", "").slice(0, 5) });
  }
  for (const company of companies.values()) company.mains.sort((a, b) => (a.order < b.order ? -1 : 1));
}

/** One extract: its companies, and the place (or null) of each of its units. A company lies at its seat, else where its oldest unit does. */
async function readExtract(file) {
  const rows = await unzipped(file);
  const placeOf = placesOf(rows, isoDay(rows("meta.csv").find((row) => row.Variable === "SnapshotDate").Value));
  const companies = new Map();
  for (const row of rows("enterprise.csv")) {
    const number = plainNumber(row.EnterpriseNumber);
    const legalType = row.TypeOfEnterprise === "0" ? null : row.TypeOfEnterprise;
    const facts = { legalType, legalForm: row.JuridicalForm || null, startedOn: isoDay(row.StartDate), place: placeOf.get(number) ?? null };
    companies.set(number, { number, isActive: true, ...facts, units: [], mains: [] });
  }
  const units = new Map();
  for (const row of rows("establishment.csv")) {
    const unit = { number: plainNumber(row.EstablishmentNumber), startedOn: isoDay(row.StartDate) ?? "9999" };
    units.set(unit.number, placeOf.get(unit.number) ?? null);
    companies.get(plainNumber(row.EnterpriseNumber)).units.push(unit);
  }
  for (const company of companies.values()) {
    company.units.sort((a, b) => (a.startedOn + a.number < b.startedOn + b.number ? -1 : 1));
    company.place ??= units.get(company.units.find(({ number }) => units.get(number) !== null)?.number) ?? null;
  }
  addMains(rows, companies);
  return { companies, units };
}

/** What an extract does not list any more has ended, and is kept as it was, a company without its units. */
async function readBoth(folder) {
  const now = await readExtract(`${folder}/register.zip`);
  const earlierFile = `${folder}/register-earlier.zip`;
  if (!existsSync(earlierFile)) return now;
  const earlier = await readExtract(earlierFile);
  for (const [number, company] of earlier.companies) if (!now.companies.has(number)) now.companies.set(number, { ...company, units: [], isActive: false });
  for (const [number, place] of earlier.units) if (!now.units.has(number)) now.units.set(number, place);
  return now;
}

/** The company's main activity in a version of NACE-BEL. */
export const mainIn = (company, version) => company?.mains.find((main) => main.version === version)?.code ?? null;

/** For a code in one version, the code in another that most companies have beside it; null where no single one is the most frequent. */
function frequentPairs(companies) {
  const pairs = new Map();
  for (const company of companies.values()) {
    for (const [from, to] of [["2003", "2008"], ["2003", "2025"], ["2008", "2025"], ["2025", "2008"]]) {
      const [code, other] = [mainIn(company, from), mainIn(company, to)];
      if (code === null || other === null) continue;
      const key = `${from} ${code} ${to}`;
      if (!pairs.has(key)) pairs.set(key, new Map());
      pairs.get(key).set(other, (pairs.get(key).get(other) ?? 0) + 1);
    }
  }
  return (from, code, to) => {
    const found = [...(pairs.get(`${from} ${code} ${to}`) ?? [])].sort((a, b) => b[1] - a[1]);
    return found.length === 0 || (found.length > 1 && found[0][1] === found[1][1]) ? null : found[0][0];
  };
}

/** The RSZ class of the last quarter known by then; null when none was. */
function readClasses(file) {
  const classes = new Map();
  for (const row of parse(readFileSync(file), { columns: true })) {
    const number = plainNumber(row.enterprise_number);
    if (!classes.has(number)) classes.set(number, []);
    classes.get(number).push({ quarter: `${row.year}-${row.quarter}`, class: row.class });
  }
  return (number, quarter = "9999-4") => {
    const known = (classes.get(number) ?? []).filter((each) => each.quarter <= quarter);
    return known.toSorted((a, b) => (a.quarter < b.quarter ? 1 : -1))[0]?.class ?? null;
  };
}

/** Everything the register says. `placeOf` is that of an establishment unit, `classIn` the class of the last quarter known by one, else of the newest. */
export async function readRegister(folder) {
  const { companies, units } = await readBoth(folder);
  return { companies, placeOf: (unit) => units.get(unit) ?? null, mostFrequent: frequentPairs(companies), classIn: readClasses(`${folder}/employment.csv`) };
}
