import { describe, expect, it } from "vitest";
import { brusselsDay, brusselsMidnight, brusselsOffset, parseMoment } from "../../src/domain/moment.ts";

describe("the Brussels day", () => {
  it.each([
    ["2016-03-31T21:59:59.999Z", "2016-03-31"],
    ["2016-03-31T22:00:00Z", "2016-04-01"],
    ["2016-12-31T22:59:59.999Z", "2016-12-31"],
    ["2016-12-31T23:00:00Z", "2017-01-01"],
    ["2016-03-27T00:59:59Z", "2016-03-27"],
    ["2016-03-26T23:00:00Z", "2016-03-27"],
    ["2016-10-29T22:00:00Z", "2016-10-30"],
    ["2016-10-30T22:59:59Z", "2016-10-30"],
    ["2016-10-30T23:00:00Z", "2016-10-31"],
    ["2016-02-29T12:00:00Z", "2016-02-29"],
  ])("of %s is %s", (instant, day) => {
    expect(brusselsDay(new Date(instant))).toBe(day);
  });

  it("is refused for an invalid date", () => {
    expect(() => brusselsDay(new Date(Number.NaN))).toThrow(expect.objectContaining({ code: "INVALID_MOMENT" }));
  });

  it("follows the offset that Intl gives, at each hour around the changes of 1990 to 2099", () => {
    const hours = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Brussels", hour: "2-digit", hourCycle: "h23" });
    for (let year = 1990; year <= 2099; year += 1) {
      for (const month of [2, 8, 9]) {
        for (let time = Date.UTC(year, month, 20); time < Date.UTC(year, month + 1, 2); time += 3_600_000) {
          const expected = (Number(hours.format(time)) - new Date(time).getUTCHours() + 24) % 24;
          if (brusselsOffset(time) !== expected * 3_600_000) throw new Error(`wrong offset at ${new Date(time).toISOString()}`);
        }
      }
    }
  }, 60_000);
});

describe("the Brussels midnight", () => {
  it.each([
    ["2016-04-01", "2016-03-31T22:00:00.000Z"],
    ["2016-01-01", "2015-12-31T23:00:00.000Z"],
    ["2016-03-27", "2016-03-26T23:00:00.000Z"],
    ["2016-03-28", "2016-03-27T22:00:00.000Z"],
    ["2016-10-30", "2016-10-29T22:00:00.000Z"],
    ["2016-10-31", "2016-10-30T23:00:00.000Z"],
    ["1990-07-01", "1990-06-30T22:00:00.000Z"],
    ["1985-10-15", "1985-10-14T23:00:00.000Z"],
  ])("of %s is %s", (day, instant) => {
    expect(brusselsMidnight(day).toISOString()).toBe(instant);
    expect(brusselsDay(new Date(instant))).toBe(day);
  });
});

describe("a moment", () => {
  it.each([
    ["2016-04-01T00:15:00+02:00", "2016-03-31T22:15:00.000Z"],
    ["2016-04-01T00:15:00Z", "2016-04-01T00:15:00.000Z"],
    ["2016-04-01t00:15:00z", "2016-04-01T00:15:00.000Z"],
    ["2016-04-01T00:15:00.5-05:30", "2016-04-01T05:45:00.500Z"],
    ["2016-04-01T00:15:00.123999+00:00", "2016-04-01T00:15:00.123Z"],
    ["2016-02-29T23:59:59.999Z", "2016-02-29T23:59:59.999Z"],
    ["2016-04-01", "2016-03-31T22:00:00.000Z"],
    ["2016-12-01", "2016-11-30T23:00:00.000Z"],
  ])("is read from %s as %s", (text, instant) => {
    expect(parseMoment(text).toISOString()).toBe(instant);
  });

  it.each([
    "2016-04-01T00:15:00",
    "2016-04-01 00:15:00Z",
    "2016-04-01T24:00:00Z",
    "2016-04-01T23:59:60Z",
    "2016-04-01T00:15Z",
    "2016-04-01T00:15:00+0200",
    "2016-04-01T00:15:00+24:00",
    "2016-04-01T00:15:00.Z",
    "2015-02-29T00:00:00Z",
    "2015-02-29",
    "01-04-2016",
    "2016-04",
    "1459468800",
    "now",
    "",
  ])("is refused when it is %j", (text) => {
    expect(() => parseMoment(text)).toThrow(expect.objectContaining({ code: "INVALID_MOMENT", details: { value: text } }));
  });
});
