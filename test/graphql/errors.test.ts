import { GraphQLError } from "graphql";
import { describe, expect, it } from "vitest";
import { openDb } from "../../src/db/client.ts";
import { DomainError } from "../../src/domain/errors.ts";
import { formatError, isBug } from "../../src/graphql/errors.ts";
import { apiOf } from "../support/api.ts";
import { freshDatabase } from "../support/database.ts";

const database = await freshDatabase();
const ask = apiOf(database);

const format = (error: GraphQLError) => formatError(error.toJSON(), error);
const at = { path: ["company"] };

describe("errors of a request", () => {
  it("keep their message and have a stable code", async () => {
    const of = async (source: string, variables?: Record<string, unknown>): Promise<unknown> => (await ask(source, variables)).errors.map(({ code, message }) => [code, message]);
    expect(await of("{ nothing }")).toEqual([["GRAPHQL_VALIDATION_FAILED", 'Cannot query field "nothing" on type "Query".']]);
    expect(await of("{ company(")).toMatchObject([["GRAPHQL_PARSE_FAILED", expect.stringContaining("Syntax Error")]]);
    expect(await of("query ($first: Int!) { searchCompanies(first: $first) { totalCount } }", { first: "x" })).toMatchObject([["BAD_USER_INPUT", expect.stringContaining("$first")]]);
  });

  it("take code and message of the rule that a scalar was against, as a literal and as a variable", async () => {
    const message = '"0200065766" is no enterprise number: the last two digits must be 97 minus the first eight modulo 97. Check it for a typing error.';
    for (const answer of [await ask('{ company(number: "0200065766") { id } }'), await ask("query ($n: EnterpriseNumber!) { company(number: $n) { id } }", { n: "0200065766" })]) {
      expect(answer.errors).toMatchObject([{ code: "INVALID_NUMBER", message }]);
    }
    expect((await ask("query ($n: EnterpriseNumber!) { company(number: $n) { id } }", { n: 200065765 })).errors).toMatchObject([{ code: "INVALID_ARGUMENT", message: "EnterpriseNumber is written as text in quotes." }]);
    const huge = await ask("query ($n: EnterpriseNumber!) { company(number: $n) { id } }", { n: "1".repeat(100_000) });
    expect(huge.errors[0]!.code).toBe("INVALID_NUMBER");
    expect(huge.errors[0]!.message.length).toBeLessThan(300);
  });

  it("name a text argument that the database could not take", async () => {
    const of = async (reference: string): Promise<unknown> => (await ask("query ($reference: ID!) { dossier(reference: $reference) { id } }", { reference })).errors.map(({ code, message }) => [code, message]);
    expect(await of("a\0b")).toEqual([["INVALID_ARGUMENT", 'The argument `reference` "a\\u0000b" holds a NUL character. Leave it out.']]);
    expect(await of("x".repeat(201))).toEqual([["INVALID_ARGUMENT", "The argument `reference` has 201 characters. Write at most 200."]]);
    expect(await of("\ud800")).toMatchObject([["INVALID_ARGUMENT", expect.stringContaining("no well-formed text")]]);
    for (const reference of ["'; drop table dossier; --", "%", "\\", "${1}", "$1", "\u{1F600}", "constructor", "__proto__"]) expect(await ask("query ($reference: ID!) { dossier(reference: $reference) { id } }", { reference })).toEqual({ data: { dossier: null }, errors: [] });
    expect((await ask(`{ companies(numbers: ["\\u0000", "__proto__", "' or 1=1"]) { __typename } }`)).data.companies).toEqual(Array.from({ length: 3 }, () => ({ __typename: "InvalidCompanyNumber" })));
  });
});

