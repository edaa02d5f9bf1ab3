import { DomainError } from "../../domain/errors.ts";

/** Where in a delivered file a rule was broken; line 1 is the header. */
export type Spot = { readonly file: string; readonly line?: number; readonly column?: string };

/** An INVALID_FILE error whose message starts with the spot and whose `details` hold it. */
export function fileFault(spot: Spot, rule: string, cause?: unknown): DomainError {
  const line = spot.line === undefined ? "" : `, line ${spot.line}`;
  const column = spot.column === undefined ? "" : `, column ${spot.column}`;
  return new DomainError("INVALID_FILE", `${spot.file}${line}${column}: ${rule}`, { details: { ...spot }, ...(cause === undefined ? {} : { cause }) });
}
