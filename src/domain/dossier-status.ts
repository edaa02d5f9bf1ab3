/** The events of a dossier's life in their order; each happens at most once. */
export const milestones = ["SUBMITTED", "APPROVED", "REFUSED", "WITHDRAWN", "LAPSED", "OWN_SHARE_RECEIVED", "PAID", "CLOSED", "RECOVERED"] as const;

/** An event of a dossier's life. */
export type Milestone = (typeof milestones)[number];

/** The events that reports count; the own share and the closing are only administration. */
export const countedMilestones = ["SUBMITTED", "APPROVED", "REFUSED", "WITHDRAWN", "LAPSED", "PAID", "RECOVERED"] as const;

/** An event that reports count. */
export type CountedMilestone = (typeof countedMilestones)[number];

/** Where a dossier stands now. The list is ours: no official list of statuses is published. */
export const dossierStatuses = ["SUBMITTED", "APPROVED", "REFUSED", "WITHDRAWN", "LAPSED", "PAID", "CLOSED", "RECOVERED"] as const;

/** Where a dossier stands now. */
export type DossierStatus = (typeof dossierStatuses)[number];

/** The statuses in which something is still to be decided or paid. */
export const openStatuses = ["SUBMITTED", "APPROVED"] as const satisfies readonly DossierStatus[];

/** When each event happened; null when it has not. */
export type Moments = {
  readonly submittedAt: Date;
  readonly approvedAt: Date | null;
  readonly refusedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly lapsedAt: Date | null;
  readonly ownShareAt: Date | null;
  readonly paidAt: Date | null;
  readonly closedAt: Date | null;
  readonly recoveredAt: Date | null;
};

/** The status that follows from the moments: the furthest event of the life cycle that has happened. The own share changes nothing. */
export function statusOf(moments: Moments): DossierStatus {
  if (moments.recoveredAt !== null) return "RECOVERED";
  if (moments.closedAt !== null) return "CLOSED";
  if (moments.paidAt !== null) return "PAID";
  if (moments.lapsedAt !== null) return "LAPSED";
  if (moments.withdrawnAt !== null) return "WITHDRAWN";
  if (moments.refusedAt !== null) return "REFUSED";
  return moments.approvedAt === null ? "SUBMITTED" : "APPROVED";
}

type Name = keyof Moments;

const words: Readonly<Record<Name, string>> = {
  submittedAt: "submitted",
  approvedAt: "approved",
  refusedAt: "refused",
  withdrawnAt: "withdrawn",
  lapsedAt: "lapsed",
  ownShareAt: "own share received",
  paidAt: "paid",
  closedAt: "closed",
  recoveredAt: "recovered",
};

const order: readonly (readonly [later: Name, earlier: Name])[] = [
  ["approvedAt", "submittedAt"],
  ["refusedAt", "submittedAt"],
  ["withdrawnAt", "submittedAt"],
  ["lapsedAt", "submittedAt"],
  ["lapsedAt", "approvedAt"],
  ["ownShareAt", "submittedAt"],
  ["ownShareAt", "approvedAt"],
  ["paidAt", "submittedAt"],
  ["paidAt", "approvedAt"],
  ["paidAt", "ownShareAt"],
  ["closedAt", "paidAt"],
  ["recoveredAt", "paidAt"],
];

const exclusive: readonly (readonly [Name, Name])[] = [
  ["refusedAt", "withdrawnAt"],
  ["refusedAt", "lapsedAt"],
  ["withdrawnAt", "lapsedAt"],
  ["refusedAt", "paidAt"],
  ["withdrawnAt", "paidAt"],
  ["lapsedAt", "paidAt"],
];

const needs: readonly (readonly [Name, Name])[] = [
  ["ownShareAt", "approvedAt"],
  ["paidAt", "approvedAt"],
  ["closedAt", "paidAt"],
  ["recoveredAt", "paidAt"],
];

/**
 * Every rule of the life cycle that the moments break, each as a short sentence in English; empty when all is well.
 * Two events at the same instant are in order.
 */
export function momentFaults(moments: Moments): readonly string[] {
  const faults: string[] = [];
  for (const [later, earlier] of order) if (isBefore(moments[later], moments[earlier])) faults.push(`${words[later]} before ${words[earlier]}`);
  for (const [one, other] of exclusive) if (moments[one] !== null && moments[other] !== null) faults.push(`both ${words[one]} and ${words[other]}`);
  for (const [one, other] of needs) if (moments[one] !== null && moments[other] === null) faults.push(`${words[one]} without ${words[other]}`);
  return faults;
}

function isBefore(later: Date | null, earlier: Date | null): boolean {
  return later !== null && earlier !== null && later.getTime() < earlier.getTime();
}
