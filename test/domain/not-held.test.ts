import { describe, expect, it } from "vitest";
import { notHeld, notHeldFor } from "../../src/domain/not-held.ts";

describe("what is not held", () => {
  it("is gender, disability, age and origin, each with a reason and a legal basis in every language", () => {
    expect(notHeld.map((each) => each.name)).toEqual(["gender", "disability", "age", "origin"]);
    for (const each of notHeld) {
      for (const texts of [each.labels, each.reason, each.legalBasis]) expect(Object.keys(texts)).toEqual(["NL", "FR", "DE", "EN"]);
      expect(Object.values(each.reason).every((text) => text.length > 100)).toBe(true);
      expect(each.legalBasis.EN).toContain("GDPR (Regulation (EU) 2016/679), Article 5(1)(c): data minimisation");
      expect(each.legalBasis.EN).toContain("CBE Open Data licence");
    }
  });

  it("has words that point at itself, in lower case without accents", () => {
    for (const each of notHeld) {
      for (const words of each.words) {
        expect(words).toMatch(/^[a-z]+(?: [a-z]+)*$/);
        expect([words, notHeldFor(words)?.name]).toEqual([words, each.name]);
      }
      for (const words of each.exempt) expect(words).toMatch(/^[a-z]+(?: [a-z]+)*$/);
    }
  });

  it.each([
    ["gender", "gender"],
    ["GENDER_CODE", "gender"],
    ["ownerSex", "gender"],
    ["Geslacht", "gender"],
    ["femaleOwners", "gender"],
    ["hasDisability", "disability"],
    ["HANDICAP", "disability"],
    ["arbeids_handicap", "disability"],
    ["Arbeidshandicap", "disability"],
    ["Invalidité", "disability"],
    ["age", "age"],
    ["AGE", "age"],
    ["ageGroup", "age"],
    ["OWNER_AGE", "age"],
    ["birthDate", "age"],
    ["birth_date", "age"],
    ["BirthDate", "age"],
    ["DOB", "age"],
    ["geboortedatum", "age"],
    ["Leeftijd", "age"],
    ["leeftijdsklasse", "age"],
    ["Âge", "age"],
    ["date de naissance", "age"],
    ["Geburtsdatum", "age"],
    ["origin", "origin"],
    ["countryOfOrigin", "origin"],
    ["nationality", "origin"],
    ["NATIONALITEIT", "origin"],
    ["ethnicGroup", "origin"],
    ["birthPlace", "origin"],
    ["PLACE_OF_BIRTH", "origin"],
    ["Staatsangehörigkeit", "origin"],
    ["Herkomst", "origin"],
  ])("is pointed at by %s: %s", (name, expected) => {
    expect(notHeldFor(name)?.name).toBe(expected);
  });

  it.each([
    "COMPANY_AGE_CLASS",
    "companyAgeClass",
    "company_age_class",
    "CompanyAge",
    "page",
    "pageInfo",
    "PAGE_SIZE",
    "percentage",
    "stage",
    "language",
    "average",
    "AVERAGE_SUBSIDY",
    "message",
    "storage",
    "agent",
    "provenance",
    "sector",
    "essex",
    "managed",
    "DIVERSITEIT",
    "originate",
    "municipality",
    "corsOrigins",
    "maxAge",
    "",
    "_",
    "123",
  ])("is not pointed at by %j", (name) => {
    expect(notHeldFor(name)).toBeUndefined();
  });

  it("is still pointed at next to an exempt word", () => {
    expect(notHeldFor("companyAgeOrOwnerAge")?.name).toBe("age");
  });
});
