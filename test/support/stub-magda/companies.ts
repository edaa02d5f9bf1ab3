import { checkDigits } from "../../../src/domain/check-digits.ts";
import { descriptions, functions, personName, streetElement } from "./canaries.ts";
import type { StubQuestion } from "./request.ts";
import { coded, element, list, textElement } from "./xml.ts";

/** An entry of the register with the days that it holds, both included. */
type Dated = { readonly from: string; readonly to?: string };
type Asked = { readonly number: string; readonly asks: StubQuestion["asks"]; readonly holds: (entry: Dated) => boolean };
type Traits = { readonly seed: number; readonly isPerson: boolean; readonly isCeased: boolean; readonly isBare: boolean };

const places = [
  { nis: "24062", postCode: "3000" },
  { nis: "44021", postCode: "9000" },
  { nis: "11002", postCode: "2000" },
  { nis: "71022", postCode: "3500" },
] as const;
const CEASED_ON = "2020-06-30";
const STARTED_ON = "1998-04-01";

/**
 * The Onderneming of GeefOnderneming for a valid number, always the same. What it is goes by the eighth digit of the number: 3 a natural
 * person, 5 one that ceased, 7 one of which hardly anything is known. Establishment units are answered too, each by its own number.
 */
export function companyXml(number: string, { asks, period }: StubQuestion, today: string): string {
  const { begin, end } = period ?? { begin: today, end: today };
  const asked: Asked = { number, asks, holds: ({ from, to = "9999-12-31" }) => from <= end && to >= begin };
  return element("Onderneming", number < "2" ? enterprise(asked) : unit(asked));
}

function enterprise(asked: Asked): string {
  const { number, asks } = asked;
  const seed = seedOf(number);
  const traits: Traits = { seed, isPerson: seed % 10 === 3, isCeased: seed % 10 === 5, isBare: seed % 10 === 7 };
  const identity = identityOf(number, "1");
  if (traits.isBare) return identity + functions(number);
  return [
    identity,
    coded("StatusKBO", traits.isCeased ? "AF" : "AC"),
    coded("SoortOnderneming", traits.isPerson ? "1" : "2"),
    ...(asks.basics ? basics(asked, traits) : []),
    asks.situations ? situations(asked, traits) : "",
    asks.establishments ? list("Vestigingen", Array.from({ length: seed % 4 }, (_, index) => establishment(asked, index))) : "",
    functions(number),
    asks.activities ? activities(asked, traits) : "",
  ].join("");
}

function basics(asked: Asked, traits: Traits): readonly string[] {
  return [
    names(asked, traits),
    addresses(asked, "001", traits.seed),
    element("Start", textElement("Datum", STARTED_ON)),
    element("Inschrijving", textElement("Datum", "2003-01-18")),
    closing(traits.isCeased ? CEASED_ON : undefined),
    traits.isPerson ? "" : forms(asked),
  ];
}

function names(asked: Asked, { seed, isPerson }: Traits): string {
  const { number } = asked;
  const name = (kind: string, text: string, language: string, days: Dated): string => dated(asked, kind, textElement("Naam", isPerson ? personName : text) + textElement("Taalcode", language), days);
  return list("Namen", [
    list("MaatschappelijkeNamen", [
      name("MaatschappelijkeNaam", `Voorbeeld ${number} NV`, "nl", { from: "2010-01-01" }),
      seed % 4 === 0 ? name("MaatschappelijkeNaam", `Exemple ${number} SA`, "fr", { from: "2010-01-01" }) : "",
      name("MaatschappelijkeNaam", `Vroeger ${number} BVBA`, "nl", { from: STARTED_ON, to: "2009-12-31" }),
    ]),
    list("AfgekorteNamen", seed % 7 === 0 ? [name("AfgekorteNaam", `VB ${number}`, "nl", { from: "2010-01-01" })] : []),
    list("CommercieleNamen", seed % 5 === 0 ? [name("CommercieleNaam", `Winkel ${number}`, "NL", { from: "2011-01-01" }), name("CommercieleNaam", `Oude winkel ${number}`, "nl", { from: "2005-01-01", to: "2010-12-31" })] : []),
  ]);
}

function addresses(asked: Asked, type: "001" | "002", seed: number): string {
  const address = ({ nis, postCode }: (typeof places)[number], days: Dated): string => {
    const land = element("Land", textElement("NISCode", "150") + textElement("ISOCode", "BE") + textElement("Naam", "BELGIE"));
    const content = streetElement + textElement("Huisnummer", "12") + element("Gemeente", textElement("NISCode", nis) + textElement("PostCode", postCode)) + land + coded("Type", type) + descriptions;
    return dated(asked, "Adres", content, days);
  };
  return list("Adressen", [address(pick(seed), { from: "2015-01-01" }), address(pick(seed + 1), { from: STARTED_ON, to: "2014-12-31" })]);
}

