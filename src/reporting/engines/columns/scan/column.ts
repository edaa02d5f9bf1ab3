import { isCompanyDimension } from "../../../cubes/companies.ts";
import { dimension, type DimensionName } from "../../../cubes/dossiers.ts";
import { flatFields, type FilterField } from "../../../filter.ts";
import type { Scope } from "../../../plan.ts";
import type { FlatDimensionName } from "../layout.ts";
import type { ClassifiedColumns, CodeColumn, Dictionaries } from "../store.ts";

/** The name of a column of codes, and of its dictionary. */
export type ColumnName = keyof Dictionaries;

/** A column of codes: of the rows that are scanned, or `ofCompany`, of their companies as the register has them now. */
export type ColumnRef = { readonly name: ColumnName; readonly ofCompany: boolean };

/** Whatever has columns of codes. */
export type CodeHolder = ClassifiedColumns & { readonly codes: Readonly<Partial<Record<FlatDimensionName, CodeColumn>>> };

/** The column of a dimension that is not time. */
export function dimensionColumn(name: DimensionName, scope: Scope): ColumnRef {
  return { name: nameOf(name, scope), ofCompany: isOfCompany(scope) && isCompanyDimension(name) };
}

/** The column that a part of a filter tests. */
export function filterColumn(field: FilterField, scope: Scope): ColumnRef {
  if (field === "nace") return dimensionColumn("NACE_SECTION", scope);
  return dimensionColumn(field === "place" ? "MUNICIPALITY" : flatFields[field], scope);
}

/** A column by its name. */
export function codesIn(holder: CodeHolder, name: ColumnName): CodeColumn {
  const column = name === "nace2008" || name === "nace2025" || name === "municipality" ? holder[name] : holder.codes[name];
  if (column === undefined) throw new Error(`there is no column ${name}`);
  return column;
}

function isOfCompany({ cube, classification }: Scope): boolean {
  return cube === "DOSSIERS" && classification.attributes === "CURRENT";
}

function nameOf(name: DimensionName, { classification }: Scope): ColumnName {
  switch (dimension(name).kind) {
    case "FLAT":
      return name as FlatDimensionName;
    case "NACE":
      return classification.nace === "2008" ? "nace2008" : "nace2025";
    case "PLACE":
      return "municipality";
    case "TIME":
      throw new Error(`${name} has no column`);
  }
}
