import type { RuleRecord } from "../db/tables/index.ts";
import { grantOf } from "../domain/ceiling.ts";
import type { Day } from "../domain/day.ts";
import { judge, toRecord } from "../domain/eligibility.ts";
import { DomainError } from "../domain/errors.ts";
import { brusselsDay } from "../domain/moment.ts";
import { regimeOn } from "../domain/subsidy-rules.ts";
import { findFacts } from "./facts.ts";
import type { IntakeOptions, LookedUp } from "./outcome.ts";
import { readApplication, type RawApplication } from "./read-application.ts";

/** An application to be judged; `on` is its day, null for today. */
export type EligibilityQuestion = RawApplication & { readonly on?: Day | null | undefined };

/** What would become of an application. */
export type Eligibility = {
  /** No rule fails. */
  readonly eligible: boolean;
  /** A rule is left to a person. */
  readonly review: boolean;
  /** Code of the rules in force on its day. */
  readonly regime: string;
  readonly rate: number | null;
  /** Cents that would be granted; null when it is not eligible. */
  readonly subsidy: bigint | null;
  readonly rules: readonly RuleRecord[];
};

/** Judges an application without filing it. */
export async function judgeEligibility({ sql, lookUp }: IntakeOptions, question: EligibilityQuestion, now: Date): Promise<Eligibility> {
  const day = question.on ?? brusselsDay(now);
  const regime = regimeOn(day).code;
  const { application, faults } = readApplication(question, day);
  if (application === null) throw new DomainError(faults[0].code === "INVALID_NUMBER" ? "INVALID_NUMBER" : "INVALID_CODE", faults.map(({ message }) => message).join(" "), { details: { fields: faults.map(({ field }) => field) } });
  const company = companyOf(application.enterpriseNumber, await lookUp(application.enterpriseNumber));
  const facts = await findFacts(sql, application, company);
  const judgements = judge(application, facts);
  const grant = grantOf(application, facts.use);
  const eligible = judgements.every(({ outcome }) => outcome !== "FAIL");
  return {
    eligible,
    review: judgements.some(({ outcome }) => outcome === "REVIEW"),
    regime,
    rate: grant?.rate ?? null,
    subsidy: eligible && grant !== null ? grant.grantedCents : null,
    rules: judgements.map(toRecord),
  };
}

function companyOf(number: string, found: LookedUp) {
  if (found.outcome === "FOUND") return { row: found.company, isStale: found.isStale };
  if (found.outcome === "NOT_FOUND") return null;
  const { retryAfterSeconds } = found;
  throw new DomainError("REGISTRY_UNAVAILABLE", `The register can't say at the moment what company ${number} is. Ask again in ${retryAfterSeconds} seconds.`, { details: { number, retryAfterSeconds } });
}
