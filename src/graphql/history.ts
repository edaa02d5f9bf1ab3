import type { DossierEventRow, DossierRow } from "../db/tables/index.ts";
import { milestones, type DossierStatus, type Milestone } from "../domain/dossier-status.ts";

/** Something that happened to a dossier. */
export type HistoryEvent = { readonly kind: Milestone | "CORRECTED"; readonly status: DossierStatus; readonly at: Date; readonly by: string; /** Code of the reason given. */ readonly reason: string | null };

const columns = {
  SUBMITTED: "submittedAt",
  APPROVED: "approvedAt",
  REFUSED: "refusedAt",
  WITHDRAWN: "withdrawnAt",
  LAPSED: "lapsedAt",
  OWN_SHARE_RECEIVED: "ownShareAt",
  PAID: "paidAt",
  CLOSED: "closedAt",
  RECOVERED: "recoveredAt",
} as const satisfies Record<Milestone, keyof DossierRow>;

/**
 * What happened to a dossier, in time order; at the same instant in the order of the life cycle, corrections last. An imported
 * dossier's moments stand in its row; where an event was also recorded for itself, the recorded one counts. Of a dossier filed through the
 * API every event was.
 */
export function historyOf(dossier: DossierRow, recorded: readonly DossierEventRow[]): readonly HistoryEvent[] {
  const own = recorded.map((event) => ({ kind: event.kind as HistoryEvent["kind"], status: (event.status ?? dossier.status) as DossierStatus, at: event.at, by: event.by, reason: event.reason }));
  const kinds = new Set(own.map((event) => event.kind));
  return [...momentsOf(dossier).filter((event) => !kinds.has(event.kind)), ...own].toSorted((a, b) => a.at.getTime() - b.at.getTime() || rank(a) - rank(b));
}

function momentsOf(dossier: DossierRow): readonly HistoryEvent[] {
  if (dossier.loadId === null) return [];
  const by = `import:${dossier.loadId}`;
  return milestones.flatMap((kind) => {
    const at = dossier[columns[kind]];
    return at === null ? [] : [{ kind, status: kind === "OWN_SHARE_RECEIVED" ? "APPROVED" : kind, at, by, reason: null }];
  });
}

function rank({ kind }: HistoryEvent): number {
  return kind === "CORRECTED" ? milestones.length : milestones.indexOf(kind);
}
