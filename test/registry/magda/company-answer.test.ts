import { describe, expect, it } from "vitest";
import { readCompany, readUnitActivities } from "../../../src/registry/magda/company-answer.ts";
import { SourceFault } from "../../../src/registry/source-fault.ts";
import { enterpriseNumber, establishmentNumber } from "../../support/fixtures.ts";
import { activity, address, coded, contentWith, dated, el, enterprise, establishment, name, plainEnterprise, unit, type Days } from "./messages.ts";

const NUMBER = enterpriseNumber(1);
const [FIRST, SECOND] = [establishmentNumber(1), establishmentNumber(2)] as const;
const DAY = "2025-07-01";
const legalPerson = coded("SoortOnderneming", "2");

function company(...content: readonly string[]) {
  return readCompany(contentWith(enterprise(NUMBER, ...content)), NUMBER, DAY);
}

function companyOn(day: string, ...content: readonly string[]) {
  return readCompany(contentWith(enterprise(NUMBER, legalPerson, ...content)), NUMBER, day);
}

function faultOf(reading: () => unknown): string {
  try {
    reading();
  } catch (error) {
    if (error instanceof SourceFault) return error.code;
    throw error;
  }
  throw new Error("It was read");
}

describe("a company", () => {
  it("is read field by field", () => {
    const names = el(
      "Namen",
      el("MaatschappelijkeNamen", name("MaatschappelijkeNaam", "Voorbeeld &amp; Zonen", "nl"), name("MaatschappelijkeNaam", "Exemple", "FR"), name("MaatschappelijkeNaam", "Beispiel", "de")),
      el("AfgekorteNamen", name("AfgekorteNaam", "VBZ", "xx")),
      el("CommercieleNamen", name("CommercieleNaam", "Example", "en")),
    );
    const read = company(
      coded("StatusKBO", "AC"),
      legalPerson,
      names,
      el("Adressen", address("24062"), address("44021", { type: "002" })),
      el("Start", el("Datum", "1998-04-01")),
      el("Inschrijving", el("Datum", "2003-01-18")),
      el("Rechtsvormen", dated("Rechtsvorm", ["2020-01-01"], el("Code", "610"), el("Omschrijving", "x"))),
      el("Rechtstoestanden", dated("Rechtstoestand", ["2009-01-08"], el("Code", "012"))),
      el("Vestigingen", unit(FIRST, { inside: el("Adressen", address("11002", { type: "002" })) })),
      el("Activiteiten", activity("2025", "62.100"), activity("2008", "62010", { group: "006", type: "S" }), activity("2003", "7221001", { type: null }), activity("2025", "70", { type: "H" }), activity("2025", "71", { type: "A" })),
    );
    expect(read).toEqual({
      number: NUMBER,
      status: "AC",
      endedOn: null,
      legalType: "2",
      legalForm: "610",
      legalSituation: "012",
      startedOn: "1998-04-01",
      names: [
        { kind: "001", language: "2", name: "Voorbeeld & Zonen" },
        { kind: "001", language: "1", name: "Exemple" },
        { kind: "001", language: "3", name: "Beispiel" },
        { kind: "002", language: "0", name: "VBZ" },
        { kind: "003", language: "4", name: "Example" },
      ],
      municipality: "24062",
      activities: {
        scope: "ALL",
        rows: [
          { group: "001", version: "2025", code: "62100", classification: "MAIN" },
          { group: "006", version: "2008", code: "62010", classification: "SECO" },
          { group: "001", version: "2003", code: "7221001", classification: "SECO" },
          { group: "001", version: "2025", code: "70", classification: "ANCI" },
          { group: "001", version: "2025", code: "71", classification: "ANCI" },
        ],
      },
      establishments: [{ number: FIRST, startedOn: "2001-02-03", endedOn: null, municipality: "11002", activities: null }],
      employment: null,
    });
  });

  it("of which nothing is said says nothing", () => {
    const nothing = { endedOn: null, legalForm: null, legalSituation: null, startedOn: null, municipality: null, activities: null, establishments: null, employment: null };
    expect(company()).toEqual({ number: NUMBER, status: "AC", legalType: null, names: [], ...nothing });
    expect(company(legalPerson)).toEqual({ number: NUMBER, status: "AC", legalType: "2", names: null, ...nothing });
  });

  it("with empty elements has none of them, and never blanks", () => {
    const empty = company(legalPerson, "<StatusKBO/>", "<Namen/>", "<Adressen/>", "<Start/>", "<Rechtsvormen><Rechtsvorm/></Rechtsvormen>", "<Rechtstoestanden><Rechtstoestand><Code> </Code></Rechtstoestand></Rechtstoestanden>", "<Vestigingen/>", "<Activiteiten/>");
    expect(empty).toMatchObject({ status: "AC", names: [], municipality: null, startedOn: null, legalForm: null, legalSituation: null, establishments: [], activities: { scope: "ALL", rows: [] } });
  });

  it("takes nine digits for ten, and no other number", () => {
    const nine = contentWith(el("Onderneming", el("Ondernemingsnummer", NUMBER.slice(1))));
    expect(readCompany(nine, NUMBER, DAY).number).toBe(NUMBER);
    expect(faultOf(() => readCompany(nine, enterpriseNumber(2), DAY))).toBe("WRONG_ANSWER");
    expect(faultOf(() => readCompany(contentWith("<Onderneming/>"), NUMBER, DAY))).toBe("WRONG_ANSWER");
    expect(faultOf(() => readCompany(contentWith("<Iets/>"), NUMBER, DAY))).toBe("WRONG_ANSWER");
    expect(faultOf(() => readCompany(contentWith(establishment(NUMBER)), NUMBER, DAY))).toBe("WRONG_ANSWER");
  });

  it("that is a natural person has no names, nor one of a kind that is not known", () => {
    const names = el("Namen", el("MaatschappelijkeNamen", name("MaatschappelijkeNaam", "Peeters Jan", "nl")), el("CommercieleNamen", name("CommercieleNaam", "Bakkerij Peeters", "nl")));
    expect(company(coded("SoortOnderneming", "1"), names)).toMatchObject({ legalType: "1", names: [] });
    expect(company(coded("SoortOnderneming", "0"), names)).toMatchObject({ legalType: null, names: [] });
    expect(company(names)).toMatchObject({ legalType: null, names: [] });
  });
});

