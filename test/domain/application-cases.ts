import type { Applicant, Application, CeilingUse, Registration } from "../../src/domain/application.ts";
import { judge, type Judgement } from "../../src/domain/eligibility.ts";

/** What is different from an application that passes every rule. */
export type Changes = {
  readonly application?: Partial<Application>;
  readonly applicant?: Partial<Applicant> | null;
  readonly provider?: Partial<Registration> | null;
  readonly use?: Partial<CeilingUse>;
};

const application: Application = {
  day: "2026-03-17",
  enterpriseNumber: "0206731645",
  establishmentNumber: null,
  pillar: "OPLEIDING",
  theme: "DIGITALISERING",
  topic: null,
  serviceProviderNumber: "DV.O101579",
  declaredSize: "KO",
  costCents: 100_000n,
  startsOn: "2026-03-17",
};

const applicant: Applicant = {
  status: "AC",
  legalType: "2",
  legalForm: "610",
  naceCode: "62100",
  naceVersion: "2025",
  employmentClass: "2",
  isStale: false,
  unit: null,
  municipalities: ["11002"],
};

const provider: Registration = { enterpriseNumber: "0403170701", pillar: "OPLEIDING", registeredFrom: "2010-01-01", registeredTo: null };

/** An application that passes every rule, but for the changes; the service starts on the day of the application unless it says otherwise. */
export function applicationWith(changes: Partial<Application> = {}): Application {
  return { ...application, startsOn: changes.day ?? application.startsOn, ...changes };
}

/** What every rule says. */
export function judged({ application: filed, applicant: company, provider: registration, use }: Changes): readonly Judgement[] {
  return judge(applicationWith(filed), {
    applicant: company === null ? null : { ...applicant, ...company },
    provider: registration === null ? null : { ...provider, ...registration },
    use: { usedCents: 0n, size: null, ...use },
  });
}

/** What one rule says: outcome, code and field of its fault, the value it looked at, and its source; null when it was left out. */
export function saidBy(rule: string, changes: Changes): readonly (string | null)[] | null {
  const found = judged(changes).find((each) => each.rule === rule);
  return found === undefined ? null : [found.outcome, found.fault?.code ?? null, found.fault?.field ?? null, found.given, found.row.source];
}
