import { legalFormRows, shortLists, type CodeRow, type ShortListName } from "../data/code-lists.ts";
import { once } from "../data/read.ts";
import { addYears, type Day } from "./day.ts";

/** The code lists of company and dossier attributes; "special" holds UNKNOWN and NONE. */
export const codeListNames = ["company-size", "employment-class", "legal-type", "legal-form", "establishments-class", "company-age-class", "dossier-status", "company-status", "special"] as const;

/** The name of a code list. */
export type CodeListName = (typeof codeListNames)[number];

/** A code with its labels; days of validity (both in it) only where the source gives them. These lists have one level, so no parents. */
export type CodeNode = CodeRow & { readonly parent?: string };

const legalFormSource = "FPS Economy, code list of legal forms; 610, 612 and 706 of the companies' code of 2019 are not verified";
const indexes = new Map<CodeListName, () => ReadonlyMap<string, CodeNode>>(codeListNames.map((name) => [name, once(() => new Map(codeList(name).map((node) => [node.code, node])))]));

/** The codes of a list in the order to show them. UNKNOWN is in none of them but "special"; it may occur with every list. */
export function codeList(name: CodeListName): readonly CodeNode[] {
  return name === "legal-form" ? legalFormRows() : shortLists()[name].codes;
}

/** Where a list comes from, in words. */
export function codeListSource(name: CodeListName): string {
  return name === "legal-form" ? legalFormSource : shortLists()[name satisfies ShortListName].source;
}

/** A code of a list, or of "special" (UNKNOWN, NONE); undefined when neither has it. */
export function codeNode(name: CodeListName, code: string): CodeNode | undefined {
  return indexes.get(name)?.().get(code) ?? indexes.get("special")?.().get(code);
}

/** The class of a number of establishment units: 0, 1, 2-4, 5-9 or 10+. */
export function establishmentsClass(n: number): string {
  if (n >= 10) return "10+";
  if (n >= 5) return "5-9";
  return n >= 2 ? "2-4" : String(n);
}

/** The class of an enterprise by whole years from its start to a day: 0, 1-2, 3-4, 5-9, 10-19 or 20+; UNKNOWN when it starts after that day. */
export function companyAgeClass(startDay: Day, onDay: Day): string {
  if (startDay > onDay) return "UNKNOWN";
  const years = wholeYears(startDay, onDay);
  if (years >= 20) return "20+";
  if (years >= 10) return "10-19";
  if (years >= 5) return "5-9";
  if (years >= 3) return "3-4";
  return years >= 1 ? "1-2" : "0";
}

function wholeYears(startDay: Day, onDay: Day): number {
  const years = Number(onDay.slice(0, 4)) - Number(startDay.slice(0, 4));
  return addYears(startDay, years) > onDay ? years - 1 : years;
}
