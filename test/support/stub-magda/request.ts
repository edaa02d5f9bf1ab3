import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { XmlDocument, XsdValidator, XmlElement } from "libxml2-wasm";
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs";

export type StubService = "GeefOnderneming" | "GeefTewerkstelling";

/** What a request asks, as far as it could be read; null where it is not there. */
export type StubQuestion = {
  readonly number: string | null;
  /** Of the Vraag. */
  readonly referte: string | null;
  /** Of the Afzender, who is the Ontvanger of the answer. */
  readonly sender: { readonly identification: string; readonly referte: string; readonly capacity: string | null } | null;
  readonly asks: { readonly basics: boolean; readonly situations: boolean; readonly establishments: boolean; readonly details: boolean; readonly activities: boolean; readonly forbidden: boolean };
  /** Days that entries of the answer hold in, both included; null for those of today alone. */
  readonly period: { readonly begin: string; readonly end: string } | null;
};

export const namespaces: Readonly<Record<StubService, string>> = {
  GeefOnderneming: "http://webservice.geefondernemingdienst-02_00.onderneming-02_00.vip.vlaanderen.be",
  GeefTewerkstelling: "http://webservice.geeftewerkstellingdienst-02_00.onderneming-02_00.vip.vlaanderen.be",
};

export const SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

xmlRegisterFsInputProviders();
const validators: Readonly<Record<StubService, XsdValidator>> = { GeefOnderneming: readSchema("company-request.xsd"), GeefTewerkstelling: readSchema("employment-request.xsd") };

/** Parses a document; null when it is not well-formed or has a document type. The caller disposes of it. */
export function parseDocument(text: string): XmlDocument | null {
  if (/<!DOCTYPE/i.test(text)) return null;
  try {
    return XmlDocument.fromString(text);
  } catch {
    return null;
  }
}

/** The elements right below one. */
export function elementsOf(parent: XmlElement): readonly XmlElement[] {
  return parent.find("./*").filter((node) => node instanceof XmlElement);
}

/** What is wrong with the request in a Body by the schema of the service; null when nothing is. */
export function faultOfRequest(body: XmlElement, service: StubService): string | null {
  const [request, ...others] = elementsOf(body);
  if (request === undefined || others.length > 0) return "The Body holds one element";
  try {
    validators[service].validate(request);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.trim() : String(error);
  }
}

/** Reads a request leniently: of one that is not valid, what is there. */
export function questionOf(body: XmlElement): StubQuestion {
  const criteria = "./*/Verzoek/Vragen/Vraag/Inhoud/Criteria";
  const at = (path: string): string | null => body.get(path)?.content ?? null;
  const flag = (path: string): boolean => at(`${criteria}/${path}`) === "1";
  const from = "./*/Verzoek/Context/Bericht/Afzender";
  const [identification, referte] = [at(`${from}/Identificatie`), at(`${from}/Referte`)];
  const hasPeriod = body.get(`${criteria}/Datums/Periode`) !== null || flag("Datums/Aanduiding");
  return {
    number: at(`${criteria}/Ondernemingsnummer`),
    referte: at("./*/Verzoek/Vragen/Vraag/Referte"),
    sender: identification === null || referte === null ? null : { identification, referte, capacity: at(`${from}/Hoedanigheid`) },
    asks: {
      basics: flag("Basisgegevens"),
      situations: flag("Rechtstoestanden"),
      establishments: flag("Vestigingen/Aanduiding"),
      details: flag("Vestigingen/Details"),
      activities: flag("Activiteiten"),
      forbidden: body.get(`${criteria}/Functies`) !== null || body.get(`${criteria}/Bankrekeningen`) !== null,
    },
    period: hasPeriod ? { begin: at(`${criteria}/Datums/Periode/Begin`) ?? "0001-01-01", end: at(`${criteria}/Datums/Periode/Einde`) ?? "9999-12-31" } : null,
  };
}

function readSchema(file: string): XsdValidator {
  const url = fileURLToPath(new URL(file, import.meta.url));
  // The address is what schemas that it includes are found by.
  const document = XmlDocument.fromBuffer(readFileSync(url), { url });
  try {
    return XsdValidator.fromDoc(document);
  } finally {
    document.dispose();
  }
}
