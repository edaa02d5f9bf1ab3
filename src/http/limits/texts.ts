import { DomainError } from "../../domain/errors.ts";

/** Throws INVALID_TEXT for a text that is too long or holds a NUL character, which PostgreSQL can't store. */
export function checkText(text: string, where: string, longest: number): void {
  if (text.length > longest) throw invalid(where, `The text of ${where} has ${text.length.toLocaleString("en-US")} characters; the limit is ${longest.toLocaleString("en-US")}. Shorten it.`);
  if (text.includes("\0")) throw invalid(where, `The text of ${where} holds the character NUL (U+0000). Leave it out.`);
}

/** Checks every text in the variables, names included. Throws INVALID_TEXT, which names the place. */
export function checkVariableTexts(value: unknown, longest: number, where = "the variables"): void {
  if (typeof value === "string") return checkText(value, where, longest);
  if (value === null || typeof value !== "object") return;
  const isTop = where === "the variables";
  for (const [name, part] of Object.entries(value)) {
    if (!Array.isArray(value)) checkText(name, `a name in ${where}`, longest);
    checkVariableTexts(part, longest, isTop ? `$${shown(name)}` : Array.isArray(value) ? `${where}[${name}]` : `${where}.${shown(name)}`);
  }
}

function shown(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}

function invalid(where: string, message: string): DomainError {
  return new DomainError("INVALID_TEXT", message, { details: { where } });
}
