import { describe, expect, test } from "vitest";
import { isDecimal, readDecimal } from "../../src/domain/decimal.ts";

describe("a decimal number", () => {
  test.each([
    ["0", 0, 0n, 0n],
    ["12", 0, 12n, 12n],
    ["12", 2, 1200n, 1200n],
    ["12.34", 2, 1234n, 1234n],
    ["12.340", 2, 1234n, 1234n],
    ["12.341", 2, 1235n, 1234n],
    ["12.3", 0, 13n, 12n],
    ["-12.341", 2, -1234n, -1235n],
    ["-0.001", 2, 0n, -1n],
    ["0.25", 6, 250_000n, 250_000n],
    ["0.0000001", 6, 1n, 0n],
    ["-0", 2, 0n, 0n],
    ["007.50", 2, 750n, 750n],
    ["999999999999999.99", 2, 99_999_999_999_999_999n, 99_999_999_999_999_999n],
  ])("%s in units of %i decimals lies between whole ones", (text, decimals, up, down) => {
    expect(readDecimal(text, decimals)).toEqual({ up, down });
  });

  test.each(["", " 1", "1 ", "+1", "1,5", "1.", ".5", "1e3", "--1", "1.2.3", "NaN", "Infinity", "0x10", "1_000", "\u0661", "1234567890123456", "0.1234567890123456", "'; select 1; --"])("%j is none", (text) => {
    expect(isDecimal(text)).toBe(false);
    expect(() => readDecimal(text, 2)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT", message: `${JSON.stringify(text)} is no decimal number. Write digits with a point, as in -12.5, at most 15 on each side.` }));
  });

  test("that is too long is cut in the message", () => {
    expect(() => readDecimal("1".repeat(1000), 2)).toThrow(expect.objectContaining({ message: expect.stringContaining(`"${"1".repeat(40)}…" is no decimal number.`), details: { value: "1".repeat(100) } }));
  });
});
