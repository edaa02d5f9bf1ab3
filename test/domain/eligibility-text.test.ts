import { describe, expect, it } from "vitest";
import { ruleText, toRecord } from "../../src/domain/eligibility.ts";
import { languages } from "../../src/domain/labels.ts";
import { notHeldFor } from "../../src/domain/not-held.ts";
import { scopeRulesOn } from "../../src/domain/subsidy-rules.ts";
import { judged, type Changes } from "./application-cases.ts";

const messageOf = (rule: string, changes: Changes): string | undefined => judged(changes).find((each) => each.rule === rule)?.fault?.message;
const unit = { enterpriseNumber: "0206731645", isActive: true, municipality: "62063" };

describe("the message of a fault", () => {
  it.each<[string, Changes, string]>([
    ["COMPANY_KNOWN", { applicant: null }, "The register never listed 0206731645. Check the number."],
    ["COMPANY_ACTIVE", { applicant: { status: "ST" } }, "An applicant has to be active; 0206731645 has status ST in the register. Name an active enterprise."],
    ["LEGAL_FORM", { applicant: { legalForm: "017" } }, "An enterprise of legal form 017 can't apply. Name a company or a natural person."],
    ["FLEMISH_REGION", { applicant: { municipalities: ["62063"] } }, "An applicant needs an active unit in the Flemish Region; none is known of 0206731645. Name the unit that the service is for, if it lies there."],
    ["FLEMISH_REGION", { application: { establishmentNumber: "2140061993" } }, "The unit that the service is for has to be an active one of 0206731645; 2140061993 is not. Name one of its active units, or none for the enterprise as a whole."],
    ["FLEMISH_REGION", { application: { establishmentNumber: "2140061993" }, applicant: { unit } }, "The unit that the service is for has to lie in the Flemish Region; 2140061993 does not. Name a unit that does."],
    ["SIZE", { application: { declaredSize: "GO" } }, 'An applicant has to be small or medium-sized (KO, MO); declared was "GO". A larger enterprise can\'t apply.'],
    ["SIZE_FIXED", { use: { size: "MO" } }, 'The first dossier of 2026 fixed the size at MO for the calendar year; declared was "KO". Declare MO.'],
    ["PILLAR", { application: { pillar: "COACHING" } }, 'There is no pillar "COACHING" on 2026-03-17. Choose OPLEIDING, ADVIES.'],
    ["THEMES", { application: { day: "2023-01-01", theme: null } }, "A service needs a theme of the list; none was given. Choose BEDRIJFSSTRATEGIE, BEROEPSSPECIFIEKE_COMPETENTIES, DIGITALISERING, DUURZAAMHEID, FINANCIELE_GELETTERDHEID, INNOVATIE, INTERNATIONALISERING, PERSONEELSMANAGEMENT."],
    ["TOPIC", { application: { topic: "PENDELEN" } }, 'There is no topic "PENDELEN" on 2026-03-17. Choose one of the theme, or none.'],
    ["TOPIC", { application: { theme: "INNOVATIE", topic: "CYBERSECURITY" } }, 'The topic CYBERSECURITY belongs to the theme DIGITALISERING; the theme given was "INNOVATIE". Choose that theme, or another topic.'],
    ["ADVICE_TOPICS", { application: { pillar: "ADVIES" } }, "On 2026-03-17 advice is supported only on CYBERSECURITY; no topic was given. Choose that topic, or the pillar OPLEIDING."],
    ["MINIMUM_COST_EUR", { application: { costCents: 9_000n } }, "The cost without VAT has to be at least EUR 100.00; given was EUR 90.00. Apply for a service of at least that cost."],
    ["MAXIMUM_COST_EUR", { application: { costCents: 100_000_001n } }, "The cost without VAT can be at most EUR 1000000.00; given was EUR 1000000.01. Check the amount."],
    ["FILED_WITHIN_DAYS", { application: { startsOn: "2026-03-01" } }, "The service began on 2026-03-01; an application can be filed until 2026-03-15, 14 days after it. File within 14 days of the start."],
    ["PROVIDER_REGISTERED", { provider: null }, "The service provider DV.O101579 is not registered. Choose a provider that is registered for OPLEIDING on 2026-03-17."],
    ["PROVIDER_REGISTERED", { provider: { pillar: "ADVIES" } }, "The service provider DV.O101579 is registered for ADVIES, not for OPLEIDING. Choose a provider that is registered for OPLEIDING on 2026-03-17."],
    ["PROVIDER_REGISTERED", { provider: { registeredFrom: "2026-03-18" } }, "The service provider DV.O101579 is registered from 2026-03-18 on, and the application is of 2026-03-17. Choose a provider that is registered for OPLEIDING on 2026-03-17."],
    ["PROVIDER_REGISTERED", { provider: { registeredTo: "2026-03-16" } }, "The service provider DV.O101579 was registered until 2026-03-16, and the application is of 2026-03-17. Choose a provider that is registered for OPLEIDING on 2026-03-17."],
    ["PROVIDER_INDEPENDENT", { provider: { enterpriseNumber: "0206731645" } }, "An enterprise can't be supported for its own services; DV.O101579 is the applicant 0206731645 itself. Choose another provider."],
    ["RATE", { application: { declaredSize: "GO" } }, "On 2026-03-17 the scheme pays nothing for OPLEIDING, GO. Choose another pillar, size or topic."],
    ["CEILING", { use: { usedCents: 750_000n } }, "The ceiling of EUR 7500.00 for 2026 is reached: EUR 7500.00 is granted or applied for. Apply in the next calendar year."],
  ])("of %s for %o names the rule, the value and the way out", (rule, changes, message) => {
    expect(messageOf(rule, changes)).toBe(message);
  });
});

