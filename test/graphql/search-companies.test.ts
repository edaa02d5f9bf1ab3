import { beforeAll, describe, expect, it } from "vitest";
import { searchText } from "../../src/domain/search-text.ts";
import { apiOf } from "../support/api.ts";
import { freshDatabase } from "../support/database.ts";
import { companyRow, enterpriseNumber, insertFixtures } from "../support/fixtures.ts";

const database = await freshDatabase();
const ask = apiOf(database);
const names: readonly (readonly [string, ...string[]])[] = [["Bakkerij Étoile", "De Ster"], ["Bakkerij Peeters-Janssens"], ["Bakker & Zonen"], ["kmo.be NV", "L'Oréal"], ["Bakkerij Étoile"], ["100% Brood"]];

beforeAll(async () => {
  const companies = names.map(([name], index) => companyRow({ number: enterpriseNumber(index), name }));
  await insertFixtures(database, {
    companies: [
      ...companies,
      companyRow({ number: enterpriseNumber(10), name: null, legalType: "1", legalForm: null, municipality: "71022", nace2025: null, nace2008: "62010", establishments: 0, startedOn: null }),
      companyRow({ number: enterpriseNumber(11), name: "Limburgse Bouw", municipality: "71022", nace2025: "41001", establishments: 12, startedOn: "2024-07-01", legalForm: "015" }),
      companyRow({ number: enterpriseNumber(12), name: "Weg", status: "ENDED", endedOn: "2025-01-01", municipality: "71022" }),
      companyRow({ number: enterpriseNumber(13), name: "Ergens", municipality: null, legalType: "0", establishments: 4, startedOn: "2024-07-02" }),
      companyRow({ number: enterpriseNumber(14), name: "Zwijndrechtse", municipality: "11056", startedOn: "2005-07-01" }),
    ],
    names: names.flatMap((all, index) => all.map((name, kind) => ({ number: enterpriseNumber(index), language: "2", kind: `00${kind + 1}`, name, search: searchText(name) }))),
    employment: [
      { enterpriseNumber: enterpriseNumber(11), year: 2024, quarter: 4, class: "5" },
      { enterpriseNumber: enterpriseNumber(11), year: 2025, quarter: 1, class: "4" },
      { enterpriseNumber: enterpriseNumber(13), year: 2025, quarter: 1, class: "0" },
      { enterpriseNumber: enterpriseNumber(14), year: 2025, quarter: 1, class: "9" },
    ],
  });
});

const indexes = new Map(Array.from({ length: 20 }, (_, index) => [enterpriseNumber(index), index]));
const query = "query ($text: String, $where: CompanyFilter, $first: Int!, $after: String) { searchCompanies(text: $text, where: $where, first: $first, after: $after) { nodes { number } totalCount pageInfo { hasNextPage endCursor } } }";

async function search(variables: Record<string, unknown>): Promise<readonly number[]> {
  const { data, errors } = await ask(query, { first: 100, ...variables });
  expect(errors).toEqual([]);
  expect(data.searchCompanies.totalCount).toBe(data.searchCompanies.nodes.length);
  return data.searchCompanies.nodes.map(({ number }: { number: string }) => indexes.get(number));
}

describe("searchCompanies by text", () => {
  it("finds words that begin with what is written, whatever the case and accents, in order of name and number", async () => {
    expect(await search({ text: "bakk" })).toEqual([2, 1, 0, 4]);
    expect(await search({ text: "BAKKERIJ  etoile" })).toEqual([0, 4]);
    expect(await search({ text: "étoile bak" })).toEqual([0, 4]);
    expect(await search({ text: "akkerij" })).toEqual([]);
  });

  it("looks at every name, but all words must be in one of them", async () => {
    expect(await search({ text: "ster" })).toEqual([0]);
    expect(await search({ text: "ster etoile" })).toEqual([]);
  });

  it("takes punctuation, quotes and the signs of the query language as part of a name", async () => {
    expect(await search({ text: "Bakker & Zonen" })).toEqual([2]);
    expect(await search({ text: "peeters-jan" })).toEqual([1]);
    expect(await search({ text: "janss" })).toEqual([1]);
    expect(await search({ text: "kmo.be" })).toEqual([3]);
    expect(await search({ text: "l'or" })).toEqual([3]);
    expect(await search({ text: "100% brood" })).toEqual([5]);
    for (const text of ["bakk:*", "bakk | kmo", "!bakk", "(bakk", "bakk)", "<->bakk", "a'b\\'c", "bakk:AB", "bakk\\", "\\'bakk", "'; drop table dossier; --", "\u{1F600}x"]) {
      const { errors } = await ask(query, { text, first: 100 });
      expect([text, errors]).toEqual([text, []]);
    }
  });

  it("refuses text that is empty, too long, has no letter or digit, or a NUL", async () => {
    const codes = async (text: string): Promise<unknown> => (await ask(query, { text, first: 1 })).errors.map(({ code, message }) => [code, message]);
    expect(await codes("")).toEqual([["INVALID_ARGUMENT", "The argument `text` is empty. Write 1 to 200 characters."]]);
    expect(await codes("x".repeat(201))).toEqual([["INVALID_ARGUMENT", "The argument `text` has 201 characters. Write at most 200."]]);
    expect(await codes("a\0b")).toEqual([["INVALID_ARGUMENT", 'The argument `text` "a\\u0000b" holds a NUL character. Leave it out.']]);
    expect(await codes("% & --")).toMatchObject([["INVALID_ARGUMENT", expect.stringContaining("holds no letter or digit")]]);
    expect(await codes("a b c d e f g h i j k")).toMatchObject([["INVALID_ARGUMENT", expect.stringContaining("has 11 words")]]);
  });
});

