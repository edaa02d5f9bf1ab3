/**
 * Prints what the breakdowns of cases.json must answer: `node test/reporting/plain/count.mjs FOLDER`, where FOLDER holds dossiers.csv,
 * register.zip and employment.csv. Reads files and counts, one dossier after the other; uses none of the project's code.
 */
import { readFileSync } from "node:fs";
import { dossiers, lastDay, quarterOf } from "./dossiers.mjs";
import { activities, places } from "./lists.mjs";
import { mainIn, mostFrequent } from "./register.mjs";

const cases = JSON.parse(readFileSync(new URL("cases.json", import.meta.url), "utf8"));

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
  const code = own ?? mostFrequent(activity.version, activity.code, version);
  return code === null ? [] : activities.path(version, code);
}

/** Everything of a dossier that can be a key or be filtered, for a period that ends on that day. */
function attributesOf(dossier, event, endsOn) {
  const day = dossier.days[event];
  const nace = activityPath(dossier, endsOn < "2025-01-01" ? "2008" : "2025");
  const place = places.path(places.movedTo(dossier.municipality, endsOn));
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
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10);
}

function daysOf({ year, quarter, months }) {
  if (year !== undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (months !== undefined) return { from: `${months.from}-01`, to: lastOf(months.to) };
  const month = (number) => `${quarter.year}-${String(number).padStart(2, "0")}`;
  return { from: `${month(quarter.quarter * 3 - 2)}-01`, to: lastOf(month(quarter.quarter * 3)) };
}

const yearLater = (code) => `${Number(code.slice(0, 4)) + 1}${code.slice(4)}`;
const dayEarlier = (day) => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
const isTime = (dimension) => ["YEAR", "QUARTER", "MONTH"].includes(dimension);

/** The dossiers of a period by their keys; those of the year before get the keys of this year. */
function grouped({ by, counting, where = {} }, { from, to }, endsOn, isPrevious) {
  const groups = new Map();
  for (const dossier of dossiers) {
    const day = dossier.days[counting];
    if (day === null || day < from || day > to) continue;
    const attributes = attributesOf(dossier, counting, endsOn);
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
function unmapped({ by, counting }, endsOn, now, before) {
  const versionOf = { "NACE-BEL": endsOn < "2025-01-01" ? "2008" : "2025", NIS: endsOn.slice(0, 4) };
  const isLost = {
    "NACE-BEL": (dossier) => dossier.activity !== null && attributesOf(dossier, counting, endsOn).NACE_SECTION === undefined,
    NIS: (dossier) => dossier.municipality !== null && attributesOf(dossier, counting, endsOn).MUNICIPALITY === undefined,
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
  const isCut = compare !== undefined && lastDay < days.to;
  const cut = isCut ? lastDay : days.to;
  const yearBefore = { from: dayEarlier(days.from), to: isCut ? dayEarlier(cut) : lastOf(dayEarlier(days.to)) };
  const now = grouped(variables, { from: days.from, to: cut }, days.to, false);
  const before = compare === undefined ? null : grouped(variables, yearBefore, days.to, true);
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
