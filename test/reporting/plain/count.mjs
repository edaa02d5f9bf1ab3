/**
 * Prints what the breakdowns of cases.json must answer: `node test/reporting/plain/count.mjs FOLDER`, where FOLDER holds dossiers.csv,
 * register.zip and employment.csv. Reads files and counts, one dossier after the other; uses none of the project's code.
 */
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import yauzl from "yauzl";
import { asBars, readActivities, readPlaces, readRegimes } from "./lists.mjs";

const folder = process.argv[2];
const cases = JSON.parse(readFileSync(new URL("cases.json", import.meta.url), "utf8"));

/* The register. */

const texts = {};
const zip = await yauzl.openPromise(`${folder}/register.zip`);
for await (const entry of zip.eachEntry()) texts[entry.fileName] = await text(await zip.openReadStreamPromise(entry));
const registerRows = (name) => parse(texts[name], { columns: true });
const plainNumber = (dotted) => dotted.replaceAll(".", "");
const isoDay = (dayFirst) => (dayFirst === "" ? null : dayFirst.split("-").reverse().join("-"));

const extractDay = isoDay(registerRows("meta.csv").find((row) => row.Variable === "SnapshotDate").Value);
const places = readPlaces();
const activities = readActivities();
const regimes = readRegimes();

const placeOf = new Map();
for (const row of registerRows("address.csv")) {
  const number = plainNumber(row.EntityNumber);
  if (row.TypeOfAddress !== (number < "2" ? "REGO" : "BAET") || row.CountryNL !== "") continue;
  const municipality = places.ofPostalCode(row.Zipcode, [row.MunicipalityNL, row.MunicipalityFR], extractDay);
  if (municipality !== null) placeOf.set(number, municipality);
}

