import { services, type Service } from "../../../src/registry/magda/envelope.ts";
import { child, parseXml, type Xml } from "../../../src/registry/magda/xml.ts";

/** The days from which and to which an entry holds; null leaves the attribute out. */
export type Days = readonly [begin: string | null, end?: string | null];

/** An element around what is given, which is XML already. */
export function el(name: string, ...content: readonly string[]): string {
  return `<${name}>${content.join("")}</${name}>`;
}

/** An element that holds for some days. */
export function dated(name: string, [begin, end = null]: Days, ...content: readonly string[]): string {
  const attributes = [begin === null ? "" : ` DatumBegin="${begin}"`, end === null ? "" : ` DatumEinde="${end}"`];
  return `<${name}${attributes.join("")}>${content.join("")}</${name}>`;
}

/** An element with a code and its description in an attribute, as the platform writes some. */
export function coded(name: string, code: string): string {
  return el(name, `<Code Beschrijving="omschrijving">${code}</Code>`);
}

export function name(kind: "MaatschappelijkeNaam" | "AfgekorteNaam" | "CommercieleNaam", text: string, language: string, days: Days = ["2000-01-01"]): string {
  return dated(kind, days, el("Naam", text), el("Taalcode", language));
}

export function address(nis: string | null, { type = "001", days = ["2000-01-01"], inside = "" }: { readonly type?: string; readonly days?: Days; readonly inside?: string } = {}): string {
  const municipality = nis === null ? "" : el("Gemeente", el("NISCode", nis), el("PostCode", "9999"));
  return dated("Adres", days, inside, municipality, el("Land", el("NISCode", "150"), el("ISOCode", "BE")), el("Type", el("Code", type)));
}

export function activity(version: string, code: string, { type = "P", group = "001", days = ["2000-01-01"] }: { readonly type?: string | null; readonly group?: string; readonly days?: Days } = {}): string {
  return dated("Activiteit", days, el("Nace", el("Code", code), el("Versie", version)), type === null ? "" : coded("Type", type), el("Groep", group));
}

export function unit(number: string, { days = ["2001-02-03"], status = "AC", inside = "" }: { readonly days?: Days; readonly status?: string; readonly inside?: string } = {}): string {
  return dated("Vestiging", days, el("Vestigingsnummer", number), coded("StatusKBO", status), inside);
}

/** The Onderneming of an enterprise with what is given after its number. */
export function enterprise(number: string, ...content: readonly string[]): string {
  return el("Onderneming", el("Ondernemingsnummer", number), coded("AuthentiekBron", "03"), coded("OndernemingOfVestiging", "1"), ...content);
}

/** The Onderneming of an establishment unit that was asked by its number. */
export function establishment(number: string, ...content: readonly string[]): string {
  return el("Onderneming", el("Ondernemingsnummer", number), coded("AuthentiekBron", "03"), coded("OndernemingOfVestiging", "2"), ...content);
}

/** An active legal person in Leuven with an activity and a name. */
export function plainEnterprise(number: string, ...more: readonly string[]): string {
  const names = el("Namen", el("MaatschappelijkeNamen", name("MaatschappelijkeNaam", `Voorbeeld ${number}`, "nl")));
  return enterprise(number, coded("StatusKBO", "AC"), coded("SoortOnderneming", "2"), names, el("Adressen", address("24062")), el("Activiteiten", activity("2025", "62100")), ...more);
}

/** A Tewerkstelling; null leaves an element out. */
export function employment(number: string, { year = "2024", quarter = "2", code = "3" }: { readonly year?: string | null; readonly quarter?: string | null; readonly code?: string | null } = {}): string {
  const period = el("Periode", year === null ? "" : el("Jaar", year), quarter === null ? "" : el("Kwartaal", quarter), el("Begin", "2024-04-01"), el("Einde", "2024-06-30"));
  return el("Tewerkstelling", el("Ondernemingsnummer", number), period, code === null ? "" : coded("Personeelsklasse", code));
}

export function exception(code: string, type: "FOUT" | "WAARSCHUWING" | "INFORMATIE" = "FOUT"): string {
  return el("Uitzondering", el("Identificatie", code), el("Oorsprong", "MAGDA"), el("Type", type), el("Diagnose", "Diagnose van de test"));
}

export function exceptions(...codes: readonly string[]): string {
  return el("Uitzonderingen", ...codes.map((each) => (each.startsWith("<") ? each : exception(each))));
}

/** An Antwoord to a question with what is in it. */
export function answer(referte: string, ...content: readonly string[]): string {
  return el("Antwoord", el("Referte", referte), ...content);
}

/** An envelope with a reply of a service; `answers` are Antwoord elements, `after` follows them. */
export function reply(service: Service, answers: readonly string[], after = ""): string {
  const response = `<web:${service}Response xmlns:web="${services[service].namespace}">${el("Repliek", el("Context", el("Naam", service)), answers.length === 0 ? "" : el("Antwoorden", ...answers), after)}</web:${service}Response>`;
  return soap(response);
}

export function soap(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header/><s:Body>${body}</s:Body></s:Envelope>`;
}

export function soapFault(text: string): string {
  return soap(`<s:Fault>${el("faultcode", "Server")}${el("faultstring", text)}</s:Fault>`);
}

export function parsed(xml: string): Xml {
  return parseXml(Buffer.from(xml));
}

/** The Inhoud with this in it, as it is read. */
export function contentWith(...xml: readonly string[]): Xml {
  const content = child(parsed(el("Inhoud", ...xml)), "Inhoud");
  if (content === undefined) throw new Error("no Inhoud");
  return content;
}