describe("the status", () => {
  const closed = el("Afsluiting", el("Datum", "2020-06-30"));
  const stopped = el("Stopzetting", el("Code", "010"), el("Datum", "2019-05-31"));

  it.each([
    ["AF with a day of closing", ["AF", closed], "2020-06-30"],
    ["ST with a day of stopping", ["ST", stopped], "2019-05-31"],
    ["AF with both", ["AF", closed, stopped], "2020-06-30"],
    ["ST without the day of stopping", ["ST", el("Stopzetting", el("Code", "010"))], DAY],
    ["AN without a day", ["AN"], DAY],
    ["AF that closes later", ["AF", el("Afsluiting", el("Datum", "2025-07-02"))], DAY],
    ["AF with the day 9999-12-31", ["AF", el("Afsluiting", el("Datum", "9999-12-31"))], DAY],
    ["AF with no real day", ["AF", el("Afsluiting", el("Datum", "2020-02-31"))], DAY],
    ["AC with a day of stopping", ["AC", stopped], null],
    ["BK", ["BK"], null],
    ["JU", ["JU", stopped], null],
  ] as const)("%s", (_, [status, ...content], endedOn) => {
    expect(company(coded("StatusKBO", status), ...content)).toMatchObject({ status, endedOn });
  });

  it.each([["1900-01-01"], ["9999-12-31"], ["9999-01-01"], ["1998-4-1"], ["onbekend"], ["2023-02-29"]])("no start is read of %s", (day) => {
    expect(company(el("Start", el("Datum", day))).startedOn).toBeNull();
  });

  it("a day may come with a zone", () => {
    expect(company(el("Start", el("Datum", "1998-04-01+02:00"))).startedOn).toBe("1998-04-01");
  });
});

