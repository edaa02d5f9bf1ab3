import { describe, expect, it } from "vitest";
import { brusselsDay } from "../../src/domain/moment.ts";
import { saidBy, type Changes } from "./application-cases.ts";

type Said = readonly [outcome: string, code: string | null, field: string | null, given: string | null];

const reform = "BVR 26 februari 2016 (numac 2016035422)";
const guides = "public guides of vlaio.be";
const conditions = "vlaio.be (voorwaarden)";
const eightThemes = "BVR 25 november 2022; vlaio.be (subsidieerbare diensten)";
const oldForm = "application form before 2023 (public guides)";
const oldTopics = "application form before 2023 (public guides); ecx.be; bouwunie.be";
const advice2026 = "vlaio.be (hervorming kmo-portefeuille vanaf 1 februari 2026)";
const pillars = "semcor.be (2009), vlaio.be (archived pages); BVR 26 februari 2016 (numac 2016035422)";
const rates = "semcor.be (2009), vlaio.be (archived pages); BVR 26 februari 2016 (numac 2016035422); vom.be/en/news/1283";
const bound = "kmo-graph: a bound against slips of the pen, far above the cost at which any ceiling is reached";
const ceiling2009 = "semcor.be (2009), vlaio.be (archived pages)";
const ceiling2016 = "BVR 26 februari 2016 (numac 2016035422); Vlaams Parlement 1105117; unizo.be";

const check = (rule: string) => (_: string, application: Changes["application"], said: Said, source: string) => {
  expect(saidBy(rule, { ...(application && { application }) })).toEqual([...said, source]);
};
const pass = (given: string | null): Said => ["PASS", null, null, given];
const review = (given: string | null): Said => ["REVIEW", null, null, given];
type Case = [string, NonNullable<Changes["application"]>, Said, string];

describe("PILLAR", () => {
  const fails = (code: string): Said => ["FAIL", "INVALID_CODE", "pillar", code];

  it.each<Case>([
    ["passes strategic advice on 31 March 2016", { day: "2016-03-31", pillar: "STRATEGISCH_ADVIES" }, pass("STRATEGISCH_ADVIES"), pillars],
    ["fails strategic advice on 1 April 2016", { day: "2016-04-01", pillar: "STRATEGISCH_ADVIES" }, fails("STRATEGISCH_ADVIES"), pillars],
    ["passes coaching on 31 March 2016", { day: "2016-03-31", pillar: "COACHING" }, pass("COACHING"), pillars],
    ["fails coaching on 1 April 2016", { day: "2016-04-01", pillar: "COACHING" }, fails("COACHING"), pillars],
    ["fails coaching at midnight in Brussels, 22:00 UTC the day before", { day: brusselsDay(new Date("2016-03-31T22:00:00Z")), pillar: "COACHING" }, fails("COACHING"), pillars],
    ["passes coaching a millisecond before it", { day: brusselsDay(new Date("2016-03-31T21:59:59.999Z")), pillar: "COACHING" }, pass("COACHING"), pillars],
    ["passes advice in 2026", { pillar: "ADVIES" }, pass("ADVIES"), pillars],
    ["fails what was never a pillar", { pillar: "TRAINING" }, fails("TRAINING"), pillars],
  ])("%s", check("PILLAR"));
});

