import { execute, getIntrospectionQuery, parse, validate, type ExecutionResult, type GraphQLError, type GraphQLSchema } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDb, type Handle } from "../../src/db/client.ts";
import { createContext } from "../../src/graphql/context.ts";
import { schemaFor } from "../../src/graphql/schema.ts";
import { postgresEngine } from "../../src/reporting/engines/postgres.ts";
import { planningExecutor, type Executor } from "../../src/http/executor.ts";
import { demoTarget } from "../support/demo.ts";
import { examples } from "../web/examples.ts";
import { randomQuery } from "./executor-queries.ts";
import { worldSchema, type Seen } from "./executor-world.ts";

type Asked = { readonly source: string; readonly variableValues?: Readonly<Record<string, unknown>>; readonly operationName?: string };

const world = worldSchema();
const unhandled: unknown[] = [];
const listeners = process.listeners("unhandledRejection");

beforeAll(() => {
  process.removeAllListeners("unhandledRejection").on("unhandledRejection", (reason) => unhandled.push(reason));
});

afterAll(async () => {
  await new Promise(setImmediate);
  process.removeAllListeners("unhandledRejection");
  for (const listener of listeners) process.on("unhandledRejection", listener);
});

/** All that an answer tells: the data with its keys in their order, the errors in their order with all they carry. */
function told({ data, errors, ...more }: ExecutionResult): unknown {
  return { data: JSON.stringify(data), errors: errors?.map(toldOf), more };
}

function toldOf(error: GraphQLError): unknown {
  const { name, message, locations, path, extensions, originalError, nodes, source, positions } = error;
  return { text: JSON.stringify(error), is: error.constructor, name, message, locations, path, extensions: { ...extensions }, originalError: String(originalError), kind: originalError?.constructor, nodes, source, positions };
}

/** The answer of an executor, and the calls of resolvers in their order with all that these are told. */
async function answer(executor: Executor, seed: number, { source, ...more }: Asked, document = parse(source)): Promise<unknown> {
  const contextValue: Seen = { seed, calls: [] };
  return { ...(told(await executor({ document, contextValue, ...more })) as object), calls: [...contextValue.calls] };
}

const graphqlJs = (schema: GraphQLSchema): Executor => (execution) => execute({ schema, ...execution });

describe("an answer of the planning executor", () => {
  const plan = planningExecutor(world);
  const reference = graphqlJs(world);
  const first = Number(process.env["SEED"] ?? 1);
  const asked = Array.from({ length: 2000 }, (_, index) => ({ seed: first + index, ...randomQuery(first + index) })).filter(({ source }) => validate(world, parse(source)).length === 0);

  it(`is that of graphql-js for random queries of fields that answer, fail and dawdle (seed ${first})`, async () => {
    expect(asked.length).toBe(2000);
    for (const { seed, ...question } of asked) {
      const document = parse(question.source);
      // The second time, with other outcomes and other variables, out of the plan that was made the first time.
      for (const more of [question, { ...question, variableValues: randomQuery(seed + 1).variableValues }]) {
        const given = await answer(plan, seed, more, document);
        expect(given, JSON.stringify({ seed, ...more })).toEqual(await answer(reference, seed, more, document));
      }
    }
  });

  it("leaves no rejected promise to end the process, as graphql-js does when an item of a list fails before others are done", async () => {
    await new Promise(setImmediate);
    unhandled.length = 0;
    for (const { seed, ...question } of asked) await answer(plan, seed, question);
    await new Promise(setImmediate);
    expect(unhandled).toEqual([]);
  });
});

