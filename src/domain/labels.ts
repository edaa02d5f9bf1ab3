/** The languages of labels and notes, as the register and the scheme use them; Dutch is the source language. */
export const languages = ["NL", "FR", "DE", "EN"] as const;

/** One of the four languages of labels. */
export type Language = (typeof languages)[number];

/** A text in each of the four languages. */
export type Labels = Readonly<Record<Language, string>>;

/** The label in the language asked for, else the Dutch one, else the code itself; an empty label counts as absent. */
export function labelOf(labels: Partial<Labels>, language: Language, code: string): string {
  return labels[language] || labels.NL || code;
}