describe("THEMES", () => {
  const fails = (code: string | null): Said => ["FAIL", "THEME_NOT_ELIGIBLE", "theme", code];

  it.each<Case>([
    ["passes no theme on 31 December 2022", { day: "2022-12-31", theme: null }, pass(null), oldForm],
    ["fails no theme on 1 January 2023", { day: "2023-01-01", theme: null }, fails(null), eightThemes],
    ["passes IT on 31 December 2022", { day: "2022-12-31", theme: "IT" }, pass("IT"), oldForm],
    ["fails IT on 1 January 2023", { day: "2023-01-01", theme: "IT" }, fails("IT"), eightThemes],
    ["leaves a theme of the eight to a person on 31 December 2022", { day: "2022-12-31", theme: "INNOVATIE" }, review("INNOVATIE"), oldForm],
    ["passes a theme of the eight on 1 January 2023", { day: "2023-01-01", theme: "INNOVATIE" }, pass("INNOVATIE"), eightThemes],
    ["passes a theme of the eight at midnight in Brussels, 23:00 UTC the day before", { day: brusselsDay(new Date("2022-12-31T23:00:00Z")), theme: "INNOVATIE" }, pass("INNOVATIE"), eightThemes],
    ["leaves it to a person a millisecond before", { day: brusselsDay(new Date("2022-12-31T22:59:59.999Z")), theme: "INNOVATIE" }, review("INNOVATIE"), oldForm],
    ["leaves an unknown theme to a person before", { day: "2016-04-01", theme: "MARKETING" }, review("MARKETING"), oldForm],
    ["fails an unknown theme since", { theme: "MARKETING" }, fails("MARKETING"), eightThemes],
  ])("%s", check("THEMES"));
});

describe("TOPIC", () => {
  const fails = (code: string): Said => ["FAIL", "TOPIC_NOT_ELIGIBLE", "topic", code];

  it.each<Case>([
    ["passes none", {}, pass(null), conditions],
    ["passes one of the theme", { topic: "CYBERSECURITY" }, pass("CYBERSECURITY"), conditions],
    ["fails one of another theme", { theme: "DUURZAAMHEID", topic: "CYBERSECURITY" }, fails("CYBERSECURITY"), conditions],
    ["fails one without its theme", { theme: null, topic: "CYBERSECURITY" }, fails("CYBERSECURITY"), conditions],
    ["fails an unknown one since 2023", { topic: "PENDELEN" }, fails("PENDELEN"), conditions],
    ["leaves an unknown one to a person before", { day: "2022-12-31", theme: "IT", topic: "PENDELEN" }, review("PENDELEN"), oldTopics],
    ["leaves cybersecurity to a person on 12 September 2021", { day: "2021-09-12", theme: "IT", topic: "CYBERSECURITY" }, review("CYBERSECURITY"), oldTopics],
    ["passes cybersecurity on 13 September 2021, when it was filed under IT", { day: "2021-09-13", theme: "IT", topic: "CYBERSECURITY" }, pass("CYBERSECURITY"), oldTopics],
    ["passes software under IT on 31 December 2022", { day: "2022-12-31", theme: "IT", topic: "SOFTWARE" }, pass("SOFTWARE"), oldTopics],
    ["fails software under HR on 31 December 2022", { day: "2022-12-31", theme: "HR", topic: "SOFTWARE" }, fails("SOFTWARE"), oldTopics],
    ["fails software on 1 January 2023", { day: "2023-01-01", topic: "SOFTWARE" }, fails("SOFTWARE"), conditions],
    ["passes waste prevention from 1 January 2023", { day: "2023-01-01", theme: "DUURZAAMHEID", topic: "AFVALPREVENTIE" }, pass("AFVALPREVENTIE"), conditions],
    ["leaves waste prevention to a person on 31 December 2022", { day: "2022-12-31", theme: null, topic: "AFVALPREVENTIE" }, review("AFVALPREVENTIE"), oldTopics],
    ["passes workable work, which has no theme, on 6 December 2019", { day: "2019-12-06", theme: "HR", topic: "WERKBAAR_WERK" }, pass("WERKBAAR_WERK"), oldTopics],
    ["leaves workable work to a person on 7 December 2019", { day: "2019-12-07", theme: "HR", topic: "WERKBAAR_WERK" }, review("WERKBAAR_WERK"), oldTopics],
  ])("%s", check("TOPIC"));
});

