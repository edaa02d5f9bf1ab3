import { dayNumber } from "../domain/day.ts";
import { batchSecond, dayOf, daySeconds, filingSecond, laterSecond, momentOf, officeSecond, startOf, type LocalSeconds } from "./clock.ts";
import { lastDay, type FilingWindow, type Outcome } from "./margins.ts";
import type { Random } from "./random.ts";

/** What happens in a dossier's life; null when it has not happened by the last day. */
export type Life = {
  readonly submittedAt: LocalSeconds;
  readonly approvedAt: LocalSeconds | null;
  readonly refusedAt: LocalSeconds | null;
  readonly withdrawnAt: LocalSeconds | null;
  readonly lapsedAt: LocalSeconds | null;
  readonly ownShareAt: LocalSeconds | null;
  readonly paidAt: LocalSeconds | null;
  /** A day without time. */
  readonly closedOn: number | null;
  readonly recoveredAt: LocalSeconds | null;
};

const end = startOf(lastDay);
const lastDays = new Map<FilingWindow, number>();
const none = { approvedAt: null, refusedAt: null, withdrawnAt: null, lapsedAt: null, ownShareAt: null, paidAt: null, closedOn: null, recoveredAt: null };
/** Calendar days within which the own share has to come. */
const ownShareDays = 30;

/** The life of a dossier filed on a day of its window, with the decision where the outcome says. */
export function drawLife(day: number, window: FilingWindow, outcome: Outcome, random: Random): Life {
  const second = filingSecond(random);
  const submittedAt = momentOf(day, second);
  const last = lastDayOf(window);
  if (outcome === "NOT_APPROVED") return { ...none, submittedAt, ...rejection(day, random) };
  const approvedAt = outcome === "APPROVED_AFTER" ? firstDaysAfter(last, random) : approvalBy(last, day, second, random);
  return { ...none, submittedAt, approvedAt, ...afterApproval(approvedAt, random) };
}

function lastDayOf(window: FilingWindow): number {
  const known = lastDays.get(window);
  if (known !== undefined) return known;
  const last = dayNumber(window.through);
  lastDays.set(window, last);
  return last;
}

/** Zero to fourteen days after filing, never after the window. */
function approvalBy(last: number, filedOn: number, filedSecond: number, random: Random): LocalSeconds {
  const kind = random.next();
  const delay = kind < 0.35 ? 0 : kind < 0.75 ? 1 + random.int(3) : 4 + random.int(11);
  const day = Math.min(last, filedOn + delay);
  if (day === filedOn) return momentOf(day, laterSecond(filedSecond, random));
  return momentOf(day, random.chance(0.04) ? batchSecond(random) : officeSecond(random));
}

/** One in three in a batch in the hour after the window has ended, the others within nine days. */
function firstDaysAfter(last: number, random: Random): LocalSeconds {
  if (random.chance(1 / 3)) return momentOf(last + 1, batchSecond(random));
  return momentOf(last + 1 + random.int(9), officeSecond(random));
}

function rejection(filedOn: number, random: Random): Partial<Life> {
  const isRefused = random.chance(0.63);
  const at = momentOf(filedOn + 1 + random.int(isRefused ? 20 : 12), officeSecond(random));
  if (at >= end) return {};
  return isRefused ? { refusedAt: at } : { withdrawnAt: at };
}

function afterApproval(approvedAt: LocalSeconds, random: Random): Partial<Life> {
  const day = dayOf(approvedAt);
  const kind = random.next();
  if (kind < 0.022) return until({ lapsedAt: momentOf(day + ownShareDays + 1, batchSecond(random)) });
  if (kind < 0.034) return until({ withdrawnAt: momentOf(day + 1 + random.int(20), officeSecond(random)) });
  const spread = random.next();
  const ownShareAt = momentOf(day + 1 + Math.floor(spread * spread * (ownShareDays - 1)), officeSecond(random));
  if (random.chance(0.02)) return until({ ownShareAt });
  const paidAt = momentOf(dayOf(ownShareAt) + 5 + random.int(120), officeSecond(random));
  const closedOn = random.chance(0.96) ? dayOf(paidAt) + 3 + random.int(40) : null;
  const recoveredAt = random.chance(0.0012) ? momentOf(dayOf(paidAt) + 60 + random.int(500), officeSecond(random)) : null;
  return until({ ownShareAt, paidAt, closedOn, recoveredAt });
}

/** Leaves out what lies after the last day. */
function until(life: Partial<Life>): Partial<Life> {
  const known = Object.entries(life).filter(([name, at]) => at !== null && at < (name === "closedOn" ? end / daySeconds : end));
  return Object.fromEntries(known);
}
