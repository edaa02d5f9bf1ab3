import { describe, expect, it } from "vitest";
import { checkDigits, hasCheckDigits } from "../../src/domain/check-digits.ts";

describe("check digits", () => {
  it("are 97 minus the first eight digits modulo 97", () => {
    expect(checkDigits(2067316)).toBe(45);
    expect(checkDigits(1234567)).toBe(49);
  });

  it("are 97, never 00, when the remainder is 0", () => {
    expect(checkDigits(97)).toBe(97);
    expect(hasCheckDigits("0000009797")).toBe(true);
    expect(hasCheckDigits("0000009700")).toBe(false);
  });

  it.each(["0123456749", "0206731645", "0316380841", "1000812643", "1999999943", "2289784473", "2000000339"])("fit the number %s", (number) => {
    expect(hasCheckDigits(number)).toBe(true);
  });

  it.each(["0123456789", "0206731646", "020673164", "02067316450", "02067316 5", "٠206731645", ""])("do not fit %j", (text) => {
    expect(hasCheckDigits(text)).toBe(false);
  });
});
