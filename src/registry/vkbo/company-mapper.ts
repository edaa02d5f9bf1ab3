import { isDay, type Day } from "../../domain/day.ts";
import { isEstablishmentNumber } from "../../domain/establishment-number.ts";
import { brusselsDay, parseMoment } from "../../domain/moment.ts";
import { municipalityOfPostalCode, municipalityOn } from "../../domain/place.ts";
import type { CompanyRecord, RecordActivities, RecordActivity, RecordEmployment, RecordEstablishment, RecordName } from "../source.ts";
import { wrongAnswer } from "../source-fault.ts";
import { codeOfLabel, type LabelKind } from "./labels.ts";
import type { Properties } from "./page.ts";

/** What a property holds that could not be read. */
export type UnreadKind = LabelKind | "NACE" | "MUNICIPALITY" | "DATE";

export type MapOptions = {
  /** The day of the answer in Brussels. */
  readonly day: Day;
  /** Told for each property that is set and means nothing here; it then counts as not set. */
  readonly onUnread: (kind: UnreadKind) => void;
};

/** The properties by which features are asked: enterprises by their own number, establishment units by that of their enterprise. */
export const askedBy = { ENTERPRISES: "Ondernemingsnr", ESTABLISHMENTS: "Ondernemingsnr_maatsch_zetel" } as const;

const placeholders = new Set(["1900-01-01", "9999-12-31"]);
const naceVersions = new Set(["2003", "2008", "2025"]);
const midnight = /^(\d{4}-\d\d-\d\d)T00:00:00(?:\.0+)?Z?$/;

/**
 * An enterprise of VKBO; its row says nothing of its establishment units. Only of what is surely a legal person the names and the seat are
 * kept: the seat of a natural person is a home. Persons, streets, contacts and search names are never read. Main activities are one for each
 * group, the workforce class has no date. Throws WRONG_ANSWER for a property of another type than text or number.
 */
export function toCompany(feature: Properties, options: MapOptions): CompanyRecord {
  const legalType = labelled(feature, "Type_onderneming", "LEGAL_TYPE", options);
  const isLegalPerson = legalType === "2";
  return {
    number: numberOf(feature),
    ...ending(feature, options),
    legalType,
    legalForm: labelled(feature, "Rechtsvorm", "LEGAL_FORM", options),
    legalSituation: labelled(feature, "Rechtstoestand", "LEGAL_SITUATION", options),
    startedOn: dayOf(feature, "Startdatum", options),
    names: isLegalPerson ? namesOf(feature) : [],
    municipality: isLegalPerson ? municipalityOf(feature, options) : null,
    activities: activitiesOf(feature, options),
    establishments: null,
    employment: employmentOf(feature, options),
  };
}

/** An establishment unit of VKBO. Its names are not read: those of sole traders are names of persons. Throws WRONG_ANSWER, for a number that is none too. */
export function toEstablishment(feature: Properties, options: MapOptions): RecordEstablishment {
  const number = numberOf(feature);
  if (!isEstablishmentNumber(number)) throw wrongAnswer("An establishment unit has no number of one");
  return {
    number,
    startedOn: dayOf(feature, "Startdatum", options),
    endedOn: ending(feature, options).endedOn,
    municipality: municipalityOf(feature, options),
    activities: activitiesOf(feature, options),
  };
}

/** The number of the enterprise or unit itself. Throws WRONG_ANSWER when it is no text of ten digits. */
export function numberOf(feature: Properties): string {
  const number = feature["Ondernemingsnr"];
  if (typeof number !== "string" || !/^\d{10}$/.test(number)) throw wrongAnswer("A feature has no Ondernemingsnr of ten digits");
  return number;
}

/** The enterprise that an establishment unit belongs to. Throws WRONG_ANSWER when it is no text. */
export function parentOf(feature: Properties): string {
  const parent = feature["Ondernemingsnr_maatsch_zetel"];
  if (typeof parent !== "string") throw wrongAnswer("An establishment unit has no enterprise");
  return parent;
}

/**
 * Features by number. Where a number occurs more than once the row with the highest UIDN, which grows with each version of a row, goes before;
 * throws WRONG_ANSWER when rows of one number differ and their UIDN does not.
 */
export function newestByNumber(features: readonly Properties[]): ReadonlyMap<string, Properties> {
  const newest = new Map<string, Properties>();
  for (const feature of features) {
    const number = numberOf(feature);
    const other = newest.get(number);
    const newer = other === undefined ? 1 : rowVersion(feature) - rowVersion(other);
    if (newer > 0) newest.set(number, feature);
    if (newer === 0 && JSON.stringify(feature) !== JSON.stringify(other)) throw wrongAnswer("A number occurs twice, with different properties");
  }
  return newest;
}

