import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getTableColumns, is } from "drizzle-orm";
import { CasingCache } from "drizzle-orm/casing";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { visit } from "graphql";
import { describe, expect, it } from "vitest";
import { root } from "../../src/config.ts";
import * as tables from "../../src/db/tables/index.ts";
import { notHeldFor } from "../../src/domain/not-held.ts";
import { wholeDocument } from "../../src/graphql/sdl.ts";
import { dossierColumns } from "../../src/intake/dossier-columns.ts";

/** Every name that the schema defines: types, fields, arguments, input fields, enum values, directives. */
function schemaNames(): readonly string[] {
  const names: string[] = [];
  visit(wholeDocument(), { enter: (node) => void ("name" in node && node.name !== undefined && "value" in node.name && node.kind.endsWith("Definition") && names.push(node.name.value)) });
  return names;
}

function columnNames(): readonly string[] {
  const casing = new CasingCache("snake_case");
  return Object.values(tables)
    .filter((table) => is(table, PgTable))
    .flatMap((table) => [getTableConfig(table).name, ...Object.values(getTableColumns(table)).map((column) => casing.getColumnCasing(column))]);
}

function csvHeaders(): readonly string[] {
  const directory = join(root, "src", "data");
  const own = readdirSync(directory)
    .filter((name) => name.endsWith(".csv"))
    .flatMap((name) => (readFileSync(join(directory, name), "utf8").split("\n", 1)[0] ?? "").split(/[|,]/));
  return [...own, ...dossierColumns.map((column) => column.name)];
}

const offending = (names: readonly string[]): readonly string[] => names.filter((name) => notHeldFor(name) !== undefined);

describe("what is not held of persons", () => {
  it("is in no name of the schema", () => {
    const names = schemaNames();
    for (const name of ["Query", "companies", "numbers", "NACEBEL_2025", "companyAgeClass", "access", "totalCount"]) expect(names).toContain(name);
    expect(offending(names)).toEqual([]);
  });

  it("is in no table and no column", () => {
    const names = columnNames();
    for (const name of ["dossier_event", "legal_form_cac", "submitted_on", "nace_pair"]) expect(names).toContain(name);
    expect(offending(names)).toEqual([]);
  });

  it("is in no header of a file", () => {
    const names = csvHeaders();
    for (const name of ["enterprise_number", "validFrom", "recovered_at"]) expect(names).toContain(name);
    expect(offending(names)).toEqual([]);
  });

  it("would be found if it were there, and companies' years and pages are not taken for it", () => {
    expect(offending(["gender", "GENDER_CLASS", "birthDate", "date_of_birth", "countryOfOrigin", "handicap", "ageGroup", "leeftijd"])).toHaveLength(8);
    expect(offending(["page", "COMPANY_AGE_CLASS", "companyAgeClass", "language", "averageSubsidy", "pageInfo", "percentage"])).toEqual([]);
  });
});
