import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { dayOfNumber } from "../../../src/domain/day.ts";
import { countedMilestones } from "../../../src/domain/dossier-status.ts";
import { createColumnsEngine, type ColumnsEngine, type ColumnsOptions } from "../../../src/reporting/engines/columns/columns-engine.ts";
import type { ColumnsPinned } from "../../../src/reporting/engines/columns/threads/columns-runtime.ts";
import { companyFlatNames, flatNames } from "../../../src/reporting/engines/columns/layout.ts";
import type { DossierSegment, Snapshot } from "../../../src/reporting/engines/columns/store.ts";

/** The Brussels day of these tests, and an instant of it. */
export const today = "2026-06-15";
export const now = (): Date => new Date("2026-06-15T10:00:00Z");

/** A scanning thread that answers with what the test wrote into the plan: see its file. */
export const scanScript = new URL("./scan-child.ts", import.meta.url);

/** Columns that are closed when the calling test ends. */
export function openColumns(options: Partial<ColumnsOptions> & Pick<ColumnsOptions, "target">): ColumnsEngine {
  const columns = createColumnsEngine({ now, threads: 1, refreshMs: 50, lagMs: 60_000, scanScript, ...options });
  onTestFinished(() => columns.close());
  return columns;
}

/** The newest version. */
export async function pin({ engine }: ColumnsEngine, day = today): Promise<ColumnsPinned> {
  return (await engine.pin(day)) as ColumnsPinned;
}

/** Waits until something is true; throws what it last threw after some seconds. */
export async function until(check: () => Promise<void> | void, withinMs = 5000): Promise<number> {
  const started = performance.now();
  for (;;) {
    try {
      await check();
      return performance.now() - started;
    } catch (error) {
      if (performance.now() - started > withinMs) throw error;
      await sleep(5);
    }
  }
}

/** A dossier as columns have it. */
export type Held = {
  readonly company: string;
  readonly establishment: number;
  readonly amounts: readonly number[];
  readonly days: readonly (string | null)[];
  readonly codes: Readonly<Record<string, string | null>>;
  readonly nace: readonly string[];
  readonly municipality: string | null;
  readonly current: Readonly<Record<string, string | null>>;
};

/** Every dossier of a version, in no order. Checks that the events agree on what holds. */
export function dossiersOf(snapshot: Snapshot): readonly Held[] {
  return [snapshot.base, snapshot.delta].flatMap((segment) => segmentDossiers(snapshot, segment));
}

function segmentDossiers(snapshot: Snapshot, segment: DossierSegment): readonly Held[] {
  const { applicants, dictionaries } = snapshot;
  const days = countedMilestones.map((name) => daysByRow(segment, name));
  const alive = [...(days[0] ?? new Map<number, number>()).keys()];
  for (const each of days) for (const row of each.keys()) if (!days[0]?.has(row)) throw new Error(`row ${row} holds for one event and not for its submission`);
  return alive.map((row) => {
    const applicant = segment.company[row] as number;
    return {
      company: String(applicants.numbers[applicant]).padStart(10, "0"),
      establishment: segment.establishment[row] as number,
      amounts: Object.values(segment.amounts).map((amounts) => amounts[row] as number),
      days: days.map((each) => dayText(each.get(row))),
      codes: Object.fromEntries(flatNames.map((name) => [name, dictionaries[name][segment.codes[name][row] as number] as string | null])),
      nace: [naceText(dictionaries.nace2008, segment.nace2008[row] as number), naceText(dictionaries.nace2025, segment.nace2025[row] as number)],
      municipality: dictionaries.municipality[segment.municipality[row] as number] as string | null,
      current: {
        ...Object.fromEntries(companyFlatNames.map((name) => [name, dictionaries[name][applicants.codes[name]?.[applicant] as number] as string | null])),
        nace2008: naceText(dictionaries.nace2008, applicants.nace2008[applicant] as number),
        nace2025: naceText(dictionaries.nace2025, applicants.nace2025[applicant] as number),
        municipality: dictionaries.municipality[applicants.municipality[applicant] as number] as string | null,
        active: String(applicants.active[applicant]),
      },
    };
  });
}

/** The text of a code; one that has no place in the version is LOST, none at all is "". */
export function naceText(dictionary: readonly (string | null)[], code: number): string {
  if (code === 0) return "";
  return code === 1 ? "LOST" : (dictionary[code] as string);
}

function daysByRow(segment: DossierSegment, name: (typeof countedMilestones)[number]): Map<number, number> {
  const { rows, days, dead } = segment.events[name];
  const buried = new Set(dead);
  if (dead.some((place, index) => index > 0 && place <= (dead[index - 1] as number))) throw new Error("dead places do not ascend");
  if (days.some((day, place) => place > 0 && day < (days[place - 1] as number))) throw new Error("days do not ascend");
  return new Map([...days].flatMap((day, place) => (buried.has(place) ? [] : [[rows === null ? place : (rows[place] as number), day] as const])));
}

function dayText(day: number | undefined): string | null {
  return day === undefined ? null : dayOfNumber(day + 10_957);
}

/** What two versions must have in common to be the same state: each dossier, and which of them share an establishment. */
export function contents(snapshot: Snapshot): unknown {
  const held = dossiersOf(snapshot);
  const lines = held.map((each) => JSON.stringify({ ...each, establishment: null })).sort();
  const units = Map.groupBy(held.filter(({ establishment }) => establishment > 0), ({ establishment }) => establishment);
  return { lines, units: [...units.values()].map((dossiers) => dossiers.map(({ amounts, days, company }) => JSON.stringify([amounts, days, company])).sort().join()).sort() };
}
