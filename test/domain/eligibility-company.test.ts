import { describe, expect, it } from "vitest";
import { judged, saidBy, type Changes } from "./application-cases.ts";

type Said = readonly [outcome: string, code: string | null, field: string | null, given: string | null];

const own = "kmo-graph: nothing can be judged of a number that the register never had";
const current = "kmo-graph: what the register said too long ago decides nothing";
const active = "kmo-graph, after KBO: an enterprise that ended carries on no activity to be supported";
const conditions = "vlaio.be (voorwaarden)";
const sizes = "vlaio.be (voorwaarden); decreet van 16 maart 2012, art. 3; recommendation 2003/361/EC";
const workforce = "kmo-graph, after recommendation 2003/361/EC: small is below 50 and medium below 250 full-time equivalents";
const guides = "public guides of vlaio.be";

const check = (rule: string, source: string) => (_: string, changes: Changes, said: Said) => {
  expect(saidBy(rule, changes)).toEqual([...said, source]);
};
const unitAt = (municipality: string | null, more: object = {}): Changes => ({
  application: { establishmentNumber: "2140061993" },
  applicant: { unit: { enterpriseNumber: "0206731645", isActive: true, municipality, ...more }, municipalities: ["62063"] },
});

describe("an application without fault", () => {
  it("passes every rule in force", () => {
    const outcomes = judged({});
    expect(outcomes.map(({ rule }) => rule)).toEqual([
      "COMPANY_KNOWN", "REGISTER_CURRENT", "COMPANY_ACTIVE", "LEGAL_FORM", "ACTIVITY", "FLEMISH_REGION", "SIZE", "SIZE_WORKFORCE", "SIZE_FIXED", "PILLAR", "THEMES",
      "TOPIC", "ADVICE_TOPICS", "MINIMUM_COST_EUR", "MAXIMUM_COST_EUR", "FILED_WITHIN_DAYS", "PROVIDER_REGISTERED", "PROVIDER_INDEPENDENT", "RATE", "CEILING",
    ]);
    for (const { rule, outcome, fault } of outcomes) expect([rule, outcome, fault]).toEqual([rule, "PASS", null]);
  });
});

describe("COMPANY_KNOWN", () => {
  it.each<[string, Changes, Said]>([
    ["passes a number of the register", {}, ["PASS", null, null, "0206731645"]],
    ["fails one that it never had", { applicant: null }, ["FAIL", "COMPANY_NOT_FOUND", "company", "0206731645"]],
  ])("%s", check("COMPANY_KNOWN", own));

  it("leaves out what can't be said of an unknown company", () => {
    expect(judged({ applicant: null }).map(({ rule }) => rule)).toEqual([
      "COMPANY_KNOWN", "SIZE", "SIZE_FIXED", "PILLAR", "THEMES", "TOPIC", "ADVICE_TOPICS", "MINIMUM_COST_EUR", "MAXIMUM_COST_EUR", "FILED_WITHIN_DAYS", "PROVIDER_REGISTERED",
      "PROVIDER_INDEPENDENT", "RATE", "CEILING",
    ]);
  });
});

describe("REGISTER_CURRENT", () => {
  it.each<[string, Changes, Said]>([
    ["passes what is current", {}, ["PASS", null, null, null]],
    ["leaves what is stale to a person", { applicant: { isStale: true } }, ["REVIEW", null, null, null]],
  ])("%s", check("REGISTER_CURRENT", current));
});

describe("COMPANY_ACTIVE", () => {
  it.each<[string, Changes, Said]>([
    ["passes an active company", {}, ["PASS", null, null, "AC"]],
    ["fails one that stopped", { applicant: { status: "ST" } }, ["FAIL", "COMPANY_NOT_ELIGIBLE", "company", "ST"]],
    ["fails one that is no longer in the register", { applicant: { status: "ENDED" } }, ["FAIL", "COMPANY_NOT_ELIGIBLE", "company", "ENDED"]],
    ["fails one that is not active yet", { applicant: { status: "JU" } }, ["FAIL", "COMPANY_NOT_ELIGIBLE", "company", "JU"]],
  ])("%s", check("COMPANY_ACTIVE", active));
});

