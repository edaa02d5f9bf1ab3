import { getNamedType, isLeafType, isObjectType, type GraphQLField } from "graphql";
import { beforeAll, describe, expect, test } from "vitest";
import { schemaFor } from "../../src/graphql/schema.ts";
import { apiOf, statementsOf } from "../support/api.ts";
import { freshDatabase } from "../support/database.ts";
import { insertFixtures } from "../support/fixtures.ts";
import { world } from "./world.ts";

const database = await freshDatabase();
const ask = apiOf(database);
beforeAll(() => insertFixtures(database, world));

const dossier = schemaFor("INTERNAL").getType("Dossier");
const fields = isObjectType(dossier) ? Object.values(dossier.getFields()) : [];

function selectionOf({ name, type }: GraphQLField<unknown, unknown>): string {
  const inner = getNamedType(type);
  if (!isObjectType(inner)) return name;
  return `${name} { ${Object.values(inner.getFields()).filter((field) => isLeafType(getNamedType(field.type)) && field.args.length === 0).map((field) => field.name).join(" ")} }`;
}

/** The field of every dossier of both lists; `beside` makes all columns be read. */
async function valuesOf(selection: string, beside: string): Promise<{ readonly dossiers: { readonly nodes: readonly unknown[] } }> {
  const one = `nodes { ${selection} ${beside} } edges { node { ${selection} ${beside} } }`;
  const { data, errors } = await ask(`{ dossiers(first: 100) { ${one} } searchCompanies(where: { active: null }) { nodes { dossiers(orderBy: DECIDED_ASC) { ${one} } } } }`);
  expect(errors).toEqual([]);
  return JSON.parse(JSON.stringify(data, (name, value: unknown) => (beside !== "" && name === "all" ? undefined : value))) as never;
}

describe("a list of dossiers reads the columns that are asked for", () => {
  test.each(fields.map((field) => [field.name, selectionOf(field)]))("%s alone is what it is beside everything else", async (_name, selection) => {
    const alone = await valuesOf(selection, "");
    expect(alone).toEqual(await valuesOf(selection, "all: snapshot { takenAt }"));
    expect(alone.dossiers.nodes.length).toBeGreaterThan(1);
  });

  test("and no others", async () => {
    const [statement] = await statementsOf(database, () => ask("{ dossiers(first: 1) { nodes { reference subsidy } } }"));
    expect(statement).toContain("subsidy_cents");
    expect(statement).not.toContain("eligible_cost_cents");
  });
});
