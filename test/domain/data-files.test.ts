import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { naceRows } from "../../src/data/nace-bel.ts";
import { placeRows } from "../../src/data/places.ts";
import { postalCodeRows } from "../../src/data/postal-codes.ts";
import { once, readJson, readRows } from "../../src/data/read.ts";
import { subsidyRules } from "../../src/data/subsidy-rules.ts";

const folder = new URL("../../src/data/", import.meta.url);

describe("the data files", () => {
  it("are each named in SOURCES.md", () => {
    const sources = readFileSync(new URL("SOURCES.md", folder), "utf8");
    const files = readdirSync(folder).filter((name) => /\.(?:csv|json)$/.test(name));
    expect(files).toHaveLength(11);
    expect(files.filter((name) => !sources.includes(`\`${name}\``))).toEqual([]);
  });

  it("name a source and a confidence for every rule of the scheme", () => {
    for (const rows of Object.values(subsidyRules())) {
      for (const row of rows) {
        expect(row.source.length).toBeGreaterThan(5);
        expect(["found", "conflict", "open", "partly", "own"]).toContain(row.confidence);
      }
    }
  });

  it("say in four languages what each rule of applications demands, with the value where there is one", () => {
    for (const { kind, labels, value } of subsidyRules().scope) {
      expect(Object.keys(labels)).toEqual(["NL", "FR", "DE", "EN"]);
      for (const text of Object.values(labels)) expect([kind, text.endsWith("."), text.includes("{value}")]).toEqual([kind, true, value !== null]);
    }
  });

  it("are read once and frozen", () => {
    expect(naceRows()).toBe(naceRows());
    for (const value of [naceRows(), naceRows()[0]?.labels, placeRows(), placeRows()[0], postalCodeRows()[0]?.localities, subsidyRules().rates[0]]) expect(Object.isFrozen(value)).toBe(true);
    expect(Object.isFrozen(readJson("series-breaks.json")[0].notes)).toBe(true);
  });

  it("are refused when the header is not the one expected", () => {
    expect(() => readRows("places.csv", "code|level")).toThrow("places.csv: the header must be code|level");
  });

  it("keep an undefined or null result of a first reading too", () => {
    let calls = 0;
    const get = once(() => {
      calls += 1;
      return undefined;
    });
    expect([get(), get(), calls]).toEqual([undefined, undefined, 1]);
  });
});
