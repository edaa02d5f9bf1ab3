import { describe, expect, it } from "vitest";
import { DomainError } from "../../src/domain/errors.ts";
import { formatEstablishmentNumber, isEstablishmentNumber, parseEstablishmentNumber } from "../../src/domain/establishment-number.ts";

function reasonOf(text: string): unknown {
  try {
    return parseEstablishmentNumber(text);
  } catch (error) {
    return error instanceof DomainError && error.code === "INVALID_NUMBER" ? error.details["reason"] : error;
  }
}

describe("an establishment number", () => {
  it.each(["2.289.784.473", "2289784473", "2 289 784 473", " 2289784473 "])("is read from %j", (text) => {
    expect(parseEstablishmentNumber(text)).toBe("2289784473");
  });

  it("may be any that starts with 2 to 8 and has right check digits", () => {
    expect(parseEstablishmentNumber("2000000339")).toBe("2000000339");
    expect(parseEstablishmentNumber("8000000071")).toBe("8000000071");
  });

  it.each([
    ["0206731645", "ENTERPRISE"],
    ["1000812643", "ENTERPRISE"],
    ["BE2289784473", "ENTERPRISE"],
    ["9000000092", "BRANCH"],
    ["2289784474", "CHECK_DIGITS"],
    ["228978447", "LENGTH"],
    ["22897844730", "LENGTH"],
    ["", "NOT_DIGITS"],
    ["2289784473x", "NOT_DIGITS"],
  ])("is refused when it is %j, because of %s", (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  it("is canonical only as ten digits", () => {
    expect(["2289784473", "2.289.784.473", "0206731645", "9000000092"].map(isEstablishmentNumber)).toEqual([true, false, false, false]);
  });

  it("is printed with dots", () => {
    expect(formatEstablishmentNumber("2289784473")).toBe("2.289.784.473");
  });
});
