import { naceRows, type NaceRow } from "../data/nace-bel.ts";
import { once } from "../data/read.ts";
import type { Day } from "./day.ts";
import { DomainError, quoted } from "./errors.ts";
import type { Labels } from "./labels.ts";

/** A version of NACE-BEL by its year. 2003 codes occur in the register, but their structure is not held here. */
export type NaceVersion = "2003" | "2008" | "2025";

/** The levels of NACE-BEL from the top: a letter, then two to five digits. */
export const naceLevels = ["SECTION", "DIVISION", "GROUP", "CLASS", "SUBCLASS"] as const;

/** A level of NACE-BEL. */
export type NaceLevel = (typeof naceLevels)[number];

/** A code of one version; `parent` is null for a section. A section letter means nothing without its version. */
export type NaceNode = { readonly version: NaceVersion; readonly code: string; readonly level: NaceLevel; readonly parent: string | null; readonly labels: Partial<Labels> };

type Structure = { readonly nodes: readonly NaceNode[]; readonly byCode: ReadonlyMap<string, NaceNode>; readonly lines: ReadonlyMap<string, readonly string[]>; readonly ends: ReadonlyMap<string, number> };

const levelIndex: Readonly<Record<NaceLevel, number>> = { SECTION: 0, DIVISION: 1, GROUP: 2, CLASS: 3, SUBCLASS: 4 };

const empty: Structure = { nodes: Object.freeze([]), byCode: new Map(), lines: new Map(), ends: new Map() };
const structures: Readonly<Record<NaceVersion, () => Structure>> = {
  "2003": () => empty,
  "2008": once(() => build("2008")),
  "2025": once(() => build("2025")),
};

/** The node of a code; undefined when the version does not have it, and always for 2003. */
export function naceNode(version: NaceVersion, code: string): NaceNode | undefined {
  return structures[version]().byCode.get(code);
}

/** All nodes of a version in code order, each section right before what is in it; empty for 2003. */
export function naceNodes(version: NaceVersion): readonly NaceNode[] {
  return structures[version]().nodes;
}

/** The code itself or the one above it at that level ("62010" at DIVISION is "62"); undefined when the code is not that deep or not in the version. */
export function naceAncestor(version: NaceVersion, code: string, level: NaceLevel): string | undefined {
  return structures[version]().lines.get(code)?.[levelIndex[level]];
}

/** The code and every code below it, in code order; empty when the version does not have it. */
export function naceUnder(version: NaceVersion, code: string): readonly string[] {
  const { nodes, ends } = structures[version]();
  const end = ends.get(code);
  return end === undefined ? [] : nodes.slice(nodes.findIndex((node) => node.code === code), end).map((node) => node.code);
}

/**
 * A code as it is stored: two to five digits without dots (62.010 becomes 62010, the seven digits of a KBO extension are cut to
 * five), or a section letter. It need not exist in any version. Throws INVALID_CODE.
 */
export function parseNaceCode(text: string): string {
  const code = text.trim().replaceAll(".", "");
  if (/^\d{2,5}$/.test(code)) return code;
  if (/^\d{7}$/.test(code)) return code.slice(0, 5);
  if (/^[A-Va-v]$/.test(code)) return code.toUpperCase();
  throw new DomainError("INVALID_CODE", `${quoted(text)} is no NACE-BEL code. Write a section letter A to V or 2 to 5 digits, as in 62.010.`, { details: { value: text } });
}

/** The version in force on a day: 2025 from 1 January 2025, before that 2008. Source: FPS Economy, Statbel. */
export function naceVersionOn(day: Day): "2008" | "2025" {
  return day >= "2025-01-01" ? "2025" : "2008";
}

function build(version: NaceRow["version"]): Structure {
  const nodes: NaceNode[] = [];
  const lines = new Map<string, readonly string[]>();
  const ends = new Map<string, number>();
  let line: readonly string[] = [];
  for (const { code, labels } of naceRows().filter((row) => row.version === version)) {
    const depth = /^\d/.test(code) ? code.length - 1 : 0;
    line = Object.freeze([...line.slice(0, depth), code]);
    lines.set(code, line);
    const level = naceLevels[depth];
    if (level === undefined || line.length !== depth + 1) throw new Error(`NACE-BEL ${version}: ${code} is out of place`);
    nodes.push(Object.freeze({ version, code, level, parent: line[depth - 1] ?? null, labels }));
    for (const above of line) ends.set(above, nodes.length);
  }
  return { nodes: Object.freeze(nodes), byCode: new Map(nodes.map((node) => [node.code, node])), lines, ends };
}
