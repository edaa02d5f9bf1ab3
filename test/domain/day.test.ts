import { describe, expect, it } from "vitest";
import { addDays, addMonths, addYears, dayNumber, dayOfNumber, daysBetween, isDay } from "../../src/domain/day.ts";

describe("a day", () => {
  it.each(["2016-02-29", "2000-02-29", "1900-02-28", "0001-01-01", "9999-12-31", "2016-12-31"])("may be %s", (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each(["2015-02-29", "1900-02-29", "2016-02-30", "2016-04-31", "2016-13-01", "2016-00-01", "2016-01-00", "0000-01-01", "2016-1-1", "2016/01/01", "20160101", "2016-01-01T00:00:00Z", " 2016-01-1", "٢٠١٦-01-01", ""])("is not %j", (text) => {
    expect(isDay(text)).toBe(false);
  });

  it("is moved by days over the ends of months and years", () => {
    expect(addDays("2016-02-28", 1)).toBe("2016-02-29");
    expect(addDays("2016-03-01", -1)).toBe("2016-02-29");
    expect(addDays("2015-02-28", 1)).toBe("2015-03-01");
    expect(addDays("2016-12-31", 1)).toBe("2017-01-01");
    expect(addDays("1900-02-28", 1)).toBe("1900-03-01");
    expect(addDays("2016-01-01", 0)).toBe("2016-01-01");
  });

  it("is moved by months to the last day where the month is shorter", () => {
    expect(addMonths("2016-01-31", 1)).toBe("2016-02-29");
    expect(addMonths("2015-01-31", 1)).toBe("2015-02-28");
    expect(addMonths("2016-03-31", -1)).toBe("2016-02-29");
    expect(addMonths("2016-01-15", -1)).toBe("2015-12-15");
    expect(addMonths("2016-11-30", 14)).toBe("2018-01-30");
  });

  it("is moved by years, 29 February to 28 February", () => {
    expect(addYears("2016-02-29", 1)).toBe("2017-02-28");
    expect(addYears("2016-02-29", -1)).toBe("2015-02-28");
    expect(addYears("2016-02-29", 4)).toBe("2020-02-29");
    expect(addYears("2017-02-28", -1)).toBe("2016-02-28");
  });

  it("is so many days from another", () => {
    expect(daysBetween("2016-01-01", "2017-01-01")).toBe(366);
    expect(daysBetween("2015-01-01", "2016-01-01")).toBe(365);
    expect(daysBetween("2016-03-01", "2016-02-28")).toBe(-2);
  });

  it("has a number counted from 1970-01-01", () => {
    expect(dayNumber("1970-01-01")).toBe(0);
    expect(dayNumber("1969-12-31")).toBe(-1);
    expect(dayNumber("0099-12-31")).toBe(-683004);
    for (const day of ["0001-01-01", "0099-12-31", "1899-12-31", "1900-01-01", "2016-02-29", "2100-12-31", "2101-01-01", "9999-12-31"]) expect(dayOfNumber(dayNumber(day))).toBe(day);
  });

  it("is refused when it does not exist or lies outside the years 0001 to 9999", () => {
    expect(() => addDays("2015-02-29", 1)).toThrow('"2015-02-29" is no calendar day. Write it as YYYY-MM-DD, as in 2016-04-01.');
    expect(() => addDays("9999-12-31", 1)).toThrow(expect.objectContaining({ code: "INVALID_PERIOD" }));
    expect(() => addYears("0001-01-01", -1)).toThrow(expect.objectContaining({ code: "INVALID_PERIOD" }));
  });
});
