import { describe, expect, it } from "vitest";
import { codeNode } from "../../src/domain/code-lists.ts";
import { pillarNode, pillarOf, pillarsFiled, pillarsOn, rateOn, regimeOn, regimes, scopeRulesOn, themeNode, themesOn, topicNode, topicsOn, type RateQuestion } from "../../src/domain/subsidy-rules.ts";

describe("the pillar", () => {
  it("of older advice is ADVIES, and COACHING stands alone", () => {
    expect(pillarsFiled.map((code) => [code, pillarOf(code)])).toEqual([
      ["OPLEIDING", "OPLEIDING"],
      ["ADVIES", "ADVIES"],
      ["ADVIES_INTERNATIONAAL", "ADVIES"],
      ["TECHNOLOGIEVERKENNING", "ADVIES"],
      ["STRATEGISCH_ADVIES", "ADVIES"],
      ["COACHING", "COACHING"],
    ]);
  });

  it("has labels and ended with the reform when it is an older one", () => {
    expect(pillarNode("STRATEGISCH_ADVIES")).toMatchObject({ to: "2016-03-31", labels: { NL: "Strategisch advies", EN: "Strategic advice" } });
    expect(pillarNode("OPLEIDING")?.to).toBeNull();
    expect(pillarNode("TRAINING")).toBeUndefined();
  });

  it("is refused when there is none of that code", () => {
    expect(() => pillarOf("TRAINING")).toThrow('There is no pillar "TRAINING". Choose OPLEIDING, ADVIES, ADVIES_INTERNATIONAAL, TECHNOLOGIEVERKENNING, STRATEGISCH_ADVIES, COACHING.');
  });
});

describe("the regime", () => {
  it.each([
    ["2009-01-01", "R2009"],
    ["2016-03-31", "R2009"],
    ["2016-04-01", "R2016"],
    ["2019-11-30", "R2016"],
    ["2019-12-01", "R2019"],
    ["2019-12-31", "R2019"],
    ["2020-01-01", "R2020"],
    ["2022-12-31", "R2020"],
    ["2023-01-01", "R2023"],
    ["2026-01-31", "R2023"],
    ["2026-02-01", "R2026"],
    ["2030-01-01", "R2026"],
  ])("on %s is %s", (day, code) => {
    expect(regimeOn(day).code).toBe(code);
  });

  it("does not exist before 2009", () => {
    expect(() => regimeOn("2008-12-31")).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  });

  it("adjoins the next, and names its source", () => {
    expect(regimes().map(({ from, to }) => [from, to])).toEqual([
      ["2009-01-01", "2016-03-31"],
      ["2016-04-01", "2019-11-30"],
      ["2019-12-01", "2019-12-31"],
      ["2020-01-01", "2022-12-31"],
      ["2023-01-01", "2026-01-31"],
      ["2026-02-01", null],
    ]);
    for (const regime of regimes()) expect(regime.source).not.toBe("");
  });
});

