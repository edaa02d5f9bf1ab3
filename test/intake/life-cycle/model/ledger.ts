import { dayOf, daysAfter, midnightOf } from "./clock.ts";
import { judgeFiling, wantedCents, type Company, type Filing, type Rate } from "./rules.ts";

export type Event = { readonly kind: string; readonly status: string; readonly at: number; readonly by: string; readonly reason: string | null };

/** A dossier; moments in milliseconds since 1970. */
export type Dossier = {
  readonly reference: string;
  readonly company: string;
  readonly unit: string | null;
  readonly pillar: string;
  readonly theme: string | null;
  readonly topic: string | null;
  readonly provider: string | null;
  readonly size: string | null;
  readonly costCents: bigint;
  readonly subsidyCents: bigint;
  readonly percent: number | null;
  readonly startsOn: string | null;
  status: string;
  handledBy: string;
  readonly submittedAt: number;
  approvedAt: number | null;
  refusedAt: number | null;
  withdrawnAt: number | null;
  lapsedAt: number | null;
  ownShareAt: number | null;
  paidAt: number | null;
  closedAt: number | null;
  recoveredAt: number | null;
  dueOn: string | null;
  ownShareCents: bigint | null;
  paidCents: bigint | null;
  recoveredCents: bigint | null;
  readonly events: Event[];
};

export type Kind = "APPROVED" | "REFUSED" | "WITHDRAWN" | "OWN_SHARE_RECEIVED" | "PAID" | "CLOSED" | "RECOVERED";
export type Step = { readonly kind: Kind; readonly reference: string; readonly amount?: bigint; readonly on?: string; readonly reason: string | null };
export type By = { readonly client: string; readonly key: string; readonly now: number };

/** What must come of a call: the dossier of an earlier one, a new one, or faults (each code once, in alphabetical order). */
export type Expected = { readonly is: "SAME"; readonly reference: string } | { readonly is: "NEW"; readonly file: (reference: string) => void } | { readonly is: "FAULTS"; readonly codes: readonly string[] };

/** What a file of dossiers says. */
export type Imported = Pick<Dossier, "reference" | "company" | "pillar" | "size" | "costCents" | "subsidyCents" | "status" | "submittedAt" | "approvedAt" | "ownShareAt" | "paidAt" | "paidCents">;

const OWN_SHARE_DAYS = 30;
const KEY_MS = 30 * 86_400_000;
const none = { approvedAt: null, refusedAt: null, withdrawnAt: null, lapsedAt: null, ownShareAt: null, paidAt: null, closedAt: null, recoveredAt: null, dueOn: null, ownShareCents: null, paidCents: null, recoveredCents: null };

/** The dossiers as they must be. */
export class Ledger {
  readonly #companies: ReadonlyMap<string, Company>;
  readonly #byCompany = new Map<string, Dossier[]>();
  readonly #byReference = new Map<string, Dossier>();
  readonly #keys = new Map<string, { readonly fingerprint: string; readonly reference: string; readonly at: number }>();

  constructor(companies: readonly Company[]) {
    this.#companies = new Map(companies.filter(({ kind }) => kind !== "UNKNOWN").map((company) => [company.number, company]));
  }

