import type { Random } from "../../../../src/demo/random.ts";
import type { RawApplication } from "../../../../src/intake/read-application.ts";
import { dayOf, daysAfter } from "./clock.ts";
import type { Dossier, Kind, Step } from "./ledger.ts";
import { wantedCents, rateOf, type Company, type Filing } from "./rules.ts";

/** A call as it is sent, what it means, and the codes of what can't be read in it. */
export type Call = { readonly is: "SUBMIT"; readonly raw: RawApplication; readonly filing: Filing; readonly unread: readonly string[] } | { readonly is: "STEP"; readonly step: Step; readonly unread: readonly string[] };

type Weighted<T> = readonly (readonly [weight: number, value: T])[];

const kinds: readonly Kind[] = ["APPROVED", "REFUSED", "WITHDRAWN", "OWN_SHARE_RECEIVED", "PAID", "CLOSED", "RECOVERED"];
const reasonsOf: Readonly<Record<Kind, readonly string[]>> = {
  APPROVED: ["CHECKED_BY_HANDLER"],
  REFUSED: ["INCOMPLETE", "RELATED_PROVIDER"],
  WITHDRAWN: ["NO_LONGER_WANTED"],
  OWN_SHARE_RECEIVED: [],
  PAID: [],
  CLOSED: ["SERVICE_DELIVERED"],
  RECOVERED: ["RELATED_PROVIDER", "IMPROPER_USE"],
};

function choose<T>(random: Random, choices: Weighted<T>): T {
  let rest = random.next() * choices.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, value] of choices) if ((rest -= weight) < 0) return value;
  return (choices.at(-1) as readonly [number, T])[1];
}

/** Any application on a day; most of them right, all kinds of faults among the others. `foreign` is a unit of another company. */
export function drawFiling(random: Random, { number, kind, unit }: Company, day: string, foreign: string): Call {
  const pillar = choose(random, [[70, "OPLEIDING"], [26, "ADVIES"], [2, "ADVIES_INTERNATIONAAL"]]);
  const topic = choose(random, [[72, null], [22, "CYBERSECURITY"], [6, "WERKBAAR_WERK"]]);
  const right = pillar === "OPLEIDING" ? "DV.O000001" : "DV.A000001";
  const filing: Filing = {
    company: number,
    unit: choose<Filing["unit"]>(random, [[80, null], [15, { number: unit, is: "OWN" }], [1, { number: endedUnit(unit), is: "ENDED" }], [1, { number: brusselsUnit(unit), is: "BRUSSELS" }], [1, { number: foreign, is: "FOREIGN" }]]),
    pillar,
    theme: choose(random, day < "2023-01-01" ? [[70, null], [15, "IT"], [10, "HR"], [5, "DIGITALISERING"]] : [[90, "DIGITALISERING"], [6, "INNOVATIE"], [2, null], [2, "HR"]]),
    topic: pillar === "ADVIES" && day >= "2026-02-01" && random.chance(0.7) ? "CYBERSECURITY" : topic,
    provider: choose(random, [[92, kind === "PROVIDER" && pillar === "OPLEIDING" ? "DV.O000003" : right], [3, "DV.O000001"], [3, "DV.O000002"], [1, "DV.A000002"]]),
    size: drawSize(random, number, day),
    costCents: drawCost(random),
    startsOn: daysAfter(day, choose(random, [[50, 0], [20, 30], [20, -14], [5, -13], [4, -15]])),
  };
  return misread(random, filing);
}

/** Mostly the same for a company in a year. */
function drawSize(random: Random, number: string, day: string): string {
  const usual = (Number(number.slice(5)) + Number(day.slice(0, 4))) % 4 === 0 ? "MO" : "KO";
  return choose(random, [[90, usual], [4, "KO"], [4, "MO"], [2, "GO"]]);
}

/** The ended unit of the company with that unit. */
export function endedUnit(unit: string): string {
  return shifted(unit, 1_000_000);
}

/** Its unit in Brussels. */
export function brusselsUnit(unit: string): string {
  return shifted(unit, 2_000_000);
}

function shifted(unit: string, by: number): string {
  const eight = Number(unit.slice(0, 8)) + by;
  return `${eight}${String(97 - (eight % 97)).padStart(2, "0")}`;
}

function drawCost(random: Random): bigint {
  const special = choose<bigint | null>(random, [[94, null], [1, 9_999n], [2, 10_000n], [1, 100_000_000n], [1, 100_000_001n], [1, 5_000n]]);
  return special ?? BigInt(Math.round(15_000 * Math.exp(random.next() * Math.log(120))));
}

