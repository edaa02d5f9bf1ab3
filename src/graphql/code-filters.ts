import type { CodeFilter } from "../db/find/code-filter.ts";
import { DomainError } from "../domain/errors.ts";
import { limits } from "./limits.ts";

/** The filter as given, if no part of it lists more codes than allowed; else INVALID_ARGUMENT. */
export function checkCodeFilters<Filter extends object>(filter: Filter): Filter {
  for (const [name, part] of Object.entries(filter)) {
    if (typeof part === "object" && part !== null) for (const list of ["in", "notIn"] as const) checkLength(name, list, (part as CodeFilter)[list]);
  }
  return filter;
}

function checkLength(name: string, list: string, codes: readonly string[] | null | undefined): void {
  if ((codes?.length ?? 0) <= limits.filterCodes) return;
  throw new DomainError("INVALID_ARGUMENT", `The filter \`${name}.${list}\` holds ${codes?.length} codes; the limit is ${limits.filterCodes}. Use \`under\` with a code of a higher level.`, { details: { argument: `where.${name}.${list}` } });
}
