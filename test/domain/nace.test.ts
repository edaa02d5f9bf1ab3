import { describe, expect, it } from "vitest";
import { naceAncestor, naceLevels, naceNode, naceNodes, naceUnder, naceVersionOn, parseNaceCode } from "../../src/domain/nace.ts";

const countsOf = (version: "2008" | "2025"): number[] => naceLevels.map((level) => naceNodes(version).filter((node) => node.level === level).length);

describe("NACE-BEL", () => {
  it("has all sections, divisions, groups, classes and subclasses of both versions", () => {
    expect(countsOf("2008")).toEqual([21, 88, 272, 615, 943]);
    expect(countsOf("2025")).toEqual([22, 87, 287, 651, 977]);
  });

  it("lists its codes in order, a section right before what is in it", () => {
    const codes = naceNodes("2025").map((node) => node.code);
    expect(codes.slice(0, 6)).toEqual(["A", "01", "011", "0111", "01110", "0112"]);
    expect(codes.indexOf("K")).toBe(codes.indexOf("61") - 1);
    expect(codes.at(-1)).toBe("99000");
  });

  it("has parents that are one level up", () => {
    for (const version of ["2008", "2025"] as const) {
      for (const node of naceNodes(version)) {
        const parent = node.parent === null ? undefined : naceNode(version, node.parent);
        expect(parent === undefined ? -1 : naceLevels.indexOf(parent.level)).toBe(naceLevels.indexOf(node.level) - 1);
      }
    }
  });

  it("has no structure for 2003", () => {
    expect(naceNodes("2003")).toEqual([]);
    expect(naceNode("2003", "72210")).toBeUndefined();
    expect(naceAncestor("2003", "72210", "DIVISION")).toBeUndefined();
  });

  it("writes the sections of 2025 in sentence case", () => {
    expect(naceNode("2025", "C")?.labels).toEqual({ NL: "Industrie", FR: "Industrie manufacturière", DE: "Verarbeitendes Gewerbe/Herstellung von Waren", EN: "Manufacturing" });
    expect(naceNode("2025", "L")?.labels.DE).toBe("Erbringung von Finanz- und Versicherungsdienstleistungen");
    for (const node of naceNodes("2025")) for (const label of Object.values(node.labels)) expect(label.length < 8 || label !== label.toUpperCase()).toBe(true);
  });

  it("has labels in every language, but no English for subclasses of 2008", () => {
    for (const version of ["2008", "2025"] as const) {
      for (const { code, level, labels } of naceNodes(version)) {
        const languages = version === "2008" && level === "SUBCLASS" ? ["NL", "FR", "DE"] : ["NL", "FR", "DE", "EN"];
        expect([code, Object.keys(labels)]).toEqual([code, languages]);
      }
    }
  });
});

describe("the ancestor of a NACE code", () => {
  it("is the code cut to the level", () => {
    expect(naceAncestor("2008", "62010", "SUBCLASS")).toBe("62010");
    expect(naceAncestor("2008", "62010", "CLASS")).toBe("6201");
    expect(naceAncestor("2008", "62010", "GROUP")).toBe("620");
    expect(naceAncestor("2008", "62010", "DIVISION")).toBe("62");
    expect(naceAncestor("2008", "01110", "DIVISION")).toBe("01");
  });

  it("has the section letter of its version", () => {
    expect(naceAncestor("2008", "62", "SECTION")).toBe("J");
    expect(naceAncestor("2025", "62", "SECTION")).toBe("K");
    expect(naceAncestor("2008", "58", "SECTION")).toBe("J");
    expect(naceAncestor("2025", "58", "SECTION")).toBe("J");
    expect(naceAncestor("2008", "85", "SECTION")).toBe("P");
    expect(naceAncestor("2025", "85", "SECTION")).toBe("Q");
    expect(naceAncestor("2008", "99", "SECTION")).toBe("U");
    expect(naceAncestor("2025", "99", "SECTION")).toBe("V");
    expect(naceAncestor("2008", "K", "SECTION")).toBe("K");
  });

  it("does not exist below the code, or for a code that the version lacks", () => {
    expect(naceAncestor("2008", "62", "GROUP")).toBeUndefined();
    expect(naceAncestor("2008", "J", "DIVISION")).toBeUndefined();
    expect(naceAncestor("2008", "V", "SECTION")).toBeUndefined();
    expect(naceAncestor("2025", "62010", "DIVISION")).toBeUndefined();
    expect(naceAncestor("2008", "constructor", "SECTION")).toBeUndefined();
  });
});

describe("what is under a NACE code", () => {
  it("is the code and all below it", () => {
    expect(naceUnder("2008", "620")).toEqual(["620", "6201", "62010", "6202", "62020", "6203", "62030", "6209", "62090"]);
    expect(naceUnder("2008", "62010")).toEqual(["62010"]);
    expect(naceUnder("2008", "J").filter((code) => code.length < 3)).toEqual(["J", "58", "59", "60", "61", "62", "63"]);
    expect(naceUnder("2025", "K").filter((code) => code.length < 3)).toEqual(["K", "61", "62", "63"]);
  });

  it("is nothing for a code that the version lacks", () => {
    expect(naceUnder("2008", "V")).toEqual([]);
    expect(naceUnder("2003", "72")).toEqual([]);
  });
});

describe("a NACE code as text", () => {
  it.each([
    ["62", "62"],
    ["620", "620"],
    ["62.01", "6201"],
    ["62.010", "62010"],
    ["01110", "01110"],
    ["7311005", "73110"],
    ["73.11005", "73110"],
    ["k", "K"],
    [" K ", "K"],
    ["99999", "99999"],
  ])("%j is read as %s", (text, code) => {
    expect(parseNaceCode(text)).toBe(code);
  });

  it.each(["", "6", "620100", "62010000", "W", "AB", "62,01", "A01", "62 010", "6a"])("%j is refused", (text) => {
    expect(() => parseNaceCode(text)).toThrow(expect.objectContaining({ code: "INVALID_CODE", details: { value: text } }));
  });
});

describe("the version in force", () => {
  it("is the one of 2025 from 1 January 2025", () => {
    expect(["2016-04-01", "2024-12-31", "2025-01-01", "2030-01-01"].map(naceVersionOn)).toEqual(["2008", "2008", "2025", "2025"]);
  });
});