describe("searchCompanies by attributes", () => {
  it("lists the active ones by name, nameless ones last, unless asked otherwise", async () => {
    expect(await search({})).toEqual([5, 2, 1, 0, 4, 13, 11, 14, 3, 10]);
    expect(await search({ where: { active: false } })).toEqual([12]);
    expect(await search({ where: { active: null } })).toContain(12);
    expect(await search({ where: { place: { under: "70000" } } })).toEqual([11, 10]);
  });

  it("takes a place and an activity of any level, also an ended municipality under its own province", async () => {
    expect(await search({ where: { place: { under: "10000" } } })).toEqual([14]);
    expect(await search({ where: { place: { in: ["71022", "11056"] } } })).toEqual([11, 14, 10]);
    expect(await search({ where: { place: { unknown: true } } })).toEqual([13]);
    expect(await search({ where: { nace: { under: "41" } } })).toEqual([11]);
    expect(await search({ where: { nace: { in: ["K"], notIn: ["62100"] } } })).toEqual([]);
    expect(await search({ where: { nace: { unknown: true } } })).toEqual([10]);
  });

  it("leaves rows without a code in a filter that only excludes, and drops them with unknown: false", async () => {
    expect(await search({ where: { nace: { notIn: ["62"] } } })).toEqual([11, 10]);
    expect(await search({ where: { nace: { notIn: ["62"], unknown: false } } })).toEqual([11]);
    expect(await search({ where: { nace: { in: [] } } })).toEqual([]);
    expect(await search({ where: { nace: { in: [], unknown: true } } })).toEqual([10]);
    expect(await search({ where: { nace: {}, place: null } })).toHaveLength(10);
  });

  it("takes the newest workforce class, classes of establishments and of years since the start", async () => {
    expect(await search({ where: { employmentClass: { in: ["4", "5"] } } })).toEqual([11]);
    expect(await search({ where: { employmentClass: { in: ["5"] } } })).toEqual([]);
    expect(await search({ where: { employmentClass: { unknown: false } } })).toEqual([11, 14]);
    expect(await search({ where: { establishmentsClass: { in: ["0", "10+"] } } })).toEqual([11, 10]);
    expect(await search({ where: { establishmentsClass: { in: ["2-4"] } } })).toEqual([13]);
    expect(await search({ where: { companyAgeClass: { in: ["1-2"] } } })).toEqual([11]);
    expect(await search({ where: { companyAgeClass: { in: ["0"] } } })).toEqual([13]);
    expect(await search({ where: { companyAgeClass: { unknown: true } } })).toEqual([10]);
    expect(await search({ text: "z", where: { companyAgeClass: { in: ["20+"] } } })).toEqual([2]);
    expect(await search({ where: { legalType: { unknown: true }, legalForm: { in: ["014"] } } })).toEqual([13]);
    expect(await search({ where: { legalType: { in: ["1"] }, legalForm: { unknown: true } } })).toEqual([10]);
  });

  it("makes a code that the list does not have an error that suggests", async () => {
    const of = async (where: object): Promise<unknown> => (await ask(query, { where, first: 1 })).errors.map(({ code, message }) => [code, message]);
    expect(await of({ nace: { in: ["62109"] } })).toEqual([["UNKNOWN_CODE", 'NACE-BEL 2025 has no code "62109". Did you mean 6210, 62100, 621?']]);
    expect(await of({ place: { under: "71023\0" } })).toMatchObject([["UNKNOWN_CODE", expect.stringContaining("Did you mean")]]);
    expect(await of({ employmentClass: { in: ["x'; drop table dossier"] } })).toEqual([["UNKNOWN_CODE", 'The list employment-class has no code "x\'; drop table dossier". The catalog lists its codes.']]);
    expect(await of({ legalForm: { in: Array(1001).fill("014") } })).toMatchObject([["INVALID_ARGUMENT", expect.stringContaining("holds 1001 codes")]]);
  });

  it("pages through nameless companies too", async () => {
    const found: unknown[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 10; pages++) {
      const { data }: { data: { searchCompanies: { nodes: { number: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } } = await ask(query, { first: 3, after, where: { active: null } });
      found.push(...data.searchCompanies.nodes.map(({ number }) => indexes.get(number)));
      after = data.searchCompanies.pageInfo.endCursor;
      if (!data.searchCompanies.pageInfo.hasNextPage) break;
    }
    expect(found).toEqual([5, 2, 1, 0, 4, 13, 11, 12, 14, 3, 10]);
  });
});
