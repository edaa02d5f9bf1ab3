import { brusselsDay } from "../../domain/moment.ts";

/** The services of the domain Onderneming that are called, both in version 02.00. */
export const services = {
  GeefOnderneming: { namespace: "http://webservice.geefondernemingdienst-02_00.onderneming-02_00.vip.vlaanderen.be", soapAction: "http://magdaondernemingdienst-intern-aip.vonet.be/GeefOndernemingDienst-02.00/soap/WebService" },
  /** Of this service only the type of an answer is published: namespace, action and request are by analogy with GeefOnderneming, and unproven. */
  GeefTewerkstelling: { namespace: "http://webservice.geeftewerkstellingdienst-02_00.onderneming-02_00.vip.vlaanderen.be", soapAction: "http://magdaondernemingdienst-intern-aip.vonet.be/GeefTewerkstellingDienst-02.00/soap/WebService" },
} as const;

/** A service by its name, which is also that of its request. */
export type Service = keyof typeof services;

/** One question. `number` is of an enterprise or an establishment unit; `referte` is ours, at most 36 characters. */
export type Question = { readonly service: Service; readonly number: string; readonly referte: string; readonly sender: string; readonly capacity: string | null; readonly at: Date };

/** What the Id of the Body is, which a signature refers to. */
export const BODY_ID = "Body";

/** From here on history is asked: the last day of NACE-BEL 2003, so that each version's activities come as they were on its own last day. */
const HISTORY_FROM = "2007-12-31";

/**
 * A SOAP 1.1 envelope with one question, valid by the published schema of GeefOnderneming 02.00. Asked are the basic data, legal situations,
 * establishment units with their details and activities; never function holders or bank accounts.
 */
export function envelope(question: Question): string {
  const { service, number, referte, sender, capacity, at } = question;
  const criteria = service === "GeefOnderneming" ? companyCriteria(number, at) : element("Ondernemingsnummer", text(number));
  const content = element("Criteria", criteria) + (service === "GeefOnderneming" ? element("Taal", "nl") : "");
  const from = element("Identificatie", text(sender)) + element("Referte", text(referte)) + (capacity === null ? "" : element("Hoedanigheid", text(capacity)));
  const [day, time] = [brusselsDay(at), brusselsTime(at)];
  const message = element("Type", "VRAAG") + element("Tijdstip", element("Datum", day) + element("Tijd", time)) + element("Afzender", from);
  const context = element("Context", element("Naam", service) + element("Versie", "02.00.0000") + element("Bericht", message));
  const questions = element("Vragen", element("Vraag", element("Referte", text(referte)) + element("Inhoud", content)));
  const body = `<web:${service}>${element("Verzoek", context + questions)}</web:${service}>`;
  return `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:web="${services[service].namespace}"><soapenv:Header></soapenv:Header><soapenv:Body Id="${BODY_ID}">${body}</soapenv:Body></soapenv:Envelope>`;
}

function companyCriteria(number: string, at: Date): string {
  return [
    element("Ondernemingsnummer", text(number)),
    element("Basisgegevens", "1"),
    element("Rechtstoestanden", "1"),
    element("Vestigingen", element("Aanduiding", "1") + element("Details", "1")),
    element("Activiteiten", "1"),
    element("Omschrijvingen", element("Aanduiding", "0")),
    element("Datums", element("Periode", element("Begin", HISTORY_FROM) + element("Einde", brusselsDay(at)))),
  ].join("");
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

function text(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function brusselsTime(at: Date): string {
  const clock = at.toLocaleTimeString("en-GB", { timeZone: "Europe/Brussels", hourCycle: "h23" });
  return `${clock}.${String(at.getMilliseconds()).padStart(3, "0")}`;
}
