import type { Day } from "../domain/day.ts";

/** The outside sources of company data, besides the extract that is imported. */
export const liveSources = ["MAGDA", "VKBO"] as const;

/** An outside source that is asked number by number. */
export type LiveSource = (typeof liveSources)[number];

/** What a source said of one number. `retrievedAt` is when it said so; `extract` names its state of the data, null where it names none. */
export type Found<Company> = { readonly outcome: "FOUND"; readonly company: Company; readonly retrievedAt: Date; readonly extract: string | null; readonly referte: string | null };
/** The source answered that the number was never listed. */
export type NotFound = { readonly outcome: "NOT_FOUND"; readonly retrievedAt: Date; readonly referte: string | null };
/** The source could not say; `reason` is the code of a SourceFault. */
export type Unavailable = { readonly outcome: "UNAVAILABLE"; readonly reason: string; readonly retryAfterSeconds: number };

/** What became of looking one number up. */
export type Outcome<Company> = Found<Company> | NotFound | Unavailable;

/**
 * A place that knows companies by their enterprise numbers (ten digits, valid, each once). `lookup` has an outcome for every number and
 * never rejects: what goes wrong, an abort too, is UNAVAILABLE for the numbers it concerns.
 */
export type RegistrySource<Company = CompanyRecord> = {
  readonly name: LiveSource;
  /** Most numbers that one call of the source may carry; whoever asks for more asks several times. */
  readonly batchSize: number;
  readonly lookup: (numbers: readonly string[], signal: AbortSignal) => Promise<ReadonlyMap<string, Outcome<Company>>>;
  readonly close: () => Promise<void>;
};

/** A name of a legal person; `kind` and `language` are KBO codes (001 official, 002 abbreviation, 003 commercial; 1 FR, 2 NL, 3 DE, 4 EN, 0 unknown). */
export type RecordName = { readonly kind: string; readonly language: string; readonly name: string };

/** A declared activity; `group` as 001 VAT, 006 RSZ; `code` two to seven digits without dots; `classification` MAIN, SECO or ANCI. */
export type RecordActivity = { readonly group: string; readonly version: string; readonly code: string; readonly classification: "MAIN" | "SECO" | "ANCI" };

/** Activities that a source gave: ALL that the entity has, or only MAIN ones, which say nothing of other groups and versions. */
export type RecordActivities = { readonly scope: "ALL" | "MAIN"; readonly rows: readonly RecordActivity[] };

/** An establishment unit. Streets and names are not kept. */
export type RecordEstablishment = {
  readonly number: string;
  readonly startedOn: Day | null;
  readonly endedOn: Day | null;
  /** NIS code valid on the day of the answer. */
  readonly municipality: string | null;
  readonly activities: RecordActivities | null;
};

/** RSZ workforce class, 0 (undetermined) to 9. `year` is null where the source does not date it, `quarter` where it names a year only. */
export type RecordEmployment = { readonly year: number | null; readonly quarter: number | null; readonly class: string; readonly registry: "RSZ" | "VKBO" };

/**
 * What a source says of an enterprise, in the codes of the KBO. Null everywhere means that the source does not say, so what is held stays;
 * an empty list means that there are none. Nothing personal: no name of a natural person, no street, no contact, no function holder.
 */
export type CompanyRecord = {
  readonly number: string;
  /** KBO code of the status: AC active; AF, AN, ST ended; BK, JU not yet active. */
  readonly status: string;
  /** Last day, for an ended status; the day of the answer when the source gives none. Null for the others. */
  readonly endedOn: Day | null;
  readonly legalType: string | null;
  readonly legalForm: string | null;
  readonly legalSituation: string | null;
  readonly startedOn: Day | null;
  /** Always empty for a natural person. */
  readonly names: readonly RecordName[] | null;
  /** NIS code of the seat, valid on the day of the answer. */
  readonly municipality: string | null;
  readonly activities: RecordActivities | null;
  readonly establishments: readonly RecordEstablishment[] | null;
  readonly employment: readonly RecordEmployment[] | null;
};