const companies = new Map();
for (const row of registerRows("enterprise.csv")) {
  const number = plainNumber(row.EnterpriseNumber);
  companies.set(number, { legalType: row.TypeOfEnterprise || null, legalForm: row.JuridicalForm || null, startedOn: isoDay(row.StartDate), units: [], mains: [], place: placeOf.get(number) ?? null });
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
const mainIn = (company, version) => company?.mains.find((main) => main.version === version)?.code ?? null;

/** How many companies have this code as their main one in one version and that code in the other. */
const pairs = new Map();
for (const company of companies.values()) {
  for (const [from, to] of [["2008", "2025"], ["2025", "2008"]]) {
    const [code, other] = [mainIn(company, from), mainIn(company, to)];
    if (code === null || other === null) continue;
    const key = `${from} ${code}`;
    if (!pairs.has(key)) pairs.set(key, new Map());
    pairs.get(key).set(other, (pairs.get(key).get(other) ?? 0) + 1);
  }
}
function mostFrequent(from, code) {
  const found = [...(pairs.get(`${from} ${code}`) ?? [])].sort((a, b) => b[1] - a[1]);
  if (found.length === 0) return null;
  return found.length > 1 && found[0][1] === found[1][1] ? null : found[0][0];
}

const classes = new Map();
for (const row of parse(readFileSync(`${folder}/employment.csv`), { columns: true })) {
  const number = plainNumber(row.enterprise_number);
  if (!classes.has(number)) classes.set(number, []);
  classes.get(number).push({ quarter: `${row.year}-${row.quarter}`, class: row.class });
}
const classIn = (number, quarter) => (classes.get(number) ?? []).filter((each) => each.quarter <= quarter).sort((a, b) => (a.quarter < b.quarter ? 1 : -1))[0]?.class ?? null;

/* The dossiers. */

const brussels = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Brussels", year: "numeric", month: "2-digit", day: "2-digit" });
/** A bare date is a day of Brussels already. */
const dayOf = (moment) => (moment === "" ? null : moment.length === 10 ? moment : brussels.format(new Date(moment)));
function cents(amount) {
  const [euros, rest = ""] = amount.split(".");
  return Number(euros) * 100 + Number(rest.padEnd(2, "0"));
}
const mergedPillars = { ADVIES_INTERNATIONAAL: "ADVIES", TECHNOLOGIEVERKENNING: "ADVIES", STRATEGISCH_ADVIES: "ADVIES" };
const events = ["SUBMITTED", "APPROVED", "REFUSED", "WITHDRAWN", "LAPSED", "PAID", "CLOSED", "RECOVERED"];

function quarterOf(day) {
  return Math.ceil(Number(day.slice(5, 7)) / 3);
}

function ageOn(startedOn, day) {
  const birthdayIsAhead = day.slice(5) < startedOn.slice(5);
  return Number(day.slice(0, 4)) - Number(startedOn.slice(0, 4)) - (birthdayIsAhead ? 1 : 0);
}

/** What the register says where the row says nothing: the activity in the version in force, else the company's main one. */
function activityOf(row, company, day) {
  if (row.nace_code !== "") return { code: row.nace_code, version: row.nace_version };
  const version = day < "2025-01-01" ? "2008" : "2025";
  const code = mainIn(company, version);
  return code !== null ? { code, version } : (company?.mains[0] ?? null);
}

const dossiers = parse(readFileSync(`${folder}/dossiers.csv`), { columns: true }).map((row) => {
  const company = companies.get(row.enterprise_number);
  const days = Object.fromEntries(events.map((event) => [event, dayOf(row[`${event.toLowerCase()}_at`])]));
  const day = days.SUBMITTED;
  return {
    days, company,
    companyNumber: row.enterprise_number,
    establishment: row.establishment_number || null,
    subsidy: cents(row.subsidy),
    eligibleCost: cents(row.eligible_cost),
    pillar: mergedPillars[row.pillar] ?? row.pillar,
    theme: row.theme || null,
    topic: row.topic || null,
    size: row.declared_size || null,
    provider: row.service_provider_number || null,
    status: ["RECOVERED", "CLOSED", "PAID", "LAPSED", "WITHDRAWN", "REFUSED", "APPROVED"].find((event) => days[event] !== null) ?? "SUBMITTED",
    regime: regimes.find((each) => each.from <= day && day <= each.to).code,
    legalType: row.legal_type || company?.legalType || null,
    legalForm: row.legal_form || company?.legalForm || null,
    activity: activityOf(row, company, day),
    municipality: row.municipality || (placeOf.get(row.establishment_number) ?? company?.place ?? null),
    employmentClass: row.employment_class || classIn(row.enterprise_number, `${day.slice(0, 4)}-${quarterOf(day)}`),
    units: row.establishments === "" ? (company?.units.length ?? null) : Number(row.establishments),
    age: company?.startedOn ? ageOn(company.startedOn, day) : null,
  };
});

/* One question. */

function classOf(bounds, number) {
  if (number === null) return null;
  return bounds.find(([, most]) => number <= most)[0];
}
const unitBounds = [["0", 0], ["1", 1], ["2-4", 4], ["5-9", 9], ["10+", Infinity]];
const ageBounds = [["0", 0], ["1-2", 2], ["3-4", 4], ["5-9", 9], ["10-19", 19], ["20+", Infinity]];

/** The codes of a dossier's activity in that version from the section down; none when there is no such code. */
function activityPath({ activity, company }, version) {
  if (activity === null) return [];
  if (activity.version === version) return activities.path(version, activity.code);
  const own = mainIn(company, activity.version) === activity.code ? mainIn(company, version) : null;
  const code = own ?? mostFrequent(activity.version, activity.code);
  return code === null ? [] : activities.path(version, code);
}

/** Everything of a dossier that can be a key or be filtered, for a period that ends on that day. */
function attributesOf(dossier, event, lastDay) {
  const day = dossier.days[event];
  const nace = activityPath(dossier, lastDay < "2025-01-01" ? "2008" : "2025");
  const place = places.path(places.movedTo(dossier.municipality, lastDay));
  const rsz = dossier.employmentClass;
  return {
    nace, place,
    PILLAR: dossier.pillar, THEME: dossier.theme, TOPIC: dossier.topic, COMPANY_SIZE: dossier.size, LEGAL_TYPE: dossier.legalType, LEGAL_FORM: dossier.legalForm,
    EMPLOYMENT_CLASS: rsz === "0" || rsz === "?" ? null : rsz,
    NACE_SECTION: nace[0], NACE_DIVISION: nace[1], NACE_GROUP: nace[2], NACE_CLASS: nace[3], NACE_SUBCLASS: nace[4],
    REGION: place.REGION, PROVINCE: place.PROVINCE, ARRONDISSEMENT: place.ARRONDISSEMENT, MUNICIPALITY: place.MUNICIPALITY,
    ESTABLISHMENTS_CLASS: classOf(unitBounds, dossier.units), COMPANY_AGE_CLASS: classOf(ageBounds, dossier.age),
    REGIME: dossier.regime, STATUS: dossier.status, SERVICE_PROVIDER: dossier.provider,
    YEAR: day.slice(0, 4), QUARTER: `${day.slice(0, 4)}-Q${quarterOf(day)}`, MONTH: day.slice(0, 7),
  };
}

const filterOf = {
  pillar: "PILLAR", theme: "THEME", topic: "TOPIC", companySize: "COMPANY_SIZE", employmentClass: "EMPLOYMENT_CLASS", legalType: "LEGAL_TYPE", legalForm: "LEGAL_FORM",
  establishmentsClass: "ESTABLISHMENTS_CLASS", companyAgeClass: "COMPANY_AGE_CLASS", regime: "REGIME",
};

function codesFor(filter, attributes) {
  if (filter === "nace") return attributes.nace;
  if (filter === "place") return Object.values(attributes.place);
  const code = attributes[filterOf[filter]] ?? null;
  return code === null ? [] : [code];
}

/** (in OR under OR unknown) AND NOT notIn; `unknown: false` leaves the unknown out. */
function passes(filter, wanted, attributes) {
  if (filter === "status") return wanted.includes(attributes.STATUS);
  const codes = codesFor(filter, attributes);
  const { in: some, notIn = [], under, unknown } = wanted;
  if (codes.some((code) => notIn.includes(code))) return false;
  if (codes.length === 0 && unknown === false) return false;
  if (some === undefined && under === undefined && unknown !== true) return true;
  return codes.some((code) => some?.includes(code) || code === under) || (unknown === true && codes.length === 0);
}

function lastOf(month) {
  return asBars(new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)));
}

