import { apportion } from "./apportion.ts";
import type { Day } from "../domain/day.ts";

/** Pillars as counted: the advice pillars of before April 2016 are one here. */
export type CountedPillar = "OPLEIDING" | "ADVIES" | "COACHING";

/** Days over which dossiers are filed; both days are in it. */
export type FilingWindow = { readonly from: Day; readonly through: Day };

/** Where a dossier's decision falls: approved inside its filing window, approved in the first days after it, or not approved. */
export type Outcome = "APPROVED_INSIDE" | "APPROVED_AFTER" | "NOT_APPROVED";

/** A number of dossiers that are alike in what the published figures tell apart. */
export type Cell = { readonly window: FilingWindow; readonly pillar: CountedPillar; readonly limburg: boolean; readonly outcome: Outcome; readonly dossiers: number };

type Counts = Partial<Record<CountedPillar, readonly [limburg: number, elsewhere: number]>>;
type WindowMargins = FilingWindow & { readonly inside: Counts; readonly after: Counts; readonly not: Counts };

/** The last day with anything in it, and the day of the register extract. */
export const lastDay: Day = "2026-10-31";

/**
 * Filed in 2015 and 2016. Published and met exactly: approved from April to December 2016 ADVIES 3,054 and OPLEIDING 84,656, of both in
 * Limburg 11,303, filed 96,665 and in Limburg 12,565; approved in the same months of 2015 ADVIES 2,410 and OPLEIDING 65,682. The first
 * months of a window include what `after` of the window before brings. The published comparison knows two pillars, so no coaching is
 * filed in the months compared. The rest is chosen. Sources: Vlaams Parlement, UNIZO.
 */
const atTrueScale: readonly WindowMargins[] = [
  {
    from: "2015-01-01",
    through: "2015-03-31",
    inside: { OPLEIDING: [2_340, 15_660], ADVIES: [80, 560], COACHING: [20, 140] },
    after: { OPLEIDING: [22, 150], ADVIES: [1, 9] },
    not: { OPLEIDING: [230, 1_600], ADVIES: [9, 60], COACHING: [3, 17] },
  },
  {
    from: "2015-04-01",
    through: "2015-12-15",
    inside: { OPLEIDING: [8_446, 57_026], ADVIES: [309, 2_089] },
    after: {},
    not: { OPLEIDING: [870, 5_780], ADVIES: [33, 217] },
  },
  {
    // The budget of 2015 was exhausted on the 15th: hardly an approval before the new year.
    from: "2015-12-16",
    through: "2015-12-31",
    inside: { OPLEIDING: [5, 33], ADVIES: [0, 2] },
    after: { OPLEIDING: [70, 470], ADVIES: [2, 14] },
    not: { OPLEIDING: [110, 760], ADVIES: [4, 26] },
  },
  {
    from: "2016-01-01",
    through: "2016-03-31",
    inside: { OPLEIDING: [2_310, 15_590], ADVIES: [85, 545], COACHING: [17, 113] },
    after: { OPLEIDING: [26, 171], ADVIES: [2, 11] },
    not: { OPLEIDING: [280, 1_890], ADVIES: [10, 66], COACHING: [2, 14] },
  },
  {
    from: "2016-04-01",
    through: "2016-12-31",
    inside: { OPLEIDING: [10_883, 73_576], ADVIES: [392, 2_649] },
    after: { OPLEIDING: [18, 120], ADVIES: [1, 7] },
    not: { OPLEIDING: [1_211, 7_428], ADVIES: [60, 320] },
  },
];

/** Filed in later years: one dossier in ten of the published or likely numbers, and the share of advice. */
const oneInTen: readonly (FilingWindow & { readonly dossiers: number; readonly advice: number })[] = [
  { from: "2017-01-01", through: "2017-12-31", dossiers: 13_200, advice: 0.042 },
  { from: "2018-01-01", through: "2018-12-31", dossiers: 15_100, advice: 0.05 },
  { from: "2019-01-01", through: "2019-12-31", dossiers: 15_600, advice: 0.056 },
  { from: "2020-01-01", through: "2020-12-31", dossiers: 13_000, advice: 0.068 },
  { from: "2021-01-01", through: "2021-12-31", dossiers: 16_100, advice: 0.074 },
  { from: "2022-01-01", through: "2022-12-31", dossiers: 14_300, advice: 0.08 },
  { from: "2023-01-01", through: "2023-12-31", dossiers: 12_400, advice: 0.085 },
  { from: "2024-01-01", through: "2024-12-31", dossiers: 12_300, advice: 0.09 },
  { from: "2025-01-01", through: "2025-12-31", dossiers: 12_600, advice: 0.09 },
  { from: "2026-01-01", through: "2026-01-31", dossiers: 1_000, advice: 0.09 },
  { from: "2026-02-01", through: "2026-10-30", dossiers: 8_400, advice: 0.02 },
];

const outcomes = ["APPROVED_INSIDE", "APPROVED_AFTER", "NOT_APPROVED"] as const;
const shareOf: Readonly<Record<Outcome, number>> = { APPROVED_INSIDE: 0.904, APPROVED_AFTER: 0.003, NOT_APPROVED: 0.093 };
const limburgShare = 0.13;

const cells: readonly Cell[] = [...atTrueScale.flatMap(cellsOf), ...oneInTen.flatMap(cellsOfShares)].filter((cell) => cell.dossiers > 0);

/** How many dossiers the demo holds unless asked otherwise. */
export const defaultDossiers: number = cells.reduce((sum, cell) => sum + cell.dossiers, 0);

/** All cells, in the order of their windows, for that many dossiers in all; the published figures hold for `defaultDossiers` only. */
export function cellsFor(dossiers: number): readonly Cell[] {
  if (dossiers === defaultDossiers) return cells;
  const counts = apportion(cells.map((cell) => cell.dossiers), dossiers);
  return cells.map((cell, index) => ({ ...cell, dossiers: counts[index] ?? 0 })).filter((cell) => cell.dossiers > 0);
}

function cellsOf({ from, through, inside, after, not }: WindowMargins): readonly Cell[] {
  const window = { from, through };
  const of = (outcome: Outcome, counts: Counts): readonly Cell[] =>
    (Object.keys(counts) as CountedPillar[]).flatMap((pillar) =>
      [true, false].map((limburg) => ({ window, pillar, limburg, outcome, dossiers: counts[pillar]?.[limburg ? 0 : 1] ?? 0 })),
    );
  return [...of("APPROVED_INSIDE", inside), ...of("APPROVED_AFTER", after), ...of("NOT_APPROVED", not)];
}

function cellsOfShares({ from, through, dossiers, advice }: (typeof oneInTen)[number]): readonly Cell[] {
  const window = { from, through };
  // Nothing is known after the last window, so nothing is approved there.
  const isLast = through === oneInTen.at(-1)?.through;
  const shares = outcomes.flatMap((outcome) =>
    (["OPLEIDING", "ADVIES"] as const).flatMap((pillar) =>
      [true, false].map((limburg) => {
        const share = outcome === "APPROVED_AFTER" && isLast ? 0 : shareOf[outcome];
        return { window, pillar, limburg, outcome, share: share * (pillar === "ADVIES" ? advice : 1 - advice) * (limburg ? limburgShare : 1 - limburgShare) };
      }),
    ),
  );
  const counts = apportion(shares.map(({ share }) => share), dossiers);
  return shares.map(({ share: _share, ...cell }, index) => ({ ...cell, dossiers: counts[index] ?? 0 }));
}
