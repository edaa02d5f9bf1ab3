import { getNamedType, isInterfaceType, isLeafType, isObjectType, type GraphQLObjectType } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { audiences } from "../../src/domain/audience.ts";
import { serviceProvider } from "../../src/db/tables/index.ts";
import { encodeNodeId } from "../../src/graphql/node-id.ts";
import { schemaFor } from "../../src/graphql/schema.ts";
import { apiOf } from "../support/api.ts";
import { freshDatabase } from "../support/database.ts";
import { insertFixtures } from "../support/fixtures.ts";
import { requiredArguments } from "./matrix.ts";
import { bakery, unit, world } from "./world.ts";

const database = await freshDatabase();
const filed = { reference: "A-1", enterpriseNumber: bakery, kind: "SUBMITTED", status: "SUBMITTED", at: new Date("2016-04-30T22:15:00Z"), by: "office" };
beforeAll(async () => {
  await insertFixtures(database, { ...world, events: [...(world.events ?? []), filed] });
  await database.db.insert(serviceProvider).values({ number: "DV.A104813", enterpriseNumber: bakery, pillar: "ADVIES", registeredFrom: "2015-01-01", registeredTo: null });
});

const schema = schemaFor("ADMIN");
const companyId = encodeNodeId({ type: "Company", enterprise: bakery });
const unitId = encodeNodeId({ type: "Establishment", enterprise: bakery, number: unit });
const dossierId = encodeNodeId({ type: "Dossier", enterprise: bakery, reference: "A-1" });
const ofCompany = `company(number: "${bakery}")`;
const ofDossier = 'dossier(reference: "A-1")';
const searched = 'searchCompanies(text: "bakkerij")';
const june = 'dossiers(period: { year: 2016 }, counting: APPROVED)';

/** Every way to one and the same object: the field that ends it, and a document around a selection `$`. */
const ways = {
  Company: [
    ["Query.company", `{ ${ofCompany} { $ } }`],
    ["Query.node", `{ node(id: "${companyId}") { ... on Company { $ } } }`],
    ["Query.nodes", `{ nodes(ids: ["${companyId}"]) { ... on Company { $ } } }`],
    ["Query.companies", `{ companies(numbers: ["${bakery}"]) { ... on Company { $ } } }`],
    ["CompanyConnection.nodes", `{ ${searched} { nodes { $ } } }`],
    ["CompanyEdge.node", `{ ${searched} { edges { node { $ } } } }`],
    ["Dossier.company", `{ ${ofDossier} { company { $ } } }`],
    ["Establishment.company", `{ establishment(number: "${unit}") { company { $ } } }`],
    ["ServiceProvider.company", '{ serviceProvider(number: "DV.A104813") { company { $ } } }'],
  ],
  Establishment: [
    ["Query.establishment", `{ establishment(number: "${unit}") { $ } }`],
    ["Query.node", `{ node(id: "${unitId}") { ... on Establishment { $ } } }`],
    ["Query.nodes", `{ nodes(ids: ["${unitId}"]) { ... on Establishment { $ } } }`],
    ["EstablishmentConnection.nodes", `{ ${ofCompany} { establishments { nodes { $ } } } }`],
    ["EstablishmentEdge.node", `{ ${ofCompany} { establishments { edges { node { $ } } } } }`],
    ["Dossier.establishment", `{ ${ofDossier} { establishment { $ } } }`],
  ],
  Dossier: [
    ["Query.dossier", `{ ${ofDossier} { $ } }`],
    ["Query.node", `{ node(id: "${dossierId}") { ... on Dossier { $ } } }`],
    ["Query.nodes", `{ nodes(ids: ["${dossierId}"]) { ... on Dossier { $ } } }`],
    ["DossierConnection.nodes", `{ ${june} { nodes { $ } } }`],
    ["DossierEdge.node", `{ ${june} { edges { node { $ } } } }`],
    ["DossierConnection.nodes", `{ ${ofCompany} { dossiers { nodes { $ } } } }`],
    ["DossierEdge.node", `{ ${ofCompany} { dossiers { edges { node { $ } } } } }`],
    ["DossierFeedEvent.dossier", "{ dossierEvents { nodes { dossier { $ } } } }"],
  ],
} as const;

/** Ways that end elsewhere: the dossier of a mutation is the one that it wrote. */
const apart = new Set(["DossierPayload.dossier"]);

/** Every field of a type down to its scalars, without those that lead back to other objects of the register. */
function everything(type: GraphQLObjectType, depth = 0): string {
  return Object.values(type.getFields())
    .flatMap((field) => {
      const named = getNamedType(field.type);
      if (isLeafType(named)) return [`${field.name}${requiredArguments(field)}`];
      const isEntity = isObjectType(named) && (named.name in ways || named.name.endsWith("Connection") || named.name === "ServiceProvider");
      return isObjectType(named) && !isEntity && depth < 3 ? [`${field.name}${requiredArguments(field)} { ${everything(named, depth + 1)} }`] : [];
    })
    .join(" ");
}

/** The one object that a way leads to, among those of its list. */
function found(data: unknown, key: string): unknown {
  if (Array.isArray(data)) return data.map((each) => found(each, key)).find((each) => each !== undefined);
  if (typeof data !== "object" || data === null) return undefined;
  const object = data as Record<string, unknown>;
  if (object["id"] === key) return object;
  return Object.values(object).map((each) => found(each, key)).find((each) => each !== undefined);
}

describe("every way to an object", () => {
  it("is in the list of this test", () => {
    const missing: string[] = [];
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        const { name } = getNamedType(field.type);
        const way = `${type.name}.${field.name}`;
        if (name in ways && !apart.has(way) && !ways[name as keyof typeof ways].some(([listed]) => listed === way)) missing.push(way);
      }
    }
    expect(missing).toEqual([]);
  });

  it.each(audiences)("gives %s the same of it, or all of them nothing", async (audience) => {
    const ask = apiOf(database, audience);
    let checks = 0;
    for (const [type, list] of Object.entries(ways)) {
      const selection = everything(schema.getType(type) as GraphQLObjectType);
      const id = { Company: companyId, Establishment: unitId, Dossier: dossierId }[type as keyof typeof ways];
      const answers = await Promise.all(list.map(async ([, document]) => ask(document.replace("$", () => selection))));
      const [first] = answers;
      for (const [index, { data, errors }] of answers.entries()) {
        checks++;
        if (audience === "PUBLIC") expect([list[index]?.[0], data, errors[0]?.code]).toEqual([list[index]?.[0], null, "GRAPHQL_VALIDATION_FAILED"]);
        else expect([list[index]?.[0], errors, found(data, id)]).toEqual([list[index]?.[0], [], found(first?.data, id)]);
      }
      if (audience !== "PUBLIC") expect(found(first?.data, id)).toMatchObject({ id });
    }
    process.stdout.write(`ways to an object: ${checks} compared as ${audience}\n`);
  });
});
