import { addDays } from "../../../src/domain/day.ts";
import { countedMilestones, type CountedMilestone } from "../../../src/domain/dossier-status.ts";
import { naceNodes } from "../../../src/domain/nace.ts";
import { placeUnder } from "../../../src/domain/place.ts";
import { dossierDimensions } from "../../../src/reporting/cubes/dossiers.ts";
import { companyFlatNames, flatNames, type FlatDimensionName } from "../../../src/reporting/engines/columns/layout.ts";
import type { Dice } from "./dice.ts";
import { LOST, type Coded, type Company, type Fact, type World } from "./snapshot.ts";

/** What a world draws from: few codes make large groups, many make many. */
type Codes = { readonly flat: Readonly<Record<FlatDimensionName, readonly string[]>>; readonly nace2008: readonly string[]; readonly nace2025: readonly string[]; readonly municipalities: readonly string[] };

/** Data in which everything occurs: unknown and lost codes, events that never happened, equal amounts, rows that no longer hold. */
export function randomWorld(dice: Dice, rows: number): World {
  const variety = dice.pick([2, 5, 40]);
  const codes = codesFor(dice, variety);
  const companies = Array.from({ length: dice.integer(1, Math.max(1, rows / 3)) }, (_, place): Company => ({ ...coded(dice, codes, companyFlatNames), number: String(200_000_000 + place * 97).padStart(10, "0"), isActive: dice.chance(0.7), units: dice.integer(0, 12) }));
  const facts = (count: number): readonly Fact[] => Array.from({ length: count }, () => randomFact(dice, codes, companies.length));
  const base = facts(dice.chance(0.05) ? 0 : rows);
  return { companies, base, dead: new Set(base.flatMap((_, index) => (dice.chance(0.03) ? [index] : []))), delta: facts(dice.integer(0, rows / 10)), sortedBy: dice.pick(["SUBMITTED", "APPROVED"]) };
}

function codesFor(dice: Dice, variety: number): Codes {
  const flat = flatNames.map((name) => {
    const listed = dossierDimensions[name].codes();
    const others = name === "THEME" || name === "SERVICE_PROVIDER" ? ["ééN", "Zorg & welzijn", "𝕏", "ﬁnance", "9", "10"] : [];
    return [name, dice.some([...listed, ...others], variety)] as const;
  });
  return {
    flat: Object.fromEntries(flat) as Codes["flat"],
    nace2008: dice.some(naceNodes("2008").map(({ code }) => code), variety),
    nace2025: dice.some(naceNodes("2025").map(({ code }) => code), variety),
    municipalities: dice.some([...placeUnder("01000", "2025-01-01"), "99999"], variety),
  };
}

function coded(dice: Dice, { flat, nace2008, nace2025, municipalities }: Codes, names: readonly FlatDimensionName[]): Coded {
  const codes = names.flatMap((name) => (dice.chance(0.1) || flat[name].length === 0 ? [] : [[name, dice.pick(flat[name])] as const]));
  const nace = (list: readonly string[]): string => (dice.chance(0.05) ? LOST : dice.pick(list));
  return {
    codes: Object.fromEntries(codes),
    ...(dice.chance(0.9) && { nace2008: nace(nace2008), nace2025: nace(nace2025) }),
    ...(dice.chance(0.9) && { municipality: dice.pick(municipalities) }),
  };
}

function randomFact(dice: Dice, codes: Codes, companies: number): Fact {
  const submitted = addDays("2014-06-01", dice.integer(0, 1400));
  const days = countedMilestones.flatMap((name): readonly (readonly [CountedMilestone, string])[] => (name === "SUBMITTED" ? [[name, submitted]] : dice.chance(0.6) ? [[name, addDays(submitted, dice.integer(0, 60))]] : []));
  const cents = (): number => dice.pick([0, 100, 4_294_967_295, dice.integer(1, 500_000), dice.integer(1, 500_000), dice.integer(1, 20)]);
  return {
    ...coded(dice, codes, flatNames),
    company: dice.chance(0.05) ? -dice.integer(1, 3) : dice.integer(0, companies - 1),
    establishment: dice.chance(0.2) ? 0 : dice.integer(1, companies * 2),
    amounts: { subsidyCents: cents(), eligibleCostCents: cents(), paidCents: cents(), recoveredCents: cents() },
    days: Object.fromEntries(days),
  };
}
