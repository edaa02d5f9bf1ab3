import { describe, expect, it } from "vitest";
import { envelope, type Question } from "../../../src/registry/magda/envelope.ts";
import { child, children, textAt } from "../../../src/registry/magda/xml.ts";
import { parsed } from "./messages.ts";
import { schemaFault, whyNoSchema } from "./schema.ts";

const question: Question = { service: "GeefOnderneming", number: "0206731645", referte: "6f0d3b8e-52a8-4c1e-9f50-3b0a0e1b2c3d", sender: "example.be/kmo-aip", capacity: "1234", at: new Date("2025-06-30T22:05:06.007Z") };

if (whyNoSchema !== null) console.log(`Skipped: envelopes are not checked against the published schema: ${whyNoSchema}.`);

/** What is in the Body, as a document of its own. */
function bodyOf(text: string): string {
  const body = /<soapenv:Body Id="Body">(.*)<\/soapenv:Body>/s.exec(text)?.[1];
  if (body === undefined) throw new Error("no Body");
  return body.replace(/^<web:(\w+)>/, `<web:$1 xmlns:web="${/xmlns:web="([^"]+)"/.exec(text)?.[1] ?? ""}">`);
}

describe("an envelope", () => {
  it("is one text for one question", () => {
    expect(envelope(question).replaceAll("><", ">\n<")).toMatchInlineSnapshot(`
      "<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:web="http://webservice.geefondernemingdienst-02_00.onderneming-02_00.vip.vlaanderen.be">
      <soapenv:Header>
      </soapenv:Header>
      <soapenv:Body Id="Body">
      <web:GeefOnderneming>
      <Verzoek>
      <Context>
      <Naam>GeefOnderneming</Naam>
      <Versie>02.00.0000</Versie>
      <Bericht>
      <Type>VRAAG</Type>
      <Tijdstip>
      <Datum>2025-07-01</Datum>
      <Tijd>00:05:06.007</Tijd>
      </Tijdstip>
      <Afzender>
      <Identificatie>example.be/kmo-aip</Identificatie>
      <Referte>6f0d3b8e-52a8-4c1e-9f50-3b0a0e1b2c3d</Referte>
      <Hoedanigheid>1234</Hoedanigheid>
      </Afzender>
      </Bericht>
      </Context>
      <Vragen>
      <Vraag>
      <Referte>6f0d3b8e-52a8-4c1e-9f50-3b0a0e1b2c3d</Referte>
      <Inhoud>
      <Criteria>
      <Ondernemingsnummer>0206731645</Ondernemingsnummer>
      <Basisgegevens>1</Basisgegevens>
      <Rechtstoestanden>1</Rechtstoestanden>
      <Vestigingen>
      <Aanduiding>1</Aanduiding>
      <Details>1</Details>
      </Vestigingen>
      <Activiteiten>1</Activiteiten>
      <Omschrijvingen>
      <Aanduiding>0</Aanduiding>
      </Omschrijvingen>
      <Datums>
      <Periode>
      <Begin>2007-12-31</Begin>
      <Einde>2025-07-01</Einde>
      </Periode>
      </Datums>
      </Criteria>
      <Taal>nl</Taal>
      </Inhoud>
      </Vraag>
      </Vragen>
      </Verzoek>
      </web:GeefOnderneming>
      </soapenv:Body>
      </soapenv:Envelope>"
    `);
    expect(envelope({ ...question })).toBe(envelope(question));
  });

  it("asks GeefTewerkstelling by the number alone", () => {
    expect(bodyOf(envelope({ ...question, service: "GeefTewerkstelling", capacity: null })).replaceAll("><", ">\n<")).toMatchInlineSnapshot(`
      "<web:GeefTewerkstelling xmlns:web="http://webservice.geeftewerkstellingdienst-02_00.onderneming-02_00.vip.vlaanderen.be">
      <Verzoek>
      <Context>
      <Naam>GeefTewerkstelling</Naam>
      <Versie>02.00.0000</Versie>
      <Bericht>
      <Type>VRAAG</Type>
      <Tijdstip>
      <Datum>2025-07-01</Datum>
      <Tijd>00:05:06.007</Tijd>
      </Tijdstip>
      <Afzender>
      <Identificatie>example.be/kmo-aip</Identificatie>
      <Referte>6f0d3b8e-52a8-4c1e-9f50-3b0a0e1b2c3d</Referte>
      </Afzender>
      </Bericht>
      </Context>
      <Vragen>
      <Vraag>
      <Referte>6f0d3b8e-52a8-4c1e-9f50-3b0a0e1b2c3d</Referte>
      <Inhoud>
      <Criteria>
      <Ondernemingsnummer>0206731645</Ondernemingsnummer>
      </Criteria>
      </Inhoud>
      </Vraag>
      </Vragen>
      </Verzoek>
      </web:GeefTewerkstelling>"
    `);
  });

  it("escapes what the settings hold", () => {
    const text = envelope({ ...question, sender: "a&b<c>]]>d", capacity: "</Hoedanigheid><Functies>1</Functies>&amp;" });
    expect(text).toContain("<Identificatie>a&amp;b&lt;c&gt;]]&gt;d</Identificatie>");
    expect(text).not.toContain("<Functies>");
    const from = child(parsed(text), "Envelope", "Body", "GeefOnderneming", "Verzoek", "Context", "Bericht", "Afzender");
    expect([textAt(from, "Identificatie"), textAt(from, "Hoedanigheid")]).toEqual(["a&b<c>]]>d", "</Hoedanigheid><Functies>1</Functies>&amp;"]);
  });

  it.each(["GeefOnderneming", "GeefTewerkstelling"] as const)("of %s never asks for function holders or bank accounts, and asks one question", (service) => {
    const text = envelope({ ...question, service });
    expect(text).not.toMatch(/Functies|Bankrekeningen|Gebruiker|INSZ/);
    expect(children(child(parsed(text), "Envelope", "Body", service, "Verzoek", "Vragen"), "Vraag")).toHaveLength(1);
  });

  it.each([
    ["2025-06-30T22:05:06.007Z", "2025-07-01", "00:05:06.007"],
    ["2025-12-31T23:30:00.100Z", "2026-01-01", "00:30:00.100"],
    ["2025-01-15T12:00:00.000Z", "2025-01-15", "13:00:00.000"],
  ])("tells %s in the time of Brussels", (at, day, time) => {
    const text = envelope({ ...question, at: new Date(at) });
    expect(text).toContain(`<Tijdstip><Datum>${day}</Datum><Tijd>${time}</Tijd></Tijdstip>`);
    expect(text).toContain(`<Periode><Begin>2007-12-31</Begin><Einde>${day}</Einde></Periode>`);
  });
});

