import { describe, expect, it } from "vitest";
import {
  cutAtElapsed,
  datesPeriod,
  monthsPeriod,
  previousPeriod,
  quarterPeriod,
  rollingMonths,
  samePeriodYearsBefore,
  yearPeriod,
  yearToDate,
} from "../../src/domain/period.ts";

const invalid = expect.objectContaining({ code: "INVALID_PERIOD" });

describe("a period", () => {
  it("is half-open", () => {
    expect(yearPeriod(2016)).toEqual({ from: "2016-01-01", until: "2017-01-01" });
    expect(quarterPeriod(2016, 1)).toEqual({ from: "2016-01-01", until: "2016-04-01" });
    expect(quarterPeriod(2016, 4)).toEqual({ from: "2016-10-01", until: "2017-01-01" });
    expect(monthsPeriod("2016-04", "2016-12")).toEqual({ from: "2016-04-01", until: "2017-01-01" });
    expect(monthsPeriod("2016-02", "2016-02")).toEqual({ from: "2016-02-01", until: "2016-03-01" });
    expect(datesPeriod("2016-02-29", "2016-02-29")).toEqual({ from: "2016-02-29", until: "2016-03-01" });
  });

  it("lies in the years 2000 to 2099", () => {
    expect(yearPeriod(2000).from).toBe("2000-01-01");
    expect(yearPeriod(2099).until).toBe("2100-01-01");
    for (const year of [1999, 2100, 2016.5, Number.NaN]) expect(() => yearPeriod(year)).toThrow(invalid);
    expect(() => monthsPeriod("1999-12", "2000-01")).toThrow(invalid);
    expect(() => datesPeriod("2099-01-01", "2100-01-01")).toThrow("The year 2100 is out of range. Choose 2000 to 2099.");
  });

  it("does not end before it begins", () => {
    expect(() => monthsPeriod("2016-12", "2016-04")).toThrow("The period ends (2016-04) before it begins (2016-12). Swap the two.");
    expect(() => datesPeriod("2016-04-02", "2016-04-01")).toThrow(invalid);
  });

  it("is refused when a part of it does not exist", () => {
    for (const quarter of [0, 5, 1.5]) expect(() => quarterPeriod(2016, quarter)).toThrow(invalid);
    for (const month of ["2016-13", "2016-00", "2016-4", "2016", "2016-04-01", ""]) expect(() => monthsPeriod(month, "2016-12")).toThrow(invalid);
    expect(() => datesPeriod("2015-02-29", "2015-03-01")).toThrow(invalid);
  });
});

describe("the year to date", () => {
  it("runs to the last day there is data for", () => {
    expect(yearToDate(2016, "2016-02-29")).toEqual({ from: "2016-01-01", until: "2016-03-01" });
    expect(yearToDate(2016, "2016-01-01")).toEqual({ from: "2016-01-01", until: "2016-01-02" });
  });

  it("is the whole year when the data run beyond it", () => {
    expect(yearToDate(2015, "2016-06-30")).toEqual(yearPeriod(2015));
    expect(yearToDate(2015, "2015-12-31")).toEqual(yearPeriod(2015));
  });

  it("is refused for a year that has not begun", () => {
    expect(() => yearToDate(2017, "2016-12-31")).toThrow("The data run to 2016-12-31, so nothing of 2017 has passed. Choose an earlier year.");
  });
});

describe("rolling months", () => {
  it("end with the last month that has wholly passed", () => {
    expect(rollingMonths(12, "2016-12-31")).toEqual({ from: "2016-01-01", until: "2017-01-01" });
    expect(rollingMonths(12, "2016-12-30")).toEqual({ from: "2015-12-01", until: "2016-12-01" });
    expect(rollingMonths(1, "2016-02-29")).toEqual({ from: "2016-02-01", until: "2016-03-01" });
    expect(rollingMonths(1, "2016-02-28")).toEqual({ from: "2016-01-01", until: "2016-02-01" });
    expect(rollingMonths(3, "2015-02-28")).toEqual({ from: "2014-12-01", until: "2015-03-01" });
  });

  it("are refused when there are none or they begin before 2000", () => {
    for (const n of [0, -1, 1.5, 1201]) expect(() => rollingMonths(n, "2016-12-31")).toThrow(invalid);
    expect(() => rollingMonths(12, "2000-06-30")).toThrow(invalid);
  });
});

