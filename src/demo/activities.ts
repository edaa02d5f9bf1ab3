import { once } from "../data/read.ts";
import { naceAncestor, naceNode, naceNodes } from "../domain/nace.ts";

/** A main activity in both versions of NACE-BEL, and the weight of companies that have it. */
export type Activity = { readonly nace2008: string; readonly nace2025: string; /** Of 2003, for some. */ readonly nace2003: string | null; readonly division: string; readonly weight: number };

/** Shares of the companies that apply, by section of 2008; sections that may not apply are left out. */
const sectionWeights: Readonly<Record<string, number>> = {
  A: 0.6, C: 13, E: 0.5, F: 13, G: 19, H: 4, I: 6, J: 8.5, K: 4, L: 2.5, M: 17, N: 6, P: 2, Q: 3.6, R: 1, S: 4,
};

/** The most usual activities; each weighs as much as this many others of its section. */
const usual: Readonly<Record<string, number>> = {
  "10712": 12, "18120": 8, "25110": 14, "25620": 10, "33200": 6, "41201": 30, "43211": 26, "43221": 16, "43320": 18, "43341": 12,
  "46499": 10, "46693": 8, "47711": 16, "45113": 12, "45201": 14, "49410": 14, "52290": 6, "56101": 18, "55100": 5, "62010": 18, "62020": 22,
  "66220": 14, "68311": 8, "69201": 20, "69202": 14, "70220": 34, "71111": 12, "71121": 22, "73110": 14, "74101": 8, "78100": 6, "81300": 12,
  "85592": 8, "86220": 8, "86230": 10, "96021": 14, "96022": 8,
};

/** NACE-BEL 2003 codes of enterprises that were there before 2008, by code of 2008; the register still shows them. */
const of2003: Readonly<Record<string, string>> = {
  "10712": "15812", "18120": "22220", "25110": "28110", "25620": "28520", "41201": "45211", "43211": "45310", "43221": "45331", "43320": "45420",
  "43341": "45441", "49410": "60242", "56101": "55301", "62010": "72220", "62020": "72220", "66220": "67201", "69201": "74124", "70220": "74142",
  "71111": "74201", "73110": "74401", "96021": "93021", "41101": "70111", "36000": "41000",
};

/** Every activity, in the order of the codes of 2008. */
export const activities: () => readonly Activity[] = once(() => {
  const subclasses = naceNodes("2008").filter(({ code, level }) => level === "SUBCLASS" && sectionWeights[sectionOf(code)] !== undefined);
  const sums = new Map<string, number>();
  for (const { code } of subclasses) sums.set(sectionOf(code), (sums.get(sectionOf(code)) ?? 0) + rawWeight(code));
  return subclasses.map(({ code }) => {
    const section = sectionOf(code);
    const weight = ((sectionWeights[section] ?? 0) * rawWeight(code)) / (sums.get(section) ?? 1);
    return { nace2008: code, nace2025: successorOf(code), nace2003: of2003[code] ?? null, division: code.slice(0, 2), weight };
  });
});

function sectionOf(code: string): string {
  return naceAncestor("2008", code, "SECTION") ?? "";
}

/** A long tail: 0.1 to 2.1, few near the top. */
function rawWeight(code: string): number {
  const spread = (Number(code) * 6271) % 1009 / 1009;
  return usual[code] ?? 0.1 + 2 * spread * spread * spread;
}

/** The same code of 2025 where there is one, else the first subclass of the nearest group above it; the motor trade went to retail. */
function successorOf(code: string): string {
  if (naceNode("2025", code) !== undefined) return code;
  for (let length = 4; length >= 2; length -= 1) {
    const above = code.slice(0, length);
    const first = naceNodes("2025").find((node) => node.level === "SUBCLASS" && node.code.startsWith(above));
    if (first !== undefined) return first.code;
  }
  return naceNodes("2025").find((node) => node.level === "SUBCLASS" && node.code.startsWith("478"))?.code ?? "47811";
}
