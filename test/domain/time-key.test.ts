import { describe, expect, it } from "vitest";
import { shiftTimeKey, timeKeyPeriod, timeKeys } from "../../src/domain/time-key.ts";

describe("time keys", () => {
  const period = { from: "2015-11-15", until: "2016-04-01" };

  it("are all years, quarters or months that the period touches", () => {
    expect(timeKeys(period, "YEAR")).toEqual(["2015", "2016"]);
    expect(timeKeys(period, "QUARTER")).toEqual(["2015-Q4", "2016-Q1"]);
    expect(timeKeys(period, "MONTH")).toEqual(["2015-11", "2015-12", "2016-01", "2016-02", "2016-03"]);
  });

  it("are none for an empty period", () => {
    expect(timeKeys({ from: "2016-01-01", until: "2016-01-01" }, "MONTH")).toEqual([]);
  });

  it("are shifted by whole units", () => {
    expect(shiftTimeKey("2016-04", -12)).toBe("2015-04");
    expect(shiftTimeKey("2016-01", -1)).toBe("2015-12");
    expect(shiftTimeKey("2016-Q2", -12)).toBe("2015-Q2");
    expect(shiftTimeKey("2016-Q1", -3)).toBe("2015-Q4");
    expect(shiftTimeKey("2016", -24)).toBe("2014");
    expect(shiftTimeKey("2016-04", 0)).toBe("2016-04");
  });

  it("are not shifted by part of a unit", () => {
    expect(() => shiftTimeKey("2016", 6)).toThrow("6 months are no whole number of units of 2016. Shift by a multiple of 12.");
    expect(() => shiftTimeKey("2016-Q1", 1)).toThrow(expect.objectContaining({ code: "INVALID_PERIOD" }));
  });

  it("stand for their days", () => {
    expect(timeKeyPeriod("2016")).toEqual({ from: "2016-01-01", until: "2017-01-01" });
    expect(timeKeyPeriod("2016-Q4")).toEqual({ from: "2016-10-01", until: "2017-01-01" });
    expect(timeKeyPeriod("2016-02")).toEqual({ from: "2016-02-01", until: "2016-03-01" });
  });

  it.each(["2016-Q5", "2016-13", "2016-1", "16", "2016-Q2-1", "0000", "UNKNOWN", ""])("are refused when they are %j", (key) => {
    expect(() => timeKeyPeriod(key)).toThrow(expect.objectContaining({ code: "INVALID_PERIOD" }));
  });
});
