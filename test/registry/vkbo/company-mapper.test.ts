import { describe, expect, it } from "vitest";
import { newestByNumber, numberOf, toCompany, toEstablishment } from "../../../src/registry/vkbo/company-mapper.ts";
import { blankProperties, canaries, syntheticRegister, type StubProperties } from "../../support/stub-vkbo/companies.ts";
import { numbersOf } from "./asking.ts";

const NUMBER = "0100000169";
const UNIT = "2289784473";
const named: StubProperties = { ...blankProperties, Ondernemingsnr: NUMBER, Type_onderneming: "Rechtspersoon", Maatschappelijke_naam: "Firma" };

describe("an enterprise of VKBO", () => {
  it("has all that VKBO says, in the codes of the register", () => {
    const given = {
      ...named,
      Commerciele_naam: " Winkel\u0000  A ",
      Afgekorte_naam: "F\ud800A",
      Startdatum: "1975-09-16T00:00:00Z",
      Rechtsvorm: "Naamloze vennootschap",
      Rechtstoestand: "Normale toestand",
      KBO_NISCODE: "24062",
      KBO_Postcode: "3000",
      KBO_Gemeente: "Leuven",
      NACE_hoofdact_BTW: "62.200",
      NACE_versie_BTW: "2025",
      NACE_hoofdact_RSZ: "01110",
      NACE_Versie_RSZ: 2008,
      Personeelsklasse: "5 tot 9",
    };
    expect(company(given)).toEqual({
      record: {
        number: NUMBER,
        status: "AC",
        endedOn: null,
        legalType: "2",
        legalForm: "014",
        legalSituation: "000",
        startedOn: "1975-09-16",
        names: [
          { kind: "001", language: "0", name: "Firma" },
          { kind: "002", language: "0", name: "F\ufffdA" },
          { kind: "003", language: "0", name: "Winkel A" },
        ],
        municipality: "24062",
        activities: {
          scope: "MAIN",
          rows: [
            { group: "001", version: "2025", code: "62200", classification: "MAIN" },
            { group: "006", version: "2008", code: "01110", classification: "MAIN" },
          ],
        },
        establishments: null,
        employment: [{ year: null, quarter: null, class: "2", registry: "VKBO" }],
      },
      unread: [],
    });
  });

  it("says nothing of what is blank, missing or null", () => {
    const nothing = { number: NUMBER, status: "AC", endedOn: null, legalType: "2", legalForm: null, legalSituation: null, startedOn: null, names: null, municipality: null, activities: null, establishments: null, employment: null };
    const blank = { ...blankProperties, Ondernemingsnr: NUMBER, Type_onderneming: "Rechtspersoon" };
    expect(company(blank)).toEqual({ record: nothing, unread: [] });
    expect(company({ Ondernemingsnr: NUMBER, Type_onderneming: "Rechtspersoon" })).toEqual({ record: nothing, unread: [] });
    expect(company(Object.fromEntries(Object.entries(blank).map(([name, value]) => [name, value === " " ? null : value])))).toEqual({ record: nothing, unread: [] });
  });

  it.each([
    ["is active", {}, "AC", null],
    ["stopped", { Datum_stopzetting: "2020-06-30T00:00:00Z" }, "ST", "2020-06-30"],
    ["closed", { Datum_afsluiting: "2019-01-02T00:00:00Z" }, "AF", "2019-01-02"],
    ["stopped and closed", { Datum_stopzetting: "2020-06-30T00:00:00Z", Datum_afsluiting: "2021-01-02T00:00:00Z" }, "ST", "2020-06-30"],
    ["stopped today", { Datum_stopzetting: "2025-07-01T00:00:00Z" }, "ST", "2025-07-01"],
    ["will stop tomorrow", { Datum_stopzetting: "2025-07-02T00:00:00Z" }, "AC", null],
    ["will be closed tomorrow", { Datum_afsluiting: "2025-07-02T00:00:00Z" }, "AC", null],
    ["will stop, but is closed", { Datum_stopzetting: "2025-07-02T00:00:00Z", Datum_afsluiting: "2025-06-01T00:00:00Z" }, "AF", "2025-06-01"],
  ])("%s", (_, dates, status, endedOn) => {
    expect(company({ ...named, ...dates }).record).toMatchObject({ status, endedOn });
  });

  it.each([
    ["2003-01-18T00:00:00Z", "2003-01-18", []],
    ["2003-01-18T00:00:00.000Z", "2003-01-18", []],
    ["2003-01-18", "2003-01-18", []],
    ["2003-01-17T23:00:00Z", "2003-01-18", []],
    ["1900-01-01T00:00:00Z", null, []],
    ["9999-12-31T00:00:00Z", null, []],
    ["1900-01-01", null, []],
    ["2003-02-30T00:00:00Z", null, ["DATE"]],
    ["18-01-2003", null, ["DATE"]],
    [20030118, null, ["DATE"]],
  ])("that started on %s", (written, startedOn, unread) => {
    const mapped = company({ ...named, Startdatum: written });
    expect([mapped.record.startedOn, mapped.unread]).toEqual([startedOn, unread]);
  });

  it.each([
    ["Natuurlijk persoon", "1", []],
    ["NATUURLIJK  PERSOON", "1", []],
    [" ", null, []],
    ["Iets anders", null, ["LEGAL_TYPE"]],
  ])("of type %j has no name and no seat", (type, legalType, unread) => {
    const given = { ...named, Type_onderneming: type, Maatschappelijke_naam: "Kanarie, Persoon", Commerciele_naam: "Kanarie", Afgekorte_naam: "K", KBO_NISCODE: "24062" };
    const mapped = company(given);
    expect(mapped.record).toMatchObject({ legalType, names: [], municipality: null });
    expect(mapped.unread).toEqual(unread);
  });

  it.each([
    ["by NIS code", { KBO_NISCODE: "24062" }, "24062", []],
    ["by a number as NIS code", { KBO_NISCODE: 24_062 }, "24062", []],
    ["by a NIS code that merged", { KBO_NISCODE: "11007" }, "11002", []],
    ["by NIS code before postal code", { KBO_NISCODE: "24062", KBO_Postcode: "9000", KBO_Gemeente: "Gent" }, "24062", []],
    ["by postal code where the NIS code is not known", { KBO_NISCODE: "99999", KBO_Postcode: "9000", KBO_Gemeente: "Gent" }, "44021", []],
    ["by postal code", { KBO_Postcode: "2900", KBO_Gemeente: "Schoten" }, "11040", []],
    ["by postal code and name where one serves two", { KBO_Postcode: "4800", KBO_Gemeente: "Verviers" }, "63079", []],
    ["by a number as postal code", { KBO_Postcode: 2900 }, "11040", []],
    ["nowhere: two places and no name", { KBO_Postcode: "4800" }, null, ["MUNICIPALITY"]],
    ["nowhere: abroad", { KBO_Postcode: "75001", KBO_Gemeente: "Paris" }, null, ["MUNICIPALITY"]],
    ["nowhere: a region", { KBO_NISCODE: "02000" }, null, ["MUNICIPALITY"]],
  ])("stands %s", (_, place, municipality, unread) => {
    const mapped = company({ ...named, ...place });
    expect([mapped.record.municipality, mapped.unread]).toEqual([municipality, unread]);
  });

  it.each([
    ["of a version that is not known", { NACE_hoofdact_BTW: "62010", NACE_versie_BTW: "1999" }],
    ["of no version", { NACE_hoofdact_RSZ: "62010", NACE_Versie_RSZ: " " }],
    ["that is no code", { NACE_hoofdact_BTW: "J62", NACE_versie_BTW: "2025" }],
    ["that is too long", { NACE_hoofdact_BTW: "12345678", NACE_versie_BTW: "2025" }],
  ])("leaves out and counts an activity %s", (_, activity) => {
    expect(company({ ...named, ...activity })).toMatchObject({ record: { activities: null }, unread: ["NACE"] });
  });

  it("counts labels without a code and says nothing of them", () => {
    const mapped = company({ ...named, Rechtsvorm: "Maanvennootschap", Rechtstoestand: "Zwevend", Personeelsklasse: "veel" });
    expect(mapped.record).toMatchObject({ legalForm: null, legalSituation: null, employment: null });
    expect(mapped.unread).toEqual(["LEGAL_FORM", "LEGAL_SITUATION", "EMPLOYMENT_CLASS"]);
  });

  it.each([
    ["a list as name", { Maatschappelijke_naam: ["Firma"] }],
    ["an object as legal form", { Rechtsvorm: { code: "014" } }],
    ["a truth as date", { Startdatum: true }],
    ["a number as activity, which may have lost a 0", { NACE_hoofdact_RSZ: 1110, NACE_Versie_RSZ: "2025" }],
  ])("is refused with %s", (_, property) => {
    expect(() => company({ ...named, ...property })).toThrow(expect.objectContaining({ name: "SourceFault", code: "WRONG_ANSWER" }));
  });

  it("holds no canary, whatever company it is", () => {
    for (const number of numbersOf(60)) {
      const rows = [...syntheticRegister.enterprise(number), ...syntheticRegister.establishments(number)];
      const written = JSON.stringify([rows.slice(0, 1).map((row) => company(row).record), rows.slice(1).map((row) => unit(row))]);
      expect(canaries.filter((canary) => JSON.stringify(rows).includes(canary)).length).toBeGreaterThanOrEqual(6);
      expect(canaries.filter((canary) => written.includes(canary))).toEqual([]);
    }
  });
});

