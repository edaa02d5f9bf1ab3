import { codeNode, type CodeListName } from "../domain/code-lists.ts";
import type { Day } from "../domain/day.ts";
import type { Labels } from "../domain/labels.ts";
import { naceLevels, naceNode, type NaceVersion } from "../domain/nace.ts";
import { placeLevels, placeNode } from "../domain/place.ts";
import { reasonNode } from "../domain/reasons.ts";
import { pillarNode, regimes, themeNode, topicNode } from "../domain/subsidy-rules.ts";

/**
 * What stands behind a `Code` of the schema. `labels` may lack languages or be empty; then `category` names the list of the imported
 * register to look in. Parts that the list does not have are absent.
 */
export type CodeValue = {
  readonly code: string;
  readonly labels: Partial<Labels>;
  readonly category?: string;
  readonly level?: number;
  readonly parent?: () => CodeValue;
  readonly validFrom?: Day | null;
  readonly validTo?: Day | null;
  readonly successors?: () => readonly CodeValue[];
  /** Of regions, provinces and arrondissements: NUTS 2024. */
  readonly nuts?: string | null;
};

const undetermined: ReadonlySet<string> = new Set(["0", "?"]);

/** A code of one of the project's own lists; `category` is the register's name of the list, for codes that the own list lacks. */
export function listCode(list: CodeListName, code: string, category?: string): CodeValue {
  const node = codeNode(list, code);
  return { code, labels: node?.labels ?? {}, ...(category !== undefined && { category }), ...(node?.validFrom !== undefined && { validFrom: node.validFrom }), ...(node?.validTo !== undefined && { validTo: node.validTo }) };
}

/** A code that only the imported register can explain; `category` as in code.csv. */
export function registerCode(category: string, code: string): CodeValue {
  return { code, labels: {}, category };
}

/** Status of a company: AC, AF, AN, BK, JU or ST of the register, or ENDED. */
export function companyStatusCode(code: string): CodeValue {
  return listCode("company-status", code, "Status");
}

/** RSZ workforce class; 0 and ? are undetermined. */
export function employmentClassCode(code: string): CodeValue {
  return undetermined.has(code) ? { code, labels: codeNode("special", "UNKNOWN")?.labels ?? {} } : listCode("employment-class", code);
}

/** A NACE-BEL code of any level. Versions and codes that the own tables lack get their label from the register. */
export function naceCode(version: NaceVersion, code: string): CodeValue {
  const node = naceNode(version, code);
  const category = `Nace${version}`;
  if (node === undefined) return { code, labels: {}, category };
  const { parent } = node;
  return { code, labels: node.labels, category, level: naceLevels.indexOf(node.level) + 1, ...(parent !== null && { parent: () => naceCode(version, parent) }) };
}

/** A place by its NIS code. */
export function placeCode(code: string): CodeValue {
  const place = placeNode(code);
  if (place === undefined) return { code, labels: {} };
  const { parent, successor, labels, validFrom, validTo, nuts } = place;
  return {
    code,
    labels,
    level: placeLevels.indexOf(place.level),
    validFrom,
    validTo,
    nuts,
    ...(parent !== null && { parent: () => placeCode(parent) }),
    ...(successor !== null && { successors: () => [placeCode(successor)] }),
  };
}

/** A pillar, as filed or of 2016. */
export function pillarCode(code: string): CodeValue {
  return sourced(code, pillarNode(code));
}

/** A theme, also one of before 2023. */
export function themeCode(code: string): CodeValue {
  return sourced(code, themeNode(code));
}

/** A topic; its parent is the theme. */
export function topicCode(code: string): CodeValue {
  const topic = topicNode(code);
  const parent = topic?.parent ?? null;
  return { ...sourced(code, topic), ...(parent !== null && { parent: () => themeCode(parent) }) };
}

/** A regime of the scheme. */
export function regimeCode(code: string): CodeValue {
  return sourced(code, regimes().find((regime) => regime.code === code));
}

/** A reason for a step of a dossier; one that the list no longer has stays as it was given. */
export function reasonCode(code: string): CodeValue {
  return { code, labels: reasonNode(code)?.labels ?? {} };
}

function sourced(code: string, row: { readonly labels: Labels; readonly from: Day | null; readonly to: Day | null } | undefined): CodeValue {
  return row === undefined ? { code, labels: {} } : { code, labels: row.labels, validFrom: row.from, validTo: row.to };
}
