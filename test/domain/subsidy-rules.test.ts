import { describe, expect, it } from "vitest";
import { pillarNode, pillarOf, pillarsFiled, rateOn, regimeOn, regimes, scopeRulesOn, themeNode, themesOn, topicNode, topicsOn, type RateQuestion } from "../../src/domain/subsidy-rules.ts";

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

describe("the limits of the scheme", () => {
  const kindsOn = (day: string): string[] => scopeRulesOn(day).map((rule) => rule.kind);

  it("come in force on their days", () => {
    expect(kindsOn("2016-03-31")).toEqual([]);
    expect(kindsOn("2016-04-01")).toEqual(["MINIMUM_COST_EUR", "FILED_WITHIN_DAYS", "OWN_SHARE_WITHIN_DAYS"]);
    expect(kindsOn("2023-01-01")).toEqual(["MINIMUM_COST_EUR", "FILED_WITHIN_DAYS", "OWN_SHARE_WITHIN_DAYS", "THEMES"]);
    expect(kindsOn("2026-02-01")).toEqual(["MINIMUM_COST_EUR", "FILED_WITHIN_DAYS", "OWN_SHARE_WITHIN_DAYS", "THEMES", "ADVICE_TOPICS"]);
  });

  it("are 100 euro, 14 days, 30 days, and advice on cybersecurity", () => {
    expect(scopeRulesOn("2026-02-01").slice(0, 3).map((rule) => rule.value)).toEqual([100, 14, 30]);
    expect(scopeRulesOn("2026-02-01").at(-1)?.codes).toEqual(["CYBERSECURITY"]);
  });
});
