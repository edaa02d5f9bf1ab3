import { DomainError, quoted } from "../domain/errors.ts";

/** The text, if it is 1 to `max` characters without NUL, which PostgreSQL can't hold; else INVALID_ARGUMENT. `name` is that of the argument. */
export function checkText(text: string, name: string, max: number): string {
  if (text.length === 0) throw invalid(name, "is empty", `Write 1 to ${max} characters.`);
  if (text.length > max) throw invalid(name, `has ${text.length} characters`, `Write at most ${max}.`);
  if (text.includes("\0")) throw invalid(name, `${quoted(text)} holds a NUL character`, "Leave it out.");
  if (!text.isWellFormed()) throw invalid(name, `${quoted(text)} is no well-formed text`, "Send whole characters.");
  return text;
}

/** The number, if it is a whole one from `min` to `max`; else INVALID_ARGUMENT. */
export function checkCount(count: number, name: string, max: number, min = 0): number {
  if (count >= min && count <= max) return count;
  throw invalid(name, `is ${count}`, `Choose ${min} to ${max}.`);
}

function invalid(name: string, fault: string, wayOut: string): DomainError {
  return new DomainError("INVALID_ARGUMENT", `The argument \`${name}\` ${fault}. ${wayOut}`, { details: { argument: name } });
}

/** Throws TOO_MANY_NUMBERS when a list argument is longer than `max`. */
export function checkListLength(list: readonly unknown[], name: string, max: number): void {
  if (list.length <= max) return;
  throw new DomainError("TOO_MANY_NUMBERS", `The argument \`${name}\` holds ${list.length} values; the limit is ${max}. Ask for them in parts.`, { details: { argument: name, limit: max } });
}
