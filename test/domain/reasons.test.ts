import { describe, expect, it } from "vitest";
import { notHeldFor } from "../../src/domain/not-held.ts";
import { reasonNode, reasons } from "../../src/domain/reasons.ts";

describe("the reasons", () => {
  it("are those of each event", () => {
    const of = (event: string) => reasons().filter(({ events }) => events.some((each) => each === event)).map(({ code }) => code);
    expect(of("APPROVED")).toEqual(["CHECKED_BY_HANDLER"]);
    expect(of("REFUSED")).toEqual(["SERVICE_NOT_ELIGIBLE", "COMPANY_NOT_ELIGIBLE", "WRONG_PROVIDER", "RELATED_PROVIDER", "INCOMPLETE", "DOUBLE_APPLICATION"]);
    expect(of("WITHDRAWN")).toEqual(["DOUBLE_APPLICATION", "NO_LONGER_WANTED", "SERVICE_CANCELLED", "FILED_BY_MISTAKE"]);
    expect(of("CLOSED")).toEqual(["SERVICE_DELIVERED", "CHECK_COMPLETED"]);
    expect(of("RECOVERED")).toEqual(["RELATED_PROVIDER", "SERVICE_NOT_DELIVERED", "IMPROPER_USE", "PAID_TOO_MUCH", "CUMULATION"]);
    expect([of("LAPSED"), of("PAID"), of("OWN_SHARE_RECEIVED")]).toEqual([[], [], []]);
  });

  it("are found by their code", () => {
    expect(reasonNode("WRONG_PROVIDER")).toEqual({
      code: "WRONG_PROVIDER",
      labels: { NL: "De dienst is niet van deze dienstverlener", FR: "Le service n’est pas de ce prestataire", DE: "Die Dienstleistung ist nicht von diesem Dienstleister", EN: "The service is not of this service provider" },
      events: ["REFUSED"],
    });
    expect(reasonNode("BECAUSE")).toBeUndefined();
    expect(new Set(reasons().map(({ code }) => code)).size).toBe(16);
  });

  it("have a code in capitals and a label in every language", () => {
    for (const { code, labels } of reasons()) {
      expect(code).toMatch(/^[A-Z]+(?:_[A-Z]+)*$/);
      expect([code, Object.keys(labels)]).toEqual([code, ["NL", "FR", "DE", "EN"]]);
      for (const label of Object.values(labels)) expect(label.length).toBeGreaterThan(5);
    }
  });

  it("speak of no characteristic of persons", () => {
    for (const { code, labels } of reasons()) for (const text of [code, ...Object.values(labels)]) expect([text, notHeldFor(text)]).toEqual([text, undefined]);
  });
});