describe.runIf(whyNoSchema === null)("the Body by the published schema", () => {
  const valid = bodyOf(envelope(question));

  it.each([
    ["with a capacity", question],
    ["without one", { ...question, capacity: null }],
    ["with marks in the sender", { ...question, sender: "a&b<c>" }],
    ["of an establishment unit", { ...question, number: "2289784473" }],
  ])("is valid %s", (_, given) => {
    expect(schemaFault(bodyOf(envelope(given)))).toBeNull();
  });

  it.each([
    ["criteria in another order", "<Basisgegevens>1</Basisgegevens><Rechtstoestanden>1</Rechtstoestanden>", "<Rechtstoestanden>1</Rechtstoestanden><Basisgegevens>1</Basisgegevens>"],
    ["a bad number", "0206731645", "206731645X"],
    ["an unknown criterion", "<Activiteiten>1</Activiteiten>", "<Activiteiten>1</Activiteiten><Personen>1</Personen>"],
    ["two questions", "</Vraag>", "</Vraag><Vraag><Referte>2</Referte></Vraag>"],
    ["a bad version", "02.00.0000", "2.0"],
    ["a qualified element", "<Verzoek>", "<web:Verzoek>"],
    ["another namespace", "geefondernemingdienst-02_00", "geefondernemingdienst-03_00"],
  ])("is refused with %s", (_, old, changed) => {
    expect(valid).toContain(old);
    expect(schemaFault(valid.replace(old, changed))).toMatch(/fails to validate|parser error/);
  });
});
