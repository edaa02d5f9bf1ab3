import { describe, expect, it } from "vitest";
import { periodCode, periodLabel } from "../../src/domain/period-label.ts";

describe("the code and label of a period", () => {
  it.each([
    [{ from: "2016-01-01", until: "2017-01-01" }, "2016", "2016"],
    [{ from: "2016-04-01", until: "2016-07-01" }, "2016-Q2", "2e kwartaal 2016"],
    [{ from: "2016-04-01", until: "2016-05-01" }, "2016-04", "april 2016"],
    [{ from: "2016-04-01", until: "2017-01-01" }, "2016-04..2016-12", "april 2016 – december 2016"],
    [{ from: "2016-05-01", until: "2016-08-01" }, "2016-05..2016-07", "mei 2016 – juli 2016"],
    [{ from: "2015-01-01", until: "2017-01-01" }, "2015-01..2016-12", "januari 2015 – december 2016"],
    [{ from: "2016-04-01", until: "2016-04-16" }, "2016-04-01..2016-04-15", "1 april 2016 – 15 april 2016"],
    [{ from: "2016-02-29", until: "2016-03-01" }, "2016-02-29..2016-02-29", "29 februari 2016"],
  ])("of %j are %s and %s", (period, code, label) => {
    expect(periodCode(period)).toBe(code);
    expect(periodLabel(period, "NL")).toBe(label);
  });

  it("are in each language", () => {
    const days = { from: "2016-03-01", until: "2016-03-16" };
    expect(periodLabel(days, "FR")).toBe("1er mars 2016 – 15 mars 2016");
    expect(periodLabel(days, "DE")).toBe("1. März 2016 – 15. März 2016");
    expect(periodLabel(days, "EN")).toBe("1 March 2016 – 15 March 2016");
    const quarter = { from: "2016-01-01", until: "2016-04-01" };
    expect((["NL", "FR", "DE", "EN"] as const).map((language) => periodLabel(quarter, language))).toEqual(["1e kwartaal 2016", "1er trimestre 2016", "1. Quartal 2016", "1st quarter 2016"]);
  });
});
