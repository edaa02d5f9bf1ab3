import { describe, expect, it } from "vitest";
import { labelOf } from "../../src/domain/labels.ts";

describe("a label", () => {
  it("is the one of the language asked for", () => {
    expect(labelOf({ NL: "Opleiding", FR: "Formation" }, "FR", "OPLEIDING")).toBe("Formation");
  });

  it("falls back to Dutch, then to the code", () => {
    expect(labelOf({ NL: "Opleiding" }, "EN", "OPLEIDING")).toBe("Opleiding");
    expect(labelOf({ FR: "Formation" }, "EN", "OPLEIDING")).toBe("OPLEIDING");
    expect(labelOf({ NL: "Opleiding", EN: "" }, "EN", "OPLEIDING")).toBe("Opleiding");
  });
});
