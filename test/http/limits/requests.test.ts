import { getIntrospectionQuery } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { noHurry } from "../../support/no-hurry.ts";
import { startServer } from "../../support/server.ts";
import { post, postText, refusalIn, type Heard } from "./asking.ts";

let origin: string;
beforeAll(async () => {
  ({ origin } = await startServer());
});

const many = (count: number, part: (index: number) => string): string => Array.from({ length: count }, (_, index) => part(index)).join(" ");

async function answered(question: object): Promise<Heard> {
  const heard = await post(origin, question);
  expect(JSON.parse(heard.text)).not.toHaveProperty("errors");
  expect(heard.status).toBe(200);
  return heard;
}

async function refused(question: object): Promise<ReturnType<typeof refusalIn>> {
  return refusalIn(await post(origin, question));
}

describe("the body", () => {
  it("may have 131,072 bytes, and not one more", async () => {
    const padded = (bytes: number): string => JSON.stringify({ query: "{ __typename }" }).padEnd(bytes);
    expect((await postText(origin, padded(131_072))).status).toBe(200);
    const refusal = refusalIn(await postText(origin, padded(131_073)));
    expect(refusal).toMatchObject({ status: 413, extensions: { code: "TOO_LARGE", limit: "bodyBytes", allowed: 131_072 } });
    expect(refusal.message).toContain("131,072 bytes");
  });

  it("may be nested 64 deep, and no deeper", async () => {
    const nested = (depth: number): string => `{"query":"{ __typename }","extensions":{"a":${"[".repeat(depth - 2)}${"]".repeat(depth - 2)}}}`;
    expect((await postText(origin, nested(64))).status).toBe(200);
    expect(refusalIn(await postText(origin, nested(65)))).toMatchObject({
      status: 400,
      message: "Too many brackets within one another in the JSON or in the document (65); the limit is 64. Nothing that the schema takes is that deep.",
      extensions: { code: "TOO_COMPLEX", limit: "nesting", value: 65, allowed: 64 },
    });
  });

  it("with 100,000 brackets is refused within 100 ms", async () => {
    const times: number[] = [];
    for (let round = 0; round < 10; round++) {
      const heard = await postText(origin, `{"query":"{ __typename }","variables":{"a":${"[".repeat(100_000)}`);
      expect(refusalIn(heard)).toMatchObject({ status: 400, extensions: { code: "TOO_COMPLEX", value: 100_002 } });
      times.push(heard.ms);
    }
    // The least of ten, as others share the machine.
    expect(Math.min(...times)).toBeLessThan(100);
  });

  it("takes brackets in texts for texts", async () => {
    await answered({ query: "{ __typename }", extensions: { a: `${"[".repeat(1000)}\\"${"{".repeat(1000)}` } });
  });

  it("may not be a batch", async () => {
    expect(refusalIn(await postText(origin, ' [{"query":"{ __typename }"}]'))).toMatchObject({ status: 400, message: "The body is a list: several requests in one body are not taken. Send one JSON object with `query` for each.", extensions: { code: "BAD_REQUEST" } });
  });
});

