import { topicsOn } from "../domain/subsidy-rules.ts";
import type { CountedPillar } from "./margins.ts";
import { weightedIndex, type Random } from "./random.ts";

/** What a dossier is for: the pillar as filed, and theme and topic where the form asks for them. */
export type Service = { readonly pillar: string; readonly theme: string | null; readonly topic: string | null };

const advicePillars = ["ADVIES", "ADVIES_INTERNATIONAAL", "TECHNOLOGIEVERKENNING", "STRATEGISCH_ADVIES"];
const drawAdvicePillar = weightedIndex([0.58, 0.13, 0.08, 0.21]);

/** Themes of the form before 2023, kept as filed; only IT and HR have a place in our own list. */
const oldThemes = ["IT", "HR", "TALEN", "VERKOOP_EN_MARKETING", "VEILIGHEID_EN_MILIEU", "BOEKHOUDING_EN_FISCALITEIT", "MANAGEMENT", "TECHNIEK_EN_PRODUCTIE", "KWALITEIT"];
const drawOldTheme = weightedIndex([0.2, 0.13, 0.09, 0.12, 0.1, 0.09, 0.1, 0.12, 0.05]);

const themes = ["BEROEPSSPECIFIEKE_COMPETENTIES", "DIGITALISERING", "BEDRIJFSSTRATEGIE", "PERSONEELSMANAGEMENT", "FINANCIELE_GELETTERDHEID", "DUURZAAMHEID", "INNOVATIE", "INTERNATIONALISERING"];
const drawTheme = weightedIndex([0.36, 0.19, 0.12, 0.11, 0.08, 0.06, 0.05, 0.03]);
const topicChance = 0.6;
const reform = "2016-04-01";
const eightThemes = "2023-01-01";
const onlyCybersecurity = "2026-02-01";

const topicsOfDays = new Map<string, ReadonlyMap<string, readonly string[]>>();

/** A service that could be applied for on a day. */
export function drawService(pillar: CountedPillar, day: string, random: Random): Service {
  if (day < reform) return { pillar: pillar === "ADVIES" ? (advicePillars[drawAdvicePillar(random)] ?? pillar) : pillar, theme: oldTheme(random), topic: null };
  if (pillar === "ADVIES" && day >= onlyCybersecurity) return { pillar, theme: "DIGITALISERING", topic: "CYBERSECURITY" };
  const theme = day < eightThemes ? oldTheme(random) : (themes[drawTheme(random)] ?? null);
  return { pillar, theme, topic: theme === null || !random.chance(topicChance) ? null : drawTopic(theme, day, random) };
}

/** One in twelve left the field empty before it was mandatory. */
function oldTheme(random: Random): string | null {
  return random.chance(1 / 12) ? null : (oldThemes[drawOldTheme(random)] ?? null);
}

function drawTopic(theme: string, day: string, random: Random): string | null {
  const topics = topicsByTheme(day).get(theme) ?? [];
  return topics[random.int(topics.length)] ?? null;
}

function topicsByTheme(day: string): ReadonlyMap<string, readonly string[]> {
  const known = topicsOfDays.get(day);
  if (known !== undefined) return known;
  const grouped = new Map<string, string[]>();
  for (const { code, parent } of topicsOn(day)) if (parent !== null) grouped.set(parent, [...(grouped.get(parent) ?? []), code]);
  topicsOfDays.set(day, grouped);
  return grouped;
}
