import { describe, expect, it } from "vitest";
import { municipalityOfPostalCode, municipalityOn, placeAncestor, placeNode, placesOn, placeUnder } from "../../src/domain/place.ts";

const municipalitiesUnder = (region: string, day: string): number => placesOn("MUNICIPALITY", day).filter((place) => placeAncestor(place.code, "REGION") === region).length;

describe("the places of a day", () => {
  it("are 589, 581 and 565 municipalities before and after the mergers, 308, 300 and 285 of them Flemish", () => {
    expect(["2018-12-31", "2019-01-01", "2024-12-31", "2025-01-01"].map((day) => placesOn("MUNICIPALITY", day).length)).toEqual([589, 581, 581, 565]);
    expect(["2018-12-31", "2019-01-01", "2024-12-31", "2025-01-01"].map((day) => municipalitiesUnder("02000", day))).toEqual([308, 300, 300, 285]);
    expect(municipalitiesUnder("04000", "2025-01-01")).toBe(19);
  });

  it("are 43 arrondissements on each side of 2019, La Louvière in the place of Moeskroen", () => {
    const before = placesOn("ARRONDISSEMENT", "2018-12-31").map((place) => place.code);
    const after = placesOn("ARRONDISSEMENT", "2019-01-01").map((place) => place.code);
    expect([before.length, after.length]).toEqual([43, 43]);
    expect(before.filter((code) => !after.includes(code))).toEqual(["54000"]);
    expect(after.filter((code) => !before.includes(code))).toEqual(["58000"]);
  });

  it("are ten provinces, and the Brussels region in the place of one", () => {
    expect(placesOn("PROVINCE", "2016-04-01").map((place) => place.code)).toEqual(["04000", "10000", "20001", "20002", "30000", "40000", "50000", "60000", "70000", "80000", "90000"]);
    expect(placesOn("REGION", "2016-04-01").map((place) => place.code)).toEqual(["02000", "03000", "04000"]);
    expect(placesOn("COUNTRY", "2016-04-01").map((place) => place.code)).toEqual(["01000"]);
  });
});

describe("a place", () => {
  it("has labels, validity, successor and NUTS code", () => {
    expect(placeNode("11056")).toEqual({
      code: "11056",
      level: "MUNICIPALITY",
      parent: "11000",
      labels: { NL: "Zwijndrecht", FR: "Zwijndrecht", DE: "Zwijndrecht" },
      validFrom: "1970-01-01",
      validTo: "2024-12-31",
      successor: "46030",
      nuts: null,
    });
    expect(placeNode("40000")?.nuts).toBe("BE23");
    expect(placeNode("44000")?.nuts).toBe("BE234");
    expect(placeNode("20001")?.labels).toEqual({ NL: "Provincie Vlaams-Brabant", FR: "Province du Brabant flamand", DE: "Provinz Flämisch-Brabant", EN: "Province of Flemish Brabant" });
    expect(placeNode("99999")).toBeUndefined();
  });

  it("lies under an arrondissement, a province and a region", () => {
    expect((["MUNICIPALITY", "ARRONDISSEMENT", "PROVINCE", "REGION", "COUNTRY"] as const).map((level) => placeAncestor("44021", level))).toEqual(["44021", "44000", "40000", "02000", "01000"]);
  });

  it("in Brussels has the region as its province", () => {
    expect(placeAncestor("21004", "PROVINCE")).toBe("04000");
    expect(placeAncestor("21000", "PROVINCE")).toBe("04000");
    expect(placeAncestor("04000", "PROVINCE")).toBe("04000");
    expect(placeAncestor("02000", "PROVINCE")).toBeUndefined();
  });

  it("has nothing below it as its ancestor", () => {
    expect(placeAncestor("40000", "MUNICIPALITY")).toBeUndefined();
    expect(placeAncestor("99999", "REGION")).toBeUndefined();
  });
});