function daysOf({ year, quarter, months }) {
  if (year !== undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (months !== undefined) return { from: `${months.from}-01`, to: lastOf(months.to) };
  const month = (number) => `${quarter.year}-${String(number).padStart(2, "0")}`;
  return { from: `${month(quarter.quarter * 3 - 2)}-01`, to: lastOf(month(quarter.quarter * 3)) };
}

const yearLater = (code) => `${Number(code.slice(0, 4)) + 1}${code.slice(4)}`;
const yearEarlier = (period) => ({ from: `${Number(period.from.slice(0, 4)) - 1}${period.from.slice(4)}`, to: lastOf(`${Number(period.to.slice(0, 4)) - 1}${period.to.slice(4)}`) });
const isTime = (dimension) => ["YEAR", "QUARTER", "MONTH"].includes(dimension);

/** The dossiers of a period by their keys; those of the year before get the keys of this year. */
function grouped({ by, counting, where = {} }, { from, to }, lastDay, isPrevious) {
  const groups = new Map();
  for (const dossier of dossiers) {
    const day = dossier.days[counting];
    if (day === null || day < from || day > to) continue;
    const attributes = attributesOf(dossier, counting, lastDay);
    if (!Object.entries(where).every(([filter, wanted]) => passes(filter, wanted, attributes))) continue;
    const codes = by.map((dimension) => (isPrevious && isTime(dimension) ? yearLater(attributes[dimension]) : (attributes[dimension] ?? "UNKNOWN")));
    const key = codes.join("|");
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(dossier);
  }
  return groups;
}

const distinct = (values) => new Set(values.filter((value) => value !== null)).size;
const sum = (values) => values.reduce((total, value) => total + value, 0);

/** Amounts are cents. */
function figures(group) {
  const subsidy = sum(group.map((dossier) => dossier.subsidy));
  return {
    dossiers: group.length,
    companies: distinct(group.map((dossier) => dossier.companyNumber)),
    establishments: distinct(group.map((dossier) => dossier.establishment)),
    subsidy,
    eligibleCost: sum(group.map((dossier) => dossier.eligibleCost)),
    averageSubsidy: group.length === 0 ? null : Math.floor((2 * subsidy + group.length) / (2 * group.length)),
  };
}

function rowOf(key, group, previous) {
  return { key, value: figures(group), previous: previous === null ? null : figures(previous) };
}

/** For each classification among the keys: dossiers that hold a code which the version in use has no place for. */
function unmapped({ by, counting }, lastDay, now, before) {
  const versionOf = { "NACE-BEL": lastDay < "2025-01-01" ? "2008" : "2025", NIS: lastDay.slice(0, 4) };
  const isLost = {
    "NACE-BEL": (dossier) => dossier.activity !== null && attributesOf(dossier, counting, lastDay).NACE_SECTION === undefined,
    NIS: (dossier) => dossier.municipality !== null && attributesOf(dossier, counting, lastDay).MUNICIPALITY === undefined,
  };
  const isAsked = { "NACE-BEL": by.some((dimension) => dimension.startsWith("NACE")), NIS: by.some((dimension) => ["REGION", "PROVINCE", "ARRONDISSEMENT", "MUNICIPALITY"].includes(dimension)) };
  return Object.keys(isLost).filter((name) => isAsked[name]).map((name) => ({
    classification: `${name} ${versionOf[name]}`,
    value: now.filter(isLost[name]).length,
    previous: before && before.filter(isLost[name]).length,
  }));
}

/** UNKNOWN goes last. */
const inOrder = (a, b) => {
  const [one, other] = [a, b].map(({ key }) => key.map((code) => (code === "UNKNOWN" ? "~" : code)).join(" "));
  return one < other ? -1 : 1;
};

function answer({ variables }) {
  const { by, period, compare, totals } = variables;
  const days = daysOf(period);
  const now = grouped(variables, days, days.to, false);
  const before = compare === undefined ? null : grouped(variables, yearEarlier(days), days.to, true);
  const keys = new Set([...now.keys(), ...(before?.keys() ?? []), ...(by.length === 0 ? [""] : [])]);
  const rows = [...keys].map((key) => rowOf(key === "" ? [] : key.split("|"), now.get(key) ?? [], before && (before.get(key) ?? [])));
  const [all, allBefore] = [now, before].map((groups) => groups && [...groups.values()].flat());
  return {
    rows: rows.sort(inOrder),
    totals: totals === "GRAND" ? [rowOf(by.map(() => null), all, allBefore)] : [],
    unmapped: unmapped(variables, days.to, all, allBefore),
  };
}

console.log(JSON.stringify(cases.map((each) => answer(each))));
