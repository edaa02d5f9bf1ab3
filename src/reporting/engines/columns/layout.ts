import { companyDimensions } from "../../cubes/companies.ts";
import { dossierDimensions, type DimensionName } from "../../cubes/dossiers.ts";

type FlatNames<Entries> = { [Name in keyof Entries]: Entries[Name] extends { readonly kind: "FLAT" } ? Name : never }[keyof Entries];

/** A dimension that has a column of its own. */
export type FlatDimensionName = FlatNames<typeof dossierDimensions>;

/** A dimension that companies have a column for, too. */
export type CompanyFlatName = FlatNames<typeof companyDimensions>;

/** Every dimension that has a column of its own, as the cube has them. */
export const flatNames = namesOf(dossierDimensions) as readonly FlatDimensionName[];

/** Those that companies have, too. */
export const companyFlatNames = namesOf(companyDimensions) as readonly CompanyFlatName[];

function namesOf(entries: Readonly<Partial<Record<DimensionName, { readonly kind: string }>>>): readonly string[] {
  return Object.entries(entries).flatMap(([name, { kind }]) => (kind === "FLAT" ? [name] : []));
}