describe("the municipality of a day", () => {
  it.each([
    ["12030", "12041"],
    ["12034", "12041"],
    ["44011", "44083"],
    ["44049", "44083"],
    ["44001", "44084"],
    ["44029", "44084"],
    ["44036", "44085"],
    ["44072", "44085"],
    ["44080", "44085"],
    ["45017", "45068"],
    ["45057", "45068"],
    ["71047", "72042"],
    ["72040", "72042"],
    ["72025", "72043"],
    ["72029", "72043"],
    ["54007", "57096"],
    ["56011", "58002"],
  ])("%s became %s on 1 January 2019", (before, after) => {
    expect(municipalityOn(before, "2018-12-31")).toBe(before);
    expect(municipalityOn(before, "2019-01-01")).toBe(after);
    expect(municipalityOn(before, "2025-01-01")).toBe(after);
    expect(municipalityOn(after, "2018-12-31")).toBeUndefined();
  });

  it.each([
    ["11007", "11002"],
    ["23023", "23106"],
    ["23024", "23106"],
    ["23032", "23106"],
    ["37012", "37021"],
    ["37018", "37021"],
    ["37007", "37022"],
    ["37015", "37022"],
    ["44012", "44086"],
    ["44048", "44086"],
    ["44034", "44087"],
    ["44073", "44087"],
    ["44040", "44088"],
    ["44043", "44088"],
    ["46014", "46029"],
    ["44045", "46029"],
    ["46003", "46030"],
    ["46013", "46030"],
    ["11056", "46030"],
    ["73006", "73110"],
    ["73032", "73110"],
    ["73009", "73111"],
    ["73083", "73111"],
    ["71057", "71071"],
    ["71069", "71071"],
    ["71022", "71072"],
    ["73040", "71072"],
    ["82003", "82039"],
    ["82005", "82039"],
  ])("%s became %s on 1 January 2025", (before, after) => {
    expect(municipalityOn(before, "2016-04-01")).toBe(before);
    expect(municipalityOn(before, "2024-12-31")).toBe(before);
    expect(municipalityOn(before, "2025-01-01")).toBe(after);
  });

  it("is unmapped when it did not exist yet, is not known or is no municipality", () => {
    expect(municipalityOn("46030", "2024-12-31")).toBeUndefined();
    expect(municipalityOn("99999", "2016-04-01")).toBeUndefined();
    expect(municipalityOn("40000", "2016-04-01")).toBeUndefined();
    expect(municipalityOn("54000", "2025-01-01")).toBeUndefined();
  });

  it("moves Zwijndrecht from the province of Antwerp to East Flanders, and Opglabbeek to another arrondissement", () => {
    expect(placeAncestor(municipalityOn("11056", "2024-12-31") ?? "", "PROVINCE")).toBe("10000");
    expect(placeAncestor(municipalityOn("11056", "2025-01-01") ?? "", "PROVINCE")).toBe("40000");
    expect(placeAncestor("71047", "ARRONDISSEMENT")).toBe("71000");
    expect(placeAncestor("72042", "ARRONDISSEMENT")).toBe("72000");
  });
});

describe("what is under a place", () => {
  it("is every municipality that began by the day, ended ones too", () => {
    expect(placeUnder("72000", "2018-12-31")).toEqual(["72003", "72004", "72018", "72020", "72021", "72025", "72029", "72030", "72037", "72038", "72039", "72040", "72041"]);
    expect(placeUnder("72000", "2019-01-01")).toEqual(["72003", "72004", "72018", "72020", "72021", "72025", "72029", "72030", "72037", "72038", "72039", "72040", "72041", "72042", "72043"]);
  });

  it("goes by the municipality's own province", () => {
    expect(placeUnder("10000", "2025-01-01")).toContain("11056");
    expect(placeUnder("40000", "2025-01-01")).not.toContain("11056");
    expect(placeUnder("40000", "2025-01-01")).toContain("46030");
    expect(placeUnder("40000", "2024-12-31")).not.toContain("46030");
  });

  it("is the municipality itself, the 19 of Brussels, all of the country, or nothing", () => {
    expect(placeUnder("11056", "2025-01-01")).toEqual(["11056"]);
    expect(placeUnder("04000", "2016-04-01")).toHaveLength(19);
    expect(placeUnder("01000", "2018-12-31")).toHaveLength(589);
    expect(placeUnder("99999", "2025-01-01")).toEqual([]);
  });
});

describe("the municipality of a postal code", () => {
  it("follows the mergers", () => {
    expect(municipalityOfPostalCode("2070", "Zwijndrecht", "2016-04-01")).toBe("11056");
    expect(municipalityOfPostalCode("2070", "Burcht", "2025-01-01")).toBe("46030");
    expect(municipalityOfPostalCode("3660", "Opglabbeek", "2018-12-31")).toBe("71047");
    expect(municipalityOfPostalCode("3660", "Oudsbergen", "2019-01-01")).toBe("72042");
    expect(municipalityOfPostalCode("2150", "Borsbeek", "2025-01-01")).toBe("11002");
  });

  it("does not need the name where the code serves one municipality", () => {
    expect(municipalityOfPostalCode("9000", "", "2016-04-01")).toBe("44021");
    expect(municipalityOfPostalCode("1000", "Bruxelles", "2016-04-01")).toBe("21004");
  });

  it("is decided by the name where the code serves two, whatever case, accents and hyphens", () => {
    expect(municipalityOfPostalCode("4800", "Verviers", "2016-04-01")).toBe("63079");
    expect(municipalityOfPostalCode("4800", "PETIT RECHAIN", "2016-04-01")).toBe("63079");
    expect(municipalityOfPostalCode("4800", "pólleur", "2016-04-01")).toBe("63076");
    expect(municipalityOfPostalCode("4800", "Theux", "2016-04-01")).toBe("63076");
    expect(municipalityOfPostalCode("4800", "Gent", "2016-04-01")).toBeUndefined();
  });

  it("is none for codes of large users and unknown codes", () => {
    for (const postalCode of ["0612", "1012", "2099", "9099", "1012 AB", ""]) expect(municipalityOfPostalCode(postalCode, "Antwerpen", "2016-04-01")).toBeUndefined();
  });
});
