import { legalSituationRows } from "../../data/legal-situations.ts";
import { once } from "../../data/read.ts";
import { codeList, type CodeListName } from "../../domain/code-lists.ts";

/** The lists of which VKBO writes the Dutch labels in place of codes. */
export type LabelKind = "LEGAL_FORM" | "LEGAL_SITUATION" | "LEGAL_TYPE" | "EMPLOYMENT_CLASS";

type Entry = { readonly code: string; readonly label: string };
type Index = ReadonlyMap<string, string>;

const indexes: Readonly<Record<LabelKind, () => Index>> = {
  LEGAL_FORM: once(() => indexOf(listed("legal-form"))),
  LEGAL_SITUATION: once(() => indexOf(legalSituationRows().flatMap(({ code, nl, alsoNl }) => [nl, ...alsoNl].map((label) => ({ code, label }))))),
  LEGAL_TYPE: once(() => indexOf(listed("legal-type"))),
  EMPLOYMENT_CLASS: once(() => indexOf([...listed("employment-class"), { code: "0", label: "onbepaald" }, { code: "0", label: "0" }])),
};

/**
 * The KBO code of a Dutch label, whatever its case, accents, punctuation and known variants of spelling. Of legal forms with the same label the
 * first, which is the one still in use. Undefined when no code has that label.
 */
export function codeOfLabel(kind: LabelKind, label: string): string | undefined {
  if (kind === "EMPLOYMENT_CLASS" && label === "?") return "0";
  return indexes[kind]().get(keyOf(kind === "EMPLOYMENT_CLASS" ? plainRange(label) : label));
}

function listed(name: CodeListName): readonly Entry[] {
  return codeList(name).flatMap(({ code, labels }) => (labels.NL === undefined ? [] : [{ code, label: labels.NL }]));
}

function indexOf(entries: readonly Entry[]): Index {
  return new Map(entries.toReversed().map(({ code, label }) => [keyOf(label), code]));
}

function keyOf(label: string): string {
  return label
    .normalize("NFD")
    .replaceAll(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase()
    .replaceAll("vrijwillige", "vrijwillig");
}

/** "5-9", "5 tot en met 9" and "5 tot 9 arbeidsplaatsen" are "5 tot 9". */
function plainRange(label: string): string {
  return label.replace(/(\d)\s*[-–]\s*(\d)/u, "$1 tot $2").replaceAll(/\ben met\b|\barbeidsplaatsen\b|\bwerknemers\b/gi, "");
}
