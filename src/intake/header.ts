import { DomainError, quoted } from "../domain/errors.ts";
import { notHeldFor } from "../domain/not-held.ts";

/** What a reject file has in front of the file's own columns; ignored when it is imported again. */
export const rejectColumns = ["line", "reason"] as const;

/** Where the columns of a file stand. */
export type Header = {
  /** The names as they stand in the file. */
  readonly names: readonly string[];
  /** For each of the columns wanted, its place in a row. */
  readonly places: readonly number[];
};

/**
 * Finds every wanted column in the first line of a file, in any order. Throws NOT_HELD for a name of something that is never held, with
 * the reason, and INVALID_FILE that names every unknown, missing and repeated column.
 */
export function readHeader(fields: readonly string[], wanted: readonly string[], fileName: string): Header {
  const invalid = (fault: string, details: Readonly<Record<string, unknown>> = {}): DomainError =>
    new DomainError("INVALID_FILE", `${fileName}, line 1: ${fault}. The header must name these columns, in any order: ${wanted.join(",")}`, { details });
  const names = fields.map((field) => field.trim());
  if (names.length === 1 && names[0]?.includes(";")) throw invalid("the columns must be separated by commas, not by semicolons");
  const allowed: ReadonlySet<string> = new Set([...wanted, ...rejectColumns]);
  const unknown = names.filter((name) => !allowed.has(name));
  refuseNotHeld(unknown, fileName);
  const missing = wanted.filter((name) => !names.includes(name));
  const repeated = names.filter((name, index) => allowed.has(name) && names.indexOf(name) !== index);
  const faults = [listed("unknown column", unknown), listed("missing column", missing), listed("repeated column", repeated)].filter((fault) => fault !== null);
  if (faults.length > 0) throw invalid(faults.join("; "), { unknown, missing, repeated });
  return { names, places: wanted.map((name) => names.indexOf(name)) };
}

function refuseNotHeld(names: readonly string[], fileName: string): void {
  for (const name of names) {
    const entry = notHeldFor(name);
    if (entry === undefined) continue;
    const message = `${fileName}, line 1: the column ${quoted(name)} can't be imported. ${entry.reason.EN} Remove the column.`;
    throw new DomainError("NOT_HELD", message, { details: { column: name, notHeld: { name: entry.name, reason: entry.reason } } });
  }
}

function listed(what: string, names: readonly string[]): string | null {
  if (names.length === 0) return null;
  return `${what}${names.length === 1 ? "" : "s"} ${names.map((name) => quoted(name)).join(", ")}`;
}
