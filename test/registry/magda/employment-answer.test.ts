import { describe, expect, it } from "vitest";
import { readEmployment } from "../../../src/registry/magda/employment-answer.ts";
import { SourceFault } from "../../../src/registry/source-fault.ts";
import { enterpriseNumber } from "../../support/fixtures.ts";
import { contentWith, el, employment } from "./messages.ts";

const NUMBER = enterpriseNumber(1);

function read(...entries: readonly string[]) {
  return readEmployment(contentWith(...entries), NUMBER);
}

describe("employment", () => {
  it.each(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])("class %s is read as it is", (code) => {
    expect(read(employment(NUMBER, { code }))).toEqual([{ year: 2024, quarter: 2, class: code, registry: "RSZ" }]);
  });

  it("? is the class that is not determined", () => {
    expect(read(employment(NUMBER, { code: "?" }))).toEqual([{ year: 2024, quarter: 2, class: "0", registry: "RSZ" }]);
  });

  it("quarter 0 is the year as a whole", () => {
    expect(read(employment(NUMBER, { quarter: "0" }))).toEqual([{ year: 2024, quarter: null, class: "3", registry: "RSZ" }]);
  });

  it("several quarters come in the order of the answer, in a list too", () => {
    const entries = [employment(NUMBER, { quarter: "4", code: "4" }), employment(NUMBER, { quarter: "3" }), employment(NUMBER, { year: "2019", quarter: "1", code: "1" })];
    const expected = [
      { year: 2024, quarter: 4, class: "4", registry: "RSZ" },
      { year: 2024, quarter: 3, class: "3", registry: "RSZ" },
      { year: 2019, quarter: 1, class: "1", registry: "RSZ" },
    ];
    expect(read(...entries)).toEqual(expected);
    expect(read(el("Tewerkstellingen", ...entries))).toEqual(expected);
  });

  it("nine digits are the number too", () => {
    expect(read(employment(NUMBER.slice(1)))).toHaveLength(1);
  });

  it.each([
    ["another number", employment(enterpriseNumber(2))],
    ["another number after the right one", employment(NUMBER) + employment(enterpriseNumber(2))],
    ["no class", employment(NUMBER, { code: null })],
    ["a class that is none", employment(NUMBER, { code: "10" })],
    ["a label for a class", employment(NUMBER, { code: "5 tot 9" })],
    ["no year", employment(NUMBER, { year: null })],
    ["a year that is none", employment(NUMBER, { year: "24" })],
    ["no quarter", employment(NUMBER, { quarter: null })],
    ["a fifth quarter", employment(NUMBER, { quarter: "5" })],
    ["nothing", "<Iets/>"],
    ["an empty entry", "<Tewerkstelling/>"],
  ])("an answer with %s is wrong", (_, xml) => {
    let fault: unknown;
    try {
      read(xml);
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(SourceFault);
    expect(fault).toMatchObject({ code: "WRONG_ANSWER", isRetryable: false });
  });
});
