import { codeList } from "../domain/code-lists.ts";
import type { NaceVersion } from "../domain/nace.ts";
import { placeNode } from "../domain/place.ts";
import { pillarNode, pillarsFiled, topicNode } from "../domain/subsidy-rules.ts";
import { invalid, oneOf } from "./values.ts";

/** Code lists that are not ours alone: read from the register before a file is parsed. */
export type Lists = { readonly registerLegalForms: ReadonlySet<string> };

const THEME_AS_FILED = /^\p{L}[\p{L}\p{M}\p{N} _&/(),.'’+:-]{0,99}$/u;
const MAX_ESTABLISHMENTS = 1_000_000;

const sizes = codesOf("company-size");
const legalTypes = codesOf("legal-type");
const legalForms = codesOf("legal-form");
const employmentClasses = new Set(["0", ...codesOf("employment-class")]);
const naceVersions: ReadonlySet<string> = new Set<NaceVersion>(["2003", "2008", "2025"]);

function codesOf(name: Parameters<typeof codeList>[0]): ReadonlySet<string> {
  return new Set(codeList(name).map((node) => node.code));
}

/** A pillar as filed. Throws INVALID_CODE. */
export function parsePillar(text: string): string {
  if (pillarNode(text) !== undefined) return text;
  throw invalid(text, `is no pillar. Choose ${pillarsFiled.join(", ")}.`);
}

/** A theme as filed: 1 to 100 letters, digits and marks. Which themes there are depends on the day and is checked there. Throws INVALID_CODE. */
export function parseTheme(text: string): string {
  if (THEME_AS_FILED.test(text)) return text;
  throw invalid(text, "is no theme. Use at most 100 letters, digits and punctuation marks, a letter first.");
}

/** A topic of the list. Throws INVALID_CODE. */
export function parseTopic(text: string): string {
  if (topicNode(text) !== undefined) return text;
  throw invalid(text, "is no topic of the kmo-portefeuille. Take a code of the list TOPIC in the catalog, or leave it empty.");
}

/** KO or MO. Throws INVALID_CODE. */
export function parseSize(text: string): string {
  return oneOf(sizes, text, "is no size.");
}

/** The register's type of enterprise: 1 natural person, 2 legal person. Throws INVALID_CODE. */
export function parseLegalType(text: string): string {
  return oneOf(legalTypes, text, "is no legal type.");
}

/** A legal form of our list or of the register's own. Throws INVALID_CODE. */
export function parseLegalForm(text: string, { registerLegalForms }: Lists): string {
  if (legalForms.has(text) || registerLegalForms.has(text)) return text;
  throw invalid(text, "is no legal form. Write the three digits of the register, as in 014 for an NV.");
}

/** 2003, 2008 or 2025. Throws INVALID_CODE. */
export function parseNaceVersion(text: string): NaceVersion {
  return oneOf(naceVersions, text, "is no version of NACE-BEL.") as NaceVersion;
}

/** The NIS code of a municipality that is or was. Throws INVALID_CODE. */
export function parseMunicipality(text: string): string {
  if (placeNode(text)?.level === "MUNICIPALITY") return text;
  throw invalid(text, "is no municipality. Write the NIS code of five digits, as in 71022 for Hasselt.");
}

/** RSZ class 0 to 9 or NONE; `?` means undetermined and becomes 0. Throws INVALID_CODE. */
export function parseEmploymentClass(text: string): string {
  return text === "?" ? "0" : oneOf(employmentClasses, text, "is no RSZ workforce class; ? is read as 0.");
}

/** A number of establishment units, 0 to 1,000,000. Throws INVALID_CODE. */
export function parseEstablishments(text: string): number {
  if (/^\d{1,7}$/.test(text) && Number(text) <= MAX_ESTABLISHMENTS) return Number(text);
  throw invalid(text, `is no number of establishments. Write a whole number, 0 to ${MAX_ESTABLISHMENTS}.`);
}
