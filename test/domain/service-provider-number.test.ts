import { describe, expect, it } from "vitest";
import { parseServiceProviderNumber, pillarOfServiceProvider } from "../../src/domain/service-provider-number.ts";

describe("a service provider number", () => {
  it("is trimmed and put in capitals", () => {
    expect(parseServiceProviderNumber(" dv.o101579 ")).toBe("DV.O101579");
    expect(parseServiceProviderNumber("DV.A104813")).toBe("DV.A104813");
  });

  it.each(["DV.B104813", "DV.A10481", "DV.A1048131", "DVA104813", "DV.A10481x", ""])("is refused when it is %j", (text) => {
    expect(() => parseServiceProviderNumber(text)).toThrow(expect.objectContaining({ code: "INVALID_NUMBER" }));
  });

  it("tells the pillar of the provider", () => {
    expect(pillarOfServiceProvider("DV.O101579")).toBe("OPLEIDING");
    expect(pillarOfServiceProvider("DV.A104813")).toBe("ADVIES");
  });
});
