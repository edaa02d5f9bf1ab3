import type { Sides } from "../../../engine.ts";
import type { DossierScope } from "../../../plan.ts";
import type { CodeHolder } from "./column.ts";
import type { NumberColumnName } from "./reckoning.ts";
import { allRows, runsOf, type Runs } from "./runs.ts";
import type { CompanySegment, DossierSegment, Snapshot } from "../store.ts";
import { slotsOf, type ScannedPeriod, type Slot, type TimeKeys } from "./time.ts";

/** Rows of one segment that are scanned. */
export type Piece = {
  readonly codes: CodeHolder;
  /** Where the rows of the runs lie; null where they lie in that order. */
  readonly rows: Uint32Array | null;
  readonly runs: Runs;
  readonly company: Uint32Array;
  readonly establishment: Uint32Array;
  readonly active: Uint8Array;
  readonly numbers: Readonly<Partial<Record<NumberColumnName, Uint32Array>>>;
};

const none = new Uint32Array(0);

/** The dossiers whose event lies in each period, those of the base and those that were written since. */
export function dossierPieces({ base, delta, applicants }: Snapshot, { counting }: DossierScope, periods: Sides<ScannedPeriod>, time: TimeKeys | null): Sides<readonly Piece[]> {
  const pieceOf = (segment: DossierSegment, slots: readonly Slot[]): Piece => {
    const order = segment.events[counting];
    const { company, establishment, amounts } = segment;
    return { codes: segment, rows: order.rows, runs: runsOf(order, slots), company, establishment, active: applicants.active, numbers: amounts };
  };
  const piecesOf = (period: ScannedPeriod): readonly Piece[] => {
    const slots = slotsOf(period, time);
    return [base, delta].map((segment) => pieceOf(segment, slots)).filter(({ runs }) => runs.rows > 0);
  };
  return { now: piecesOf(periods.now), previous: periods.previous === null ? null : piecesOf(periods.previous) };
}

/** Every company of the register. */
export function companyPieces(companies: CompanySegment): Sides<readonly Piece[]> {
  const { active, establishments } = companies;
  return { now: [{ codes: companies, rows: null, runs: allRows(companies), company: none, establishment: none, active, numbers: { units: establishments } }], previous: null };
}
