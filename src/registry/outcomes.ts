import { SourceFault, type FaultCode } from "./source-fault.ts";
import type { Outcome, Unavailable } from "./source.ts";

/** When to come back to what failed on this side of the source, and to a source that did not say when. */
const OWN_RETRY_AFTER_SECONDS = 5;
const SOURCE_RETRY_AFTER_SECONDS = 30;

/** Whether the source could not say. */
export function isUnavailable(outcome: unknown): outcome is Unavailable {
  return typeof outcome === "object" && outcome !== null && "outcome" in outcome && outcome.outcome === "UNAVAILABLE";
}

/** That a number can't be had, for a reason on this side of the source. */
export function unavailable(reason: FaultCode, retryAfterSeconds: number = OWN_RETRY_AFTER_SECONDS): Unavailable {
  return { outcome: "UNAVAILABLE", reason, retryAfterSeconds };
}

/** That a number can't be had because asking failed. What is no fault of the source can only come of an answer that is otherwise than documented. */
export function unavailableBy(error: unknown): Unavailable {
  const fault = error instanceof SourceFault ? error : null;
  return unavailable(fault?.code ?? "WRONG_ANSWER", Math.max(1, Math.ceil(fault?.retryAfterSeconds ?? SOURCE_RETRY_AFTER_SECONDS)));
}

/** An outcome in a word, as it is counted: FOUND, NOT_FOUND or the reason of UNAVAILABLE. */
export function wordOf(outcome: Outcome<unknown>): string {
  return outcome.outcome === "UNAVAILABLE" ? outcome.reason : outcome.outcome;
}
