import { describe, expect, it } from "vitest";
import { serviceProvider } from "../../../src/db/tables/index.ts";
import { schemaFor } from "../../../src/graphql/schema.ts";
import { freshDatabase } from "../../support/database.ts";
import { companyRow, enterpriseNumber, establishmentNumber, establishmentRow, insertFixtures } from "../../support/fixtures.ts";
import { bodyWith, placesOf } from "./questions.ts";
import { serviceUnderAttack, type Attempt } from "./service.ts";
import { hostileNumbers, hostileShapes, hostileTexts } from "./values.ts";

const database = await freshDatabase();
const numbers = [1, 2].map(enterpriseNumber);
await insertFixtures(database, { companies: numbers.map((number) => companyRow({ number })), establishments: numbers.map((number, index) => establishmentRow({ number: establishmentNumber(index), enterpriseNumber: number })), employment: numbers.map((number) => ({ enterpriseNumber: number, year: 2026, quarter: 2, class: "3" })) });
await database.db.insert(serviceProvider).values([{ number: "DV.O000001", enterpriseNumber: enterpriseNumber(2), pillar: "OPLEIDING", registeredFrom: "2020-01-01", registeredTo: null }]);

const service = serviceUnderAttack("values of mutations", async () => database.target);
const root = schemaFor("ADMIN").getMutationType();
const places = root ? placesOf(root) : [];
const values = [...hostileTexts.map((text) => JSON.stringify(text)), ...hostileNumbers.map(String), ...hostileShapes];
const stored = ["'; drop table dossier;--", "' or '1'='1"];

describe("every argument of a mutation and every input field, each with every hostile value", () => {
  it("are found in the schema", () => {
    expect(places.length).toBeGreaterThan(20);
    expect(places.map(({ field, path }) => `${field.name}.${path.join(".")}`)).toEqual(expect.arrayContaining(["submitDossier.input.company", "submitDossier.input.eligibleCost"]));
  });

  it.each(Object.entries(Object.groupBy(places, ({ field }) => field.name)))("%s stays well", async (_, here = []) => {
    const attempts = here.flatMap((place) => values.map((json): Attempt => ({ title: `${place.field.name} ${place.path.join(".")} = ${json.slice(0, 60)}`, expected: "told", body: bodyWith("mutation", place, json) })));
    expect(await service.attack(attempts)).toEqual([]);
  });

  it("and what was stored is what was sent, in a database that is whole", async () => {
    const keys = (await database.sql<{ key: string }[]>`select key from intake_key`).map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(stored));
    const data = await service.ask(`{ company(number: "${enterpriseNumber(1)}") { number } dossiers(first: 1) { nodes { company { number } } } }`);
    expect(data).toEqual({ company: { number: "0100000169" }, dossiers: { nodes: [{ company: { number: "0100000169" } }] } });
  });
});
