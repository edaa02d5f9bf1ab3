import { beforeAll, describe, expect, it } from "vitest";
import { enterpriseNumber, establishmentNumber } from "../../support/fixtures.ts";
import { canaries } from "../../support/stub-magda/canaries.ts";
import type { MagdaStub } from "../../support/stub-magda/stub.ts";
import { ask, everything, startedStub } from "./asking.ts";
import { isPublishedHere, published } from "./published.ts";

const kinds = { legal: enterpriseNumber(8), person: enterpriseNumber(3), ceased: enterpriseNumber(5), bare: enterpriseNumber(7) };
const anything = enterpriseNumber(2);
const today = "2025-06-15";
const only = `<Datums><Periode><Begin>${today}</Begin><Einde>${today}</Einde></Periode></Datums>`;
const employmentSchema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:o="http://onderneming-02_00.vip.vlaanderen.be">
  <xs:import namespace="http://onderneming-02_00.vip.vlaanderen.be" schemaLocation="Onderneming-02.00/Onderneming.xsd"/>
  <xs:element name="Tewerkstelling" type="o:TewerkstellingAntwoordType"/>
</xs:schema>`;

describe("what is answered", () => {
  let stub: MagdaStub;
  beforeAll(async () => {
    stub = await startedStub({ perSecond: 1000 });
  });
  const company = async (number: string, criteria?: string): Promise<string> => (await ask(stub, number, criteria === undefined ? {} : { criteria })).text;
  const employment = async (number: string): Promise<string> => (await ask(stub, number, { service: "GeefTewerkstelling", criteria: "" })).text;
  const all = (text: string, pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map((match) => match.slice(1).join(" "));

  it("is the same each time, but for what is of the message", async () => {
    const content = (text: string) => /<Inhoud>.*<\/Inhoud>/.exec(text)?.[0];
    expect(content(await company(kinds.legal))).toBe(content(await company(kinds.legal)));
  });

  it("has a person in it, asked for or not", async () => {
    const texts = await Promise.all([...Object.values(kinds).map((number) => company(number)), company(establishmentNumber(4)), company(kinds.legal, "<Basisgegevens>0</Basisgegevens>")]);
    for (const text of texts) expect(text).toContain("<Persoon><INSZ>85073003328</INSZ><AchterNaam>Kanariepieters</AchterNaam>");
    expect(canaries.filter((canary) => !(texts[0] ?? "").includes(canary))).toEqual([]);
    expect(await company(kinds.person)).toContain("<Naam>Kanariepieters, Zilverklokje</Naam>");
  });

  it("has what ended in it, when the period reaches so far", async () => {
    const [past, present] = [await company(anything), await company(anything, everything + only)];
    expect(all(past, /<Naam>((?:Voorbeeld|Vroeger)[^<]+)</g)).toEqual([`Voorbeeld ${anything} NV`, `Vroeger ${anything} BVBA`]);
    expect(all(present, /<Naam>((?:Voorbeeld|Vroeger)[^<]+)</g)).toEqual([`Voorbeeld ${anything} NV`]);
    expect(all(past, /<(?:Rechtsvorm|Rechtstoestand) [^>]+><Code>(\d+)/g)).toEqual(["014", "015", "000", "002"]);
    expect(all(present, /<(?:Rechtsvorm|Rechtstoestand) [^>]+><Code>(\d+)/g)).toEqual(["014", "000"]);
    expect(all(past, /<Activiteit ([^>]+)><Nace><Code>(\d+)<\/Code><Versie>(\d+)</g)).toEqual([
      'DatumBegin="1998-04-01" DatumEinde="2007-12-31" 72210 2003',
      'DatumBegin="2008-01-01" DatumEinde="2024-12-31" 62010 2008',
      'DatumBegin="2008-01-01" DatumEinde="2012-12-31" 46660 2008',
      'DatumBegin="2025-01-01" 62100 2025',
      'DatumBegin="2025-01-01" 62200 2025',
      'DatumBegin="2025-01-01" DatumEinde="2025-01-31" 46643 2025',
      'DatumBegin="2025-01-01" 62100 2025',
    ]);
    expect(all(present, /<Nace><Code>(\d+)<\/Code><Versie>(\d+)</g)).toEqual(["62100 2025", "62200 2025", "62100 2025"]);
    expect(all(past, /<Vestiging ([^>]+)><Vestigingsnummer>(\d+)<\/Vestigingsnummer><StatusKBO><Code>(\w+)/g)).toEqual(['DatumBegin="2010-02-01" 2300000652 AC', 'DatumBegin="2010-02-01" 2300000751 AC']);
    expect(all(await company(kinds.person), /<Vestiging [^>]+><Vestigingsnummer>\d+<\/Vestigingsnummer><StatusKBO><Code>(\w+)/g)).toEqual(["AC", "AC", "ST"]);
    expect(all(await company(kinds.person), /<Afsluiting><Datum>([^<]+)/g)).toEqual(["2022-12-31"]);
  });

  it("has no more in it than was asked, save for persons", async () => {
    const none = await company(kinds.person, "<Basisgegevens>0</Basisgegevens>");
    expect(none).not.toMatch(/<(Namen|Adressen|Start|Rechtstoestanden|Vestigingen|Activiteiten)>/);
    expect(await company(kinds.person, "<Basisgegevens>0</Basisgegevens><Vestigingen><Aanduiding>1</Aanduiding></Vestigingen>")).toMatch(/<Vestigingen>(<Vestiging DatumBegin="2010-02-01"><Vestigingsnummer>\d{10}<\/Vestigingsnummer><\/Vestiging>){2}<\/Vestigingen>/);
  });

  it("are natural persons, ceased companies and some of which hardly anything is known", async () => {
    expect(await company(kinds.person)).toContain("<SoortOnderneming><Code>1</Code></SoortOnderneming>");
    const ceased = await company(kinds.ceased);
    expect(ceased).toContain("<StatusKBO><Code>AF</Code></StatusKBO><SoortOnderneming><Code>2</Code></SoortOnderneming>");
    expect(ceased).toContain("<Afsluiting><Datum>2020-06-30</Datum></Afsluiting><Stopzetting><Code>001</Code><Datum>2020-06-30</Datum></Stopzetting>");
    expect(ceased).not.toContain("<Versie>2025");
    expect(await company(kinds.bare)).toContain("<OndernemingOfVestiging><Code>1</Code></OndernemingOfVestiging><Functies>");
  });

  it("are establishment units with their own activities, and the enterprise that they are of", async () => {
    const [unit] = all(await company(anything), /<Vestigingsnummer>(\d+)/g);
    const text = await company(unit ?? "");
    expect(text).toContain(`<Ondernemingsnummer>${unit}</Ondernemingsnummer><AuthentiekBron><Code>03</Code><Omschrijving>KBO</Omschrijving></AuthentiekBron><OndernemingOfVestiging><Code>2</Code>`);
    expect(text).toContain(`</Relatie><Ondernemingsnummer>${anything}</Ondernemingsnummer></MaatschappelijkeZetel>`);
    expect(text).toContain("<Code>62100</Code><Versie>2025</Versie>");
  });

  it("is an employment with its period, class and number", async () => {
    expect(await employment(anything)).toContain(
      `<Inhoud><Tewerkstelling><Ondernemingsnummer>${anything}</Ondernemingsnummer><AuthentiekeBron><Code>RSZ</Code></AuthentiekeBron><RSZNummer>${anything}</RSZNummer><DatumAansluitingRSZ>1999-10-01</DatumAansluitingRSZ><Periode><Jaar>2024</Jaar><Kwartaal>3</Kwartaal><Begin>2024-07-01</Begin><Einde>2024-09-30</Einde></Periode><Personeelsklasse><Code>4</Code></Personeelsklasse>`,
    );
    expect(await employment(enterpriseNumber(6))).toContain("<Personeelsklasse><Code>?</Code>");
    expect(await employment(enterpriseNumber(13))).toContain("<Kwartaal>0</Kwartaal><Begin>2024-01-01</Begin><Einde>2024-12-31</Einde>");
  });

  it.runIf(isPublishedHere)("is valid by the published schemas", async () => {
    const check = published("Onderneming.GeefOndernemingDienst-02.00/WebService/GeefOndernemingResponse.xsd");
    const checkEmployment = published("employment.xsd", employmentSchema);
    const numbers = [...Array.from({ length: 10 }, (_, index) => enterpriseNumber(index)), establishmentNumber(4), establishmentNumber(5), "0123456789"];
    const texts = await Promise.all(numbers.flatMap((number) => [company(number), company(number, "<Basisgegevens>1</Basisgegevens>"), company(number, "<Niets/>")]));
    expect(texts.map((text) => check(text, "/*/*[2]/*[1]")).filter((fault) => fault !== null)).toEqual([]);
    const found = (await Promise.all(numbers.map((number) => employment(number)))).filter((text) => text.includes("<Inhoud>"));
    expect(found.length).toBe(8);
    expect(found.map((text) => checkEmployment(text, "//Tewerkstelling")).filter((fault) => fault !== null)).toEqual([]);
  });
});
