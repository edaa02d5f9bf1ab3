import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, getVariableValues, Kind, parse, validate, type OperationDefinitionNode } from "graphql";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "../../src/config.ts";
import { parseExample } from "../../src/web/example-text.ts";
import { serviceProvider } from "../../src/db/tables/index.ts";
import { freshDatabase } from "../support/database.ts";
import { companyRow, enterpriseNumber, establishmentNumber, establishmentRow, insertFixtures } from "../support/fixtures.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { examples, menu } from "./examples.ts";

const pascalCase = (name: string) => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
const variablesOf = ({ variables }: { variables: string }): Record<string, unknown> => JSON.parse(variables || "{}");

type FirstQuestion = { dossierBreakdown: { rows: { key: { pillar: { code: string } }; dossiers: { value: number; change: number } }[]; comparison: object } };

describe("the examples of the playground", () => {
  test("are all in the menu, once each, the first question first", () => {
    const listed = menu.flatMap((group) => group.examples);
    expect(listed[0]).toBe("first-question");
    expect([...listed].sort()).toEqual(examples.map(({ name }) => name));
  });

  test.each(examples)("$name has a title, says what it answers and holds one operation that is named after the file", (example) => {
    expect(example.title.length).toBeLessThanOrEqual(60);
    expect(example.description).toMatch(/[.?]/);
    expect(example.description).not.toContain("`");
    expect(parse(example.query).definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)).toHaveLength(1);
    expect(example.operationName).toBe(pascalCase(example.name));
  });

  test("without a title or a name are refused", () => {
    expect(() => parseExample("nameless", "# Title\n{ __typename }\n")).toThrow("Example nameless needs a comment block");
    expect(() => parseExample("untitled", "query Untitled { __typename }\n")).toThrow("Example untitled needs a comment block");
  });
});

describe("against the published schema", () => {
  const sdl = globSync("schema/*.graphql", { cwd: root }).sort().map((file) => readFileSync(join(root, file), "utf8"));
  const schema = buildSchema(sdl.join("\n"));

  test.each(examples)("$name is valid", ({ query }) => {
    expect(validate(schema, parse(query))).toEqual([]);
  });

  test.each(examples)("$name gets variables of the types it declares, and no others", (example) => {
    const [operation] = parse(example.query).definitions.filter((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION);
    const declared = operation?.variableDefinitions ?? [];
    expect(getVariableValues(schema, declared, variablesOf(example)).errors).toBeUndefined();
    expect(declared.map(({ variable }) => variable.name.value)).toEqual(expect.arrayContaining(Object.keys(variablesOf(example))));
  });
});

describe("asked of a service that holds the enterprises it names", () => {
  test("submit-dossier files, and gives the same dossier when it is sent again", async () => {
    const database = await freshDatabase();
    const company = "1900000069";
    await insertFixtures(database, { companies: [companyRow({ number: company })], establishments: [establishmentRow({ number: establishmentNumber(1), enterpriseNumber: company })] });
    await database.db.insert(serviceProvider).values({ number: "DV.O900000", enterpriseNumber: enterpriseNumber(2), pillar: "OPLEIDING", registeredFrom: "2020-01-01", registeredTo: null });
    const { ask } = await startServer(database.target);
    const { query, variables } = examples.find(({ name }) => name === "submit-dossier")!;
    const { data, errors } = await ask<{ submitDossier: object }>(query, JSON.parse(variables) as object);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ submitDossier: { dossier: { reference: "KP-2026-00000001", status: "APPROVED", subsidy: "450.00" }, userErrors: [] } });
    expect((await ask(query, JSON.parse(variables) as object)).data).toEqual(data);
  });
});

