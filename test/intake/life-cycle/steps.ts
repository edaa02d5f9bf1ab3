import { employment } from "../../../src/db/tables/index.ts";
import type { Handle } from "../../../src/db/client.ts";
import type { Intake } from "../../../src/intake/intake.ts";
import type { IntakeOutcome } from "../../../src/intake/outcome.ts";
import type { Step } from "../../../src/intake/step.ts";
import { caller, filing } from "./world.ts";

export type Kind = Step["kind"];

export const kinds: readonly Kind[] = ["APPROVED", "REFUSED", "WITHDRAWN", "OWN_SHARE_RECEIVED", "PAID", "CLOSED", "RECOVERED"];

const today = "2026-11-02";

/** A right step of each kind, for a dossier of `filing`. */
export function stepOf(kind: Kind, reference: string): Step {
  switch (kind) {
    case "OWN_SHARE_RECEIVED":
      return { kind, reference, amount: 70_000n, on: today };
    case "PAID":
      return { kind, reference, amount: 30_000n, on: today };
    case "RECOVERED":
      return { kind, reference, amount: 10_000n, on: today, reason: "IMPROPER_USE" };
    case "APPROVED":
    case "REFUSED":
    case "WITHDRAWN":
    case "CLOSED":
      return { kind, reference };
  }
}

/** The steps of a dossier that was approved when it was filed, before a step of that kind. */
const before: Readonly<Record<Kind, readonly Kind[]>> = {
  APPROVED: [],
  REFUSED: [],
  WITHDRAWN: [],
  OWN_SHARE_RECEIVED: [],
  PAID: ["OWN_SHARE_RECEIVED"],
  CLOSED: ["OWN_SHARE_RECEIVED", "PAID"],
  RECOVERED: ["OWN_SHARE_RECEIVED", "PAID", "CLOSED"],
};

/** Files a dossier of a company and brings it to where a step of that kind can be taken. To be APPROVED it has to be one that is left to review. */
export async function dossierBefore(intake: Intake, company: string, kind: Kind): Promise<string> {
  const reference = done(await intake.submit(`${company} ${kind} submit`, filing({ company }), caller()));
  for (const each of before[kind]) done(await intake.take(`${company} ${kind} ${each}`, stepOf(each, reference), caller()));
  return reference;
}

/** Lets the companies' next applications as a small one wait for a person: the workforce is too large. */
export async function leaveToReview({ db }: Pick<Handle, "db">, companies: readonly string[]): Promise<void> {
  await db.insert(employment).values(companies.map((enterpriseNumber) => ({ enterpriseNumber, year: 2026, quarter: 1, class: "5" })));
}

/** The dossier of an outcome that must be one. */
export function done({ reference, faults }: IntakeOutcome): string {
  if (reference === null) throw new Error(faults.map(({ code, message }) => `${code}: ${message}`).join(" "));
  return reference;
}

/** An outcome in a word: DONE, or the codes of its faults. */
export function wordOf({ faults }: IntakeOutcome): string {
  return faults.length === 0 ? "DONE" : faults.map(({ code }) => code).join(" ");
}
