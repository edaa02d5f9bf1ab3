import { describe, expect, it } from "vitest";
import { codeList, codeListNames, codeListSource, codeNode, companyAgeClass, establishmentsClass } from "../../src/domain/code-lists.ts";

const codesOf = (name: (typeof codeListNames)[number]): string[] => codeList(name).map((node) => node.code);

describe("the code lists", () => {
  it("hold their codes in order", () => {
    expect(codesOf("company-size")).toEqual(["KO", "MO"]);
    expect(codesOf("employment-class")).toEqual(["NONE", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    expect(codesOf("legal-type")).toEqual(["1", "2"]);
    expect(codesOf("establishments-class")).toEqual(["0", "1", "2-4", "5-9", "10+"]);
    expect(codesOf("company-age-class")).toEqual(["0", "1-2", "3-4", "5-9", "10-19", "20+"]);
    expect(codesOf("dossier-status")).toEqual(["SUBMITTED", "APPROVED", "REFUSED", "WITHDRAWN", "LAPSED", "PAID", "CLOSED", "RECOVERED"]);
    expect(codesOf("company-status")).toEqual(["AC", "BK", "JU", "ST", "AF", "AN", "ENDED"]);
    expect(codesOf("special")).toEqual(["UNKNOWN", "NONE"]);
    expect(codesOf("legal-form")).toHaveLength(140);
  });

  it("have Dutch, French and German labels and a source, and no code twice", () => {
    for (const name of codeListNames) {
      for (const { code, labels } of codeList(name)) expect([code, labels.NL, labels.FR, labels.DE].every((text) => text !== undefined && text !== "")).toBe(true);
      expect(new Set(codesOf(name)).size).toBe(codesOf(name).length);
      expect(codeListSource(name)).not.toBe("");
    }
  });

  it("mark the legal forms of 2019 as not verified", () => {
    expect(codeList("legal-form").filter((node) => node.confidence !== "found").map((node) => [node.code, node.labels.NL])).toEqual([
      ["610", "Besloten vennootschap"],
      ["612", "Commanditaire vennootschap"],
      ["706", "Coöperatieve vennootschap"],
    ]);
    expect(codeNode("legal-form", "014")?.labels.NL).toBe("Naamloze vennootschap");
    expect(codeNode("legal-form", "701")?.validTo).toBe("2003-06-30");
  });

  it("find a code, the special ones in every list", () => {
    expect(codeNode("employment-class", "4")?.labels.EN).toBe("20 to 49");
    expect(codeNode("employment-class", "NONE")?.labels.NL).toBe("Geen RSZ-inschrijving");
    expect(codeNode("company-size", "UNKNOWN")?.labels.NL).toBe("Onbekend");
    expect(codeNode("employment-class", "0")).toBeUndefined();
  });
});

describe("the classes", () => {
  it("of establishments are 0, 1, 2-4, 5-9 and 10+", () => {
    expect([0, 1, 2, 4, 5, 9, 10, 500].map(establishmentsClass)).toEqual(["0", "1", "2-4", "2-4", "5-9", "5-9", "10+", "10+"]);
  });

  it("of company age go by whole years", () => {
    expect(["2016-04-01", "2015-04-02", "2015-04-01", "2013-04-02", "2013-04-01", "2011-04-02", "2011-04-01", "2006-04-02", "2006-04-01", "1996-04-02", "1996-04-01", "1850-01-01"].map((start) => companyAgeClass(start, "2016-04-01"))).toEqual([
      "0",
      "0",
      "1-2",
      "1-2",
      "3-4",
      "3-4",
      "5-9",
      "5-9",
      "10-19",
      "10-19",
      "20+",
      "20+",
    ]);
  });

  it("of company age turn on 28 February for a start on 29 February, and are unknown before the start", () => {
    expect(companyAgeClass("2016-02-29", "2017-02-27")).toBe("0");
    expect(companyAgeClass("2016-02-29", "2017-02-28")).toBe("1-2");
    expect(companyAgeClass("2016-04-02", "2016-04-01")).toBe("UNKNOWN");
  });
});
