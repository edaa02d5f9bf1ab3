import type { Day } from "./day.ts";

/** An application as it is judged: numbers and codes in their canonical form. */
export type Application = {
  /** The Brussels day on which it is filed; it decides which rules are in force. */
  readonly day: Day;
  readonly enterpriseNumber: string;
  /** The unit that the service is for; null for the company as a whole. */
  readonly establishmentNumber: string | null;
  /** As filed. */
  readonly pillar: string;
  readonly theme: string | null;
  readonly topic: string | null;
  /** Null when none was chosen yet; then the rules about it are left out. */
  readonly serviceProviderNumber: string | null;
  /** KO, MO or GO. */
  readonly declaredSize: string;
  /** Without VAT. */
  readonly costCents: bigint;
  /** First day of the service. */
  readonly startsOn: Day;
};

/** The applicant as the register has it. */
export type Applicant = {
  /** AC for an active one. */
  readonly status: string;
  /** 1 a natural person, 2 a legal one. */
  readonly legalType: string | null;
  readonly legalForm: string | null;
  /** Main activity in the version of NACE-BEL in force, else in the newest one held. */
  readonly naceCode: string | null;
  readonly naceVersion: string | null;
  /** RSZ workforce class; null when none is held. */
  readonly employmentClass: string | null;
  /** True when what is held is older than it may be and the source did not answer. */
  readonly isStale: boolean;
  /** The unit named in the application; null when the register does not list it, or none was named. */
  readonly unit: { readonly enterpriseNumber: string; readonly isActive: boolean; readonly municipality: string | null } | null;
  /** Municipalities (NIS codes) of the active units, each once; null among them for units whose place is not held. */
  readonly municipalities: readonly (string | null)[];
};

/** The registration of a service provider; both days are in it. */
export type Registration = { readonly enterpriseNumber: string; readonly pillar: string; readonly registeredFrom: Day; readonly registeredTo: Day | null };

/** What the company's dossiers of the year take of the ceiling, and the size that the first of them fixed; null until there is one. */
export type CeilingUse = { readonly usedCents: bigint; readonly size: string | null };

/** What an application is judged by, beside the rules. */
export type Facts = {
  /** Null when the register never listed the number. */
  readonly applicant: Applicant | null;
  /** Null when the provider is not registered, or none was chosen. */
  readonly provider: Registration | null;
  readonly use: CeilingUse;
};

/** Kinds of faults of an application or a step that its sender can mend. */
export type IntakeFaultCode =
  | "INVALID_NUMBER"
  | "INVALID_CODE"
  | "INVALID_DATE"
  | "INVALID_KEY"
  | "COMPANY_NOT_FOUND"
  | "COMPANY_NOT_ELIGIBLE"
  | "SIZE_FIXED"
  | "CEILING_REACHED"
  | "BELOW_MINIMUM"
  | "TOO_LATE"
  | "THEME_NOT_ELIGIBLE"
  | "TOPIC_NOT_ELIGIBLE"
  | "PROVIDER_NOT_REGISTERED"
  | "PROVIDER_NOT_INDEPENDENT"
  | "ESTABLISHMENT_NOT_FOUND"
  | "NOT_IN_FLANDERS"
  | "AMOUNT_TOO_LOW"
  | "AMOUNT_TOO_HIGH"
  | "UNKNOWN_REASON"
  | "DOSSIER_NOT_FOUND"
  | "WRONG_STATUS"
  | "REGISTRY_UNAVAILABLE"
  | "CONFLICT";

/** A fault with the name of the input field it is about (null: the call as a whole) and, in English, the rule, the value and the way out. */
export type IntakeFault = { readonly code: IntakeFaultCode; readonly field: string | null; readonly message: string; readonly retryAfterSeconds?: number };
