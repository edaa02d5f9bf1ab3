import { once, readJson, type DataLabels } from "./read.ts";

/** How sure a rule is: found in a public page, pages disagree, its day was not found, or read in part. */
export type Confidence = "found" | "conflict" | "open" | "partly";

/** Validity and origin of a rule: both days are in it, null is open (or unknown when `confidence` is "open"). */
export type Sourced = { readonly from: string | null; readonly to: string | null; readonly source: string; readonly confidence: Confidence; readonly note?: string };

/** A pillar as filed; `mergedInto` is the pillar it is reported under. */
export type PillarRow = Sourced & { readonly code: string; readonly labels: DataLabels; readonly mergedInto: string | null };

/** A dated set of rules. */
export type RegimeRow = Sourced & { readonly code: string; readonly from: string; readonly labels: DataLabels };

/** A theme of training or advice. */
export type ThemeRow = Sourced & { readonly code: string; readonly labels: DataLabels };

/** A topic within a theme; `parent` null when it belongs to no theme. */
export type TopicRow = ThemeRow & { readonly parent: string | null };

/** A rate (share of the cost excl. VAT) and the ceiling of subsidy in EUR for an enterprise in a calendar year; null means any. */
export type RateRow = Sourced & {
  readonly pillar: string | null;
  readonly size: string | null;
  readonly topic: string | null;
  readonly rate: number;
  readonly ceilingEur: number;
};

/** A limit of the scheme: what it limits, its value (EUR or days), and the codes that stay allowed. */
export type ScopeRow = Sourced & {
  readonly kind: "MINIMUM_COST_EUR" | "FILED_WITHIN_DAYS" | "OWN_SHARE_WITHIN_DAYS" | "THEMES" | "ADVICE_TOPICS";
  readonly value: number | null;
  readonly codes: readonly string[] | null;
};

/** Everything subsidy-rules.json holds. */
export type SubsidyRules = {
  readonly pillars: readonly PillarRow[];
  readonly regimes: readonly RegimeRow[];
  readonly themes: readonly ThemeRow[];
  readonly topics: readonly TopicRow[];
  readonly rates: readonly RateRow[];
  readonly scope: readonly ScopeRow[];
};

/** The rules of the kmo-portefeuille over time. Source: named in each row. */
export const subsidyRules: () => SubsidyRules = once(() => readJson("subsidy-rules.json"));