describe("the rate and ceiling", () => {
  it.each([
    [{ day: "2016-03-31", pillar: "OPLEIDING", size: "KO" }, 0.5, 250_000],
    [{ day: "2016-03-31", pillar: "OPLEIDING" }, 0.5, 250_000],
    [{ day: "2016-03-31", pillar: "STRATEGISCH_ADVIES", size: "MO" }, 0.5, 2_500_000],
    [{ day: "2015-06-01", pillar: "TECHNOLOGIEVERKENNING", size: "KO" }, 0.75, 1_000_000],
    [{ day: "2015-06-01", pillar: "COACHING", size: "KO" }, 0.5, 1_000_000],
    [{ day: "2016-04-01", pillar: "OPLEIDING", size: "KO" }, 0.4, 1_000_000],
    [{ day: "2016-04-01", pillar: "ADVIES", size: "MO" }, 0.3, 1_500_000],
    [{ day: "2019-11-30", pillar: "ADVIES", size: "KO" }, 0.4, 1_000_000],
    [{ day: "2019-12-01", pillar: "ADVIES", size: "KO" }, 0.3, 1_000_000],
    [{ day: "2019-12-31", pillar: "ADVIES", size: "MO" }, 0.2, 1_500_000],
    [{ day: "2020-01-01", pillar: "ADVIES", size: "KO" }, 0.3, 750_000],
    [{ day: "2020-01-01", pillar: "OPLEIDING", size: "MO" }, 0.2, 750_000],
    [{ day: "2019-05-06", pillar: "OPLEIDING", size: "KO", topic: "WERKBAAR_WERK" }, 0.4, 1_000_000],
    [{ day: "2019-05-07", pillar: "OPLEIDING", size: "KO", topic: "WERKBAAR_WERK" }, 0.4, 1_500_000],
    [{ day: "2019-12-06", pillar: "ADVIES", size: "MO", topic: "WERKBAAR_WERK" }, 0.2, 2_000_000],
    [{ day: "2019-12-07", pillar: "ADVIES", size: "MO", topic: "WERKBAAR_WERK" }, 0.2, 1_500_000],
    [{ day: "2021-09-12", pillar: "OPLEIDING", size: "KO", topic: "CYBERSECURITY" }, 0.3, 750_000],
    [{ day: "2021-09-13", pillar: "OPLEIDING", size: "KO", topic: "CYBERSECURITY" }, 0.45, 750_000],
    [{ day: "2021-09-13", pillar: "ADVIES", size: "MO", topic: "CYBERSECURITY" }, 0.35, 750_000],
    [{ day: "2024-06-05", pillar: "ADVIES", size: "KO", topic: "ENERGIE_EFFICIENTIE" }, 0.45, 750_000],
    [{ day: "2024-06-05", pillar: "ADVIES", size: "KO", topic: "RECYCLAGE" }, 0.3, 750_000],
    [{ day: "2026-01-31", pillar: "ADVIES", size: "KO" }, 0.3, 750_000],
    [{ day: "2026-02-01", pillar: "ADVIES", size: "KO", topic: "CYBERSECURITY" }, 0.45, 750_000],
    [{ day: "2026-02-01", pillar: "OPLEIDING", size: "MO", topic: "ENERGIE_EFFICIENTIE" }, 0.35, 750_000],
    [{ day: "2026-02-01", pillar: "OPLEIDING", size: "KO" }, 0.3, 750_000],
  ] satisfies [RateQuestion, number, number][])("for %j are %d and %d cents", (question, rate, ceilingCents) => {
    expect(rateOn(question)).toEqual({ rate, ceilingCents });
  });

  it.each([
    { day: "2008-12-31", pillar: "OPLEIDING", size: "KO" },
    { day: "2008-12-31", pillar: "COACHING", size: "KO" },
    { day: "2016-04-01", pillar: "COACHING", size: "KO" },
    { day: "2016-04-01", pillar: "STRATEGISCH_ADVIES", size: "KO" },
    { day: "2016-04-01", pillar: "OPLEIDING" },
    { day: "2016-04-01", pillar: "OPLEIDING", size: "GO" },
    { day: "2026-02-01", pillar: "ADVIES", size: "KO" },
    { day: "2026-02-01", pillar: "ADVIES", size: "KO", topic: "ENERGIE_EFFICIENTIE" },
    { day: "2020-01-01", pillar: "OPLEIDINGEN", size: "KO" },
  ] satisfies RateQuestion[])("for %j are none", (question) => {
    expect(rateOn(question)).toBeNull();
  });
});

describe("the themes and topics", () => {
  const eight = ["BEDRIJFSSTRATEGIE", "BEROEPSSPECIFIEKE_COMPETENTIES", "DIGITALISERING", "DUURZAAMHEID", "FINANCIELE_GELETTERDHEID", "INNOVATIE", "INTERNATIONALISERING", "PERSONEELSMANAGEMENT"];

  it("are the eight since 1 January 2023, and those found of the older list before", () => {
    expect(themesOn("2023-01-01").map((theme) => theme.code)).toEqual(eight);
    expect(themesOn("2022-12-31").map((theme) => theme.code)).toEqual(["IT", "HR"]);
    expect(themeNode("IT")?.confidence).toBe("partly");
    expect(themeNode("MARKETING")).toBeUndefined();
  });

  it("give a topic its theme", () => {
    expect(topicNode("CYBERSECURITY")?.parent).toBe("DIGITALISERING");
    expect(topicNode("ENERGIE_EFFICIENTIE")?.parent).toBe("DUURZAAMHEID");
    expect(topicNode("FACTURATIE")?.parent).toBe("FINANCIELE_GELETTERDHEID");
    expect(topicNode("WERKBAAR_WERK")?.parent).toBeNull();
    expect(topicNode("NOTHING")).toBeUndefined();
    for (const topic of topicsOn("2024-01-01")) expect([...eight, null]).toContain(topic.parent);
  });
});