describe("the document", () => {
  it("may have 16,000 characters", async () => {
    await answered({ query: "{ __typename }".padEnd(16_000) });
    expect(await refused({ query: "{ __typename }".padEnd(16_001) })).toMatchObject({ status: 400, extensions: { code: "TOO_COMPLEX", limit: "documentChars", value: 16_001, allowed: 16_000 } });
  });

  it("may have 2,000 tokens", async () => {
    const having = (tokens: number): string => `{ catalog { dimensions(only: [${many(tokens - 15, () => "YEAR")}]) { dimension } } }`;
    await answered({ query: having(2000) });
    expect(await refused({ query: having(2001) })).toMatchObject({ status: 400, extensions: { code: "TOO_COMPLEX", limit: "tokens", value: 2001, allowed: 2000 } });
  });

  it("may be 10 fields deep, through fragments too", async () => {
    const path = "company(number: \"0206731645\") { dossiers { nodes { company { dossiers { nodes { company { mainActivity { parent";
    await answered({ query: `{ ${path} { code }${" }".repeat(9)}` });
    const refusal = await refused({ query: `{ ${path} { ...Code }${" }".repeat(9)} fragment Code on Code { parent { code } }` });
    expect(refusal).toMatchObject({ status: 400, message: "Too many fields within one another (11); the limit is 10. Select less deeply, or ask for what lies deeper in a request of its own.", extensions: { code: "TOO_COMPLEX", limit: "depth", value: 11, allowed: 10 } });
  });

  it("may have 30 aliases, counted where fragments are spread", async () => {
    await answered({ query: `{ catalog { ...A b: licence } } fragment A on Catalog { ${many(29, (index) => `a${index}: licence`)} }` });
    expect(await refused({ query: `{ catalog { ...A } x: catalog { ...A } } fragment A on Catalog { ${many(15, (index) => `a${index}: licence`)} }` })).toMatchObject({ status: 400, extensions: { limit: "aliases", value: 31, allowed: 30 } });
  });

  it("may have 20 root fields", async () => {
    await answered({ query: `{ ...A } fragment A on Query { ${many(20, (index) => `a${index}: __typename`)} }` });
    expect(await refused({ query: `{ __typename ...A } fragment A on Query { ${many(20, (index) => `a${index}: __typename`)} }` })).toMatchObject({ status: 400, extensions: { limit: "rootFields", value: 21, allowed: 20 } });
  });

  it("may use 8 directives", async () => {
    const using = (count: number): string => `query($yes: Boolean! = true) { catalog { ${many(count, (index) => `a${index}: licence @include(if: $yes)`)} } }`;
    await answered({ query: using(8) });
    expect(await refused({ query: using(9) })).toMatchObject({ status: 400, extensions: { limit: "directives", value: 9, allowed: 8 } });
  });

  it("may define 30 fragments", async () => {
    const defining = (count: number): string => `{ catalog { ${many(count, (index) => `...F${index}`)} } } ${many(count, (index) => `fragment F${index} on Catalog { licence }`)}`;
    await answered({ query: defining(30) });
    expect(await refused({ query: defining(31) })).toMatchObject({ status: 400, extensions: { limit: "fragments", value: 31, allowed: 30 } });
  });

  it("may have one mutation", async () => {
    const close = (name: string): string => `${name}: closeDossier(input: { reference: "none", idempotencyKey: "${name}-0001" }) { userErrors { code } }`;
    const one = await post(origin, { query: `mutation { ${close("a")} }` });
    expect(JSON.parse(one.text)).toMatchObject({ data: { a: { userErrors: [{ code: expect.any(String) as string }] } }, extensions: { cost: { points: 11, limit: 5000 } } });
    expect(await refused({ query: `mutation { ${close("a")} ...B } fragment B on Mutation { ${close("b")} }` })).toMatchObject({
      status: 400,
      message: "Too many mutations in one request (2); the limit is 1. Send one request for each: then each can be repeated safely.",
      extensions: { code: "TOO_COMPLEX", limit: "mutations", value: 2, allowed: 1 },
    });
  });

  it("is refused by Apollo when it is no GraphQL, at the price of a point", async () => {
    expect(await refused({ query: "{ catalog " })).toMatchObject({ extensions: { code: "GRAPHQL_PARSE_FAILED" } });
  });

  it("may have fragments that contain themselves, which validation refuses", async () => {
    expect(await refused({ query: "{ catalog { ...A } } fragment A on Catalog { licence ...B } fragment B on Catalog { ...A ...A }" })).toMatchObject({ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } });
  });
});

describe("introspection", () => {
  it("passes as graphql-js asks it, deeper than other documents may be", async () => {
    const { text } = await answered({ query: getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true }) });
    expect(JSON.parse(text)).toMatchObject({ data: { __schema: { queryType: { name: "Query" } } } });
  });

  it("may not have lists in lists in lists in lists", async () => {
    expect(await refused({ query: "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }" })).toMatchObject({ status: 400, extensions: { code: "TOO_COMPLEX", limit: "introspectionLists", value: 4, allowed: 3 } });
  });

  it("may be 15 fields deep", async () => {
    const chain = (depth: number): string => `{ __type(name: "Query") { ${"ofType { ".repeat(depth - 2)} name ${"}".repeat(depth - 2)} } }`;
    await answered({ query: chain(15) });
    expect(await refused({ query: chain(16) })).toMatchObject({ status: 400, extensions: { limit: "introspectionDepth", value: 16, allowed: 15 } });
  });

  it("hides nothing that is deep beside it", async () => {
    expect(await refused({ query: `{ __schema { queryType { name } } company(number: "0206731645") ${"{ dossiers { nodes { company ".repeat(4)} { number } ${"} } }".repeat(4)} }` })).toMatchObject({ extensions: { limit: "depth", value: 14 } });
  });
});

