import { describe, expect, it } from "vitest";
import { formatEnterpriseNumber, isEnterpriseNumber, parseEnterpriseNumber } from "../../src/domain/enterprise-number.ts";
import { DomainError } from "../../src/domain/errors.ts";

function faultOf(text: string): DomainError {
  try {
    parseEnterpriseNumber(text);
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error(`${text} was accepted`);
}

describe("an enterprise number", () => {
  it.each([
    "0206.731.645",
    "0206731645",
    "0206 731 645",
    "BE0206731645",
    "BE 0206.731.645",
    "be0206.731.645",
    "206731645",
    "206.731.645",
    "BE206731645",
    "BE 206.731.645",
    "  0206.731.645 ",
  ])("is read from %j", (text) => {
    expect(parseEnterpriseNumber(text)).toBe("0206731645");
  });

  it.each(["0123456749", "0316380841", "1000812643", "1999999943"])("may be %s", (number) => {
    expect(parseEnterpriseNumber(number)).toBe(number);
    expect(isEnterpriseNumber(number)).toBe(true);
  });

  it("may start with 1, as those issued since 19 September 2023", () => {
    expect(parseEnterpriseNumber("1000.812.643")).toBe("1000812643");
    expect(parseEnterpriseNumber("BE 1000.812.643")).toBe("1000812643");
  });

  it.each([
    ["0123456789", "CHECK_DIGITS"],
    ["0206.731.646", "CHECK_DIGITS"],
    ["123456789", "CHECK_DIGITS"],
    ["2289784473", "ESTABLISHMENT"],
    ["2.289.784.473", "ESTABLISHMENT"],
    ["8000000071", "ESTABLISHMENT"],
    ["9000000092", "BRANCH"],
    ["9.000.000.092", "BRANCH"],
    ["02067316", "LENGTH"],
    ["02067316450", "LENGTH"],
    ["BE 02067316450", "LENGTH"],
    ["", "NOT_DIGITS"],
    ["BE", "NOT_DIGITS"],
    ["NL0206731645", "NOT_DIGITS"],
    ["0206,731,645", "NOT_DIGITS"],
    ["0206-731-645", "NOT_DIGITS"],
    ["0206731645'; drop table company; --", "NOT_DIGITS"],
    ["٠206731645", "NOT_DIGITS"],
  ])("is refused when it is %j, because of %s", (text, reason) => {
    const fault = faultOf(text);
    expect(fault.code).toBe("INVALID_NUMBER");
    expect(fault.details).toEqual({ value: text, reason });
  });

  it("is refused with a message that names the value and the way out", () => {
    expect(faultOf("2289784473").message).toBe('"2289784473" is no enterprise number: it starts with 2 to 8, so it is an establishment number. Use the number of its enterprise.');
  });

  it("is canonical only as ten digits", () => {
    expect(["0206731645", "0206.731.645", "206731645", "2289784473", "9000000092", "0123456789"].map(isEnterpriseNumber)).toEqual([true, false, false, false, false, false]);
  });

  it("is printed with dots", () => {
    expect(formatEnterpriseNumber("0206731645")).toBe("0206.731.645");
  });
});
