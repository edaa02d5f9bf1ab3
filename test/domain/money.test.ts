import { describe, expect, it } from "vitest";
import { formatMoney, parseMoney } from "../../src/domain/money.ts";

describe("an amount", () => {
  it.each([
    ["0", 0n],
    ["1234", 123400n],
    ["1234.5", 123450n],
    ["1234.50", 123450n],
    ["0.01", 1n],
    ["0.10", 10n],
    ["007.05", 705n],
    ["9999999999999.99", 999999999999999n],
  ])("is read from %j as whole cents", (text, cents) => {
    expect(parseMoney(text)).toBe(cents);
  });

  it.each(["", " 1", "1 ", "1,5", "1.234", "1.", ".5", "+1", "-1", "1e3", "0x10", "1 000", "€ 1", "NaN", "Infinity", "12345678901234", "--1", "1.2.3", "١"])("is refused when it is %j", (text) => {
    expect(() => parseMoney(text)).toThrow(expect.objectContaining({ code: "INVALID_MONEY", details: { value: text } }));
  });

  it("may be negative only when signed amounts are allowed", () => {
    expect(parseMoney("-1.05", { signed: true })).toBe(-105n);
    expect(parseMoney("-0.05", { signed: true })).toBe(-5n);
    expect(parseMoney("1.05", { signed: true })).toBe(105n);
    expect(() => parseMoney("-", { signed: true })).toThrow(/is not an amount in EUR/);
  });

  it("is written with two decimals", () => {
    expect([123450n, 0n, 5n, -5n, -123456n, 999999999999999n, 12345].map(formatMoney)).toEqual(["1234.50", "0.00", "0.05", "-0.05", "-1234.56", "9999999999999.99", "123.45"]);
  });

  it("is not written when it is no whole number of cents", () => {
    for (const cents of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) expect(() => formatMoney(cents)).toThrow(expect.objectContaining({ code: "INVALID_MONEY" }));
  });
});
