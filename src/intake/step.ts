import type { IntakeFault, IntakeFaultCode } from "../domain/application.ts";
import type { Day } from "../domain/day.ts";
import { quoted } from "../domain/errors.ts";
import { brusselsDay } from "../domain/moment.ts";
import { reasonNode, reasons } from "../domain/reasons.ts";
import { ownShareDays } from "../domain/terms.ts";
import { conflict, fingerprintOf, keyFault } from "./intake-key.ts";
import { failing, written, type Caller, type IntakeOptions, type IntakeOutcome } from "./outcome.ts";
import { stepFault, type StepFault } from "./step-fault.ts";

/** Steps that are decided now. */
type Decided = { readonly kind: "APPROVED" | "REFUSED" | "WITHDRAWN" | "CLOSED"; readonly amount?: never; readonly on?: never };
/** Steps that state an amount (cents) and the Brussels day of it. */
type Settled = { readonly kind: "OWN_SHARE_RECEIVED" | "PAID" | "RECOVERED"; readonly amount: bigint; readonly on: Day };

/** One step of one dossier; `kind` is the event that it makes, `reason` a code of the reasons for it. */
export type Step = { readonly reference: string; readonly reason?: string | null | undefined } & (Decided | Settled);

type Stepped = { readonly outcome: "DONE" | "REPEATED" | "CONFLICT" | StepFault["code"]; readonly reference: string | null; readonly detail: StepFault["detail"] };

const REFERENCE_MOST = 200;

/** Takes a step, in one statement that also looks whether it can be taken. */
export async function takeStep({ sql }: IntakeOptions, key: string, step: Step, { client, now }: Caller): Promise<IntakeOutcome> {
  const [first, ...others] = [keyFault(key), referenceFault(step), reasonFault(step)].filter((fault) => fault !== null);
  if (first !== undefined) return failing(first, ...others);
  const { kind, reference, amount, on, reason } = step;
  const body = JSON.stringify({ kind, at: now.toISOString(), on, amount: amount?.toString(), reason: reason ?? null, ownShareDays: ownShareDays(brusselsDay(now)) });
  const [done] = await sql<Stepped[]>`select outcome, reference, detail from step_dossier(${client}, ${key}, ${fingerprintOf(kind, { reference, amount, on, reason })}, ${reference}, ${body}::text::jsonb)`;
  if (done === undefined) throw new Error("step_dossier gave no row");
  if (done.outcome === "CONFLICT") return failing(conflict(key));
  if (done.outcome === "DONE" || done.outcome === "REPEATED") return written(done.reference ?? reference);
  return failing(stepFault({ code: done.outcome, detail: done.detail }, step));
}

function referenceFault({ reference }: Step): IntakeFault | null {
  if (reference.length >= 1 && reference.length <= REFERENCE_MOST && !reference.includes("\0") && reference.isWellFormed()) return null;
  return { code: "DOSSIER_NOT_FOUND", field: "reference", message: `There is no dossier ${quoted(reference)}. Give the reference of an earlier answer.` };
}

function reasonFault({ kind, reason }: Step): IntakeFault | null {
  if (reason === null || reason === undefined) return null;
  const allowed = reasons().filter(({ events }) => events.some((event) => event === kind));
  if (reasonNode(reason)?.events.some((event) => event === kind) === true) return null;
  const code: IntakeFaultCode = "UNKNOWN_REASON";
  return { code, field: "reason", message: `There is no reason ${quoted(reason)} for this step. ${allowed.length === 0 ? "Leave it out" : `Choose ${allowed.map((each) => each.code).join(", ")}`}.` };
}