describe("LEGAL_FORM", () => {
  const form = (legalForm: string | null, legalType: string | null = "2"): Changes => ({ applicant: { legalForm, legalType } });
  const fails = (code: string): Said => ["FAIL", "COMPANY_NOT_ELIGIBLE", "company", code];

  it.each<[string, Changes, Said]>([
    ["passes a BV", form("610"), ["PASS", null, null, "610"]],
    ["passes an NV", form("014"), ["PASS", null, null, "014"]],
    ["passes a CV of 2019", form("706"), ["PASS", null, null, "706"]],
    ["passes a civil company with a commercial form", form("215"), ["PASS", null, null, "215"]],
    ["passes an economic grouping", form("060"), ["PASS", null, null, "060"]],
    ["passes a European grouping", form("065"), ["PASS", null, null, "065"]],
    ["passes an accepted form of a company whose type is not held", form("610", null), ["PASS", null, null, "610"]],
    ["passes a natural person", form(null, "1"), ["PASS", null, null, null]],
    ["fails a vzw", form("017"), fails("017")],
    ["fails an international vzw", form("125"), fails("125")],
    ["fails a private foundation", form("026"), fails("026")],
    ["fails a maatschap", form("702"), fails("702")],
    ["fails a tijdelijke handelsvennootschap", form("703"), fails("703")],
    ["fails a stille handelsvennootschap", form("704"), fails("704")],
    ["fails an association without legal personality", form("721"), fails("721")],
    ["leaves a municipality to a person", form("411"), ["REVIEW", null, null, "411"]],
    ["leaves a foreign enterprise to a person", form("030"), ["REVIEW", null, null, "030"]],
    ["leaves a code that it does not know to a person", form("888"), ["REVIEW", null, null, "888"]],
    ["leaves a legal person without form to a person", form(null), ["REVIEW", null, null, null]],
    ["leaves a company of which nothing is held to a person", form(null, null), ["REVIEW", null, null, null]],
  ])("%s", check("LEGAL_FORM", conditions));
});

describe("ACTIVITY", () => {
  const main = (naceCode: string | null, naceVersion: string | null): Changes => ({ applicant: { naceCode, naceVersion } });

  it.each<[string, Changes, Said]>([
    ["passes software", main("62100", "2025"), ["PASS", null, null, "62100"]],
    ["passes a code of 2008", main("62010", "2008"), ["PASS", null, null, "62010"]],
    ["passes the first division after agriculture", main("05100", "2008"), ["PASS", null, null, "05100"]],
    ["leaves crops to a person", main("01110", "2025"), ["REVIEW", null, null, "01110"]],
    ["leaves forestry to a person", main("02100", "2008"), ["REVIEW", null, null, "02100"]],
    ["leaves fishing to a person", main("03110", "2025"), ["REVIEW", null, null, "03110"]],
    ["leaves a code of 2003 to a person", main("05010", "2003"), ["REVIEW", null, null, "05010"]],
    ["leaves a code that the version does not have to a person", main("62010", "2025"), ["REVIEW", null, null, "62010"]],
    ["leaves a section to a person", main("J", "2025"), ["REVIEW", null, null, "J"]],
    ["leaves a code without version to a person", main("62100", null), ["REVIEW", null, null, "62100"]],
    ["leaves an unknown activity to a person", main(null, null), ["REVIEW", null, null, null]],
  ])("%s", check("ACTIVITY", conditions));
});

