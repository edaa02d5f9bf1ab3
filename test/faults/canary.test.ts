import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { graphql } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generateRegister } from "../../bench/register/generate.ts";
import { createContext } from "../../src/graphql/context.ts";
import { schemaFor } from "../../src/graphql/schema.ts";
import { postgresEngine } from "../../src/reporting/engines/postgres.ts";
import { freshDatabase, type TestDatabase } from "../support/database.ts";
import { startServer } from "../support/server.ts";
import { tablesWith } from "../support/tables-with.ts";
import { everythingOf } from "./everything.ts";
import { dossierFile } from "./files.ts";
import { runImport, startImport } from "./killable.ts";
import { control, faulty, legalPerson, needles, person, unit, writePlantedRegister } from "./planted.ts";

const directory = mkdtempSync(join(tmpdir(), "kmo-graph-canary-"));
const path = (name: string): string => join(directory, name);
const plain = (number: string): string => number.replaceAll(".", "");

let database: TestDatabase;
let log: string;

beforeAll(async () => {
  database = await freshDatabase();
  await writePlantedRegister(path("register.zip"));
  const common = { eligible_cost: "100.00", subsidy: "30.00", submitted_at: "2025-03-03" };
  const ofPerson = { ...common, reference: "DEMO-1", enterprise_number: plain(person), establishment_number: plain(unit), pillar: "OPLEIDING" };
  const ofLegalPerson = { ...common, reference: "DEMO-2", enterprise_number: plain(legalPerson), pillar: "ADVIES" };
  writeFileSync(path("dossiers.csv"), dossierFile([ofPerson, ofLegalPerson]));
  log = (await runImport("register", database.target, path("register.zip"))) + (await runImport("dossiers", database.target, path("dossiers.csv")));
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Planted texts that occur in the text, whatever their case. */
function found(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return needles.filter((needle) => lower.includes(needle));
}

/** The answer to a query, as text; it must have no errors. */
async function answerTo(rootField: string, parameters: string): Promise<string> {
  const schema = schemaFor("ADMIN");
  const contextValue = createContext({ handle: database, engine: postgresEngine(database), audience: "ADMIN", now: () => new Date("2025-10-06T10:00:00Z") });
  const result = await graphql({ schema, source: everythingOf(schema, rootField, parameters, 3), contextValue });
  expect(result.errors).toBeUndefined();
  return JSON.stringify(result.data);
}

test("no table of any schema holds planted personal data, while the name of a legal person is found", async () => {
  expect(await tablesWith(database.sql, needles)).toEqual([]);
  expect(await tablesWith(database.sql, [control])).toContain("register.company_name");
});

test("the natural person's enterprise is there with its place and activity, and without a name", async () => {
  const rows = await database.sql`select legal_type, name, municipality, place_from, nace_code, establishments from register.company where number = ${plain(person)}`;
  expect(rows).toEqual([{ legal_type: "1", name: null, municipality: "71072", place_from: "OLDEST_ESTABLISHMENT", nace_code: "96210", establishments: 1 }]);
});

test.each([
  ["company", `number: "${person}"`],
  ["company", `number: "${legalPerson}"`],
  ["establishment", `number: "${unit}"`],
  ["dossier", 'reference: "DEMO-1"'],
  ["searchCompanies", 'text: "Canarina"'],
  ["searchCompanies", "where: {}"],
])("the answer of %s(%s) with every field selected holds none of it", async (rootField, parameters) => {
  expect(found(await answerTo(rootField, parameters))).toEqual([]);
});

test("the answer about the legal person holds its name", async () => {
  expect(await answerTo("company", `number: "${legalPerson}"`)).toContain(control);
});

test("what the imports print and the list of dropped rows hold none of it", () => {
  const lists = readdirSync(directory).filter((name) => /\.(csv|txt|json)$/.test(name) && name !== "dossiers.csv");
  expect(lists).not.toEqual([]);
  expect(found(log + lists.map((name) => readFileSync(path(name), "utf8")).join(""))).toEqual([]);
});

test("the service logs a request that fails inside without what was asked and without the data", async () => {
  const { sql, target } = database;
  const server = await startServer(target);
  await sql`alter table register.company_name rename to company_name_away`;
  const answer = await server.ask('query Search($text: String) { searchCompanies(text: $text) { nodes { names { text } } } }', { text: "Plantedova canarina" });
  await sql`alter table register.company_name_away rename to company_name`;
  expect(answer.errors?.map((error) => error.extensions?.["code"])).toEqual(["INTERNAL_SERVER_ERROR"]);
  expect(server.logged.filter((line) => line.includes("request failed"))).toHaveLength(1);
  expect(found(server.logged.join(""))).toEqual([]);
});

test.each(faulty)("a register refused for $fault does not print it", async ({ extra }) => {
  await generateRegister({ file: path("faulty.zip"), enterprises: 50, extra });
  const { status, output } = await startImport("register", database.target, path("faulty.zip")).ended;
  expect(status).not.toBe(0);
  expect(output).toContain("INVALID_FILE");
  expect(found(output)).toEqual([]);
});