describe("the same period years before", () => {
  it("has the same calendar days", () => {
    expect(samePeriodYearsBefore(monthsPeriod("2016-04", "2016-12"), 1)).toEqual({ from: "2015-04-01", until: "2016-01-01" });
    expect(samePeriodYearsBefore(yearPeriod(2016), 2)).toEqual(yearPeriod(2014));
    expect(samePeriodYearsBefore(datesPeriod("2016-04-01", "2016-04-15"), 1)).toEqual(datesPeriod("2015-04-01", "2015-04-15"));
  });

  it("keeps whole months whole, and lets 29 February fall to 28", () => {
    expect(samePeriodYearsBefore(monthsPeriod("2017-02", "2017-02"), 1)).toEqual(monthsPeriod("2016-02", "2016-02"));
    expect(samePeriodYearsBefore(monthsPeriod("2016-02", "2016-02"), 1)).toEqual(monthsPeriod("2015-02", "2015-02"));
    expect(samePeriodYearsBefore(datesPeriod("2016-02-29", "2016-02-29"), 1)).toEqual(datesPeriod("2015-02-28", "2015-02-28"));
    expect(samePeriodYearsBefore(datesPeriod("2016-02-01", "2016-02-28"), 1)).toEqual(datesPeriod("2015-02-01", "2015-02-28"));
  });

  it("goes back 1 to 99 years", () => {
    for (const years of [0, -1, 100, 0.5]) expect(() => samePeriodYearsBefore(yearPeriod(2016), years)).toThrow(invalid);
  });
});

describe("the previous period", () => {
  it("has as many months when it is made of months, and adjoins", () => {
    expect(previousPeriod(yearPeriod(2016))).toEqual(yearPeriod(2015));
    expect(previousPeriod(quarterPeriod(2016, 1))).toEqual(quarterPeriod(2015, 4));
    expect(previousPeriod(monthsPeriod("2016-03", "2016-03"))).toEqual(monthsPeriod("2016-02", "2016-02"));
    expect(previousPeriod(monthsPeriod("2016-04", "2016-12"))).toEqual(monthsPeriod("2015-07", "2016-03"));
  });

  it("has as many days when it is not", () => {
    expect(previousPeriod(datesPeriod("2016-04-01", "2016-04-15"))).toEqual({ from: "2016-03-17", until: "2016-04-01" });
    expect(previousPeriod(datesPeriod("2016-03-01", "2016-03-01"))).toEqual({ from: "2016-02-29", until: "2016-03-01" });
  });
});

describe("cutting at the elapsed days", () => {
  it("cuts both years at the same calendar day", () => {
    expect(cutAtElapsed(yearPeriod(2016), yearPeriod(2015), "2016-06-30")).toEqual({ period: { from: "2016-01-01", until: "2016-07-01" }, previous: { from: "2015-01-01", until: "2015-07-01" } });
    expect(cutAtElapsed(yearPeriod(2017), yearPeriod(2016), "2017-02-28").previous).toEqual({ from: "2016-01-01", until: "2016-02-29" });
  });

  it("lets 29 February fall to 28", () => {
    expect(cutAtElapsed(yearPeriod(2016), yearPeriod(2015), "2016-02-29")).toEqual({ period: { from: "2016-01-01", until: "2016-03-01" }, previous: { from: "2015-01-01", until: "2015-03-01" } });
  });

  it("leaves both alone when the data run to the last day or beyond", () => {
    const whole = { period: yearPeriod(2016), previous: yearPeriod(2015) };
    expect(cutAtElapsed(whole.period, whole.previous, "2016-12-31")).toEqual(whole);
    expect(cutAtElapsed(whole.period, whole.previous, "2020-01-01")).toEqual(whole);
  });

  it("makes both empty when the period has not begun", () => {
    expect(cutAtElapsed(yearPeriod(2016), yearPeriod(2015), "2015-12-31")).toEqual({ period: { from: "2016-01-01", until: "2016-01-01" }, previous: { from: "2015-01-01", until: "2015-01-01" } });
  });

  it("cuts adjoining months at the same day of the month", () => {
    expect(cutAtElapsed(quarterPeriod(2016, 2), quarterPeriod(2016, 1), "2016-05-15").previous).toEqual({ from: "2016-01-01", until: "2016-02-16" });
    expect(cutAtElapsed(quarterPeriod(2016, 2), quarterPeriod(2016, 1), "2016-05-31").previous).toEqual({ from: "2016-01-01", until: "2016-03-01" });
  });

  it("cuts adjoining days after as many days", () => {
    const period = datesPeriod("2016-04-01", "2016-04-15");
    expect(cutAtElapsed(period, previousPeriod(period), "2016-04-05").previous).toEqual({ from: "2016-03-17", until: "2016-03-22" });
  });
});