function forms(asked: Asked): string {
  const form = (code: string, days: Dated): string => dated(asked, "Rechtsvorm", textElement("Code", code), days);
  return list("Rechtsvormen", [form("014", { from: "2010-01-01" }), form("015", { from: STARTED_ON, to: "2009-12-31" })]);
}

function situations(asked: Asked, { isCeased }: Traits): string {
  const situation = (code: string, days: Dated): string => dated(asked, "Rechtstoestand", textElement("Code", code), days);
  return list("Rechtstoestanden", [
    ...(isCeased ? [situation("014", { from: CEASED_ON }), situation("012", { from: "2019-01-01", to: CEASED_ON })] : [situation("000", { from: "2012-06-01" })]),
    situation("002", { from: STARTED_ON, to: "2012-05-31" }),
  ]);
}

/** Of four kinds: current, and ended before the day, within the time of its version, and on the last day of its version. */
function activities(asked: Asked, { seed, isCeased }: Pick<Traits, "seed" | "isCeased">): string {
  const activity = (version: string, code: string, role: { readonly type: string; readonly group: string }, days: Dated): string =>
    dated(asked, "Activiteit", element("Nace", textElement("Code", code) + textElement("Versie", version)) + coded("Type", role.type) + textElement("Groep", role.group), days);
  const [main, second] = [{ type: "P", group: "001" }, { type: "S", group: "001" }];
  const last = isCeased ? CEASED_ON : "2024-12-31";
  return list("Activiteiten", [
    activity("2003", "72210", main, { from: STARTED_ON, to: "2007-12-31" }),
    activity("2008", "62010", main, { from: "2008-01-01", to: last }),
    activity("2008", "46660", second, { from: "2008-01-01", to: "2012-12-31" }),
    ...(isCeased
      ? []
      : [
          activity("2025", "62100", main, { from: "2025-01-01" }),
          activity("2025", "62200", second, { from: "2025-01-01" }),
          activity("2025", "46643", second, { from: "2025-01-01", to: "2025-01-31" }),
          ...(seed % 2 === 0 ? [activity("2025", "62100", { type: "P", group: "006" }, { from: "2025-01-01" })] : []),
        ]),
  ]);
}

/** The third unit of an enterprise is closed. */
function establishment(asked: Asked, index: number): string {
  const eight = 20_000_000 + seedOf(asked.number) * 3 + index;
  const number = `${eight}${String(checkDigits(eight)).padStart(2, "0")}`;
  const days = unitDays(index);
  const { to: end } = days;
  const details = [coded("StatusKBO", end === undefined ? "AC" : "ST"), personNames(asked), addresses(asked, "002", eight), closing(end)].join("");
  return dated(asked, "Vestiging", textElement("Vestigingsnummer", number) + (asked.asks.details ? details : ""), days);
}

function unit(asked: Asked): string {
  const { number, asks } = asked;
  const seed = seedOf(number);
  const parent = Math.floor((seed - 20_000_000) / 3) % 20_000_000;
  const { to: end } = unitDays((seed - 20_000_000) % 3);
  const seat = element("MaatschappelijkeZetel", coded("Relatie", "001") + textElement("Ondernemingsnummer", `${String(parent).padStart(8, "0")}${String(checkDigits(parent)).padStart(2, "0")}`), { DatumBegin: "2010-02-01" });
  return [
    identityOf(number, "2"),
    coded("StatusKBO", end === undefined ? "AC" : "ST"),
    seat,
    ...(asks.basics ? [personNames(asked), addresses(asked, "002", seed), element("Start", textElement("Datum", "2010-02-01")), closing(end)] : []),
    functions(number),
    asks.activities ? activities(asked, { seed, isCeased: false }) : "",
  ].join("");
}

function unitDays(index: number): Dated {
  return index === 2 ? { from: "2010-02-01", to: "2022-12-31" } : { from: "2010-02-01" };
}

function closing(day: string | undefined): string {
  return day === undefined ? "" : element("Afsluiting", textElement("Datum", day)) + element("Stopzetting", textElement("Code", "001") + textElement("Datum", day));
}

function identityOf(number: string, kind: "1" | "2"): string {
  return textElement("Ondernemingsnummer", number) + element("AuthentiekBron", textElement("Code", "03") + textElement("Omschrijving", "KBO")) + coded("OndernemingOfVestiging", kind);
}

function personNames(asked: Asked): string {
  return list("Namen", [list("CommercieleNamen", [dated(asked, "CommercieleNaam", textElement("Naam", personName) + textElement("Taalcode", "nl"), { from: "2010-02-01" })])]);
}

function dated({ holds }: Asked, name: string, content: string, days: Dated): string {
  return holds(days) ? element(name, content, { DatumBegin: days.from, ...(days.to !== undefined && { DatumEinde: days.to }) }) : "";
}

function seedOf(number: string): number {
  return Number(number.slice(0, 8));
}

function pick(seed: number): (typeof places)[number] {
  return places[seed % places.length] ?? places[0];
}