describe("the text of a rule", () => {
  const minimum = { rule: "MINIMUM_COST_EUR", from: "2016-04-01", given: "90.00" };

  it.each([
    ["NL", "De kostprijs zonder btw is minstens 100 euro. Opgegeven: 90.00."],
    ["FR", "Le coût hors TVA est d’au moins 100 euros. Donné: 90.00."],
    ["DE", "Die Kosten ohne MwSt. betragen mindestens 100 Euro. Angegeben: 90.00."],
    ["EN", "The cost without VAT is at least EUR 100. Given: 90.00."],
  ] as const)("in %s says what is demanded and what was given", (language, text) => {
    expect(ruleText(minimum, language)).toBe(text);
  });

  it.each([
    ["NL", "De kostprijs zonder btw is hoogstens 1.000.000 euro."],
    ["FR", "Le coût hors TVA est d’au plus 1\u00A0000\u00A0000 euros."],
    ["DE", "Die Kosten ohne MwSt. betragen höchstens 1.000.000 Euro."],
    ["EN", "The cost without VAT is at most EUR 1,000,000."],
  ] as const)("in %s groups the digits, and ends when nothing was given", (language, text) => {
    expect(ruleText({ rule: "MAXIMUM_COST_EUR", from: null, given: null }, language)).toBe(text);
  });

  it("is that of the row that was in force", () => {
    expect(ruleText({ rule: "THEMES", from: null, given: "IT" }, "EN")).toBe("The theme is known, or none is given; a handler decides on other themes. Given: IT.");
    expect(ruleText({ rule: "THEMES", from: "2023-01-01", given: "IT" }, "EN")).toBe("The service belongs to one of the eight themes. Given: IT.");
  });

  it("is the name of a rule or row that is no longer held", () => {
    expect(ruleText({ rule: "GOLDEN_RULE", from: null, given: "1" }, "NL")).toBe("GOLDEN_RULE");
    expect(ruleText({ ...minimum, from: "2015-04-01" }, "NL")).toBe("MINIMUM_COST_EUR");
  });

  it("speaks of no characteristic of persons", () => {
    for (const day of ["2009-01-01", "2026-02-01"]) for (const { kind, from } of scopeRulesOn(day)) for (const language of languages) expect([kind, notHeldFor(ruleText({ rule: kind, from, given: null }, language))]).toEqual([kind, undefined]);
  });
});

describe("the record of a judgement", () => {
  it("keeps the outcome, the row by its first day, its source and the value", () => {
    const records = judged({ application: { startsOn: "2026-03-01" }, applicant: { employmentClass: "6" } }).map(toRecord);
    expect(records.find(({ rule }) => rule === "FILED_WITHIN_DAYS")).toEqual({ rule: "FILED_WITHIN_DAYS", outcome: "FAIL", from: "2016-04-01", given: "2026-03-01" });
    expect(records.find(({ rule }) => rule === "SIZE_WORKFORCE")).toMatchObject({ outcome: "REVIEW", from: null, given: "KO 6" });
    expect(records.find(({ rule }) => rule === "CEILING")).toMatchObject({ outcome: "PASS", from: "2016-04-01", given: "7500.00" });
  });
});