describe("asked of the service with the demo data", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });

  test.each(examples.filter(({ query }) => !/^mutation /m.test(query)))("$name is answered without an error", async (example) => {
    const { data, errors } = await server.ask(example.query, variablesOf(example));
    expect(errors).toBeUndefined();
    expect(Object.values(data ?? {}).filter((value) => value === null)).toEqual([]);
  });

  const example = (name: string) => examples.find((each) => each.name === name)!;

  test("first-question gives the published figures", async () => {
    const { data } = await server.ask<FirstQuestion>(example("first-question").query);
    expect(data?.dossierBreakdown.rows.map(({ key, dossiers }) => [key.pillar.code, dossiers.value, dossiers.change])).toEqual([
      ["ADVIES", 3_054, 644],
      ["OPLEIDING", 84_656, 18_974],
    ]);
    expect(data?.dossierBreakdown.comparison).toMatchObject({ comparability: "LIMITED", breaks: [{ on: "2015-12-15" }, { on: "2016-04-01" }] });
  });

  test("limburg gives the published figures", async () => {
    const { data } = await server.ask(example("limburg").query, variablesOf(example("limburg")));
    expect(data).toMatchObject({ submitted: { rows: [{ dossiers: { value: 12_565 } }] }, approved: { rows: [{ dossiers: { value: 11_303 } }] } });
  });

  test("submitted-same-months gives the published figure", async () => {
    const { data } = await server.ask(example("submitted-same-months").query);
    expect(data).toMatchObject({ dossierBreakdown: { totals: [{ dossiers: { value: 96_665 } }] } });
  });

  test("top-ten is the ten greatest, and with the others everything", async () => {
    type Figures = { subsidy: { value: string; shareOfTotal: number }; dossiers: { value: number } };
    const { data } = await server.ask<{ dossierBreakdown: { rows: Figures[]; others: Figures; totals: Figures[] } }>(example("top-ten").query);
    const { rows, others, totals } = data!.dossierBreakdown;
    const shares = rows.map(({ subsidy }) => subsidy.shareOfTotal);
    expect([shares.length, shares]).toEqual([10, shares.toSorted((a, b) => b - a)]);
    expect([...rows, others].reduce((sum, { dossiers }) => sum + dossiers.value, 0)).toBe(totals[0]!.dossiers.value);
  });

  test("growing-activities leaves only what grew by a quarter", async () => {
    const { data } = await server.ask<{ dossierBreakdown: { rows: { dossiers: { value: number; relativeChange: number } }[] } }>(example("growing-activities").query);
    const { rows } = data!.dossierBreakdown;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ dossiers }) => dossiers.value >= 100 && dossiers.relativeChange >= 0.25)).toBe(true);
  });

  test("one-level-deeper gives variables that ask for the arrondissements of each province", async () => {
    type Rows = { rows: { dossiers: { value: number }; drill: { variables: object }[] }[] };
    const { query } = example("one-level-deeper");
    const variables = variablesOf(example("one-level-deeper"));
    const { data } = await server.ask<{ dossierBreakdown: Rows }>(query, variables);
    expect(data!.dossierBreakdown.rows).toHaveLength(5);
    for (const { dossiers, drill } of data!.dossierBreakdown.rows) {
      const deeper = await server.ask<{ dossierBreakdown: Rows }>(query, { ...variables, ...drill[0]!.variables });
      expect(deeper.data!.dossierBreakdown.rows.reduce((sum, row) => sum + row.dossiers.value, 0)).toBe(dossiers.value);
    }
  });

  test("table-and-plan gives as many values as columns", async () => {
    const { data } = await server.ask<{ dossierBreakdown: { table: { columns: object[]; rows: string[][] }; plan: { sql: string } } }>(example("table-and-plan").query);
    const { table, plan } = data!.dossierBreakdown;
    expect(table.rows.map((row) => row.length)).toEqual(table.rows.map(() => table.columns.length));
    expect(plan.sql).toContain("$1");
  });

  test("companies-by-number shows every outcome", async () => {
    const { data } = await server.ask<{ companies: { __typename: string }[] }>(example("companies-by-number").query, variablesOf(example("companies-by-number")));
    expect(data?.companies.map(({ __typename }) => __typename)).toEqual(["Company", "Company", "Company", "CompanyNotFound", "InvalidCompanyNumber"]);
  });

  test("search-companies fills its page", async () => {
    const { data } = await server.ask<{ searchCompanies: { nodes: unknown[] } }>(example("search-companies").query, variablesOf(example("search-companies")));
    expect(data?.searchCompanies.nodes).toHaveLength(10);
  });

  test("eligibility judges an application by the rules of its day", async () => {
    const { data } = await server.ask(example("eligibility").query, variablesOf(example("eligibility")));
    expect(data).toMatchObject({
      eligibility: { eligible: true, review: false, regime: { code: "R2023" }, rate: 0.45, subsidy: "450.00", rules: expect.arrayContaining([expect.objectContaining({ rule: "CEILING", outcome: "PASS" })]) },
      company: { allowance: { size: { code: "KO" }, ceiling: "7500.00", used: expect.stringMatching(/^\d+\.\d\d$/) } },
    });
  });

  test("submit-dossier would be approved", async () => {
    const { idempotencyKey: _, ...input } = (variablesOf(example("submit-dossier")) as { input: Record<string, string> }).input;
    const { data } = await server.ask("query ($input: EligibilityInput!) { eligibility(input: $input) { eligible review subsidy } }", { input });
    expect(data).toEqual({ eligibility: { eligible: true, review: false, subsidy: "450.00" } });
  });

  test("work-lists finds dossiers that wait, and none to lapse among those imported", async () => {
    const { data } = await server.ask<{ waiting: { totalCount: number; nodes: { decidedAt: string | null }[] }; dueToLapse: { totalCount: number } }>(example("work-lists").query, variablesOf(example("work-lists")));
    expect(data!.waiting.totalCount).toBeGreaterThan(0);
    expect(data!.waiting.nodes.filter(({ decidedAt }) => decidedAt !== null)).toEqual([]);
    expect(data!.dueToLapse.totalCount).toBe(0);
  });

  test("dossier-events gives a place to continue from", async () => {
    const { query } = example("dossier-events");
    type Feed = { dossierEvents: { nodes: unknown[]; pageInfo: { endCursor: string } } };
    const { data } = await server.ask<Feed>(query);
    const again = await server.ask<Feed>(query, { after: data!.dossierEvents.pageInfo.endCursor });
    expect(again.data!.dossierEvents.nodes).toEqual([]);
  });

  test("dossier-history shows a dossier from its submission on", async () => {
    const { data } = await server.ask(example("dossier-history").query, variablesOf(example("dossier-history")));
    expect(data).toMatchObject({ dossier: { reference: "DEMO-2016-0000001", history: expect.arrayContaining([expect.objectContaining({ kind: "SUBMITTED", status: "SUBMITTED" })]) } });
  });
});
