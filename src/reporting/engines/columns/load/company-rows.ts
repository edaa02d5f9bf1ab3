import { sql, type SQL } from "drizzle-orm";
import { company } from "../../../../db/tables/index.ts";
import type { Day } from "../../../../domain/day.ts";
import { companyDimensions } from "../../../cubes/companies.ts";
import { companyFlatNames } from "../layout.ts";
import { listed } from "../../../compile/columns.ts";

const fieldNames = ["number", "isActive", "establishments", "municipality", "naceVersion", "naceCode", "nace2003", "nace2008", "nace2025"] as const;
type FieldName = (typeof fieldNames)[number];

/** Where the fields of a company stand in a copy, from the one that it begins at. */
export const companyField = Object.fromEntries(fieldNames.map((name, index) => [name, index])) as Record<FieldName, number>;

/** Fields of a company in a copy; after those with a name come the codes, in the order of `companyFlatNames`. */
export const companyFields = fieldNames.length + companyFlatNames.length;

/** The query for the fields of every company, in their order; ages are those of `today`. */
export function companyQuery(today: Day): SQL {
  return sql`select ${listed(companyColumns(today))} from ${company}`;
}

/** The query for the fields of one company as an array of texts, as `dossier_changes` takes it. */
export function changedCompanyQuery(today: Day): SQL {
  const texts = companyColumns(today).map((column) => sql`(${column})::text`);
  return sql`select array[${listed(texts)}] from ${company} where ${company.number} = n.number`;
}

/** The fields of a company that came as an array of texts, as they are otherwise copied. */
export function companyFieldsOf(texts: SQL): readonly SQL[] {
  return Array.from({ length: companyFields }, (_, index) => {
    const text = sql`${texts}[${sql.raw(String(index + 1))}]`;
    if (index === companyField.isActive) return sql`(${text})::boolean`;
    return index === companyField.establishments ? sql`(${text})::integer` : text;
  });
}

function companyColumns(today: Day): readonly SQL[] {
  const fields: Record<FieldName, SQL> = {
    number: sql`${company.number}`,
    isActive: sql`${company.endedOn} is null`,
    establishments: sql`${company.establishments}`,
    municipality: sql`${company.municipality}`,
    naceVersion: sql`${company.naceVersion}`,
    naceCode: sql`${company.naceCode}`,
    nace2003: sql`${company.nace2003}`,
    nace2008: sql`${company.nace2008}`,
    nace2025: sql`${company.nace2025}`,
  };
  return [...fieldNames.map((name) => fields[name]), ...companyFlatNames.map((name) => companyDimensions[name].code(today))];
}
