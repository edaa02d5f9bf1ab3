import type { Applicant, Application, Facts, IntakeFault, IntakeFaultCode, Registration } from "./application.ts";
import { grantOf } from "./ceiling.ts";
import { addDays, daysBetween } from "./day.ts";
import { quoted } from "./errors.ts";
import { formatMoney } from "./money.ts";
import { naceAncestor } from "./nace.ts";
import { placeAncestor } from "./place.ts";
import { pillarNode, pillarsOn, rateOn, themesOn, topicsOn, type RateQuestion, type ScopeRule } from "./subsidy-rules.ts";

/** The rules that an application is judged by; the term of the own share comes later. */
export type RuleName = Exclude<ScopeRule["kind"], "OWN_SHARE_WITHIN_DAYS">;

/** What a rule says: its outcome, the value that it looked at, and what to change when it fails. */
export type Finding = { readonly outcome: "PASS" | "FAIL" | "REVIEW"; readonly given: string | null; readonly fault: IntakeFault | null };

/** What a rule looks at. */
export type Question = { readonly row: ScopeRule; readonly application: Application; readonly facts: Facts };

const heldVersions = ["2008", "2025"] as const;

type Rule = (question: Question) => Finding | null;
type AboutApplicant = Question & { readonly applicant: Applicant };
type AboutProvider = Question & { readonly number: string; readonly provider: Registration | null };

/** Each rule as a function of the application and what is known; null when the thing it is about is not known or not chosen. */
export const applicationRules: Readonly<Record<RuleName, Rule>> = {
  COMPANY_KNOWN: companyKnown,
  REGISTER_CURRENT: ofApplicant(({ applicant }) => (applicant.isStale ? review(null) : pass(null))),
  COMPANY_ACTIVE: ofApplicant(companyActive),
  LEGAL_FORM: ofApplicant(legalForm),
  ACTIVITY: ofApplicant(activity),
  FLEMISH_REGION: ofApplicant((question) => (question.application.establishmentNumber === null ? companyInFlanders(question) : unitInFlanders(question))),
  SIZE: size,
  SIZE_WORKFORCE: ofApplicant(sizeWorkforce),
  SIZE_FIXED: sizeFixed,
  PILLAR: pillar,
  THEMES: theme,
  TOPIC: topic,
  ADVICE_TOPICS: adviceTopic,
  MINIMUM_COST_EUR: minimumCost,
  MAXIMUM_COST_EUR: maximumCost,
  FILED_WITHIN_DAYS: filedWithin,
  PROVIDER_REGISTERED: ofProvider(providerRegistered),
  PROVIDER_INDEPENDENT: ofProvider(providerIndependent),
  RATE: rate,
  CEILING: ceiling,
};

function companyKnown({ application: { enterpriseNumber }, facts }: Question): Finding {
  if (facts.applicant !== null) return pass(enterpriseNumber);
  return fail(enterpriseNumber, "COMPANY_NOT_FOUND", "company", `The register never listed ${enterpriseNumber}. Check the number.`);
}

function companyActive({ row, application: { enterpriseNumber }, applicant: { status } }: AboutApplicant): Finding {
  if (isAmong(row.codes, status)) return pass(status);
  return fail(status, "COMPANY_NOT_ELIGIBLE", "company", `An applicant has to be active; ${enterpriseNumber} has status ${status} in the register. Name an active enterprise.`);
}

function legalForm({ row, applicant: { legalType, legalForm: form } }: AboutApplicant): Finding {
  if (form !== null && isAmong(row.refused, form)) return fail(form, "COMPANY_NOT_ELIGIBLE", "company", `An enterprise of legal form ${form} can't apply. Name a company or a natural person.`);
  return legalType === "1" || isAmong(row.codes, form) ? pass(form) : review(form);
}

function activity({ row, applicant: { naceCode, naceVersion } }: AboutApplicant): Finding {
  const version = heldVersions.find((each) => each === naceVersion);
  const division = naceCode === null || version === undefined ? undefined : naceAncestor(version, naceCode, "DIVISION");
  return division === undefined || isAmong(row.codes, division) ? review(naceCode) : pass(naceCode);
}

function unitInFlanders({ row, application: { enterpriseNumber, establishmentNumber }, applicant: { unit } }: AboutApplicant): Finding {
  if (unit === null || unit.enterpriseNumber !== enterpriseNumber || !unit.isActive) {
    const message = `The unit that the service is for has to be an active one of ${enterpriseNumber}; ${establishmentNumber} is not. Name one of its active units, or none for the enterprise as a whole.`;
    return fail(establishmentNumber, "ESTABLISHMENT_NOT_FOUND", "establishment", message);
  }
  const region = regionOf(unit.municipality);
  if (region === undefined) return review(establishmentNumber);
  if (isAmong(row.codes, region)) return pass(establishmentNumber);
  return fail(establishmentNumber, "NOT_IN_FLANDERS", "establishment", `The unit that the service is for has to lie in the Flemish Region; ${establishmentNumber} does not. Name a unit that does.`);
}

