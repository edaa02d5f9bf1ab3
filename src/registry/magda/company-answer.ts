import { isDay, type Day } from "../../domain/day.ts";
import { isEstablishmentNumber } from "../../domain/establishment-number.ts";
import { municipalityOn } from "../../domain/place.ts";
import type { CompanyRecord, RecordActivities, RecordActivity, RecordEstablishment, RecordName } from "../source.ts";
import { wrongAnswer } from "../source-fault.ts";
import { child, children, textAt, type Xml } from "./xml.ts";

const NATURAL_AND_LEGAL: ReadonlySet<string> = new Set(["1", "2"]);
const ENDED: ReadonlySet<string> = new Set(["AF", "AN", "ST"]);
const nameKinds = [
  { kind: "001", list: "MaatschappelijkeNamen", name: "MaatschappelijkeNaam" },
  { kind: "002", list: "AfgekorteNamen", name: "AfgekorteNaam" },
  { kind: "003", list: "CommercieleNamen", name: "CommercieleNaam" },
] as const;
const languages: Readonly<Record<string, string>> = { fr: "1", nl: "2", de: "3", en: "4" };
const SEAT = "001";
const UNIT = "002";
/** Versions of NACE-BEL with the last day that they were in force. */
const naceVersions: Readonly<Record<string, Day>> = { "2003": "2007-12-31", "2008": "2024-12-31", "2025": "9999-12-31" };
const classifications: Readonly<Record<string, RecordActivity["classification"]>> = { P: "MAIN", S: "SECO", A: "ANCI", H: "ANCI" };

/**
 * What an Inhoud of GeefOnderneming says of an enterprise on a day. Persons, streets and contacts that come are not read. Lists that are not
 * there say nothing: one of units or activities that ended comes with its dates. Of an enterprise that ended all is as on its last day. Throws
 * WRONG_ANSWER when it is about another number.
 */
export function readCompany(content: Xml, number: string, day: Day): CompanyRecord {
  const company = entityOf(content, number, "1");
  const status = textAt(company, "StatusKBO", "Code") ?? "AC";
  const legalType = textAt(company, "SoortOnderneming", "Code");
  const endedOn = ENDED.has(status) ? (endOf(company, day) ?? day) : null;
  const at = endedOn ?? day;
  return {
    number,
    status,
    endedOn,
    legalType: legalType !== null && NATURAL_AND_LEGAL.has(legalType) ? legalType : null,
    legalForm: textAt(currentOf(children(child(company, "Rechtsvormen"), "Rechtsvorm"), at), "Code"),
    legalSituation: textAt(currentOf(children(child(company, "Rechtstoestanden"), "Rechtstoestand"), at), "Code"),
    startedOn: dayAt(company, "Start", "Datum"),
    names: legalType === "2" ? namesOf(child(company, "Namen"), at) : [],
    municipality: municipalityOf(company, SEAT, at),
    activities: activitiesOf(company, at),
    establishments: establishmentsOf(company, day),
    employment: null,
  };
}

/** The activities of an establishment unit by an Inhoud of GeefOnderneming that was asked by its number; null when it says nothing of them. */
export function readUnitActivities(content: Xml, number: string, day: Day): RecordActivities | null {
  return activitiesOf(entityOf(content, number, "2"), day);
}

function entityOf(content: Xml, number: string, kind: "1" | "2"): Xml {
  const entity = child(content, "Onderneming");
  if (entity === undefined || textAt(entity, "Ondernemingsnummer")?.padStart(10, "0") !== number) throw wrongAnswer("The answer is about another number");
  if ((textAt(entity, "OndernemingOfVestiging", "Code") ?? kind) !== kind) throw wrongAnswer("The answer is about another kind of entity");
  return entity;
}

function namesOf(names: Xml | undefined, day: Day): readonly RecordName[] | null {
  if (names === undefined) return null;
  return nameKinds.flatMap(({ kind, list, name }) =>
    children(child(names, list), name)
      .filter((each) => isCurrent(each, day))
      .flatMap((each) => {
        const text = textAt(each, "Naam");
        return text === null ? [] : [{ kind, language: languages[(textAt(each, "Taalcode") ?? "").toLowerCase()] ?? "0", name: text }];
      }),
  );
}

