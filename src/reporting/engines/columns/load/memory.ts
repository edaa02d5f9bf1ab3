import { countedMilestones } from "../../../../domain/dossier-status.ts";
import { amountNames } from "./dossier-table.ts";
import { companyFlatNames, flatNames } from "../layout.ts";

const CODES = 2 * (flatNames.length + 3);
const WIDE = 4 * (3 + amountNames.length);
const DAYS = 2 * countedMilestones.length;
/** As if every dossier had half of the events that it can have. */
const EVENTS = 3 * countedMilestones.length;
const LOOK_UP = 12;
const PER_DOSSIER = CODES + WIDE + DAYS + EVENTS + LOOK_UP;
const COMPANY_LOOK_UP = 8 + 16;
const PER_COMPANY = 2 * (companyFlatNames.length + 3) + 6 + 5 + COMPANY_LOOK_UP;

const APPLICANT_LOOK_UP = 4 + COMPANY_LOOK_UP;
const PER_APPLICANT = 2 * (companyFlatNames.length + 3) + 5 + APPLICANT_LOOK_UP;
/** Companies that may have moved, as a share of all. */
const MOVED = 1 / 8;
const FEW = 1000;

/** How many companies of so many may move before all data are read anew. */
export function mostMoved(companies: number): number {
  return FEW + companies * MOVED;
}

/** The room for companies that a full one is exchanged for. */
export function roomBeyond(companies: number): number {
  return Math.ceil(companies + mostMoved(companies));
}

/** About how much memory the columns take at their height: while a new state is read, the old one is still there. */
export function bytesNeeded({ dossiers, companies }: { readonly dossiers: number; readonly companies: number }): number {
  return 2 * (dossiers * PER_DOSSIER + companies * (PER_COMPANY + MOVED * (PER_COMPANY + PER_APPLICANT)));
}
