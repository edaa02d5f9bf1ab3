import type { Day } from "./day.ts";
import { scopeRulesOn } from "./subsidy-rules.ts";

/** Calendar days after the approval within which the own share is to be received, by the rules of a day; null where they set no term. */
export function ownShareDays(day: Day): number | null {
  return scopeRulesOn(day).find(({ kind }) => kind === "OWN_SHARE_WITHIN_DAYS")?.value ?? null;
}
