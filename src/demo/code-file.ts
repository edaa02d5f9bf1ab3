import { codeList } from "../domain/code-lists.ts";
import { naceNodes, type NaceVersion } from "../domain/nace.ts";
import { nace2003Labels, shortCategories, type CodeLabels } from "./code-labels.ts";
import { quote } from "./csv.ts";

type Entry = Partial<CodeLabels> & { readonly code: string };

/** Languages in the order of the register's rows. */
const languages = ["DE", "FR", "NL"] as const;
const advertising = { code: "7311005", NL: "Reclamebureaus: ontwerpen van reclame", FR: "Agences de publicité: conception de publicités" };

/** The lines of code.csv, the header first: all fifteen categories in the order of their names. */
export function* codeLines(): Generator<string> {
  yield '"Category","Code","Language","Description"';
  const long = { JuridicalForm: legalForms(), Nace2003: nace2003Labels, Nace2008: [...nace("2008"), advertising], Nace2025: nace("2025") };
  const all: Readonly<Record<string, readonly Entry[]>> = { ...shortCategories, ...long };
  for (const category of Object.keys(all).toSorted()) for (const entry of sorted(all[category] ?? [])) yield* linesOf(category, entry);
}

function* linesOf(category: string, entry: Entry): Generator<string> {
  for (const language of languages) {
    const label = entry[language];
    if (label !== undefined) yield `"${category}","${entry.code}","${language}",${quote(label)}`;
  }
}

function legalForms(): readonly Entry[] {
  return codeList("legal-form").map(({ code, labels }) => ({ code, ...labels }));
}

/** The register has no section letters. */
function nace(version: NaceVersion): readonly Entry[] {
  return naceNodes(version).flatMap(({ code, level, labels }) => (level === "SECTION" ? [] : [{ code, ...labels }]));
}

function sorted(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}