describe("ADVICE_TOPICS", () => {
  const fails = (code: string | null): Said => ["FAIL", "TOPIC_NOT_ELIGIBLE", "topic", code];

  it.each<Case>([
    ["passes advice on cybersecurity on 1 February 2026", { day: "2026-02-01", pillar: "ADVIES", topic: "CYBERSECURITY" }, pass("CYBERSECURITY"), advice2026],
    ["fails advice on energy efficiency on 1 February 2026", { day: "2026-02-01", pillar: "ADVIES", theme: "DUURZAAMHEID", topic: "ENERGIE_EFFICIENTIE" }, fails("ENERGIE_EFFICIENTIE"), advice2026],
    ["fails advice without topic on 1 February 2026", { day: "2026-02-01", pillar: "ADVIES" }, fails(null), advice2026],
    ["fails it at midnight in Brussels, 23:00 UTC the day before", { day: brusselsDay(new Date("2026-01-31T23:00:00Z")), pillar: "ADVIES" }, fails(null), advice2026],
    ["passes training without topic", { day: "2026-02-01" }, pass("OPLEIDING"), advice2026],
  ])("%s", check("ADVICE_TOPICS"));

  it("is not looked at on 31 January 2026", () => {
    expect(saidBy("ADVICE_TOPICS", { application: { day: "2026-01-31", pillar: "ADVIES" } })).toBeNull();
    expect(saidBy("ADVICE_TOPICS", { application: { day: brusselsDay(new Date("2026-01-31T22:59:59.999Z")), pillar: "ADVIES" } })).toBeNull();
  });
});

describe("MINIMUM_COST_EUR", () => {
  it.each<Case>([
    ["passes 100 euro", { costCents: 10_000n }, pass("100.00"), reform],
    ["fails a cent less", { costCents: 9_999n }, ["FAIL", "BELOW_MINIMUM", "eligibleCost", "99.99"], reform],
    ["fails nothing", { costCents: 0n }, ["FAIL", "BELOW_MINIMUM", "eligibleCost", "0.00"], reform],
    ["fails a cent less on 1 April 2016", { day: "2016-04-01", theme: null, costCents: 9_999n }, ["FAIL", "BELOW_MINIMUM", "eligibleCost", "99.99"], reform],
  ])("%s", check("MINIMUM_COST_EUR"));

  it("is not looked at on 31 March 2016", () => {
    expect(saidBy("MINIMUM_COST_EUR", { application: { day: "2016-03-31", costCents: 9_999n } })).toBeNull();
  });
});

describe("MAXIMUM_COST_EUR", () => {
  it.each<Case>([
    ["passes a million euro", { costCents: 100_000_000n }, pass("1000000.00"), bound],
    ["fails a cent more", { costCents: 100_000_001n }, ["FAIL", "AMOUNT_TOO_HIGH", "eligibleCost", "1000000.01"], bound],
    ["fails a cent more in 2010 too", { day: "2010-01-01", costCents: 100_000_001n }, ["FAIL", "AMOUNT_TOO_HIGH", "eligibleCost", "1000000.01"], bound],
  ])("%s", check("MAXIMUM_COST_EUR"));
});