function companyInFlanders({ row, application: { enterpriseNumber }, applicant: { municipalities } }: AboutApplicant): Finding {
  const regions = municipalities.map(regionOf);
  if (regions.some((region) => region !== undefined && isAmong(row.codes, region))) return pass(null);
  if (regions.every((region) => region === undefined)) return review(null);
  const message = `An applicant needs an active unit in the Flemish Region; none is known of ${enterpriseNumber}. Name the unit that the service is for, if it lies there.`;
  return fail(null, "NOT_IN_FLANDERS", "company", message);
}

function size({ row, application: { declaredSize } }: Question): Finding {
  if (isAmong(row.codes, declaredSize)) return pass(declaredSize);
  return fail(declaredSize, "COMPANY_NOT_ELIGIBLE", "declaredSize", `An applicant has to be small or medium-sized (${listed(row.codes)}); declared was ${quoted(declaredSize)}. A larger enterprise can't apply.`);
}

function sizeWorkforce({ row, application: { declaredSize }, applicant: { employmentClass } }: AboutApplicant): Finding {
  if (employmentClass === null) return pass(null);
  const given = `${declaredSize} ${employmentClass}`;
  return isAmong(row.codes, given) ? review(given) : pass(given);
}

function sizeFixed({ application: { day, declaredSize }, facts: { use } }: Question): Finding {
  if (use.size === null || use.size === declaredSize) return pass(declaredSize);
  const message = `The first dossier of ${day.slice(0, 4)} fixed the size at ${use.size} for the calendar year; declared was ${quoted(declaredSize)}. Declare ${use.size}.`;
  return fail(declaredSize, "SIZE_FIXED", "declaredSize", message);
}

function pillar({ application: { day, pillar: code } }: Question): Finding {
  const open = pillarsOn(day).map((row) => row.code);
  if (open.includes(code)) return pass(code);
  return fail(code, "INVALID_CODE", "pillar", `There is no pillar ${quoted(code)} on ${day}. Choose ${open.join(", ")}.`);
}

function theme({ row, application: { day, theme: code } }: Question): Finding {
  const known = row.codes ?? themesOn(day).map((each) => each.code);
  if (code !== null && known.includes(code)) return pass(code);
  if (row.isPartial === true) return code === null ? pass(null) : review(code);
  const what = code === null ? "none was given" : `given was ${quoted(code)}`;
  return fail(code, "THEME_NOT_ELIGIBLE", "theme", `A service needs a theme of the list; ${what}. Choose ${known.join(", ")}.`);
}

function topic({ row, application: { day, theme: themeCode, topic: code } }: Question): Finding {
  if (code === null) return pass(null);
  const known = topicsOn(day).find((each) => each.code === code);
  if (known === undefined) {
    if (row.isPartial === true) return review(code);
    return fail(code, "TOPIC_NOT_ELIGIBLE", "topic", `There is no topic ${quoted(code)} on ${day}. Choose one of the theme, or none.`);
  }
  const parent = themesOn(day).find((each) => each.code === known.parent)?.code;
  if (parent === undefined || parent === themeCode) return pass(code);
  const message = `The topic ${code} belongs to the theme ${parent}; ${themeCode === null ? "no theme was given" : `the theme given was ${quoted(themeCode)}`}. Choose that theme, or another topic.`;
  return fail(code, "TOPIC_NOT_ELIGIBLE", "topic", message);
}

function adviceTopic({ row, application: { day, pillar: code, topic: given } }: Question): Finding {
  if (code !== "ADVIES") return pass(code);
  if (isAmong(row.codes, given)) return pass(given);
  const what = given === null ? "no topic was given" : `the topic given was ${quoted(given)}`;
  return fail(given, "TOPIC_NOT_ELIGIBLE", "topic", `On ${day} advice is supported only on ${listed(row.codes)}; ${what}. Choose that topic, or the pillar OPLEIDING.`);
}

function minimumCost({ row, application: { costCents } }: Question): Finding {
  const cost = formatMoney(costCents);
  if (costCents >= centsOf(row)) return pass(cost);
  return fail(cost, "BELOW_MINIMUM", "eligibleCost", `The cost without VAT has to be at least EUR ${formatMoney(centsOf(row))}; given was EUR ${cost}. Apply for a service of at least that cost.`);
}

function maximumCost({ row, application: { costCents } }: Question): Finding {
  const cost = formatMoney(costCents);
  if (costCents <= centsOf(row)) return pass(cost);
  return fail(cost, "AMOUNT_TOO_HIGH", "eligibleCost", `The cost without VAT can be at most EUR ${formatMoney(centsOf(row))}; given was EUR ${cost}. Check the amount.`);
}

