import type { CodeTest } from "../../../../db/find/code-filter.ts";
import { naceMap, placeMap, type Classification } from "../../../classification.ts";
import type { FilterField } from "../../../filter.ts";
import type { Scope } from "../../../plan.ts";
import { filterColumn, type ColumnRef } from "./column.ts";
import type { Dictionaries } from "../store.ts";

/** Which codes of a column pass, as 1. */
export type ColumnFilter = { readonly column: ColumnRef; readonly lets: Uint8Array };

/** The parts of a filter that look at one code each. */
export function filtersOf(scope: Scope, dictionaries: Dictionaries): readonly ColumnFilter[] {
  const picked = scope.filters.map(({ field, test }) => {
    const column = filterColumn(field, scope);
    return { column, lets: codesThat(passing(test), dictionaries[column.name], knownIn(field, scope.classification)) };
  });
  return scope.cube === "COMPANIES" ? picked : [...picked, ...own(dictionaries, "STATUS", scope.status), ...own(dictionaries, "SERVICE_PROVIDER", scope.serviceProvider === null ? null : [scope.serviceProvider])];
}

/** Any of some codes, of a column of dossiers that is always as it is now. */
function own(dictionaries: Dictionaries, name: "STATUS" | "SERVICE_PROVIDER", codes: readonly string[] | null): readonly ColumnFilter[] {
  if (codes === null) return [];
  const lets = codesThat(passing({ any: codes, not: [], unknown: false }), dictionaries[name], () => true);
  return [{ column: { name, ofCompany: false }, lets }];
}

function codesThat(passes: (code: string | null) => boolean, codes: readonly (string | null)[], isKnown: (code: string) => boolean): Uint8Array {
  return Uint8Array.from(codes, (code) => Number(passes(code !== null && isKnown(code) ? code : null)));
}

/** A code that the version or the year does not have counts as unknown. */
function knownIn(field: FilterField, { nace, placesOn }: Classification): (code: string) => boolean {
  if (field !== "nace" && field !== "place") return () => true;
  const map = field === "nace" ? naceMap(nace, "SECTION") : placeMap(placesOn, "MUNICIPALITY");
  return (code) => map.has(code);
}

/** As `passes` of a test, for many codes. */
function passing({ any, not, unknown }: CodeTest): (code: string | null) => boolean {
  const picked = any === null ? null : new Set(any);
  const left = new Set(not);
  return (code) => (code === null ? unknown : (picked === null || picked.has(code)) && !left.has(code));
}
