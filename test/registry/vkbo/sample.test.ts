import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { toCompany, toEstablishment } from "../../../src/registry/vkbo/company-mapper.ts";

const file = new URL("../../../../shared/samples/vkbo/vkbo-sample.csv", import.meta.url);
const isHere = existsSync(file);
if (!isHere) console.log("Skipped: the published rows of VKBO are not here (../shared/samples/vkbo/vkbo-sample.csv).");

describe.runIf(isHere)("the published rows of VKBO", () => {
  const rows: Record<string, string>[] = isHere ? parse(readFileSync(file), { columns: true, bom: true }) : [];
  const unread: string[] = [];
  const options = { day: "2025-07-01", onUnread: (kind: string) => unread.push(kind) };

  it("map to the codes of the register", () => {
    const companies = rows.filter((row) => row["Ondernemingsnr_maatsch_zetel"]?.trim() === "").map((row) => toCompany(row, options));
    expect(companies.map(({ number, legalType, legalForm, legalSituation, startedOn, municipality }) => [number, legalType, legalForm, legalSituation, startedOn, municipality])).toEqual([
      ["0415708742", "2", "014", "000", "1975-09-16", "11040"],
      ["0448961233", "2", "015", "000", "1992-12-18", "11040"],
      ["0400901592", "2", "014", "012", "1959-01-17", "11040"],
      ["0403713604", "2", "015", "012", "1968-01-01", "11040"],
      ["1000812643", "2", "610", "000", "2023-10-05", "11040"],
      ["0211541261", "2", "124", "000", "1968-01-01", "11040"],
      ["0403716869", "2", "016", "010", "1968-01-01", "11040"],
      ["0781942041", "2", "070", "000", "2021-12-21", "11040"],
      ["0407759096", "2", "017", "000", "1963-11-07", "11040"],
    ]);
    expect(companies.map(({ names }) => names?.map(({ kind }) => kind))).toEqual(companies.map(() => ["001"]));
    expect(companies.filter(({ status, endedOn }) => status !== "AC" || endedOn !== null)).toEqual([]);
    expect(companies.map(({ employment }) => employment).filter((employment) => employment !== null)).toEqual([[{ year: null, quarter: null, class: "2", registry: "VKBO" }]]);
    expect(companies.map(({ activities }) => activities).filter((activities) => activities !== null)).toEqual([{ scope: "MAIN", rows: [{ group: "006", version: "2025", code: "85314", classification: "MAIN" }] }]);
    expect(unread).toEqual([]);
  });

  it("hold an establishment unit", () => {
    const units = rows.filter((row) => row["Ondernemingsnr_maatsch_zetel"]?.trim() !== "").map((row) => toEstablishment(row, options));
    expect(units).toEqual([
      { number: "2289784473", startedOn: "2019-07-01", endedOn: null, municipality: "11040", activities: { scope: "MAIN", rows: [{ group: "006", version: "2025", code: "46643", classification: "MAIN" }] } },
    ]);
  });
});
