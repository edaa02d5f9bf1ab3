import type { IntakeFault } from "../domain/application.ts";
import { quoted } from "../domain/errors.ts";
import { formatMoney } from "../domain/money.ts";

/** Why the database did not take a step; `detail` as the function step_fault documents it. */
export type StepFault = {
  readonly code: "NOT_FOUND" | "WRONG_STATUS" | "DAY_IN_FUTURE" | "DAY_TOO_EARLY" | "TOO_LATE" | "AMOUNT_TOO_LOW" | "AMOUNT_TOO_HIGH";
  readonly detail: { readonly status?: string; readonly ownShare?: boolean; readonly today?: string; readonly first?: string; readonly last?: string; readonly limit?: string } | null;
};

/** What a fault of a step is about. */
export type FaultyStep = { readonly kind: string; readonly reference: string; readonly amount?: bigint | undefined; readonly on?: string | undefined };

const dayFields: Readonly<Record<string, string>> = { OWN_SHARE_RECEIVED: "receivedOn", PAID: "paidOn", RECOVERED: "recoveredOn" };

const needs: Readonly<Record<string, string>> = {
  APPROVED: "Only a SUBMITTED dossier can be approved.",
  REFUSED: "A dossier can be refused while it is SUBMITTED, or APPROVED without its own share.",
  WITHDRAWN: "A dossier can be withdrawn while it is SUBMITTED, or APPROVED without its own share.",
  OWN_SHARE_RECEIVED: "The own share is recorded once, on an APPROVED dossier.",
  PAID: "A dossier is paid once, when it is APPROVED and its own share is in.",
  CLOSED: "Only a PAID dossier can be closed.",
  RECOVERED: "A subsidy is claimed back once, when the dossier is PAID or CLOSED.",
};

const amounts: Readonly<Record<string, string>> = { OWN_SHARE_RECEIVED: "the own share, the eligible cost less the subsidy, is", PAID: "the subsidy granted is", RECOVERED: "the amount paid is" };

/** The fault in words, with the input field that it is about. */
export function stepFault({ code, detail }: StepFault, step: FaultyStep): IntakeFault {
  const { kind, reference } = step;
  const day = dayFields[kind] ?? null;
  switch (code) {
    case "NOT_FOUND":
      return { code: "DOSSIER_NOT_FOUND", field: "reference", message: `There is no dossier ${quoted(reference)}. Give the reference of an earlier answer.` };
    case "WRONG_STATUS":
      return { code, field: "reference", message: `Dossier ${quoted(reference)} is ${detail?.status}${detail?.ownShare === true ? " and its own share is in" : ""}. ${needs[kind] ?? ""}` };
    case "DAY_IN_FUTURE":
      return { code: "INVALID_DATE", field: day, message: `${step.on} lies after today, ${detail?.today}. Record it when it has happened.` };
    case "DAY_TOO_EARLY":
      return { code: "INVALID_DATE", field: day, message: `${step.on} lies before ${detail?.first}, the day of the step that comes before it. Check the day.` };
    case "TOO_LATE":
      return { code, field: day, message: `${step.on} lies after ${detail?.last}, the last day for the own share. The dossier lapses; the applicant may file anew.` };
    case "AMOUNT_TOO_LOW":
    case "AMOUNT_TOO_HIGH":
      return { code, field: "amount", message: amountMessage(kind, code, step.amount, detail?.limit) };
  }
}

function amountMessage(kind: string, code: "AMOUNT_TOO_LOW" | "AMOUNT_TOO_HIGH", amount: bigint | undefined, limit = "0"): string {
  const given = formatMoney(amount ?? 0n);
  if (code === "AMOUNT_TOO_LOW" && kind !== "OWN_SHARE_RECEIVED") return `${given} EUR is too little: an amount is at least 0.01 EUR.`;
  return `${given} EUR is too ${code === "AMOUNT_TOO_LOW" ? "little" : "much"}: ${amounts[kind] ?? "the limit is"} ${formatMoney(BigInt(limit))} EUR.`;
}