describe("FLEMISH_REGION", () => {
  const at = (...municipalities: readonly (string | null)[]): Changes => ({ applicant: { municipalities } });

  it.each<[string, Changes, Said]>([
    ["passes one unit in Flanders among others", at("62063", null, "11002"), ["PASS", null, null, null]],
    ["passes a municipality that ended in a merger", at("45017"), ["PASS", null, null, null]],
    ["fails units in Wallonia and Brussels alone", at("62063", "21004"), ["FAIL", "NOT_IN_FLANDERS", "company", null]],
    ["fails units in Brussels and of unknown place", at("21004", null), ["FAIL", "NOT_IN_FLANDERS", "company", null]],
    ["leaves units of unknown place to a person", at(null), ["REVIEW", null, null, null]],
    ["leaves units with a code that is no place to a person", at("99999"), ["REVIEW", null, null, null]],
    ["leaves a company without units to a person", at(), ["REVIEW", null, null, null]],
    ["passes the unit named, wherever the others lie", unitAt("11002"), ["PASS", null, null, "2140061993"]],
    ["fails the unit named outside Flanders", unitAt("62063"), ["FAIL", "NOT_IN_FLANDERS", "establishment", "2140061993"]],
    ["leaves the unit named to a person when its place is unknown", unitAt(null), ["REVIEW", null, null, "2140061993"]],
    ["fails a unit of another company", unitAt("11002", { enterpriseNumber: "0403170701" }), ["FAIL", "ESTABLISHMENT_NOT_FOUND", "establishment", "2140061993"]],
    ["fails a unit that ended", unitAt("11002", { isActive: false }), ["FAIL", "ESTABLISHMENT_NOT_FOUND", "establishment", "2140061993"]],
    ["fails a unit that the register does not list", { application: { establishmentNumber: "2140061993" } }, ["FAIL", "ESTABLISHMENT_NOT_FOUND", "establishment", "2140061993"]],
  ])("%s", check("FLEMISH_REGION", conditions));
});

describe("SIZE", () => {
  it.each<[string, Changes, Said]>([
    ["passes small", {}, ["PASS", null, null, "KO"]],
    ["passes medium", { application: { declaredSize: "MO" } }, ["PASS", null, null, "MO"]],
    ["fails large", { application: { declaredSize: "GO" } }, ["FAIL", "COMPANY_NOT_ELIGIBLE", "declaredSize", "GO"]],
  ])("%s", check("SIZE", sizes));
});

describe("SIZE_WORKFORCE", () => {
  const declared = (declaredSize: string, employmentClass: string | null): Changes => ({ application: { declaredSize }, applicant: { employmentClass } });

  it.each<[string, Changes, Said]>([
    ["passes small with 20 to 49 jobs", declared("KO", "4"), ["PASS", null, null, "KO 4"]],
    ["leaves small with 50 to 99 jobs to a person", declared("KO", "5"), ["REVIEW", null, null, "KO 5"]],
    ["leaves small with 1000 jobs or more to a person", declared("KO", "9"), ["REVIEW", null, null, "KO 9"]],
    ["passes medium with 200 to 499 jobs", declared("MO", "7"), ["PASS", null, null, "MO 7"]],
    ["leaves medium with 500 to 999 jobs to a person", declared("MO", "8"), ["REVIEW", null, null, "MO 8"]],
    ["leaves medium with 1000 jobs or more to a person", declared("MO", "9"), ["REVIEW", null, null, "MO 9"]],
    ["passes medium with few jobs, as turnover may make it so", declared("MO", "1"), ["PASS", null, null, "MO 1"]],
    ["passes an undetermined class", declared("KO", "0"), ["PASS", null, null, "KO 0"]],
    ["passes a company without RSZ registration", declared("KO", "NONE"), ["PASS", null, null, "KO NONE"]],
    ["passes when no class is held", declared("KO", null), ["PASS", null, null, null]],
  ])("%s", check("SIZE_WORKFORCE", workforce));
});

describe("SIZE_FIXED", () => {
  it.each<[string, Changes, Said]>([
    ["passes the first dossier of the year", {}, ["PASS", null, null, "KO"]],
    ["passes the size of the first", { use: { size: "KO" } }, ["PASS", null, null, "KO"]],
    ["fails another size", { use: { size: "MO" } }, ["FAIL", "SIZE_FIXED", "declaredSize", "KO"]],
  ])("%s", check("SIZE_FIXED", guides));

  it("holds from the reform of 2016 on", () => {
    const on = (day: string) => saidBy("SIZE_FIXED", { application: { day, theme: null }, use: { size: "MO" } })?.slice(0, 2) ?? null;
    expect([on("2016-03-31"), on("2016-04-01")]).toEqual([null, ["FAIL", "SIZE_FIXED"]]);
  });
});
