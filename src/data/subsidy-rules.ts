import { once, readJson, type DataLabels } from "./read.ts";

/** How sure a rule is: found in a public page, pages disagree, its day was not found, read in part, or a bound of this service. */
export type Confidence = "found" | "conflict" | "open" | "partly" | "own";

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

/** The rules that an application is judged by, and the term of the own share. */
export type ScopeKind =
  | "COMPANY_KNOWN"
  | "REGISTER_CURRENT"
  | "COMPANY_ACTIVE"
  | "LEGAL_FORM"
  | "ACTIVITY"
  | "FLEMISH_REGION"
  | "SIZE"
  | "SIZE_WORKFORCE"
  | "SIZE_FIXED"
  | "PILLAR"
  | "THEMES"
  | "TOPIC"
  | "ADVICE_TOPICS"
  | "MINIMUM_COST_EUR"
  | "MAXIMUM_COST_EUR"
  | "FILED_WITHIN_DAYS"
  | "PROVIDER_REGISTERED"
  | "PROVIDER_INDEPENDENT"
  | "RATE"
  | "CEILING"
  | "OWN_SHARE_WITHIN_DAYS";

/**
 * A rule of the scheme: what it is about, what it demands in words (`{value}` stands for the value), its value (EUR or days) and its
 * codes: those that are allowed, and for ACTIVITY and SIZE_WORKFORCE those that are left to review.
 */
export type ScopeRow = Sourced & {
  readonly kind: ScopeKind;
  readonly labels: DataLabels;
  readonly value: number | null;
  readonly codes: readonly string[] | null;
  /** Codes that are refused; what is in neither list is left to review. */
  readonly refused?: readonly string[];
  /** True when the list was found in part, so that what is not in it is left to review. */
  readonly isPartial?: true;
  /** PILLAR: counted for each pillar as filed, not for all together. */
  readonly per?: "PILLAR";
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