describe("variables", () => {
  it("may be 50, defined and sent", async () => {
    const named = (count: number): object => Object.fromEntries(Array.from({ length: count }, (_, index) => [`v${index}`, true]));
    const defining = (count: number): string => `query(${many(count, (index) => `$v${index}: Boolean! = true`)}) { catalog { licence } }`;
    expect(await refused({ query: defining(51) })).toMatchObject({ status: 400, extensions: { limit: "variables", value: 51, allowed: 50 } });
    expect(await refused({ query: "{ __typename }", variables: named(51) })).toMatchObject({ status: 400, extensions: { limit: "variables", value: 51, allowed: 50 } });
    expect((await post(origin, { query: "{ __typename }", variables: named(50) })).status).toBe(200);
    expect(await refused({ query: defining(50) })).toMatchObject({ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } });
  });

  it("may hold texts of 20,000 characters", async () => {
    const query = "query($numbers: [String!]!) { companies(numbers: $numbers) { __typename } }";
    await answered({ query, variables: { numbers: ["1", "x".repeat(20_000)] } });
    expect(await refused({ query, variables: { numbers: ["1", "x".repeat(20_001)] } })).toMatchObject({ status: 400, message: "The text of $numbers[1] has 20,001 characters; the limit is 20,000. Shorten it.", extensions: { code: "INVALID_TEXT", where: "$numbers[1]" } });
  });

  it("may hold no NUL, in values and in names; nor may the document", async () => {
    const query = "query($where: CompanyFilter) { searchCompanies(where: $where) { totalCount } }";
    expect(await refused({ query, variables: { where: { legalForm: { in: ["0\u00001"] } } } })).toMatchObject({ status: 400, message: "The text of $where.legalForm.in[0] holds the character NUL (U+0000). Leave it out.", extensions: { code: "INVALID_TEXT", where: "$where.legalForm.in[0]" } });
    expect(await refused({ query, variables: { where: { "a\0": 1 } } })).toMatchObject({ extensions: { code: "INVALID_TEXT", where: "a name in $where" } });
    expect(await refused({ query: '{ searchCompanies(\n  text: "a\\u0000b") { totalCount } }' })).toMatchObject({ status: 400, extensions: { code: "INVALID_TEXT", where: "the document at line 2, column 9" } });
    expect(await refused({ query: '{ searchCompanies(text: "a\\u{0}b") { totalCount } }' })).toMatchObject({ extensions: { code: "INVALID_TEXT" } });
    expect(await refused({ query: "{ __typename }", operationName: "a\0" })).toMatchObject({ extensions: { code: "INVALID_TEXT", where: "operationName" } });
  });
});

describe("the price", () => {
  const companies = "query($numbers: [String!]!, $first: Int! = 20) { companies(numbers: $numbers) { ... on Company { dossiers(first: $first) { nodes { reference } } } } }";

  it("is in every answer, and the same when the answer was kept", async () => {
    const question = { query: "{ catalog { licence dataVersion { id } } }" };
    const [first, second] = [await answered(question), await answered(question)];
    expect(JSON.parse(first.text)).toMatchObject({ extensions: { cost: { points: 2, limit: 5000 } } });
    expect(second.text).toBe(first.text);
  });

  it("counts what variables say", async () => {
    const numbers = Array.from({ length: 100 }, () => "0206731645");
    expect(JSON.parse((await answered({ query: companies, variables: { numbers, first: 40 } })).text)).toMatchObject({ extensions: { cost: { points: 4182 } } });
    expect(await refused({ query: companies, variables: { numbers, first: 100 } })).toMatchObject({
      status: 400,
      message: "The request costs too many points (10,302); the limit is 5,000. Ask for fewer objects (`first`), fewer dimensions or fields, or send several requests.",
      extensions: { code: "TOO_COMPLEX", limit: "cost", value: 10_302, allowed: 5000 },
    });
  });

  it("counts what variables are by default", async () => {
    expect(await refused({ query: companies.replace("= 20", "= 100"), variables: { numbers: Array.from({ length: 60 }, () => "0206731645") } })).toMatchObject({ extensions: { limit: "cost", value: 6182 } });
  });

  it("is reckoned of questions in the address too", async () => {
    const search = new URLSearchParams({ query: companies, variables: JSON.stringify({ numbers: Array.from({ length: 100 }, () => "1"), first: 100 }) });
    const response = await fetch(`${origin}/graphql?${search.toString()}`, { headers: { "apollo-require-preflight": "yes" } });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { limit: "cost", value: 10_302 } }] });
  });

  it("is reckoned of the operation that is named", async () => {
    const query = "query A { catalog { licence } } query B { searchCompanies { nodes { number } } }";
    expect(JSON.parse((await answered({ query, operationName: "A" })).text)).toMatchObject({ extensions: { cost: { points: 2 } } });
    expect(JSON.parse((await answered({ query, operationName: "B" })).text)).toMatchObject({ extensions: { cost: { points: 31 } } });
  });
});

it("limits are shown by the catalog as they are in force", async () => {
  const { ask } = await startServer(undefined, { limits: { ...noHurry, depth: 12 } });
  const { data } = await ask<{ catalog: { limits: { others: { name: string; value: number }[] } } }>("{ catalog { limits { others { name value } } } }");
  const shown = Object.fromEntries(data?.catalog.limits.others.map(({ name, value }) => [name, value]) ?? []);
  expect(shown).toMatchObject({ maxBodyBytes: 131_072, maxDocumentCharacters: 16_000, maxDepth: 12, maxCost: 5000, maxAtOnce: 10_000, maxPointsPerMinutePublic: 1_000_000_000 });
});
