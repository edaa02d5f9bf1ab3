import { subsidyRules } from "../data/subsidy-rules.ts";
import type { Application, Facts } from "./application.ts";
import { applicationRules, type Finding, type RuleName } from "./application-rules.ts";
import { labelOf, type Language } from "./labels.ts";
import { scopeRulesOn, type ScopeRule } from "./subsidy-rules.ts";

/** What a rule says of an application; `fault` is null unless it fails. */
export type Judgement = Finding & { readonly rule: RuleName; readonly row: ScopeRule };

/** What is kept of a judgement with the dossier: the row of the rule by its name and first day, and what it said. */
export type JudgementRecord = { readonly rule: string; readonly from: string | null; readonly outcome: Finding["outcome"]; readonly given: string | null };

/** What says which rule it was and what it looked at. */
export type RuleReference = { readonly rule: string; readonly from: string | null; readonly given: string | null };

const givenWords: Readonly<Record<Language, string>> = { NL: "Opgegeven", FR: "Donné", DE: "Angegeben", EN: "Given" };
const separators: Readonly<Record<Language, string>> = { NL: ".", FR: "\u00A0", DE: ".", EN: "," };

/**
 * What every rule in force on the day of the application says of it, in the order of the data. Rules about something that isn't known are
 * left out: those about the company when the register does not have it, those about the provider when none was chosen.
 */
export function judge(application: Application, facts: Facts): readonly Judgement[] {
  return scopeRulesOn(application.day).flatMap((row) => {
    if (row.kind === "OWN_SHARE_WITHIN_DAYS") return [];
    const finding = applicationRules[row.kind]({ row, application, facts });
    return finding === null ? [] : [{ rule: row.kind, row, ...finding }];
  });
}

/** What a dossier remembers of a judgement. */
export function toRecord({ rule, row, outcome, given }: Judgement): JudgementRecord {
  return { rule, from: row.from, outcome, given };
}

/**
 * What the rule demands in words and what was given, as in "The cost without VAT is at least EUR 100. Given: 90.00.". The bare name of the
 * rule when the data no longer have it.
 */
export function ruleText({ rule, from, given }: RuleReference, language: Language): string {
  const row = rowOf({ rule, from });
  if (row === undefined) return rule;
  const demand = labelOf(row.labels, language, rule).replace("{value}", grouped(row.value ?? 0, language));
  return given === null ? demand : `${demand} ${givenWords[language]}: ${given}.`;
}

/** Where the rule of a record stands and how sure it is; a row that was taken out of the data since is said to be. */
export function ruleOrigin(record: Omit<RuleReference, "given">): { readonly source: string; readonly confidence: string } {
  return rowOf(record) ?? { source: "This rule is no longer in the data.", confidence: "open" };
}

function rowOf({ rule, from }: Omit<RuleReference, "given">): ScopeRule | undefined {
  return subsidyRules().scope.find((each) => each.kind === rule && each.from === from);
}

function grouped(value: number, language: Language): string {
  return String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, separators[language]);
}
