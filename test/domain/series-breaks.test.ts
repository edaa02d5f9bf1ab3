import { describe, expect, it } from "vitest";
import { breaksBetween, seriesBreaks } from "../../src/domain/series-breaks.ts";

const daysBetween = (from: string, until: string, dimensions: string[] = []): string[] => breaksBetween(from, until, dimensions).map((each) => each.on);

describe("the breaks of a comparison", () => {
  it("are the budget stop of 15 December 2015 and the reform of 1 April 2016 for the first question", () => {
    expect(breaksBetween("2015-04-01", "2017-01-01", ["PILLAR"]).map(({ on, kind, mandatory }) => ({ on, kind, mandatory }))).toEqual([
      { on: "2015-12-15", kind: "SCHEME_RULE", mandatory: true },
      { on: "2016-04-01", kind: "SCHEME_RULE", mandatory: true },
    ]);
  });

  it("lie after the first day of the earlier period and not after the last of the later", () => {
    expect(daysBetween("2016-04-01", "2018-01-01")).toEqual([]);
    expect(daysBetween("2016-03-31", "2018-01-01")).toEqual(["2016-04-01"]);
    expect(daysBetween("2017-01-01", "2019-12-01")).toEqual([]);
    expect(daysBetween("2017-01-01", "2019-12-02")).toEqual(["2019-12-01"]);
  });

  it("count a revision of NACE-BEL only when a NACE dimension is broken down by", () => {
    expect(daysBetween("2024-01-01", "2026-01-01", ["PILLAR"])).toEqual([]);
    expect(breaksBetween("2024-01-01", "2026-01-01", ["PILLAR", "NACE_DIVISION"]).map((each) => each.kind)).toEqual(["NACE_REVISION"]);
  });

  it("count mergers of municipalities only where they change the places broken down by", () => {
    expect(breaksBetween("2024-01-01", "2026-01-01", ["PROVINCE"]).map((each) => each.kind)).toEqual(["MUNICIPALITY_MERGER"]);
    expect(breaksBetween("2024-01-01", "2026-01-01", ["REGION"])).toEqual([]);
    expect(daysBetween("2018-01-01", "2019-06-01", ["MUNICIPALITY"])).toEqual(["2019-01-01"]);
    expect(daysBetween("2018-01-01", "2019-06-01", ["PROVINCE"])).toEqual([]);
  });

  it("are listed by day, each with a note in every language and a source", () => {
    expect(seriesBreaks.map((each) => each.on)).toEqual(["2015-12-15", "2016-04-01", "2019-01-01", "2019-12-01", "2020-01-01", "2021-09-13", "2023-01-01", "2025-01-01", "2025-01-01", "2026-02-01"]);
    for (const each of seriesBreaks) {
      expect(Object.keys(each.notes)).toEqual(["NL", "FR", "DE", "EN"]);
      expect(Object.values(each.notes).every((note) => note.length > 40)).toBe(true);
      expect(each.source).not.toBe("");
    }
  });
});
