/** The dossiers of dossiers.csv in the folder named on the command line, with what the register says where a row says nothing. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { regimes } from "./lists.mjs";
import { classIn, companies, mainIn, placeOf } from "./register.mjs";

const folder = process.argv[2];

const brussels = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Brussels", year: "numeric", month: "2-digit", day: "2-digit" });
/** A bare date is a day of Brussels already. */
const dayOf = (moment) => (moment === "" ? null : moment.length === 10 ? moment : brussels.format(new Date(moment)));
function cents(amount) {
  const [euros, rest = ""] = amount.split(".");
  return Number(euros) * 100 + Number(rest.padEnd(2, "0"));
}
const mergedPillars = { ADVIES_INTERNATIONAAL: "ADVIES", TECHNOLOGIEVERKENNING: "ADVIES", STRATEGISCH_ADVIES: "ADVIES" };
const events = ["SUBMITTED", "APPROVED", "REFUSED", "WITHDRAWN", "LAPSED", "OWN_SHARE", "PAID", "CLOSED", "RECOVERED"];

export function quarterOf(day) {
  return Math.ceil(Number(day.slice(5, 7)) / 3);
}

/** Completed years; null before the start. */
function ageOn(startedOn, day) {
  const isLeapYear = new Date(Date.UTC(Number(day.slice(0, 4)), 1, 29)).getUTCDate() === 29;
  const birthday = startedOn.slice(5) === "02-29" && !isLeapYear ? "02-28" : startedOn.slice(5);
  const birthdayIsAhead = day.slice(5) < birthday;
  const years = Number(day.slice(0, 4)) - Number(startedOn.slice(0, 4)) - (birthdayIsAhead ? 1 : 0);
  return years < 0 ? null : years;
}

/** What the register says where the row says nothing: the activity in the version in force, else the company's main one. */
function activityOf(row, company, day) {
  if (row.nace_code !== "") return { code: row.nace_code, version: row.nace_version };
  const version = day < "2025-01-01" ? "2008" : "2025";
  const code = mainIn(company, version);
  return code !== null ? { code, version } : (company?.mains[0] ?? null);
}

export const dossiers = parse(readFileSync(`${folder}/dossiers.csv`), { columns: true }).map((row) => {
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

/** The last day that any of them speaks of. */
export const lastDay = dossiers.flatMap(({ days }) => Object.values(days)).reduce((last, day) => (day !== null && day > last ? day : last), "");
