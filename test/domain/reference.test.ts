import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { postalCodeRows } from "../../src/data/postal-codes.ts";
import { subsidyRules } from "../../src/data/subsidy-rules.ts";
import { codeList, codeNode } from "../../src/domain/code-lists.ts";
import { naceLevels, naceNode, naceNodes } from "../../src/domain/nace.ts";
import { municipalityOfPostalCode, placeLevels, placeNode } from "../../src/domain/place.ts";
import { rateOn } from "../../src/domain/subsidy-rules.ts";

// The reference tables stand next to the repository, where they are there at all.
const folder = new URL("../../../shared/reference/", import.meta.url);

type Row = Readonly<Record<string, string>>;
type ReferenceRule = { code: string; from?: string | null; to?: string | null; pillar: string; size: string; rate: number; cap: number; mergedInto?: string | null };
type ReferenceRules = { pillars: ReferenceRule[]; regimes: ReferenceRule[]; raisedRates: { from: string | null; topic: string; SMALL: number; MEDIUM: number }[]; scope: { themes?: string[] }[] };

function readText(file: string): string {
  return readFileSync(new URL(file, folder), "utf8").replace(/^\uFEFF/, "");
}

function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map((match) => match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
}

function readTable(file: string): Row[] {
  const [header = "", ...lines] = readText(file).trimEnd().split(/\r?\n/);
  const names = fieldsOf(header);
  return lines.map((line) => {
    const fields = fieldsOf(line);
    return Object.fromEntries(names.map((name, index) => [name, fields[index] ?? ""]));
  });
}

describe.runIf(existsSync(folder))("our tables next to the reference tables", () => {
  it.each([
    ["2008", "nacebel-2008.csv", 1939],
    ["2025", "nacebel-2025.csv", 2024],
  ] as const)("have the same NACE-BEL %s", (version, file, count) => {
    const rows = readTable(file);
    expect(rows).toHaveLength(count);
    expect(naceNodes(version)).toHaveLength(count);
    for (const row of rows) {
      const node = naceNode(version, row["code"] ?? "");
      expect(node).toMatchObject({ code: row["code"], level: naceLevels[Number(row["level"]) - 1], parent: row["parent"] || null });
      const isCapitals = version === "2025" && node?.level === "SECTION";
      const ours = [node?.labels.NL, node?.labels.FR, node?.labels.DE, node?.labels.EN ?? ""].map((label) => (isCapitals ? label?.toUpperCase() : label));
      expect(ours).toEqual([row["nl"], row["fr"], row["de"], row["en"]]);
    }
  });

  it("have the same places", () => {
    const rows = readTable("refnis.csv");
    expect(rows).toHaveLength(678);
    for (const row of rows) {
      expect(placeNode(row["code"] ?? "")).toMatchObject({
        level: placeLevels[Number(row["level"])],
        parent: row["parent"] || null,
        labels: { NL: row["nl"], FR: row["fr"], DE: row["de"] },
        validFrom: row["validFrom"],
        validTo: row["validTo"] || null,
        successor: row["successor"] || null,
      });
    }
  });

  it("have the same NUTS codes of arrondissements", () => {
    const rows = readTable("arrondissement-nuts3-2024.csv");
    expect(rows).toHaveLength(43);
    for (const row of rows) expect([row["arrondissement"], placeNode(row["arrondissement"] ?? "")?.nuts]).toEqual([row["arrondissement"], row["nuts3_2024"]]);
  });

  it("have the same municipalities of postal codes in 2018, 2019 and 2025", () => {
    const rows = readTable("postal-to-nis.csv");
    expect(postalCodeRows()).toHaveLength(rows.length);
    for (const row of rows) {
      const name = row["localities"]?.split("|")[0] ?? "";
      const ours = ["2018-12-31", "2019-01-01", "2025-01-01"].map((day) => municipalityOfPostalCode(row["postalCode"] ?? "", name, day));
      expect([row["postalCode"], ...ours]).toEqual([row["postalCode"], row["nis2018"], row["nis2019"], row["nis2025"]]);
    }
  });

  it("have the same legal forms, and three more of 2019", () => {
    const rows = readTable("juridical-forms.csv").filter((row) => /^\d{3}$/.test(row["code"] ?? ""));
    expect(new Set(rows.map((row) => row["code"])).size).toBe(codeList("legal-form").length - 3);
    for (const row of rows) expect(codeNode("legal-form", row["code"] ?? "")?.labels).toMatchObject({ NL: row["nl"]?.trim(), FR: row["fr"]?.trim(), DE: row["de"]?.trim() });
  });

  it("have the same employment classes but for the undetermined one", () => {
    const rows = readTable("rsz-size-classes.csv").filter((row) => row["code"] !== "0");
    expect(rows.map((row) => row["code"])).toEqual(codeList("employment-class").slice(1).map((node) => node.code));
    for (const row of rows) expect(codeNode("employment-class", row["code"] ?? "")?.labels).toMatchObject({ NL: row["nl"], FR: row["fr"], EN: row["en"] });
  });

  it("have the same pillars, themes and rates", () => {
    const reference: ReferenceRules = JSON.parse(readText("kmop-rules.json"));
    expect(subsidyRules().pillars.map(({ code, from, to, mergedInto }) => ({ code, from, to, mergedInto }))).toEqual(
      reference.pillars.map(({ code, from, to, mergedInto }) => ({ code, from: from ?? null, to: to ?? null, mergedInto: mergedInto ?? null })),
    );
    expect(subsidyRules().scope.find((rule) => rule.kind === "THEMES" && rule.from === "2023-01-01")?.codes).toEqual(reference.scope.find((rule) => rule.themes !== undefined)?.themes);
    expect(reference.regimes).toHaveLength(12);
    for (const rule of reference.regimes) {
      const pillar = rule.pillar === "ANY" ? "OPLEIDING" : rule.pillar;
      const size = rule.size === "SMALL" ? "KO" : "MO";
      for (const day of [rule.from ?? "2015-01-01", rule.to ?? "2030-01-01"]) expect(rateOn({ day, pillar, size })).toEqual({ rate: rule.rate, ceilingCents: rule.cap * 100 });
    }
    for (const { from, topic, SMALL, MEDIUM } of reference.raisedRates) {
      const rates = (["KO", "MO"] as const).map((size) => rateOn({ day: from ?? "2024-06-05", pillar: "OPLEIDING", size, topic })?.rate);
      expect(rates).toEqual([SMALL, MEDIUM]);
    }
  });
});
