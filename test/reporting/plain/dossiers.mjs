/** The dossiers of a folder with dossiers.csv, with what the register says where a row says nothing. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { ageOn, quarterOf } from "./days.mjs";
import { regimes } from "./lists.mjs";
import { mainIn } from "./register.mjs";

const brussels = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Brussels", year: "numeric", month: "2-digit", day: "2-digit" });
/** A bare date is a day of Brussels already. */
const dayOf = (moment) => (moment === "" ? null : moment.length === 10 ? moment : brussels.format(new Date(moment)));
/** None is nothing. */
function cents(amount) {
  const [euros, rest = ""] = amount.split(".");
  return Number(euros) * 100 + Number(rest.padEnd(2, "0"));
}
const mergedPillars = { ADVIES_INTERNATIONAAL: "ADVIES", TECHNOLOGIEVERKENNING: "ADVIES", STRATEGISCH_ADVIES: "ADVIES" };
const events = ["SUBMITTED", "APPROVED", "REFUSED", "WITHDRAWN", "LAPSED", "OWN_SHARE", "PAID", "CLOSED", "RECOVERED"];

/** What the register says where the row says nothing: the activity in the version in force, else the company's main one. */
function activityOf(row, company, day) {
  if (row.nace_code !== "") return { code: row.nace_code, version: row.nace_version };
  const version = day < "2025-01-01" ? "2008" : "2025";
  const code = mainIn(company, version);
  return code !== null ? { code, version } : (company?.mains[0] ?? null);
}

function readDossier(row, { companies, placeOf, classIn }) {
  const company = companies.get(row.enterprise_number) ?? null;
  const days = Object.fromEntries(events.map((event) => [event, dayOf(row[`${event.toLowerCase()}_at`])]));
  const day = days.SUBMITTED;
  return {
    days, company,
    companyNumber: row.enterprise_number,
    establishment: row.establishment_number || null,
    subsidy: cents(row.subsidy),
    eligibleCost: cents(row.eligible_cost),
    paid: cents(row.paid_amount),
    recovered: cents(row.recovered_amount),
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
    municipality: row.municipality || (placeOf(row.establishment_number) ?? company?.place ?? null),
    employmentClass: row.employment_class || classIn(row.enterprise_number, `${day.slice(0, 4)}-${quarterOf(day)}`),
    units: row.establishments === "" ? (company?.units.length ?? null) : Number(row.establishments),
    age: company?.startedOn ? ageOn(company.startedOn, day) : null,
  };
}

/** The dossiers, and the last day that any of them speaks of. */
export function readDossiers(folder, register) {
  const dossiers = parse(readFileSync(`${folder}/dossiers.csv`), { columns: true }).map((row) => readDossier(row, register));
  const days = dossiers.flatMap((dossier) => Object.values(dossier.days)).filter((day) => day !== null);
  return { dossiers, lastDay: days.reduce((last, day) => (day > last ? day : last), "") };
}