describe("history, by the day", () => {
  const before: Days = ["1990-01-01", "2009-12-31"];
  const after: Days = ["2010-01-01"];
  const history = [
    el("Namen", el("MaatschappelijkeNamen", name("MaatschappelijkeNaam", "Nieuw", "nl", after), name("MaatschappelijkeNaam", "Oud", "nl", before)), el("AfgekorteNamen", name("AfgekorteNaam", "O", "nl", before))),
    el("Adressen", address("44021", { days: after }), address("24062", { days: before })),
    el("Rechtsvormen", dated("Rechtsvorm", after, el("Code", "610")), dated("Rechtsvorm", before, el("Code", "015"))),
    el("Rechtstoestanden", dated("Rechtstoestand", after, el("Code", "000")), dated("Rechtstoestand", before, el("Code", "001"))),
  ];

  it.each([
    ["2009-12-31", ["Oud", "O"], "24062", "015", "001"],
    ["2010-01-01", ["Nieuw"], "44021", "610", "000"],
    [DAY, ["Nieuw"], "44021", "610", "000"],
    ["1989-12-31", [], null, null, null],
  ])("on %s", (day, names, municipality, legalForm, legalSituation) => {
    const read = companyOn(day, ...history);
    expect([read.names?.map((each) => each.name), read.municipality, read.legalForm, read.legalSituation]).toEqual([names, municipality, legalForm, legalSituation]);
  });

  it("of two that hold the one that began last is taken; placeholders are no days", () => {
    const forms = el("Rechtsvormen", dated("Rechtsvorm", ["2015-01-01", "9999-12-31"], el("Code", "610")), dated("Rechtsvorm", ["1900-01-01"], el("Code", "014")), dated("Rechtsvorm", [null], el("Code", "015")));
    expect(companyOn(DAY, forms).legalForm).toBe("610");
    expect(companyOn("2014-12-31", forms).legalForm).toBe("015");
  });

  it("an entry that ended is not taken for want of another", () => {
    expect(companyOn(DAY, el("Rechtsvormen", dated("Rechtsvorm", ["1990-01-01", "2025-06-30"], el("Code", "014")))).legalForm).toBeNull();
  });
});

describe("activities, by the day and the last day of their version", () => {
  const rows = el(
    "Activiteiten",
    activity("2003", "72210", { days: ["1998-04-01", "2007-12-31"] }),
    activity("2003", "72220", { days: ["1998-04-01", "2005-12-31"] }),
    activity("2003", "72230", { days: ["1998-04-01"] }),
    activity("2008", "62010", { days: ["2008-01-01", "2024-12-31"] }),
    activity("2008", "62020", { days: ["2008-01-01", "2020-12-31"] }),
    activity("2008", "62030", { days: ["2021-01-01"] }),
    activity("2025", "62100", { days: ["2025-01-01"] }),
    activity("2025", "62200", { days: ["2025-06-01", "2025-06-30"] }),
    activity("2025", "62900", { days: ["2025-07-02"] }),
  );

  it.each([
    ["2005-06-30", ["72210", "72220", "72230"]],
    ["2007-12-31", ["72210", "72230"]],
    ["2008-01-01", ["72210", "72230", "62010", "62020"]],
    ["2021-01-01", ["72210", "72230", "62010", "62030"]],
    ["2024-12-31", ["72210", "72230", "62010", "62030"]],
    ["2025-01-01", ["72210", "72230", "62010", "62030", "62100"]],
    ["2025-06-30", ["72210", "72230", "62010", "62030", "62100", "62200"]],
    [DAY, ["72210", "72230", "62010", "62030", "62100"]],
  ])("on %s", (day, codes) => {
    expect(companyOn(day, rows).activities?.rows.map(({ code }) => code)).toEqual(codes);
  });

  it("what can't be told where it belongs is left out, what comes twice comes once", () => {
    const odd = el("Activiteiten", activity("1998", "72210"), activity("", "72210"), activity("2008", "x"), activity("2008", "12345678"), activity("2008", "62010", { group: "" }), activity("2008", "62010", { group: "1" }), activity("2008", "62010"), activity("2008", "62010", { days: ["2010-01-01"] }), "<Activiteit/>");
    expect(companyOn(DAY, odd).activities?.rows).toEqual([{ group: "001", version: "2008", code: "62010", classification: "MAIN" }]);
  });

  it("a group may come as a code", () => {
    const coding = el("Activiteiten", dated("Activiteit", ["2008-01-01"], el("Nace", el("Code", "62010"), el("Versie", "2008")), coded("Groep", "006")));
    expect(companyOn(DAY, coding).activities?.rows.map(({ group }) => group)).toEqual(["006"]);
  });
});