  get all(): readonly Dossier[] {
    return [...this.#byReference.values()];
  }

  get(reference: string): Dossier | undefined {
    return this.#byReference.get(reference);
  }

  of(company: string): readonly Dossier[] {
    return this.#byCompany.get(company) ?? [];
  }

  /** A dossier that came by import: nothing of it happened here. */
  imported(given: Imported): void {
    this.#add({ ...none, unit: null, theme: null, topic: null, provider: null, percent: null, startsOn: null, handledBy: "IMPORT", events: [], ...given });
  }

  submit(filing: Filing, by: By): Expected {
    const fingerprint = JSON.stringify(["submit", { ...filing, unit: filing.unit?.number, costCents: filing.costCents.toString() }]);
    const earlier = this.#earlier(by, fingerprint);
    if (earlier !== null) return earlier;
    const day = dayOf(by.now);
    const use = this.use(filing.company, Number(day.slice(0, 4)));
    const { faults, review, rate } = judgeFiling(filing, this.#companies.get(filing.company) ?? null, day, use);
    if (faults.length > 0 || rate === null) return { is: "FAULTS", codes: faults };
    const left = rate.ceilingCents - use.usedCents;
    const wanted = wantedCents(filing.costCents, rate);
    return { is: "NEW", file: (reference) => this.#file({ filing, rate, review, subsidyCents: wanted < left ? wanted : left, reference, by, fingerprint }) };
  }

  #file({ filing, rate, review, subsidyCents, reference, by, fingerprint }: { readonly filing: Filing; readonly rate: Rate; readonly review: boolean; readonly subsidyCents: bigint; readonly reference: string; readonly by: By; readonly fingerprint: string }): void {
    const { unit, ...plain } = filing;
    const events = (review ? ["SUBMITTED"] : ["SUBMITTED", "APPROVED"]).map((kind) => ({ kind, status: kind, at: by.now, by: by.client, reason: null }));
    const decided = review ? { status: "SUBMITTED" } : { status: "APPROVED", approvedAt: by.now, dueOn: daysAfter(dayOf(by.now), OWN_SHARE_DAYS) };
    this.#add({ ...none, ...plain, unit: unit?.number ?? null, reference, subsidyCents, percent: Number(rate.percent), submittedAt: by.now, handledBy: "API", events, ...decided });
    this.#bind(by, fingerprint, reference);
  }

  take(step: Step, by: By): Expected {
    const { kind, reference, amount, on, reason } = step;
    const fingerprint = JSON.stringify([kind, reference, amount?.toString(), on, reason]);
    const earlier = this.#earlier(by, fingerprint);
    if (earlier !== null) return earlier;
    const dossier = this.#byReference.get(reference);
    const fault = dossier === undefined ? "DOSSIER_NOT_FOUND" : stepFault(dossier, step, dayOf(by.now));
    if (dossier === undefined || fault !== null) return { is: "FAULTS", codes: [fault ?? ""] };
    const at = Math.max(on === undefined ? by.now : midnightOf(on), before(dossier, kind));
    change(dossier, step, at);
    dossier.events.push({ kind, status: dossier.status, at, by: by.client, reason });
    this.#bind(by, fingerprint, reference);
    return { is: "SAME", reference };
  }

  /** Gives how many dossiers lapse and how many keys are forgotten. */
  sweep(now: number): { readonly lapsed: number; readonly keysForgotten: number } {
    const due = this.all.filter(({ status, ownShareAt, handledBy, dueOn }) => status === "APPROVED" && ownShareAt === null && handledBy === "API" && dueOn !== null && dueOn < dayOf(now));
    for (const dossier of due) {
      Object.assign(dossier, { status: "LAPSED", lapsedAt: now });
      dossier.events.push({ kind: "LAPSED", status: "LAPSED", at: now, by: "sweep", reason: null });
    }
    const forgotten = [...this.#keys].filter(([, { at }]) => at < now - KEY_MS);
    for (const [key] of forgotten) this.#keys.delete(key);
    return { lapsed: due.length, keysForgotten: forgotten.length };
  }

  /** What the dossiers of a year take of the ceiling, in 2016 those since 1 April, and the size that the first one fixed. */
  use(company: string, year: number): { readonly usedCents: bigint; readonly size: string | null } {
    const since = midnightOf(year === 2016 ? "2016-04-01" : `${year}-01-01`);
    const dossiers = this.of(company).filter(({ submittedAt }) => submittedAt >= since && submittedAt < midnightOf(`${year + 1}-01-01`));
    const counting = dossiers.filter(({ status }) => !["REFUSED", "WITHDRAWN", "LAPSED"].includes(status));
    const sized = dossiers.filter(({ status, size }) => status !== "REFUSED" && status !== "WITHDRAWN" && size !== null);
    const [first] = sized.toSorted((a, b) => a.submittedAt - b.submittedAt || (a.reference < b.reference ? -1 : 1));
    return { usedCents: counting.reduce((sum, { subsidyCents }) => sum + subsidyCents, 0n), size: first?.size ?? null };
  }

  get keys(): number {
    return this.#keys.size;
  }

  #earlier({ client, key }: By, fingerprint: string): Expected | null {
    const used = this.#keys.get(`${client} ${key}`);
    if (used === undefined) return null;
    return used.fingerprint === fingerprint ? { is: "SAME", reference: used.reference } : { is: "FAULTS", codes: ["CONFLICT"] };
  }

  #bind({ client, key, now }: By, fingerprint: string, reference: string): void {
    this.#keys.set(`${client} ${key}`, { fingerprint, reference, at: now });
  }

  #add(dossier: Dossier): void {
    if (this.#byReference.has(dossier.reference)) throw new Error(`${dossier.reference} was given twice`);
    this.#byReference.set(dossier.reference, dossier);
    this.#byCompany.set(dossier.company, [...this.of(dossier.company), dossier]);
  }
}

/** Why a step can't be taken: its state first, then its day, then its amount. */
function stepFault(dossier: Dossier, { kind, amount, on }: Step, today: string): string | null {
  if (!isAllowed(dossier, kind)) return "WRONG_STATUS";
  const earliest = { OWN_SHARE_RECEIVED: dossier.approvedAt, PAID: dossier.ownShareAt, RECOVERED: dossier.paidAt }[kind as string] ?? null;
  if (on !== undefined && (on > today || (earliest !== null && on < dayOf(earliest)))) return "INVALID_DATE";
  const due = dossier.dueOn ?? daysAfter(dayOf(dossier.approvedAt ?? 0), OWN_SHARE_DAYS);
  if (kind === "OWN_SHARE_RECEIVED" && on !== undefined && on > due) return "TOO_LATE";
  if (amount === undefined) return null;
  const most = { OWN_SHARE_RECEIVED: dossier.costCents - dossier.subsidyCents, PAID: dossier.subsidyCents, RECOVERED: dossier.paidCents }[kind as string] ?? 0n;
  const least = kind === "OWN_SHARE_RECEIVED" ? most : 1n;
  return amount < least ? "AMOUNT_TOO_LOW" : amount > most ? "AMOUNT_TOO_HIGH" : null;
}

function isAllowed({ status, ownShareAt }: Dossier, kind: Kind): boolean {
  const isOpen = status === "APPROVED" && ownShareAt === null;
  switch (kind) {
    case "APPROVED":
      return status === "SUBMITTED";
    case "REFUSED":
    case "WITHDRAWN":
      return status === "SUBMITTED" || isOpen;
    case "OWN_SHARE_RECEIVED":
      return isOpen;
    case "PAID":
      return status === "APPROVED" && !isOpen;
    case "CLOSED":
      return status === "PAID";
    case "RECOVERED":
      return status === "PAID" || status === "CLOSED";
  }
}

/** The moment that a step can't lie before. */
function before({ submittedAt, approvedAt, ownShareAt, paidAt, closedAt }: Dossier, kind: Kind): number {
  const preceding = kind === "PAID" ? ownShareAt : kind === "CLOSED" ? paidAt : kind === "RECOVERED" ? (closedAt ?? paidAt) : approvedAt;
  return preceding ?? submittedAt;
}

function change(dossier: Dossier, { kind, amount = null }: { readonly kind: Kind; readonly amount?: bigint | null }, at: number): void {
  const changes: Readonly<Record<Kind, Partial<Dossier>>> = {
    APPROVED: { approvedAt: at, dueOn: daysAfter(dayOf(at), OWN_SHARE_DAYS) },
    REFUSED: { refusedAt: at },
    WITHDRAWN: { withdrawnAt: at },
    OWN_SHARE_RECEIVED: { ownShareAt: at, ownShareCents: amount },
    PAID: { paidAt: at, paidCents: amount },
    CLOSED: { closedAt: at },
    RECOVERED: { recoveredAt: at, recoveredCents: amount },
  };
  Object.assign(dossier, changes[kind], { handledBy: "API" }, kind === "OWN_SHARE_RECEIVED" ? {} : { status: kind });
}
