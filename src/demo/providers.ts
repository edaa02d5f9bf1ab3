import { dayNumber, dayOfNumber } from "../domain/day.ts";
import { isRegistered, type Companies } from "./companies.ts";
import { providersPerPillar, type Dossier } from "./dossiers.ts";
import { lastDay } from "./margins.ts";
import { enterpriseNumber, providerPillar, serviceProviderNumber } from "./numbers.ts";
import { createRandom, type Random } from "./random.ts";

/** Who filed with which provider: `owners` and `companies` by dossier, first and last day by provider (0: none). Providers of training come first. */
type Use = { count: number; readonly owners: Uint16Array; readonly companies: Uint32Array; readonly first: Int32Array; readonly last: Int32Array };

/** Notes which providers dossiers name while they pass by. */
export type ProviderUse = { readonly noted: (dossiers: Iterable<Dossier>) => Iterable<Dossier>; readonly use: Readonly<Use> };

const pillars = ["OPLEIDING", "ADVIES"] as const;
/** Of each pillar, the first ones are registered whatever the dossiers, and to no end, to try things out with. */
const alwaysOpen = 5;
const firstRegistration = dayNumber("2009-01-01");
const extractDay = dayNumber(lastDay);
/** Only a provider of whom nobody has filed for that long may have ended. */
const quietDays = 300;
const leadDays = 30;

/** An empty use for that many dossiers at most. */
export function createProviderUse(dossiers: number): ProviderUse {
  const providers = pillars.length * providersPerPillar;
  const use: Use = { count: 0, owners: new Uint16Array(dossiers), companies: new Uint32Array(dossiers), first: new Int32Array(providers), last: new Int32Array(providers) };
  return { use, noted: (all) => noted(all, use) };
}

function* noted(dossiers: Iterable<Dossier>, use: Use): Generator<Dossier> {
  for (const dossier of dossiers) {
    const owner = pillars.indexOf(providerPillar(dossier.service.pillar)) * providersPerPillar + dossier.provider;
    use.owners[use.count] = owner;
    use.companies[use.count] = dossier.company;
    use.count += 1;
    // Dossiers come by day.
    if (use.first[owner] === 0) use.first[owner] = dossier.day;
    use.last[owner] = dossier.day;
    yield dossier;
  }
}

/**
 * The lines of providers.csv, the header first: a registration for every provider that a dossier names, from before its first dossier on, of
 * a legal person in the register that never filed with it.
 */
export function* providerLines({ use }: ProviderUse, companies: Companies, seed: number): Generator<string> {
  const random = createRandom(seed, "providers");
  const applicants = applicantsByProvider(use);
  yield "number,enterprise_number,registered_from,registered_to";
  for (const [owner, first] of use.first.entries()) {
    const index = owner % providersPerPillar;
    if (first === 0 && index >= alwaysOpen) continue;
    const begin = (first === 0 ? extractDay - 2 * 365 : first) - leadDays;
    const company = drawCompany(companies, { begin, applicants: applicants(owner), random });
    const from = Math.max(firstRegistration, companies.startedOn[company] ?? 0, begin - random.int(1_800));
    const to = index < alwaysOpen ? null : drawEnd(use.last[owner] ?? 0, random);
    yield `${serviceProviderNumber(pillars[owner < providersPerPillar ? 0 : 1], index)},${enterpriseNumber(company)},${dayOfNumber(from)},${to === null ? "" : dayOfNumber(to)}`;
  }
}

/** Gives the companies that filed with a provider. */
function applicantsByProvider({ count, owners, companies, first }: Readonly<Use>): (owner: number) => ReadonlySet<number> {
  const starts = new Uint32Array(first.length + 1);
  for (let at = 0; at < count; at += 1) starts[(owners[at] ?? 0) + 1] = (starts[(owners[at] ?? 0) + 1] ?? 0) + 1;
  for (let owner = 1; owner < starts.length; owner += 1) starts[owner] = (starts[owner] ?? 0) + (starts[owner - 1] ?? 0);
  const ends = starts.slice();
  const grouped = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) {
    const owner = owners[at] ?? 0;
    grouped[ends[owner] ?? 0] = companies[at] ?? 0;
    ends[owner] = (ends[owner] ?? 0) + 1;
  }
  return (owner) => new Set(grouped.subarray(starts[owner], ends[owner]));
}

type Wanted = { readonly begin: number; readonly applicants: ReadonlySet<number>; readonly random: Random };

/** From a drawn company on, the first that fits. */
function drawCompany(companies: Companies, { begin, applicants, random }: Wanted): number {
  const drawn = random.int(companies.count);
  for (let step = 0; step < companies.count; step += 1) {
    const company = (drawn + step) % companies.count;
    const existed = (companies.startedOn[company] ?? 0) <= begin && isRegistered(companies, company);
    if (existed && companies.natural[company] !== 1 && !applicants.has(company)) return company;
  }
  throw new Error("Every company has filed with one provider.");
}

/** Most go on; of those that nobody has named lately, two in five have ended. */
function drawEnd(last: number, random: Random): number | null {
  if (last > extractDay - quietDays || !random.chance(0.4)) return null;
  return last + 1 + random.int(quietDays - 1);
}
