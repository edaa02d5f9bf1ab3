/** The companies of register.zip and employment.csv in the folder named on the command line. */
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import yauzl from "yauzl";
import { places } from "./lists.mjs";

const folder = process.argv[2];
const texts = {};
const zip = await yauzl.openPromise(`${folder}/register.zip`);
for await (const entry of zip.eachEntry()) texts[entry.fileName] = await text(await zip.openReadStreamPromise(entry));
const registerRows = (name) => parse(texts[name], { columns: true });
const plainNumber = (dotted) => dotted.replaceAll(".", "");
const isoDay = (dayFirst) => (dayFirst === "" ? null : dayFirst.split("-").reverse().join("-"));

const extractDay = isoDay(registerRows("meta.csv").find((row) => row.Variable === "SnapshotDate").Value);

/** The municipality of a seat or of an establishment unit, as it is on the day of the extract. */
export const placeOf = new Map();
for (const row of registerRows("address.csv")) {
  const number = plainNumber(row.EntityNumber);
  if (row.TypeOfAddress !== (number < "2" ? "REGO" : "BAET") || row.CountryNL !== "") continue;
  const municipality = places.ofPostalCode(row.Zipcode, [row.MunicipalityNL, row.MunicipalityFR], extractDay);
  if (municipality !== null) placeOf.set(number, municipality);
}

export const companies = new Map();
for (const row of registerRows("enterprise.csv")) {
  const number = plainNumber(row.EnterpriseNumber);
  companies.set(number, { legalType: row.TypeOfEnterprise === "0" ? null : row.TypeOfEnterprise, legalForm: row.JuridicalForm || null, startedOn: isoDay(row.StartDate), units: [], mains: [], place: placeOf.get(number) ?? null });
}
for (const row of registerRows("establishment.csv")) {
  const number = plainNumber(row.EstablishmentNumber);
  companies.get(plainNumber(row.EnterpriseNumber)).units.push({ number, startedOn: isoDay(row.StartDate) ?? "9999", place: placeOf.get(number) ?? null });
}
for (const company of companies.values()) {
  company.units.sort((a, b) => (a.startedOn + a.number < b.startedOn + b.number ? -1 : 1));
  company.place ??= company.units.find((unit) => unit.place !== null)?.place ?? null;
}

/** Main activities, the best first: RSZ before VAT before other, the newest version, the lowest code. */
for (const row of registerRows("activity.csv")) {
  const rank = ["006", "001", "003"].indexOf(row.ActivityGroup);
  const company = companies.get(plainNumber(row.EntityNumber));
  if (company === undefined || row.Classification !== "MAIN" || rank < 0) continue;
  company.mains.push({ order: `${rank} ${9999 - Number(row.NaceVersion)} ${row.NaceCode}`, version: row.NaceVersion, code: row.NaceCode.replaceAll(".", "").slice(0, 5) });
}
for (const company of companies.values()) company.mains.sort((a, b) => (a.order < b.order ? -1 : 1));
export const mainIn = (company, version) => company?.mains.find((main) => main.version === version)?.code ?? null;

/** How many companies have this code as their main one in one version and that code in the other. */
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

export function mostFrequent(from, code, to) {
  const found = [...(pairs.get(`${from} ${code} ${to}`) ?? [])].sort((a, b) => b[1] - a[1]);
  if (found.length === 0) return null;
  return found.length > 1 && found[0][1] === found[1][1] ? null : found[0][0];
}

const classes = new Map();
for (const row of parse(readFileSync(`${folder}/employment.csv`), { columns: true })) {
  const number = plainNumber(row.enterprise_number);
  if (!classes.has(number)) classes.set(number, []);
  classes.get(number).push({ quarter: `${row.year}-${row.quarter}`, class: row.class });
}

/** The RSZ class of the last quarter known by then; null when none was. */
export const classIn = (number, quarter) => (classes.get(number) ?? []).filter((each) => each.quarter <= quarter).sort((a, b) => (a.quarter < b.quarter ? 1 : -1))[0]?.class ?? null;