describe("the rules of applications", () => {
  const kindsOn = (day: string): string[] => scopeRulesOn(day).map((rule) => rule.kind);
  const always = ["COMPANY_KNOWN", "REGISTER_CURRENT", "COMPANY_ACTIVE", "SIZE_WORKFORCE", "THEMES", "TOPIC", "MAXIMUM_COST_EUR"];
  const since2009 = ["LEGAL_FORM", "ACTIVITY", "FLEMISH_REGION", "SIZE", "PILLAR", "PROVIDER_REGISTERED", "PROVIDER_INDEPENDENT", "RATE", "CEILING"];
  const since2016 = ["SIZE_FIXED", "MINIMUM_COST_EUR", "FILED_WITHIN_DAYS", "OWN_SHARE_WITHIN_DAYS"];

  it.each([
    ["2008-12-31", always],
    ["2009-01-01", [...always, ...since2009]],
    ["2016-03-31", [...always, ...since2009]],
    ["2016-04-01", [...always, ...since2009, ...since2016]],
    ["2022-12-31", [...always, ...since2009, ...since2016]],
    ["2023-01-01", [...always, ...since2009, ...since2016]],
    ["2026-01-31", [...always, ...since2009, ...since2016]],
    ["2026-02-01", [...always, ...since2009, ...since2016, "ADVICE_TOPICS"]],
  ])("on %s are those in force, each kind once", (day, kinds) => {
    expect(kindsOn(day).toSorted()).toEqual(kinds.toSorted());
  });

  it("stand in the order in which they are looked at", () => {
    expect(kindsOn("2026-02-01")).toEqual([
      "COMPANY_KNOWN", "REGISTER_CURRENT", "COMPANY_ACTIVE", "LEGAL_FORM", "ACTIVITY", "FLEMISH_REGION", "SIZE", "SIZE_WORKFORCE", "SIZE_FIXED", "PILLAR", "THEMES",
      "TOPIC", "ADVICE_TOPICS", "MINIMUM_COST_EUR", "MAXIMUM_COST_EUR", "FILED_WITHIN_DAYS", "PROVIDER_REGISTERED", "PROVIDER_INDEPENDENT", "RATE", "CEILING", "OWN_SHARE_WITHIN_DAYS",
    ]);
  });

  it("are 100 euro, 1,000,000 euro, 14 days, 30 days, and advice on cybersecurity", () => {
    expect(scopeRulesOn("2026-02-01").flatMap(({ kind, value }) => (value === null ? [] : [[kind, value]]))).toEqual([
      ["MINIMUM_COST_EUR", 100],
      ["MAXIMUM_COST_EUR", 1_000_000],
      ["FILED_WITHIN_DAYS", 14],
      ["OWN_SHARE_WITHIN_DAYS", 30],
    ]);
    expect(scopeRulesOn("2026-02-01").find(({ kind }) => kind === "ADVICE_TOPICS")?.codes).toEqual(["CYBERSECURITY"]);
  });

  it("change from the themes found to the eight themes, and from a ceiling per pillar to one", () => {
    const rule = (day: string, kind: string) => scopeRulesOn(day).find((each) => each.kind === kind);
    expect([rule("2022-12-31", "THEMES")?.codes, rule("2022-12-31", "THEMES")?.isPartial]).toEqual([null, true]);
    expect([rule("2023-01-01", "THEMES")?.codes?.length, rule("2023-01-01", "THEMES")?.isPartial]).toEqual([8, undefined]);
    expect([rule("2016-03-31", "CEILING")?.per, rule("2016-04-01", "CEILING")?.per]).toEqual(["PILLAR", undefined]);
  });

  it("name pillars that exist", () => {
    expect(pillarsOn("2016-03-31").map(({ code }) => code)).toEqual(["OPLEIDING", "ADVIES", "ADVIES_INTERNATIONAAL", "TECHNOLOGIEVERKENNING", "STRATEGISCH_ADVIES", "COACHING"]);
    expect(pillarsOn("2016-04-01").map(({ code }) => code)).toEqual(["OPLEIDING", "ADVIES"]);
  });

  it("name legal forms of the code list, none of them both accepted and refused", () => {
    const row = scopeRulesOn("2026-02-01").find(({ kind }) => kind === "LEGAL_FORM");
    const [accepted, refused] = [row?.codes ?? [], row?.refused ?? []];
    expect([accepted.length, refused.length]).toEqual([35, 24]);
    expect(new Set([...accepted, ...refused]).size).toBe(59);
    for (const code of [...accepted, ...refused]) expect([code, codeNode("legal-form", code)?.code]).toEqual([code, code]);
  });
});