function filedWithin({ row, application: { day, startsOn } }: Question): Finding {
  const days = row.value ?? 0;
  if (daysBetween(startsOn, day) <= days) return pass(startsOn);
  const message = `The service began on ${startsOn}; an application can be filed until ${addDays(startsOn, days)}, ${days} days after it. File within ${days} days of the start.`;
  return fail(startsOn, "TOO_LATE", "startDate", message);
}

function providerRegistered({ application: { day, pillar: filed }, number, provider }: AboutProvider): Finding {
  const refuse = (what: string): Finding => fail(number, "PROVIDER_NOT_REGISTERED", "serviceProvider", `${what} Choose a provider that is registered for ${filed} on ${day}.`);
  if (provider === null) return refuse(`The service provider ${number} is not registered.`);
  const { pillar: registered, registeredFrom: from, registeredTo: to } = provider;
  if (registered !== (pillarNode(filed)?.mergedInto ?? filed)) return refuse(`The service provider ${number} is registered for ${registered}, not for ${filed}.`);
  if (from > day) return refuse(`The service provider ${number} is registered from ${from} on, and the application is of ${day}.`);
  return to !== null && to < day ? refuse(`The service provider ${number} was registered until ${to}, and the application is of ${day}.`) : pass(number);
}

function providerIndependent({ application: { enterpriseNumber }, number, provider }: AboutProvider): Finding | null {
  if (provider === null) return null;
  if (provider.enterpriseNumber !== enterpriseNumber) return pass(number);
  return fail(number, "PROVIDER_NOT_INDEPENDENT", "serviceProvider", `An enterprise can't be supported for its own services; ${number} is the applicant ${enterpriseNumber} itself. Choose another provider.`);
}

function rate({ application }: Question): Finding {
  const { day, pillar: code, declaredSize, topic: topicCode } = application;
  const question: RateQuestion = { day, pillar: code, size: declaredSize, topic: topicCode };
  const given = [code, declaredSize, ...(topicCode === null ? [] : [topicCode])].join(", ");
  if (rateOn(question) !== null) return pass(given);
  const [fault, field] = unpaidBy(question);
  return fail(given, fault, field, `On ${day} the scheme pays nothing for ${given}. Choose another pillar, size or topic.`);
}

function unpaidBy({ day, pillar: code, topic: topicCode }: RateQuestion): readonly [IntakeFaultCode, string] {
  if (rateOn({ day, pillar: code, size: "KO", topic: topicCode }) !== null) return ["COMPANY_NOT_ELIGIBLE", "declaredSize"];
  return pillarsOn(day).some((row) => row.code === code) ? ["TOPIC_NOT_ELIGIBLE", "topic"] : ["INVALID_CODE", "pillar"];
}

function ceiling({ application, facts: { use } }: Question): Finding | null {
  const grant = grantOf(application, use);
  if (grant === null) return null;
  const left = formatMoney(grant.ceilingCents > use.usedCents ? grant.ceilingCents - use.usedCents : 0n);
  if (left !== "0.00") return pass(left);
  const message = `The ceiling of EUR ${formatMoney(grant.ceilingCents)} for ${application.day.slice(0, 4)} is reached: EUR ${formatMoney(use.usedCents)} is granted or applied for. Apply in the next calendar year.`;
  return fail(left, "CEILING_REACHED", "company", message);
}

function ofApplicant(rule: (question: AboutApplicant) => Finding): Rule {
  return (question) => (question.facts.applicant === null ? null : rule({ ...question, applicant: question.facts.applicant }));
}

function ofProvider(rule: (question: AboutProvider) => Finding | null): Rule {
  return (question) => {
    const number = question.application.serviceProviderNumber;
    return number === null ? null : rule({ ...question, number, provider: question.facts.provider });
  };
}

function regionOf(municipality: string | null): string | undefined {
  return municipality === null ? undefined : placeAncestor(municipality, "REGION");
}

function centsOf({ value }: ScopeRule): bigint {
  return BigInt((value ?? 0) * 100);
}

function isAmong(codes: readonly string[] | null | undefined, code: string | null): boolean {
  return code !== null && codes?.includes(code) === true;
}

function listed(codes: readonly string[] | null): string {
  return (codes ?? []).join(", ");
}

function pass(given: string | null): Finding {
  return { outcome: "PASS", given, fault: null };
}

function review(given: string | null): Finding {
  return { outcome: "REVIEW", given, fault: null };
}

function fail(given: string | null, code: IntakeFaultCode, field: string, message: string): Finding {
  return { outcome: "FAIL", given, fault: { code, field, message } };
}
