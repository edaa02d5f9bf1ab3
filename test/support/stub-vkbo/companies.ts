import { checkDigits } from "../../../src/domain/check-digits.ts";

/** The properties of a feature, by the names of VKBO. */
export type StubProperties = Readonly<Record<string, unknown>>;

/** What the stub knows. */
export type StubRegister = {
  /** The rows of an enterprise; none when it is not listed. */
  readonly enterprise: (number: string) => readonly StubProperties[];
  readonly establishments: (enterprise: string) => readonly StubProperties[];
};

const person = "Kanarie, Persoon";
const phone = "+32 499 12 34 56";
const email = "persoon.kanarie@kanarie.example";
const street = "Kanariedreef";
const nationalNumber = "85.07.30-033.28";

/** Texts about a person that does not exist. They stand in every feature of the stub and belong in no table, answer or log. */
export const canaries: readonly string[] = [person, person.toUpperCase(), "Kanarie", phone, email, street, nationalNumber];

const places = [
  { KBO_NISCODE: "24062", KBO_Postcode: "3000", KBO_Gemeente: "Leuven" },
  { KBO_NISCODE: "44021", KBO_Postcode: "9000", KBO_Gemeente: "Gent" },
  { KBO_NISCODE: " ", KBO_Postcode: "2900", KBO_Gemeente: "Schoten" },
  { KBO_NISCODE: "71022", KBO_Postcode: "3500", KBO_Gemeente: "Hasselt" },
] as const;

const forms = ["Naamloze vennootschap", "Besloten Vennootschap", "Vereniging zonder winstoogmerk", "Coöperatieve Vennootschap"] as const;
const situations = ["Normale toestand", "Normale toestand", "Vervroegde ontbinding - Vereffening (vrijwillig ontbinding)", "Opening faillissement", "Toestand zonder code"] as const;
const classes = [" ", "5 tot 9", "1 tot 4", "1000 en meer"] as const;
const notSet = { stopped: "1900-01-01T00:00:00Z", struckOff: "9999-12-31T00:00:00Z" } as const;

/** Nothing set but what every row has; for rows of a test's own. */
export const blankProperties: StubProperties = {
  UIDN: 1,
  OIDN: 1,
  Ondernemingsnr: " ",
  Maatschappelijke_naam: " ",
  Commerciele_naam: " ",
  Afgekorte_naam: " ",
  Zoeknaam: person.toUpperCase(),
  Datum_inschrijving: notSet.stopped,
  Startdatum: notSet.stopped,
  Datum_stopzetting: notSet.stopped,
  Reden_stopzetting: " ",
  Datum_afsluiting: notSet.struckOff,
  Type_onderneming: " ",
  Ondernemingsnr_maatsch_zetel: " ",
  Rechtsvorm: " ",
  Rechtstoestand: " ",
  Wijzdat_ambtsh_doorhaling: notSet.stopped,
  Reden_ambtsh_doorhaling: " ",
  Begindat_ambtsh_doorhaling: notSet.stopped,
  Einddat_ambtsh_doorhaling: notSet.struckOff,
  KBO_Straat: street,
  KBO_Huisnr: "12",
  KBO_Busnr: " ",
  KBO_NISCODE: " ",
  KBO_Postcode: " ",
  KBO_Gemeente: " ",
  Wijzdat_adresdoorhaling: notSet.stopped,
  Reden_adresdoorhaling: " ",
  Datum_adresdoorhaling: notSet.struckOff,
  Telefoonnummer: phone,
  Email: email,
  AR_straat: street,
  AR_huisnr: "12",
  AR_busnr: " ",
  AR_postcode: " ",
  NACE_hoofdact_BTW: " ",
  NACE_versie_BTW: " ",
  Omschrijving_hoofdact_BTW: " ",
  Aantal_hoofdact_BTW: 0,
  NACE_hoofdact_RSZ: " ",
  NACE_Versie_RSZ: " ",
  Omschrijving_hoofdact_RSZ: " ",
  Aantal_Hoofdact_RSZ: 0,
  Personeelsklasse: " ",
  JAARREK_URL_NBB: " ",
  // Not documented; a service that grows must not make the reader keep more.
  Functiehouder: person,
  Rijksregisternummer: nationalNumber,
};

/** Generated companies: every valid number has one, always the same. Of the first eight digits the last tells what it is: 3 a natural person, 5 stopped. */
export const syntheticRegister: StubRegister = {
  enterprise: (number) => [enterprise(number)],
  establishments: (parent) => Array.from({ length: seedOf(parent) % 4 }, (_, index) => establishment(parent, index)),
};

function enterprise(number: string): StubProperties {
  const seed = seedOf(number);
  const isPerson = seed % 10 === 3;
  return {
    ...blankProperties,
    UIDN: seed,
    OIDN: seed,
    Ondernemingsnr: number,
    Maatschappelijke_naam: isPerson ? person : `Testbedrijf ${number}`,
    Commerciele_naam: isPerson ? person : seed % 5 === 0 ? `Winkel ${number}` : " ",
    Afgekorte_naam: seed % 7 === 0 && !isPerson ? `TB ${seed}` : " ",
    Datum_inschrijving: "2003-01-18T00:00:00Z",
    Startdatum: `${1990 + (seed % 30)}-0${1 + (seed % 9)}-16T00:00:00Z`,
    Datum_stopzetting: seed % 10 === 5 ? "2020-06-30T00:00:00Z" : notSet.stopped,
    Type_onderneming: isPerson ? "Natuurlijk persoon" : "Rechtspersoon",
    Rechtsvorm: isPerson ? " " : pick(forms, seed),
    Rechtstoestand: pick(situations, seed),
    ...pick(places, seed),
    NACE_hoofdact_BTW: seed % 2 === 0 ? "62200" : " ",
    NACE_versie_BTW: seed % 2 === 0 ? "2025" : " ",
    Aantal_hoofdact_BTW: seed % 2 === 0 ? 1 : 0,
    NACE_hoofdact_RSZ: seed % 4 === 0 ? "01110" : " ",
    NACE_Versie_RSZ: seed % 4 === 0 ? "2025" : " ",
    Aantal_Hoofdact_RSZ: seed % 4 === 0 ? 1 : 0,
    Personeelsklasse: pick(classes, seed),
  };
}

function establishment(parent: string, index: number): StubProperties {
  const seed = seedOf(parent);
  const eight = 20_000_000 + (seed % 20_000_000) * 3 + index;
  return {
    ...blankProperties,
    UIDN: eight,
    OIDN: eight,
    Ondernemingsnr: `${eight}${String(checkDigits(eight)).padStart(2, "0")}`,
    Maatschappelijke_naam: person,
    Commerciele_naam: person,
    Ondernemingsnr_maatsch_zetel: parent,
    Startdatum: "2010-02-01T00:00:00Z",
    Datum_stopzetting: index === 2 ? "2022-12-31T00:00:00Z" : notSet.stopped,
    ...pick(places, seed + index),
    NACE_hoofdact_RSZ: index === 0 ? "46643" : " ",
    NACE_Versie_RSZ: index === 0 ? "2025" : " ",
    Aantal_Hoofdact_RSZ: index === 0 ? 1 : 0,
  };
}

function seedOf(number: string): number {
  return Number(number.slice(0, 8));
}

function pick<T>(values: readonly T[], seed: number): T {
  return values[seed % values.length] as T;
}
