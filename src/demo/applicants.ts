import { DomainError } from "../domain/errors.ts";
import type { Companies } from "./companies.ts";
import { locations } from "./places.ts";
import { weightedIndex, type Random } from "./random.ts";

/** Tells whether a company can file now: it may have used up its ceiling. */
export type CanFile = (company: number) => boolean;

type Side = { readonly companies: readonly number[]; readonly draw: (random: Random) => number };

const closingDays = 60;
const draws = 8;

/** Chooses companies to file, on either side of the border of Limburg; those with more appetite come more often. */
export function createApplicants(companies: Companies): (day: number, inLimburg: boolean, canFile: CanFile, random: Random) => number {
  const [limburg, elsewhere] = [true, false].map((inLimburg) => sideOf(companies, inLimburg));
  return (day, inLimburg, canFile, random) => {
    const side = inLimburg ? limburg : elsewhere;
    const found = side === undefined ? undefined : choose(side, (company) => isActive(companies, company, day) && canFile(company), random);
    if (found !== undefined) return found;
    throw new DomainError("INVALID_ARGUMENT", `${companies.count} companies are too few for that many dossiers: all have used up their yearly ceiling. Ask for more companies or fewer dossiers.`);
  };
}

function sideOf(companies: Companies, inLimburg: boolean): Side {
  const members = Array.from({ length: companies.count }, (_, index) => index).filter((index) => locations()[companies.seat[index] ?? 0]?.inLimburg === inLimburg);
  return { companies: members, draw: weightedIndex(members.map((index) => companies.appetite[index] ?? 0)) };
}

/** A few draws by weight, then the next one in line that can, so that there is an answer as long as any company can. */
function choose({ companies, draw }: Side, can: (company: number) => boolean, random: Random): number | undefined {
  let at = 0;
  for (let attempt = 0; attempt < draws; attempt += 1) {
    at = draw(random);
    const company = companies[at];
    if (company !== undefined && can(company)) return company;
  }
  for (let step = 1; step <= companies.length; step += 1) {
    const company = companies[(at + step) % companies.length];
    if (company !== undefined && can(company)) return company;
  }
  return undefined;
}

function isActive({ startedOn, endedOn }: Companies, company: number, day: number): boolean {
  const ended = endedOn[company] ?? 0;
  return (startedOn[company] ?? 0) <= day && (ended === 0 || ended > day + closingDays);
}