describe("FILED_WITHIN_DAYS", () => {
  const fails = (startsOn: string): Said => ["FAIL", "TOO_LATE", "startDate", startsOn];

  it.each<Case>([
    ["passes on the day of the start", { startsOn: "2026-03-17" }, pass("2026-03-17"), guides],
    ["passes before the start", { startsOn: "2027-01-01" }, pass("2027-01-01"), guides],
    ["passes before the last start of all", { startsOn: "9999-12-31" }, pass("9999-12-31"), guides],
    ["passes 14 days after", { startsOn: "2026-03-03" }, pass("2026-03-03"), guides],
    ["fails 15 days after", { startsOn: "2026-03-02" }, fails("2026-03-02"), guides],
    ["passes 29 February 2024 after a start on 15 February", { day: "2024-02-29", startsOn: "2024-02-15" }, pass("2024-02-15"), guides],
    ["fails 1 March 2024 after a start on 15 February", { day: "2024-03-01", startsOn: "2024-02-15" }, fails("2024-02-15"), guides],
    ["passes 28 February 2024 after a start on 14 February", { day: "2024-02-28", startsOn: "2024-02-14" }, pass("2024-02-14"), guides],
    ["fails 29 February 2024 after a start on 14 February", { day: "2024-02-29", startsOn: "2024-02-14" }, fails("2024-02-14"), guides],
    ["passes 14 March 2024 after a start on 29 February", { day: "2024-03-14", startsOn: "2024-02-29" }, pass("2024-02-29"), guides],
    ["fails 15 March 2024 after a start on 29 February", { day: "2024-03-15", startsOn: "2024-02-29" }, fails("2024-02-29"), guides],
    ["passes 1 March 2023, no leap year, after a start on 15 February", { day: "2023-03-01", startsOn: "2023-02-15" }, pass("2023-02-15"), guides],
    ["fails 2 March 2023 after a start on 15 February", { day: "2023-03-02", startsOn: "2023-02-15" }, fails("2023-02-15"), guides],
    ["passes 1 January after a start on 18 December", { day: "2026-01-01", startsOn: "2025-12-18" }, pass("2025-12-18"), guides],
    ["fails 1 January after a start on 17 December", { day: "2026-01-01", startsOn: "2025-12-17" }, fails("2025-12-17"), guides],
    ["passes 14 days over the change to summer time", { day: "2026-04-05", startsOn: "2026-03-22" }, pass("2026-03-22"), guides],
    ["fails 15 days over the change to summer time", { day: "2026-04-06", startsOn: "2026-03-22" }, fails("2026-03-22"), guides],
    ["passes the last minute of the last day in Brussels", { day: brusselsDay(new Date("2026-03-17T22:59:59Z")), startsOn: "2026-03-03" }, pass("2026-03-03"), guides],
    ["fails at midnight in Brussels, when it is still the last day in UTC", { day: brusselsDay(new Date("2026-03-17T23:00:00Z")), startsOn: "2026-03-03" }, fails("2026-03-03"), guides],
    ["fails a start long ago on 1 April 2016", { day: "2016-04-01", startsOn: "2016-03-17", theme: null }, fails("2016-03-17"), guides],
  ])("%s", check("FILED_WITHIN_DAYS"));

  it("is not looked at on 31 March 2016", () => {
    expect(saidBy("FILED_WITHIN_DAYS", { application: { day: "2016-03-31", startsOn: "2015-03-17" } })).toBeNull();
  });
});

describe("PROVIDER_REGISTERED and PROVIDER_INDEPENDENT", () => {
  const fails: Said = ["FAIL", "PROVIDER_NOT_REGISTERED", "serviceProvider", "DV.O101579"];

  it.each<[string, Changes, Said]>([
    ["passes a provider of the pillar", {}, pass("DV.O101579")],
    ["fails one that is not registered", { provider: null }, fails],
    ["fails one of another pillar", { provider: { pillar: "ADVIES" } }, fails],
    ["passes on the first day", { provider: { registeredFrom: "2026-03-17" } }, pass("DV.O101579")],
    ["fails the day before", { provider: { registeredFrom: "2026-03-18" } }, fails],
    ["passes on the last day", { provider: { registeredTo: "2026-03-17" } }, pass("DV.O101579")],
    ["fails the day after", { provider: { registeredTo: "2026-03-16" } }, fails],
    ["passes advice for strategic advice before the reform", { application: { day: "2016-03-31", pillar: "STRATEGISCH_ADVIES" }, provider: { pillar: "ADVIES" } }, pass("DV.O101579")],
    ["fails training for strategic advice before the reform", { application: { day: "2016-03-31", pillar: "STRATEGISCH_ADVIES" } }, fails],
  ])("%s", (_, changes, said) => {
    expect(saidBy("PROVIDER_REGISTERED", changes)).toEqual([...said, guides]);
  });

  it.each<[string, Changes, Said]>([
    ["passes another company", {}, pass("DV.O101579")],
    ["fails the applicant itself", { provider: { enterpriseNumber: "0206731645" } }, ["FAIL", "PROVIDER_NOT_INDEPENDENT", "serviceProvider", "DV.O101579"]],
  ])("%s", (_, changes, said) => {
    expect(saidBy("PROVIDER_INDEPENDENT", changes)).toEqual([...said, conditions]);
  });

  it("are left out when none was chosen, and the independence of one that is not registered", () => {
    const none: Changes = { application: { serviceProviderNumber: null }, provider: null };
    expect([saidBy("PROVIDER_REGISTERED", none), saidBy("PROVIDER_INDEPENDENT", none), saidBy("PROVIDER_INDEPENDENT", { provider: null })]).toEqual([null, null, null]);
  });
});