describe("establishment units", () => {
  const unitsOf = (...units: readonly string[]) => companyOn(DAY, el("Vestigingen", ...units)).establishments;

  it.each([
    ["active", unit(FIRST), "2001-02-03", null],
    ["that began on no known day", unit(FIRST, { days: ["1900-01-01"] }), null, null],
    ["that ended", unit(FIRST, { days: ["2001-02-03", "2015-06-30"], status: "ST" }), "2001-02-03", "2015-06-30"],
    ["that ended by its dates alone", unit(FIRST, { days: ["2001-02-03", "2015-06-30"] }), "2001-02-03", "2015-06-30"],
    ["that closed", unit(FIRST, { status: "AF", inside: el("Afsluiting", el("Datum", "2016-01-31")) }), "2001-02-03", "2016-01-31"],
    ["that stopped", unit(FIRST, { status: "ST", inside: el("Stopzetting", el("Code", "010"), el("Datum", "2017-01-31")) }), "2001-02-03", "2017-01-31"],
    ["that ended on no known day", unit(FIRST, { status: "AN" }), "2001-02-03", DAY],
    ["that will close", unit(FIRST, { inside: el("Stopzetting", el("Code", "010"), el("Datum", "2025-12-31")) }), "2001-02-03", null],
  ])("one %s", (_, xml, startedOn, endedOn) => {
    expect(unitsOf(xml)).toEqual([{ number: FIRST, startedOn, endedOn, municipality: null, activities: null }]);
  });

  it("one that was closed and opened again is as it was last, in either order", () => {
    const [closed, opened] = [unit(FIRST, { days: ["2001-02-03", "2010-12-31"], status: "ST" }), unit(FIRST, { days: ["2012-01-01"] })];
    const expected = [{ number: FIRST, startedOn: "2012-01-01", endedOn: null }];
    expect(unitsOf(closed, opened)).toMatchObject(expected);
    expect(unitsOf(opened, closed)).toMatchObject(expected);
    expect(unitsOf(opened, unit(SECOND), closed)).toHaveLength(2);
  });

  it("the place of one that ended is that of its last day, as it was then called", () => {
    const inside = el("Adressen", address("12030", { type: "002", days: ["2001-02-03", "2015-06-30"] }));
    expect(unitsOf(unit(FIRST, { days: ["2001-02-03", "2015-06-30"], status: "ST", inside }))).toMatchObject([{ municipality: "12030" }]);
  });

  it.each(["", "0123456749", "2289784474", "228978447", "9289784473"])("a number that is none (%s) makes the answer wrong", (number) => {
    expect(faultOf(() => unitsOf(unit(FIRST), unit(number)))).toBe("WRONG_ANSWER");
  });

  it("are asked for their activities by their own number", () => {
    const content = contentWith(establishment(FIRST, el("Activiteiten", activity("2025", "62100", { group: "006" }))));
    expect(readUnitActivities(content, FIRST, DAY)).toEqual({ scope: "ALL", rows: [{ group: "006", version: "2025", code: "62100", classification: "MAIN" }] });
    expect(readUnitActivities(contentWith(establishment(FIRST)), FIRST, DAY)).toBeNull();
    expect(faultOf(() => readUnitActivities(content, SECOND, DAY))).toBe("WRONG_ANSWER");
    expect(faultOf(() => readUnitActivities(contentWith(enterprise(FIRST)), FIRST, DAY))).toBe("WRONG_ANSWER");
  });
});