function rowVersion(feature: Properties): number {
  const version = Number(textOf(feature, "UIDN"));
  return Number.isSafeInteger(version) ? version : 0;
}

/** A last day that is still to come is no end yet. */
function ending(feature: Properties, options: MapOptions): { readonly status: string; readonly endedOn: Day | null } {
  const stopped = dayOf(feature, "Datum_stopzetting", options);
  const closed = dayOf(feature, "Datum_afsluiting", options);
  if (stopped !== null && stopped <= options.day) return { status: "ST", endedOn: stopped };
  if (closed !== null && closed <= options.day) return { status: "AF", endedOn: closed };
  return { status: "AC", endedOn: null };
}

/** VKBO does not say in what language a name is. */
function namesOf(feature: Properties): readonly RecordName[] | null {
  const names = ([["Maatschappelijke_naam", "001"], ["Afgekorte_naam", "002"], ["Commerciele_naam", "003"]] as const).flatMap(([property, kind]) => {
    const name = textOf(feature, property);
    return name === null ? [] : [{ kind, language: "0", name }];
  });
  return names.length === 0 ? null : names;
}

function municipalityOf(feature: Properties, { day, onUnread }: MapOptions): string | null {
  const nis = textOf(feature, "KBO_NISCODE");
  const postalCode = textOf(feature, "KBO_Postcode");
  if (nis === null && postalCode === null) return null;
  const byPostalCode = (): string | undefined => (postalCode === null ? undefined : municipalityOfPostalCode(postalCode, textOf(feature, "KBO_Gemeente") ?? "", day));
  const municipality = (nis === null ? undefined : municipalityOn(nis, day)) ?? byPostalCode();
  if (municipality === undefined) onUnread("MUNICIPALITY");
  return municipality ?? null;
}

function activitiesOf(feature: Properties, options: MapOptions): RecordActivities | null {
  const rows = [
    ...mainActivity("001", codeText(feature, "NACE_hoofdact_BTW"), textOf(feature, "NACE_versie_BTW"), options),
    ...mainActivity("006", codeText(feature, "NACE_hoofdact_RSZ"), textOf(feature, "NACE_Versie_RSZ"), options),
  ];
  return rows.length === 0 ? null : { scope: "MAIN", rows };
}

function mainActivity(group: string, written: string | null, version: string | null, { onUnread }: MapOptions): readonly RecordActivity[] {
  if (written === null) return [];
  const code = written.replaceAll(".", "");
  if (/^\d{2,7}$/.test(code) && version !== null && naceVersions.has(version)) return [{ group, version, code, classification: "MAIN" }];
  onUnread("NACE");
  return [];
}

function employmentOf(feature: Properties, options: MapOptions): readonly RecordEmployment[] | null {
  const code = labelled(feature, "Personeelsklasse", "EMPLOYMENT_CLASS", options);
  return code === null ? null : [{ year: null, quarter: null, class: code, registry: "VKBO" }];
}

function labelled(feature: Properties, property: string, kind: LabelKind, { onUnread }: MapOptions): string | null {
  const label = textOf(feature, property);
  if (label === null) return null;
  const code = codeOfLabel(kind, label);
  if (code === undefined) onUnread(kind);
  return code ?? null;
}

/** Days are written as midnight of the day itself, in UTC. */
function dayOf(feature: Properties, property: string, { onUnread }: MapOptions): Day | null {
  const text = textOf(feature, property);
  if (text === null) return null;
  const day = parseDay(text);
  if (day === null) onUnread("DATE");
  return day === null || placeholders.has(day) ? null : day;
}

function parseDay(text: string): Day | null {
  const day = midnight.exec(text)?.[1] ?? text;
  if (isDay(day)) return day;
  try {
    return brusselsDay(parseMoment(text));
  } catch {
    return null;
  }
}

/** A code that may begin with 0, which a number would have lost. */
function codeText(feature: Properties, property: string): string | null {
  if (typeof feature[property] === "number") throw wrongAnswer(`${property} is a number instead of text`);
  return textOf(feature, property);
}

/** Blank text is how VKBO writes that nothing is set. Characters that a database refuses are left out. */
function textOf(feature: Properties, property: string): string | null {
  const value = feature[property] ?? null;
  if (value === null) return null;
  if (typeof value !== "string" && typeof value !== "number") throw wrongAnswer(`${property} is neither text nor number`);
  const text = String(value)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .trim();
  return text === "" ? null : text;
}