describe("RATE", () => {
  it.each<Case>([
    ["passes training of a medium-sized enterprise", { declaredSize: "MO" }, pass("OPLEIDING, MO"), rates],
    ["passes advice on cybersecurity", { pillar: "ADVIES", topic: "CYBERSECURITY" }, pass("ADVIES, KO, CYBERSECURITY"), rates],
    ["passes other advice on 31 January 2026", { day: "2026-01-31", pillar: "ADVIES" }, pass("ADVIES, KO"), rates],
    ["fails other advice on 1 February 2026", { day: "2026-02-01", pillar: "ADVIES" }, ["FAIL", "TOPIC_NOT_ELIGIBLE", "topic", "ADVIES, KO"], rates],
    ["fails a large enterprise", { declaredSize: "GO" }, ["FAIL", "COMPANY_NOT_ELIGIBLE", "declaredSize", "OPLEIDING, GO"], rates],
    ["fails a pillar that ended", { pillar: "COACHING" }, ["FAIL", "INVALID_CODE", "pillar", "COACHING, KO"], rates],
    ["passes that pillar before", { day: "2016-03-31", pillar: "COACHING" }, pass("COACHING, KO"), rates],
  ])("%s", check("RATE"));
});

describe("CEILING", () => {
  const used = (application: Changes["application"], usedCents: bigint) => saidBy("CEILING", { ...(application && { application }), use: { usedCents } });
  const reached = ["FAIL", "CEILING_REACHED", "company", "0.00"];

  it.each([
    ["passes with nothing used", {}, 0n, [...pass("7500.00"), ceiling2016]],
    ["passes with a cent left", {}, 749_999n, [...pass("0.01"), ceiling2016]],
    ["fails with nothing left", {}, 750_000n, [...reached, ceiling2016]],
    ["fails with more used than the ceiling of today", {}, 900_000n, [...reached, ceiling2016]],
    ["passes under the ceiling of a pillar on 31 March 2016", { day: "2016-03-31" }, 249_999n, [...pass("0.01"), ceiling2009]],
    ["fails at the ceiling of a pillar on 31 March 2016", { day: "2016-03-31" }, 250_000n, [...reached, ceiling2009]],
    ["passes with as much used on 1 April 2016", { day: "2016-04-01" }, 250_000n, [...pass("7500.00"), ceiling2016]],
    ["passes a medium-sized enterprise up to 15,000 euro on 31 December 2019", { day: "2019-12-31", declaredSize: "MO" }, 1_499_999n, [...pass("0.01"), ceiling2016]],
    ["fails it at 7,500 euro on 1 January 2020", { day: "2020-01-01", declaredSize: "MO" }, 750_000n, [...reached, ceiling2016]],
  ])("%s", (_, application, usedCents, said) => {
    expect(used(application, usedCents)).toEqual(said);
  });

  it("is left out when the scheme pays nothing anyway", () => {
    expect(used({ declaredSize: "GO" }, 750_000n)).toBeNull();
  });
});
