import { dayNumber, dayOfNumber } from "../domain/day.ts";
import { formatEnterpriseNumber } from "../domain/enterprise-number.ts";
import { formatEstablishmentNumber } from "../domain/establishment-number.ts";
import { codeLines } from "./code-file.ts";
import { isRegistered, type Companies } from "./companies.ts";
import { quote } from "./csv.ts";
import { activitiesOf, activityOfUnit, type ActivityRow } from "./enterprise-activities.ts";
import { keepsOldForm, legalForms, legalFormOn } from "./legal-forms.ts";
import { lastDay } from "./margins.ts";
import { companyName, tradeName } from "./names.ts";
import { enterpriseNumber, establishmentNumber } from "./numbers.ts";
import { locations, type Location } from "./places.ts";
import { createRandom, type Random } from "./random.ts";
import { isOpen } from "./units.ts";

/** A file of the extract: its lines, the header first. */
export type RegisterFile = { readonly name: string; readonly lines: (companies: Companies, seed: number) => Iterable<string> };

/** The number the extract of this day would have, had the numbering of October 2025 gone on by the day. */
const extractNumber = 531;

const extractDay = dayNumber(lastDay);
const dutch = "2";

/** The files of the zip in the order of the register. */
export const registerFiles: readonly RegisterFile[] = [
  { name: "meta.csv", lines: metaLines },
  { name: "code.csv", lines: codeLines },
  { name: "contact.csv", lines: () => ['"EntityNumber","EntityContact","ContactType","Value"'] },
  { name: "enterprise.csv", lines: enterpriseLines },
  { name: "establishment.csv", lines: establishmentLines },
  { name: "activity.csv", lines: activityLines },
  { name: "address.csv", lines: addressLines },
  { name: "denomination.csv", lines: denominationLines },
  { name: "branch.csv", lines: () => ['"Id","StartDate","EnterpriseNumber"'] },
];

function* metaLines(): Generator<string> {
  yield '"Variable","Value"';
  yield `"SnapshotDate","${writeDay(extractDay)}"`;
  yield `"ExtractTimestamp","${writeDay(extractDay + 1)} 07:07:49"`;
  yield '"ExtractType","full"';
  yield `"ExtractNumber","${extractNumber}"`;
  yield '"Version","1.0.0"';
  yield '"Synthetic","true"';
}

function* enterpriseLines(companies: Companies): Generator<string> {
  yield '"EnterpriseNumber","Status","JuridicalSituation","TypeOfEnterprise","JuridicalForm","JuridicalFormCAC","StartDate"';
  for (const index of registered(companies)) {
    const situation = index % 311 === 7 ? "012" : "000";
    const type = companies.natural[index] === 1 ? "1" : "2";
    yield `"${entity(index)}","AC","${situation}","${type}",${legalForm(companies, index)},${writeDay(companies.startedOn[index] ?? 0)}`;
  }
}

/** Form and the form it is to be read as; both are NULL for a natural person. */
function legalForm(companies: Companies, index: number): string {
  const form = legalFormOn(companies, index, extractDay);
  if (form === null) return ",";
  const readAs = legalForms[companies.form[index] ?? 0]?.since;
  return keepsOldForm(companies, index) && readAs !== form ? `"${form}","${readAs}"` : `"${form}",`;
}

function* establishmentLines(companies: Companies): Generator<string> {
  yield '"EstablishmentNumber","StartDate","EnterpriseNumber"';
  for (const { unit, index } of openUnits(companies)) yield `"${establishment(unit)}",${writeDay(companies.unitStartedOn[unit] ?? 0)},"${entity(index)}"`;
}

function* activityLines(companies: Companies, seed: number): Generator<string> {
  const random = createRandom(seed, "activities");
  yield '"EntityNumber","ActivityGroup","NaceVersion","NaceCode","Classification"';
  for (const index of registered(companies)) for (const row of activitiesOf(companies, index, random)) yield activityLine(entity(index), row);
  for (const { unit, index } of openUnits(companies)) {
    const row = activityOfUnit(companies, index);
    if (row !== undefined) yield activityLine(establishment(unit), row);
  }
}

function activityLine(number: string, { group, version, code, classification }: ActivityRow): string {
  return `"${number}","${group}","${version}","${code}","${classification}"`;
}

/** A natural person has no address of its own in the register, only its establishments have. */
function* addressLines(companies: Companies, seed: number): Generator<string> {
  const random = createRandom(seed, "addresses");
  yield '"EntityNumber","TypeOfAddress","CountryNL","CountryFR","Zipcode","MunicipalityNL","MunicipalityFR","StreetNL","StreetFR","HouseNumber","Box","ExtraAddressInfo","DateStrikingOff"';
  for (const index of registered(companies)) if (companies.natural[index] !== 1) yield addressLine(entity(index), "REGO", locations()[companies.seat[index] ?? 0], random);
  for (const { unit } of openUnits(companies)) yield addressLine(establishment(unit), "BAET", locations()[companies.unitLocation[unit] ?? 0], random);
}

function addressLine(number: string, type: "REGO" | "BAET", location: Location | undefined, random: Random): string {
  const name = quote(location?.name ?? "");
  const house = random.chance(0.02) ? "ZN" : `${1 + random.int(300)}${random.chance(0.05) ? "B" : ""}`;
  const box = random.chance(0.1) ? String(1 + random.int(40)) : "";
  const struckOff = type === "REGO" && random.chance(0.003) ? writeDay(extractDay - 1 - random.int(2_000)) : "";
  return `"${number}","${type}",,,"${location?.postalCode ?? ""}",${name},${name},"Demostraat","Demostraat","${house}","${box}","",${struckOff}`;
}

/** Nothing of natural persons is named. */
function* denominationLines(companies: Companies, seed: number): Generator<string> {
  const random = createRandom(seed, "denominations");
  yield '"EntityNumber","Language","TypeOfDenomination","Denomination"';
  for (const index of registered(companies)) {
    if (companies.natural[index] === 1) continue;
    yield `"${entity(index)}","${random.chance(0.04) ? "0" : dutch}","001",${quote(companyName(companies, index))}`;
    if (random.chance(0.08)) yield `"${entity(index)}","${dutch}","002",${quote(`DEMO${index + 1}`)}`;
    if (random.chance(0.15)) yield `"${entity(index)}","${dutch}","003",${quote(`${tradeName(companies, index)} "Dé Zaak"`)}`;
  }
}

function* registered(companies: Companies): Generator<number> {
  for (let index = 0; index < companies.count; index += 1) if (isRegistered(companies, index)) yield index;
}

function* openUnits(companies: Companies): Generator<{ readonly unit: number; readonly index: number }> {
  for (const index of registered(companies)) {
    for (let unit = companies.unitStart[index] ?? 0; unit < (companies.unitStart[index + 1] ?? 0); unit += 1) if (isOpen(companies, unit, extractDay)) yield { unit, index };
  }
}

function entity(index: number): string {
  return formatEnterpriseNumber(enterpriseNumber(index));
}

function establishment(unit: number): string {
  return formatEstablishmentNumber(establishmentNumber(unit));
}

/** dd-mm-yyyy. */
function writeDay(day: number): string {
  const text = dayOfNumber(day);
  return `${text.slice(8)}-${text.slice(5, 7)}-${text.slice(0, 4)}`;
}
