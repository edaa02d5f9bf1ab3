import type { Application, CeilingUse, IntakeFault } from "../domain/application.ts";
import { ceilingSpan, grantOf } from "../domain/ceiling.ts";
import { addDays, type Day } from "../domain/day.ts";
import { judge, toRecord, type Judgement } from "../domain/eligibility.ts";
import { brusselsDay } from "../domain/moment.ts";
import { pillarOf, regimeOn } from "../domain/subsidy-rules.ts";
import { ownShareDays } from "../domain/terms.ts";
import { findFacts, type FoundFacts, type Snapshot } from "./facts.ts";
import { conflict, findUsedKey, fingerprintOf, keyFault } from "./intake-key.ts";
import { failing, written, type Caller, type IntakeOptions, type IntakeOutcome } from "./outcome.ts";
import { readApplication, type RawApplication } from "./read-application.ts";

type Filing = { readonly key: string; readonly fingerprint: string; readonly application: Application; readonly caller: Caller };
type Submitted = { readonly outcome: "FILED" | "REPEATED" | "CONFLICT" | "SIZE_FIXED" | "CEILING_REACHED"; readonly reference: string | null; readonly detail: { readonly used: string; readonly size: string | null } | null };

/** Files an application: one statement for what the rules look at beside the company, one for the write. A key that was used before gives what came of it then, whatever the rules or the register say now. */
export async function submit(options: IntakeOptions, key: string, raw: RawApplication, caller: Caller): Promise<IntakeOutcome> {
  const { application, faults } = readApplication(raw, brusselsDay(caller.now));
  const all = [keyFault(key), ...faults, providerMissing(raw)].filter((fault) => fault !== null);
  if (application === null || all.length > 0) return failing(...(all as [IntakeFault, ...IntakeFault[]]));
  // Without the day, so that a call may be sent again after midnight.
  const filing: Filing = { key, fingerprint: fingerprintOf("submitDossier", { ...application, day: null }), application, caller };
  return judgeAndFile(options, filing);
}

function providerMissing({ serviceProvider }: RawApplication): IntakeFault | null {
  if (serviceProvider !== null && serviceProvider !== undefined) return null;
  return { code: "INVALID_NUMBER", field: "serviceProvider", message: "An application names its service provider. Give its registration number, as in DV.O101579." };
}

async function judgeAndFile(options: IntakeOptions, filing: Filing): Promise<IntakeOutcome> {
  const { application } = filing;
  const found = await options.lookUp(application.enterpriseNumber);
  if (found.outcome === "UNAVAILABLE") return unlessUsed(options, filing, failing(registerSilent(application.enterpriseNumber, found.retryAfterSeconds)));
  const facts = await findFacts(options.sql, application, found.outcome === "FOUND" ? { row: found.company, isStale: found.isStale } : null);
  const judgements = judge(application, facts);
  const failure = failed(judgements);
  return failure === null ? file(options, filing, facts, judgements) : unlessUsed(options, filing, failure);
}

/** What an earlier call with the key wrote, else the failure: what stands in the way may be the dossier of this very call. */
async function unlessUsed({ sql }: IntakeOptions, { key, fingerprint, caller }: Filing, failure: IntakeOutcome): Promise<IntakeOutcome> {
  const used = await findUsedKey(sql, caller.client, key);
  if (used === null) return failure;
  return used.fingerprint === fingerprint ? written(used.reference) : failing(conflict(key));
}

function registerSilent(number: string, retryAfterSeconds: number): IntakeFault {
  return { code: "REGISTRY_UNAVAILABLE", field: "company", message: `The register can't say at the moment what company ${number} is. Send the call again in ${retryAfterSeconds} seconds, with the same key.`, retryAfterSeconds };
}

/** The faults of all rules; where two are the same of one field, the first. */
function failed(judgements: readonly Judgement[]): IntakeOutcome | null {
  const faults = judgements.map(({ fault }) => fault).filter((fault) => fault !== null);
  const [first, ...others] = faults.filter(({ code, field }, index) => faults.findIndex((each) => each.code === code && each.field === field) === index);
  return first === undefined ? null : failing(first, ...others);
}

async function file({ sql }: IntakeOptions, filing: Filing, facts: FoundFacts, judgements: readonly Judgement[]): Promise<IntakeOutcome> {
  const { key, fingerprint, application, caller } = filing;
  const body = JSON.stringify(toFiling(filing, facts, judgements));
  const [done] = await sql<Submitted[]>`select outcome, reference, detail from submit_dossier(${caller.client}, ${key}, ${fingerprint}, ${body}::text::jsonb)`;
  if (done === undefined) throw new Error("submit_dossier gave no row");
  if (done.outcome === "CONFLICT") return failing(conflict(key));
  if (done.reference !== null) return written(done.reference);
  // Another dossier of the year was filed since the rules were judged: they are, once more, on what the write found.
  const use: CeilingUse = { usedCents: BigInt(done.detail?.used ?? 0), size: done.detail?.size ?? null };
  const again = failed(judge(application, { ...facts, use }));
  if (again === null) throw new Error(`submit_dossier said ${done.outcome}, the rules do not`);
  return again;
}

function toFiling({ application, caller }: Filing, { snapshot, use }: FoundFacts, judgements: readonly Judgement[]) {
  const grant = grantOf(application, use);
  if (snapshot === null || grant === null) throw new Error("an application without a company or a rate passed the rules");
  const { day, pillar } = application;
  const isApproved = judgements.every(({ outcome }) => outcome === "PASS");
  const at = caller.now.toISOString();
  const days = ownShareDays(day);
  const approval = isApproved ? { status: "APPROVED", approved_at: at, own_share_due_on: days === null ? null : addDays(day, days) } : { status: "SUBMITTED" };
  const decided = { regime: regimeOn(day).code, rate: grant.rate, subsidy_cents: grant.wantedCents.toString(), rules: judgements.map(toRecord), submitted_at: at, ...approval };
  return { dossier: { ...filed(application), ...decided, ...kept(snapshot, at) }, ceiling: { cents: grant.ceilingCents.toString(), ...ceilingSpan(day, pillar) } };
}

function filed({ enterpriseNumber, establishmentNumber, pillar, theme, topic, serviceProviderNumber, declaredSize, costCents, startsOn }: Application) {
  const codes = { pillar_filed: pillar, pillar: pillarOf(pillar), theme, topic, declared_size: declaredSize };
  const numbers = { enterprise_number: enterpriseNumber, establishment_number: establishmentNumber, service_provider_number: serviceProviderNumber };
  return { ...numbers, ...codes, eligible_cost_cents: costCents.toString(), starts_on: startsOn satisfies Day };
}

/** The applicant as it was judged; nothing of it changes afterwards. */
function kept({ company, naceCode, naceVersion, municipality, employmentClass, takenAt }: Snapshot, at: string) {
  const values = { legal_type: company.legalType, legal_form: company.legalForm, nace_code: naceCode, nace_version: naceVersion, municipality, employment_class: employmentClass, establishments: company.establishments };
  const held = Object.entries(values).filter(([, value]) => value !== null);
  return { ...values, company_started_on: company.startedOn, snapshot_at: takenAt ?? at, snapshot_from_register: held.map(([name]) => name), snapshot_source: company.source === "VKBO" ? "VKBO" : "KBO" };
}