describe("a name after something that is not held", () => {
  const reasons = async (source: string, variables?: Record<string, unknown>): Promise<unknown> => (await ask(source, variables)).errors.map(({ code, extensions }) => [code, (extensions["notHeld"] as { name: string } | undefined)?.name]);

  it("gets the reason with the error: as a field, an argument, an input field or a type", async () => {
    const { errors } = await ask(`{ company(number: "0200065765") { gender } }`);
    expect(errors).toMatchObject([{ message: 'Cannot query field "gender" on type "Company".', code: "GRAPHQL_VALIDATION_FAILED", extensions: { notHeld: { name: "gender", reason: expect.stringContaining("A dossier is filed by an enterprise.") } } }]);
    expect(await reasons(`{ searchCompanies(geboortedatum: "2000-01-01") { totalCount } }`)).toEqual([["GRAPHQL_VALIDATION_FAILED", "age"]]);
    expect(await reasons(`{ searchCompanies(where: { nationality: {} }) { totalCount } }`)).toEqual([["GRAPHQL_VALIDATION_FAILED", "origin"]]);
    expect(await reasons(`{ dossiers { nodes { ... on Handicap { id } } } }`)).toEqual([["GRAPHQL_VALIDATION_FAILED", "disability"]]);
    expect(await reasons("query ($where: CompanyFilter) { searchCompanies(where: $where) { totalCount } }", { where: { gender: {} } })).toEqual([["BAD_USER_INPUT", "gender"]]);
  });

  it("gets it as an enum value, written or in a variable", async () => {
    expect(await reasons("{ dossiers(orderBy: GENDER_ASC) { totalCount } }")).toEqual([["GRAPHQL_VALIDATION_FAILED", "gender"]]);
    expect(await reasons("query ($order: DossierOrder!) { dossiers(orderBy: $order) { totalCount } }", { order: "GENDER_ASC" })).toEqual([["BAD_USER_INPUT", "gender"]]);
    expect(await reasons(`{ dossiers(orderBy: "GENDER_ASC") { totalCount } }`)).toEqual([["GRAPHQL_VALIDATION_FAILED", "gender"]]);
  });

  it("gets none for another unknown name", async () => {
    expect(await reasons(`{ company(number: "0200065765") { stage page turnover } }`)).toEqual([["GRAPHQL_VALIDATION_FAILED", undefined], ["GRAPHQL_VALIDATION_FAILED", undefined], ["GRAPHQL_VALIDATION_FAILED", undefined]]);
  });
});

describe("a bug", () => {
  it("is masked, whatever it says", () => {
    const masked = { message: "Something went wrong on the server, and has been logged. Try again; report it if it happens again.", extensions: { code: "INTERNAL_SERVER_ERROR" }, path: ["company"] };
    const causes = [new Error("select secret from t"), new TypeError("x"), new Error("Failed query: select 1 params: 0200065765", { cause: Object.assign(new Error("syntax"), { code: "42601" }) }), new GraphQLError("inner")];
    for (const originalError of causes) {
      const error = new GraphQLError(originalError.message, { ...at, originalError });
      expect(format(error)).toEqual(masked);
      expect(isBug(error)).toBe(true);
    }
  });

  it("is masked when a table is gone, without any SQL in the answer", async () => {
    await database.sql`alter table dossier rename to dossier_hidden`;
    const answer = await ask(`{ dossier(reference: "A-1") { id } }`);
    await database.sql`alter table dossier_hidden rename to dossier`;
    expect(answer.errors).toMatchObject([{ code: "INTERNAL_SERVER_ERROR" }]);
    expect(JSON.stringify(answer)).not.toMatch(/select|dossier_|relation|42P01/);
  });
});

describe("an outage", () => {
  it("is told apart from a bug when the database does not answer", async () => {
    const nowhere = openDb({ host: "/nonexistent", port: 5432, user: "x", database: "x" }, { max: 1 });
    const answer = await apiOf({ ...database, ...nowhere })(`{ dossier(reference: "A-1") { id } }`);
    await nowhere.close();
    expect(answer.errors).toMatchObject([{ code: "DATABASE_UNAVAILABLE", message: "The database does not answer at the moment. Try again in a few seconds." }]);
  });

  it("or stops a statement that takes too long", () => {
    const cause = Object.assign(new Error("canceling statement"), { code: "57014" });
    const error = new GraphQLError("x", { ...at, originalError: new Error("Failed query", { cause }) });
    expect(format(error)).toMatchObject({ extensions: { code: "TIMEOUT" } });
    expect(isBug(error)).toBe(false);
  });
});

describe("a DomainError", () => {
  it("shows its message, code and details, but not its cause", () => {
    const error = new GraphQLError("x", { ...at, originalError: new DomainError("INVALID_PERIOD", "No such month.", { details: { value: "13" }, cause: new Error("secret") }) });
    expect(format(error)).toEqual({ message: "No such month.", extensions: { code: "INVALID_PERIOD", value: "13" }, path: ["company"] });
    expect(isBug(error)).toBe(false);
  });
});