const cases: Readonly<Record<string, Asked>> = {
  "the whole introspection": { source: getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true, oneOf: true }) },
  "one type by a variable": { source: "query ($name: String!) { __type(name: $name) { name kind fields(includeDeprecated: true) { name args { name defaultValue } } } __typename }", variableValues: { name: "Thing" } },
  "a type that is not there": { source: '{ __type(name: "Nothing") { name } }' },
  "one operation of several": { source: "query A { int0 } query B { text0 }", operationName: "B" },
  "no choice among several operations": { source: "query A { int0 } query B { text0 }" },
  "an operation that is not there": { source: "query A { int0 }", operationName: "C" },
  "an operation without a name": { source: "query A { int0 }", operationName: "" },
  "a document without an operation": { source: "fragment F on Query { int0 }" },
  "mutations, one after the other": { source: "mutation { a: first b: second c: third d: second(fail: true) e: first }" },
  "a variable that is missing": { source: "query ($given: Int!) { needs(given: $given) }" },
  "a variable that is null": { source: "query ($given: Int!) { needs(given: $given) }", variableValues: { given: null } },
  "a variable of the wrong type": { source: "query ($given: Int!, $odd: Odd) { needs(given: $given) odd0(odd: $odd) }", variableValues: { given: "1", odd: "bad" } },
  "a number that is too large": { source: "query ($given: Int!) { needs(given: $given) }", variableValues: { given: 2 ** 31 } },
  "more faults in variables than are told": { source: "query ($colours: [Colour!]) { colour0(colours: $colours) }", variableValues: { colours: Array.from({ length: 80 }, () => "PINK") } },
  "a field that an input does not have": { source: "query ($filter: Filter) { text0(filter: $filter) }", variableValues: { filter: { text: "a", min: null, other: 1, not: { colours: ["PINK", null] } } } },
  "single values where lists are meant": { source: "query ($filter: Filter) { text0(filter: $filter, colours: RED) }", variableValues: { filter: { colours: "GREEN" } } },
  "a null for an argument that can't be null": { source: "query ($given: Int = 1) { thing0 { needs(given: $given) } thing1 { needs(given: $given) } thing5 { needs(given: $given) } }", variableValues: { given: null } },
  "a null that decides on what is selected": { source: "query ($yes: Boolean = true) { thing0 { text0 @include(if: $yes) } thing5 { text0 @skip(if: $yes) } int0 }", variableValues: { yes: null } },
  "a null that decides on a root field": { source: "query ($yes: Boolean = true) { int0 text0 @include(if: $yes) }", variableValues: { yes: null } },
  "fields that are merged": { source: "{ thing0 { a: text0 } thing0 { b: text0 thing0_plain { text0_plain } } ...F } fragment F on Query { thing0 { thing0_plain { int0_plain text0_plain } } }" },
  "keys that objects have of their own": { source: "{ __proto__: int0 constructor: thing0 { __proto__: text0_plain toString: __typename } hasOwnProperty: text0 ...constructor } fragment constructor on Query { valueOf: id0 }" },
  "nothing selected": { source: "{ int0 @skip(if: true) thing0 { text0 @include(if: false) } }" },
};

describe("the planning executor answers as graphql-js does", () => {
  const plan = planningExecutor(world);
  const reference = graphqlJs(world);

  it.each(Object.entries(cases))("%s", async (_, question) => {
    for (let seed = 0; seed < 20; seed++) expect(await answer(plan, seed, question)).toEqual(await answer(reference, seed, question));
  });

  it("for more ways of @skip and @include than it keeps plans of", async () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const source = `query (${names.map((name) => `$${name}: Boolean!`).join()}) { ${names.map((name) => `${name}: int0 @include(if: $${name})`).join(" ")} thing0 { ${names.map((name) => `${name}: text0 @skip(if: $${name})`).join(" ")} } }`;
    const document = parse(source);
    for (let way = 0; way < 128; way++) {
      const variableValues = Object.fromEntries(names.map((name, index) => [name, ((way >> index) & 1) === 1]));
      expect(await answer(plan, 5, { source, variableValues }, document)).toEqual(await answer(reference, 5, { source, variableValues }, document));
    }
  });
});

describe("on the real schema and the demo data", () => {
  let handle: Handle;
  beforeAll(async () => {
    handle = openDb(await demoTarget(), { max: 4 });
    return () => handle.close();
  });

  it.each(examples)("the example $name is answered as by graphql-js", async ({ query, variables }) => {
    const schema = schemaFor("ADMIN");
    const document = parse(query);
    const variableValues = JSON.parse(variables || "{}") as Record<string, unknown>;
    const ask = async (executor: Executor): Promise<unknown> => told(await executor({ document, variableValues, contextValue: createContext({ handle, engine: postgresEngine(handle), audience: "ADMIN", now: () => new Date("2026-11-01T12:00:00Z") }) }));
    expect(await ask(planningExecutor(schema))).toEqual(await ask(graphqlJs(schema)));
  });
});
