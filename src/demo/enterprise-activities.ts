import { dayNumber } from "../domain/day.ts";
import { activities, type Activity } from "./activities.ts";
import { classOn, noClass, type Companies } from "./companies.ts";
import { lastDay } from "./margins.ts";
import type { Random } from "./random.ts";

/** A row of activity.csv without its entity. */
export type ActivityRow = { readonly group: string; readonly version: "2003" | "2008" | "2025"; readonly code: string; readonly classification: "MAIN" | "SECO" | "ANCI" };

type Role = { readonly group: string; readonly activity: Activity; readonly classification: ActivityRow["classification"]; readonly versions: readonly ActivityRow["version"][] };

const [first2025, last2003] = [dayNumber("2025-01-01"), dayNumber("2008-01-01")];
const extractYear = Number(lastDay.slice(0, 4));
/** The KBO's own subdivision of 73110, the kind of code that has seven digits. */
const sevenDigits = "7311005";

/** True for the few whose codes were never converted to 2025. */
export function keepsOldNace(companies: Companies, index: number): boolean {
  return index % 97 === 5 && (companies.startedOn[index] ?? 0) < first2025;
}

/**
 * The activities of an enterprise. The main one of its highest group (006 for employers, else 001, else 003) is always the company's own
 * activity: other MAIN rows stand in a lower group, or in the same group with a higher code.
 */
export function activitiesOf(companies: Companies, index: number, random: Random): readonly ActivityRow[] {
  const own = activities()[companies.activity[index] ?? 0];
  if (own === undefined) return [];
  const versions = versionsOf(companies, index);
  const isEmployer = classOn(companies, index, extractYear) !== noClass;
  const declared = random.chance(0.92) ? "001" : "003";
  const roles: Role[] = isEmployer ? [{ group: "006", activity: own, classification: "MAIN", versions: versions.filter((version) => version !== "2003") }] : [];
  roles.push({ group: declared, activity: isEmployer && random.chance(0.15) ? another(random) : own, classification: "MAIN", versions });
  const top = isEmployer ? "006" : declared;
  if (random.chance(0.05)) roles.push({ group: top, activity: another(random), classification: "MAIN", versions: versions.filter((version) => version !== "2003") });
  for (let extra = random.int(4); extra > 0; extra -= 1) roles.push({ group: declared, activity: another(random), classification: random.chance(0.04) ? "ANCI" : "SECO", versions });
  const rows = roles.flatMap((role) => rowsOf(role));
  if (own.nace2008 === "73110" && versions.includes("2008") && random.chance(0.2)) rows.push({ group: declared, version: "2008", code: sevenDigits, classification: "SECO" });
  return withoutRivals(rows, top, own);
}

/** The activity of an establishment unit, in 2025 only. */
export function activityOfUnit(companies: Companies, index: number): ActivityRow | undefined {
  const own = activities()[companies.activity[index] ?? 0];
  return own === undefined || keepsOldNace(companies, index) ? undefined : { group: "001", version: "2025", code: own.nace2025, classification: "MAIN" };
}

function versionsOf(companies: Companies, index: number): readonly ActivityRow["version"][] {
  const started = companies.startedOn[index] ?? 0;
  if (started >= first2025) return ["2025"];
  const old = started < last2003 ? (["2003", "2008"] as const) : (["2008"] as const);
  return keepsOldNace(companies, index) ? old : [...old, "2025"];
}

function another(random: Random): Activity {
  const all = activities();
  const found = all[random.int(all.length)];
  if (found === undefined) throw new Error("There are no activities");
  return found;
}

function rowsOf({ group, activity, classification, versions }: Role): ActivityRow[] {
  const codes = { "2003": activity.nace2003, "2008": activity.nace2008, "2025": activity.nace2025 };
  return versions.flatMap((version) => {
    const code = codes[version];
    return code === null ? [] : [{ group, version, code, classification }];
  });
}

/** Drops double rows, and in the highest group any MAIN row with a lower code than the company's own. */
function withoutRivals(rows: readonly ActivityRow[], top: string, own: Activity): readonly ActivityRow[] {
  const seen = new Set<string>();
  return rows.filter(({ group, version, code, classification }) => {
    const key = `${group} ${version} ${code}`;
    const ownCode = version === "2008" ? own.nace2008 : own.nace2025;
    if (seen.has(key) || (classification === "MAIN" && group === top && version !== "2003" && code < ownCode)) return false;
    seen.add(key);
    return true;
  });
}
