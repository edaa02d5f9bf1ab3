import { dayOfNumber } from "../domain/day.ts";
import { rateOn, type Rate } from "../domain/subsidy-rules.ts";
import { createApplicants } from "./applicants.ts";
import type { Companies } from "./companies.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { drawLife, type Life } from "./life-cycle.ts";
import type { Cell } from "./margins.ts";
import type { Plan } from "./plan.ts";
import { createRandom, weightedIndex, type Random } from "./random.ts";
import { drawService, type Service } from "./services.ts";

/** A generated dossier; amounts are cents, `subsidy` is what was granted, or applied for when not approved. */
export type Dossier = {
  readonly reference: string;
  readonly company: number;
  readonly day: number;
  readonly service: Service;
  readonly size: "KO" | "MO";
  /** Index of the provider within its pillar. */
  readonly provider: number;
  readonly eligibleCost: number;
  readonly subsidy: number;
  readonly paid: number | null;
  readonly recovered: number | null;
  readonly life: Life;
};

/** How many service providers there are of each pillar. */
export const providersPerPillar = 2_400;

type Grant = { readonly date: string; readonly company: number; readonly size: "KO" | "MO"; readonly service: Service; readonly rate: Rate };

const minimumCents = 100_00;
/** A company with less left than this does not apply any more that year. */
const leastRoomCents = 60_00;
/** Median cost in EUR excl. VAT and the spread of its logarithm, by pillar as filed; chosen so that 2016 comes near its EUR 54 million. */
const costs: Readonly<Record<string, readonly [median: number, spread: number]>> = {
  OPLEIDING: [873, 0.72],
  ADVIES: [2_300, 0.8],
  ADVIES_INTERNATIONAAL: [2_900, 0.7],
  TECHNOLOGIEVERKENNING: [3_400, 0.7],
  STRATEGISCH_ADVIES: [9_000, 0.8],
  COACHING: [3_200, 0.6],
};

/** Every dossier of the plan in order; throws INVALID_ARGUMENT when the companies are too few for so many. */
export function* drawDossiers(plan: Plan, cells: readonly Cell[], companies: Companies, seed: number): Generator<Dossier> {
  const random = createRandom(seed, "dossiers");
  const ledger = createLedger(companies.count);
  const choose = createApplicants(companies);
  const drawProvider = weightedIndex(Array.from({ length: providersPerPillar }, (_, rank) => 1 / (rank + 8)));
  let [year, sequence] = ["", 0];
  for (const [index, day] of plan.days.entries()) {
    const cell = cells[plan.cells[index] ?? 0];
    if (cell === undefined) continue;
    const date = dayOfNumber(day);
    if (!date.startsWith(year) || year === "") {
      [year, sequence] = [date.slice(0, 4), 0];
      ledger.clear();
    }
    sequence += 1;
    const draw: Draw = { random, ledger, companies, choose: (canFile) => choose(day, cell.limburg, canFile, random) };
    const grant = drawGrant(cell, date, draw);
    const life = drawLife(day, cell.window, cell.outcome, random);
    const amounts = drawAmounts(grant, life, draw);
    const reference = `DEMO-${year}-${String(sequence).padStart(7, "0")}`;
    yield { reference, company: grant.company, day, service: grant.service, size: grant.size, provider: drawProvider(random), ...amounts, life };
  }
}

type Draw = { readonly random: Random; readonly ledger: Ledger; readonly companies: Companies; readonly choose: (canFile: (company: number) => boolean) => number };

function drawGrant(cell: Cell, day: string, { random, ledger, companies, choose }: Draw): Grant {
  const service = drawService(cell.pillar, day, random);
  const { pillar } = service;
  const rates = { KO: rateOf(day, service, "KO"), MO: rateOf(day, service, "MO") };
  const company = choose((candidate) => ledger.room({ company: candidate, day, pillar, ceilingCents: rates[sizeOf(companies, candidate)].ceilingCents }) >= leastRoomCents);
  const size = sizeOf(companies, company);
  return { date: day, company, size, service, rate: rates[size] };
}

function sizeOf(companies: Companies, company: number): "KO" | "MO" {
  return companies.isMedium[company] === 1 ? "MO" : "KO";
}

const rates = new Map<string, Rate>();

function rateOf(day: string, { pillar, topic }: Service, size: "KO" | "MO"): Rate {
  const key = `${day} ${pillar} ${topic} ${size}`;
  const known = rates.get(key);
  if (known !== undefined) return known;
  const rate = rateOn({ day, pillar, size, topic });
  if (rate === null) throw new Error(`No rate for ${key}`);
  rates.set(key, rate);
  return rate;
}

function drawAmounts({ date: day, company, service: { pillar }, size, rate }: Grant, life: Life, { ledger, random }: Draw): Pick<Dossier, "eligibleCost" | "subsidy" | "paid" | "recovered"> {
  const eligibleCost = drawCost(pillar, size, random);
  const room = ledger.room({ company, day, pillar, ceilingCents: rate.ceilingCents });
  const subsidy = Math.min(Math.round(eligibleCost * rate.rate), room);
  if (life.approvedAt !== null) ledger.book(company, pillar, subsidy);
  const paid = life.paidAt === null ? null : random.chance(0.94) ? subsidy : Math.round(subsidy * (0.8 + 0.2 * random.next()));
  const recovered = life.recoveredAt === null || paid === null ? null : random.chance(0.7) ? paid : Math.round(paid * (0.2 + 0.7 * random.next()));
  return { eligibleCost, subsidy, paid, recovered };
}

/** Most prices are round: to 5 EUR, to 1 EUR, or in cents. */
function drawCost(pillar: string, size: "KO" | "MO", random: Random): number {
  const [median, spread] = costs[pillar] ?? [1_000, 0.7];
  const euros = median * (size === "MO" ? 1.25 : 1) * Math.exp(spread * random.normal());
  const kind = random.next();
  const cents = kind < 0.6 ? Math.round(euros / 5) * 500 : kind < 0.85 ? Math.round(euros) * 100 : Math.round(euros * 100);
  return Math.max(minimumCents, cents);
}
