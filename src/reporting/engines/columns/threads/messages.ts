import type { DataVersion } from "../../../../db/find/data-version.ts";
import type { Target } from "../../../../db/connect.ts";
import type { Day } from "../../../../domain/day.ts";
import type { CountedMilestone } from "../../../../domain/dossier-status.ts";
import type { EngineResult } from "../../../engine.ts";
import type { Plan } from "../../../plan.ts";
import type { Applicants, CompanySegment, Dictionaries, DossierSegment, Snapshot } from "../store.ts";
import type { UnavailableReason } from "../unavailable.ts";

/** A version. `base` and `companies` are null where they are those of the version before; of the dictionaries come only those that grew since. */
export type VersionMessage = {
  readonly kind: "VERSION";
  readonly id: number;
  readonly base: DossierSegment | null;
  readonly companies: CompanySegment | null;
  readonly delta: DossierSegment;
  /** Rows of the base that no longer hold, for each event. */
  readonly dead: Readonly<Record<CountedMilestone, Uint32Array>>;
  readonly applicants: Applicants;
  readonly establishments: number;
  readonly dictionaries: Partial<Dictionaries>;
};

/** What a version is of. */
export type VersionFacts = { readonly version: DataVersion; /** The Brussels day that ages are of. */ readonly today: Day };

/** How the data are kept up; told by the thread that reads them. */
export type LoaderMessage =
  | (VersionMessage & VersionFacts)
  /** All data are being read. */
  | { readonly kind: "READING" }
  /** What was asked for is done, or went wrong. */
  | { readonly kind: "REFRESHED"; readonly request: number; readonly outcome: Outcome };

/** When the data were looked at, by `instant`: the newest version has all that was committed by then; or why they could not be. */
export type Outcome = { readonly seenAt: number } | { readonly failure: Failure };

/** Why keeping up went wrong. */
export type Failure = { readonly reason: UnavailableReason; readonly message: string };

/** Asks the reading thread for everything committed by now; `today` is the Brussels day. */
export type RefreshMessage = { readonly kind: "REFRESH"; readonly request: number; readonly today: Day } | { readonly kind: "CLOSE" };

/** What the reading thread starts with. `firstId`: no earlier version has that number or a higher one. */
export type LoaderSettings = { readonly target: Target; readonly maxBytes: number; readonly compactRows: number; readonly firstId: number };

/** What a scanning thread is told. */
export type ScanMessage =
  | VersionMessage
  /** A version in full, for a thread that began later. */
  | { readonly kind: "SNAPSHOT"; readonly snapshot: Snapshot }
  | { readonly kind: "DROP"; readonly id: number }
  /** The flag of that place becomes 1 when nobody waits any longer. The families of the plans are left out: they follow from the rest. */
  | { readonly kind: "RUN"; readonly job: number; readonly snapshot: number; readonly plans: readonly Plan[]; readonly flag: number };

/** What a scanning thread answers. */
export type ScanAnswer = { readonly job: number } & ({ readonly results: readonly EngineResult[] } | { readonly error: string });