describe("an establishment unit of VKBO", () => {
  const given: StubProperties = { ...blankProperties, Ondernemingsnr: UNIT, Ondernemingsnr_maatsch_zetel: NUMBER, Maatschappelijke_naam: "Kanarie, Persoon", Startdatum: "2019-07-01T00:00:00Z", KBO_Postcode: "2900", KBO_Gemeente: "Schoten" };

  it("has its days, place and main activities, and no name", () => {
    expect(unit({ ...given, NACE_hoofdact_RSZ: "46643", NACE_Versie_RSZ: "2025" })).toEqual({
      number: UNIT,
      startedOn: "2019-07-01",
      endedOn: null,
      municipality: "11040",
      activities: { scope: "MAIN", rows: [{ group: "006", version: "2025", code: "46643", classification: "MAIN" }] },
    });
    expect(unit({ ...given, Datum_stopzetting: "2022-12-31T00:00:00Z" })).toMatchObject({ endedOn: "2022-12-31", activities: null });
  });

  it.each(["2289784474", "0100000169", "9000000018", "228978447", " "])("is refused with the number %j", (number) => {
    expect(() => unit({ ...given, Ondernemingsnr: number })).toThrow(expect.objectContaining({ code: "WRONG_ANSWER" }));
  });
});

describe("rows of one number", () => {
  const row = (version: unknown, name: string): StubProperties => ({ ...named, UIDN: version, Maatschappelijke_naam: name });

  it.each([
    ["the newest by UIDN, whichever comes first", [row(9, "Oud"), row(10, "Nieuw"), row(8, "Ouder")], "Nieuw"],
    ["a UIDN before none", [row(" ", "Zonder"), row("3", "Met")], "Met"],
    ["one of two that are equal", [row(1, "Gelijk"), row(1, "Gelijk")], "Gelijk"],
  ])("give %s", (_, rows, name) => {
    expect([...newestByNumber(rows).values()].map((found) => found["Maatschappelijke_naam"])).toEqual([name]);
  });

  it("are refused when they differ and nothing says which is newer", () => {
    expect(() => newestByNumber([row(1, "Een"), row(1, "Ander")])).toThrow(expect.objectContaining({ code: "WRONG_ANSWER" }));
    expect(() => newestByNumber([row(null, "Een"), row(undefined, "Ander")])).toThrow(expect.objectContaining({ code: "WRONG_ANSWER" }));
  });

  it.each([undefined, null, 100_000_169, "100000169", "0100.000.169", ""])("must have a number: %j", (number) => {
    expect(() => numberOf({ ...named, Ondernemingsnr: number })).toThrow(expect.objectContaining({ code: "WRONG_ANSWER" }));
  });
});

function company(properties: StubProperties) {
  const unread: string[] = [];
  return { record: toCompany(properties, { day: "2025-07-01", onUnread: (kind) => unread.push(kind) }), unread };
}

function unit(properties: StubProperties) {
  return toEstablishment(properties, { day: "2025-07-01", onUnread: () => {} });
}