describe("the municipality", () => {
  const on = (day: string, ...addresses: readonly string[]) => companyOn(day, el("Adressen", ...addresses)).municipality;

  it("is carried forward to the day", () => {
    expect([on("2018-12-31", address("12030")), on("2019-01-01", address("12030")), on(DAY, address("12030"))]).toEqual(["12030", "12041", "12041"]);
    expect([on("2024-12-31", address("46013")), on(DAY, address("46013")), on(DAY, address("11056"))]).toEqual(["46013", "46030", "46030"]);
  });

  it.each([
    ["abroad", address(null)],
    ["of an unknown code", address("99999")],
    ["of a province", address("70000")],
    ["of an establishment unit", address("24062", { type: "002" })],
    ["that ended", address("24062", { days: ["2000-01-01", "2025-06-30"] })],
  ])("is none for an address %s", (_, xml) => {
    expect(on(DAY, xml)).toBeNull();
  });

  it("is none for a seat that moved abroad", () => {
    expect(on(DAY, address("24062", { days: ["2000-01-01", "2019-12-31"] }), address(null, { days: ["2020-01-01"] }))).toBeNull();
  });
});

describe("a planted person", () => {
  const canaries = ["Kanarie Kwispel", "85073003328", "Kanariestraat", "0470123456", "kanarie@example.be", "Kanariewinkel", "BE68539007547034"];
  const contact = el("Contact", el("Telefoonnummer", "0470123456"), el("GSM", "0470123456"), el("Email", "kanarie@example.be"), el("Website", "https://kanarie@example.be"));
  const inside = el("Straat", el("Code", "1160"), el("Naam", "Kanariestraat")) + el("Descripties", el("Descriptie", el("Adres", el("Straat", el("Naam", "Kanariestraat"))), contact));
  const person = el("Persoon", el("INSZ", "85073003328"), el("Naam", "Kanarie Kwispel"));
  const functions = el("Functies", el("Functie", el("FunctiehouderVan", NUMBER), person));
  const personName = el("Namen", el("MaatschappelijkeNamen", name("MaatschappelijkeNaam", "Kanarie Kwispel", "nl")), el("CommercieleNamen", name("CommercieleNaam", "Kanariewinkel", "nl")));
  const more = [functions, el("Bankrekeningen", el("Bankrekening", el("IBAN", "BE68539007547034"))), el("Persoon", el("INSZ", "85073003328")), el("INSZ", "85073003328"), contact];

  it.each([
    ["of a company", plainEnterprise(NUMBER, el("Adressen", address("24062", { inside })), el("Vestigingen", unit(FIRST, { inside: el("Namen", personName) + el("Adressen", address("24062", { type: "002", inside })) + functions })), ...more)],
    ["of a natural person", enterprise(NUMBER, coded("SoortOnderneming", "1"), personName, el("Adressen", address("24062", { inside })), el("Vestigingen", unit(FIRST, { inside: personName })), ...more)],
    ["of an enterprise of no known kind", enterprise(NUMBER, personName, el("Adressen", address("24062", { inside })), ...more)],
  ])("appears nowhere in the record %s", (_, xml) => {
    expect(canaries.filter((canary) => xml.includes(canary)).length).toBeGreaterThanOrEqual(6);
    const text = JSON.stringify(readCompany(contentWith(xml), NUMBER, DAY));
    expect(text).toContain("24062");
    expect(canaries.filter((canary) => text.includes(canary))).toEqual([]);
  });
});