/** The application as text: mostly as it is, sometimes spelt in another way, seldom with something that can't be read. */
function misread(random: Random, filing: Filing): Call {
  const { company, unit, pillar, theme, topic, provider: serviceProvider, size: declaredSize, costCents: eligibleCost, startsOn: startDate } = filing;
  const raw: RawApplication = { company, establishment: unit?.number ?? null, pillar, theme, topic, serviceProvider, declaredSize, eligibleCost, startDate };
  const spelt = choose<Partial<RawApplication>>(random, [[80, {}], [10, { company: `BE ${company.slice(0, 4)}.${company.slice(4, 7)}.${company.slice(7)}` }], [10, { serviceProvider: ` ${serviceProvider.toLowerCase()} ` }]]);
  const wrong = choose<readonly [Partial<RawApplication>, ...string[]]>(random, [
    [970, [{}]],
    [5, [{ company: `${company.slice(0, 8)}00` }, "INVALID_NUMBER"]],
    [5, [{ serviceProvider: null }, "INVALID_NUMBER"]],
    [5, [{ serviceProvider: "DV.X000001", pillar: "TRAINING" }, "INVALID_CODE", "INVALID_NUMBER"]],
    [5, [{ declaredSize: "LARGE" }, "INVALID_CODE"]],
    [5, [{ topic: "NONE_SUCH", theme: "no theme" }, "INVALID_CODE"]],
    [5, [{ establishment: "1" }, "INVALID_NUMBER"]],
  ]);
  const [changes, ...unread] = wrong;
  return { is: "SUBMIT", raw: { ...raw, ...spelt, ...changes }, filing, unread };
}

/** Any step of a dossier; most of them can be taken. */
export function drawStep(random: Random, dossier: Dossier, today: string): Call {
  const kind = random.chance(0.92) ? nextKind(random, dossier) : choose(random, kinds.map((each) => [1, each] as const));
  const isSettled = kind === "OWN_SHARE_RECEIVED" || kind === "PAID" || kind === "RECOVERED";
  const reason = choose<string | null>(random, [[45, null], ...reasonsOf[kind].map((each) => [40, each] as const), [2, "NONE_SUCH"], [2, kind === "PAID" ? "IMPROPER_USE" : "SERVICE_CANCELLED"]]);
  const reference = random.chance(0.01) ? "KP-2016-99999999" : dossier.reference;
  const isUnread = reason !== null && !reasonsOf[kind].includes(reason) && !(kind === "WITHDRAWN" && reason === "SERVICE_CANCELLED");
  const step: Step = { kind, reference, reason, ...(isSettled ? { amount: drawAmount(random, dossier, kind), on: drawDay(random, dossier, { kind, today }) } : {}) };
  return { is: "STEP", step, unread: isUnread ? ["UNKNOWN_REASON"] : [] };
}

function nextKind(random: Random, { status, ownShareAt }: Dossier): Kind {
  if (status === "SUBMITTED") return choose(random, [[60, "APPROVED"], [20, "REFUSED"], [20, "WITHDRAWN"]]);
  if (status === "APPROVED" && ownShareAt === null) return choose(random, [[75, "OWN_SHARE_RECEIVED"], [10, "REFUSED"], [15, "WITHDRAWN"]]);
  if (status === "APPROVED") return "PAID";
  return status === "PAID" ? choose(random, [[70, "CLOSED"], [30, "RECOVERED"]]) : "RECOVERED";
}

function drawAmount(random: Random, { costCents, subsidyCents, paidCents }: Dossier, kind: Kind): bigint {
  const most = kind === "OWN_SHARE_RECEIVED" ? costCents - subsidyCents : kind === "PAID" ? subsidyCents : (paidCents ?? subsidyCents);
  const part = kind === "OWN_SHARE_RECEIVED" ? most : most - (most / 3n);
  return choose(random, [[70, most], [17, part], [3, most + 1n], [3, most - 1n], [2, 1n], [2, 0n]]);
}

function drawDay(random: Random, { submittedAt, approvedAt, ownShareAt, paidAt, dueOn }: Dossier, { kind, today }: { readonly kind: Kind; readonly today: string }): string {
  const earliest = dayOf((kind === "OWN_SHARE_RECEIVED" ? approvedAt : kind === "PAID" ? ownShareAt : paidAt) ?? submittedAt);
  const days = Math.round((Date.parse(today) - Date.parse(earliest)) / 86_400_000);
  const due = dueOn ?? daysAfter(earliest, 30);
  return choose(random, [[50, today], [20, earliest], [20, daysAfter(earliest, random.int(Math.max(days, 1)))], [2, daysAfter(earliest, -1)], [2, daysAfter(today, 1)], [3, due], [2, daysAfter(due, 1)]]);
}

/** The call with another input, or as it is when there is nothing to change. */
export function altered(call: Call): Call {
  if (call.is === "SUBMIT") {
    const { raw, filing } = call;
    return { ...call, raw: { ...raw, eligibleCost: raw.eligibleCost + 100n }, filing: { ...filing, costCents: filing.costCents + 100n } };
  }
  const { step } = call;
  if (step.amount !== undefined) return { ...call, step: { ...step, amount: step.amount + 1n } };
  return { ...call, unread: [], step: { ...step, reason: null, kind: step.kind === "CLOSED" ? "WITHDRAWN" : "CLOSED" } };
}

/** The cost at which an application would take just what is left of a ceiling, or a cent more; null when nothing is left. */
export function costOfRest(random: Random, call: Call, day: string, usedCents: bigint): bigint | null {
  if (call.is === "STEP") return null;
  const rate = rateOf(day, call.filing);
  if (rate === null || usedCents >= rate.ceilingCents) return null;
  const exact = ((rate.ceilingCents - usedCents) * 100n) / rate.percent;
  const cost = exact + BigInt(random.int(5)) - 2n;
  return cost < 1n || wantedCents(cost, rate) <= 0n ? null : cost;
}
