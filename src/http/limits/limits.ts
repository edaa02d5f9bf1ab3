import type { RequestLimits } from "../../domain/request-limits.ts";
import { openGate, type Gate } from "./gate.ts";
import { checkBody } from "./json-text.ts";
import { openPricer, type Pricer } from "./pricer.ts";
import { openRate, type Rate } from "./rate.ts";

/** Everything that requests are held to before they are executed, and what it has seen. */
export type Limits = {
  readonly requests: RequestLimits;
  readonly gate: Gate;
  /** Throws BAD_REQUEST for a batch, and TOO_COMPLEX for JSON that is nested too deeply. */
  readonly checkBody: (text: string) => void;
  readonly price: Pricer;
  readonly rate: Rate;
};

/** `now` says which day it is; `nowMs` is a clock that is never set, for the rate. */
export type LimitsOptions = { readonly limits: RequestLimits; readonly now: () => Date; readonly nowMs?: (() => number) | undefined };

/** The limits of one service. */
export function createLimits({ limits, now, nowMs = () => performance.now() }: LimitsOptions): Limits {
  return { requests: limits, gate: openGate(limits), checkBody: (text) => checkBody(text, limits), price: openPricer(limits, now), rate: openRate(limits, nowMs) };
}
