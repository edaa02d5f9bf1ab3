import { notHeldRows, type NotHeldRow } from "../data/not-held.ts";
import { once } from "../data/read.ts";

/**
 * A personal characteristic that is not held and so can never be reported, with the reason and the legal basis. `words` are the
 * lower-case words (or sequences of words, without accents) that no name in the schema, the tables or the files may have.
 */
export type NotHeld = NotHeldRow;

/** Gender, disability, age and origin: what the kmo-portefeuille does not know of persons. */
export const notHeld: readonly NotHeld[] = notHeldRows();

type Phrase = { readonly entry: NotHeld; readonly text: string };

const phrases = once(() => notHeld.flatMap((entry) => entry.words.map((words): Phrase => ({ entry, text: ` ${words} ` }))).toSorted((a, b) => wordCount(b.text) - wordCount(a.text)));
const exemptions = once(() => notHeld.flatMap((entry) => entry.exempt.map((words) => ` ${words} `)));

/**
 * The characteristic that a name points at, undefined when none: camelCase, SNAKE_CASE and spaced names are split into whole words, so
 * "ageGroup" and "geboortedatum" match and "page" and "COMPANY_AGE_CLASS" do not. Where several match, the longest sequence of words decides.
 */
export function notHeldFor(name: string): NotHeld | undefined {
  let words = ` ${wordsOf(name).join(" ")} `;
  for (const exempt of exemptions()) words = words.replaceAll(exempt, " | ");
  return phrases().find((phrase) => words.includes(phrase.text))?.entry;
}

function wordCount(text: string): number {
  return text.split(" ").length;
}

function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
}