function municipalityOf(entity: Xml, type: string, day: Day): string | null {
  const addresses = children(child(entity, "Adressen"), "Adres").filter((address) => (textAt(address, "Type", "Code") ?? type) === type);
  const code = textAt(currentOf(addresses, day), "Gemeente", "NISCode");
  return code === null ? null : (municipalityOn(code, day) ?? null);
}

function activitiesOf(entity: Xml, day: Day): RecordActivities | null {
  const list = child(entity, "Activiteiten");
  if (list === undefined) return null;
  const rows = children(list, "Activiteit").flatMap((each) => activityOf(each, day));
  const distinct = new Map(rows.map((row) => [JSON.stringify(row), row]));
  return { scope: "ALL", rows: [...distinct.values()] };
}

/** Nothing for an activity that had ended by the day, or by the last day of its version; nor for one that can't be told where it belongs. */
function activityOf(each: Xml, day: Day): readonly RecordActivity[] {
  const version = textAt(each, "Nace", "Versie") ?? "";
  const code = (textAt(each, "Nace", "Code") ?? "").replaceAll(".", "");
  const group = textAt(each, "Groep", "Code") ?? textAt(each, "Groep") ?? "";
  const lastDay = naceVersions[version];
  if (lastDay === undefined || !/^\d{2,7}$/.test(code) || !/^\d{3}$/.test(group)) return [];
  if (!isCurrent(each, lastDay < day ? lastDay : day)) return [];
  return [{ group, version, code, classification: classifications[textAt(each, "Type", "Code") ?? ""] ?? "SECO" }];
}

function establishmentsOf(company: Xml, day: Day): readonly RecordEstablishment[] | null {
  const list = child(company, "Vestigingen");
  if (list === undefined) return null;
  const units = children(list, "Vestiging").map((unit) => establishmentOf(unit, day));
  // A unit that was closed and opened again comes once for each time; the newest tells how it is.
  const newest = units.toSorted((one, other) => (one.startedOn ?? "").localeCompare(other.startedOn ?? ""));
  return [...new Map(newest.map((unit) => [unit.number, unit])).values()];
}

function establishmentOf(unit: Xml, day: Day): RecordEstablishment {
  const number = textAt(unit, "Vestigingsnummer") ?? "";
  if (!isEstablishmentNumber(number)) throw wrongAnswer("The answer names an establishment unit with a number that is none");
  const status = textAt(unit, "StatusKBO", "Code") ?? "AC";
  const end = endOf(unit, day);
  const endedOn = ENDED.has(status) ? (end ?? day) : end;
  return { number, startedOn: dayAt(unit, "@DatumBegin"), endedOn, municipality: municipalityOf(unit, UNIT, endedOn ?? day), activities: null };
}

/** The last day, when it has come. */
function endOf(entity: Xml, day: Day): Day | null {
  const end = dayAt(entity, "Afsluiting", "Datum") ?? dayAt(entity, "Stopzetting", "Datum") ?? dayAt(entity, "@DatumEinde");
  return end === null || end > day ? null : end;
}

/** Of those that hold on a day the one that began last. */
function currentOf(entries: readonly Xml[], day: Day): Xml | undefined {
  return entries.filter((each) => isCurrent(each, day)).toSorted((one, other) => (dayAt(one, "@DatumBegin") ?? "").localeCompare(dayAt(other, "@DatumBegin") ?? "")).at(-1);
}

function isCurrent(entry: Xml, day: Day): boolean {
  const [begin, end] = [dayAt(entry, "@DatumBegin"), dayAt(entry, "@DatumEinde")];
  return (begin === null || begin <= day) && (end === null || end >= day);
}

/** A day; null for none, the placeholders 1900-01-01 and 9999-12-31, and what is no day. */
function dayAt(from: Xml | undefined, ...path: readonly string[]): Day | null {
  const text = textAt(from, ...path)?.slice(0, 10) ?? null;
  return text === null || !isDay(text) || text === "1900-01-01" || text.startsWith("9999") ? null : text;
}
