import { beforeAll, describe, expect, it } from "vitest";
import { apiOf } from "../support/api.ts";
import { freshDatabase } from "../support/database.ts";
import { companyRow, dossierRow, enterpriseNumber, establishmentNumber, establishmentRow, insertFixtures } from "../support/fixtures.ts";

const database = await freshDatabase();
const ask = apiOf(database);
const owner = enterpriseNumber(1);
const other = enterpriseNumber(2);

/** Nine dossiers: two with the same moment, two a microsecond apart, three decided ones, of which two at the same moment. */
const moments: Record<string, readonly [submitted: string, approved: string | null]> = {
  a: ["2016-05-01T10:00:00.000001Z", null],
  b: ["2016-05-01T10:00:00.000002Z", "2016-06-01T10:00:00Z"],
  c: ["2016-05-01T10:00:00.000002Z", "2016-06-01T10:00:00Z"],
  d: ["2016-04-01T10:00:00Z", null],
  e: ["2016-07-01T10:00:00Z", "2016-07-02T10:00:00Z"],
  f: ["2016-02-29T23:30:00Z", null],
  g: ["2016-08-01T10:00:00Z", null],
  h: ["2016-09-01T10:00:00Z", null],
  i: ["2016-09-01T10:00:00Z", null],
};

beforeAll(async () => {
  await insertFixtures(database, {
    companies: [companyRow({ number: owner }), companyRow({ number: other })],
    establishments: Array.from({ length: 5 }, (_, index) => establishmentRow({ number: establishmentNumber(index), enterpriseNumber: owner })),
    dossiers: Object.keys(moments).map((reference) => dossierRow({ reference, enterpriseNumber: reference === "g" ? other : owner })),
  });
  for (const [reference, [submitted, approved]] of Object.entries(moments)) await database.sql`update dossier set submitted_at = ${submitted}::text::timestamptz, approved_at = ${approved}::text::timestamptz where reference = ${reference}`;
});

const page = `query ($orderBy: DossierOrder!, $first: Int, $after: String, $last: Int, $before: String) {
  dossiers(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { reference } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }`;

type Page = { edges: { cursor: string; node: { reference: string } }[]; pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }; totalCount: number };

async function read(variables: Record<string, unknown>): Promise<Page> {
  const { data, errors } = await ask(page, variables);
  expect(errors).toEqual([]);
  return data.dossiers;
}

async function walk(orderBy: string, size: number, direction: "forward" | "backward"): Promise<string> {
  const found: string[][] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < 20; pages++) {
    const { edges, pageInfo }: Page = await read(direction === "forward" ? { orderBy, first: size, after: cursor } : { orderBy, last: size, before: cursor });
    found.push(edges.map(({ node }) => node.reference));
    cursor = direction === "forward" ? pageInfo.endCursor : pageInfo.startCursor;
    if (!(direction === "forward" ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) break;
  }
  return (direction === "forward" ? found : found.toReversed()).flat().join("");
}

describe("a list of dossiers", () => {
  const orders = { SUBMITTED_DESC: "ihgecbadf", SUBMITTED_ASC: "fdabceghi", DECIDED_DESC: "ecbihgfda", DECIDED_ASC: "bceadfghi", REFERENCE_ASC: "abcdefghi" };

  for (const [orderBy, whole] of Object.entries(orders)) {
    it(`in the order ${orderBy} is the same whole, forward and backward, in pages of any size`, async () => {
      for (const size of [1, 2, 4, 9, 100]) {
        expect(await walk(orderBy, size, "forward")).toBe(whole);
        expect(await walk(orderBy, size, "backward")).toBe(whole);
      }
    });
  }

  it("starts after a cursor and stops before one, in list order either way", async () => {
    const { edges } = await read({ orderBy: "REFERENCE_ASC" });
    const at = (reference: string): string => edges.find(({ node }) => node.reference === reference)!.cursor;
    const between = { orderBy: "REFERENCE_ASC", after: at("b"), before: at("g") };
    expect((await read({ ...between, first: 3 })).edges.map(({ node }) => node.reference)).toEqual(["c", "d", "e"]);
    expect((await read({ ...between, last: 3 })).edges.map(({ node }) => node.reference)).toEqual(["d", "e", "f"]);
    expect((await read({ ...between, last: 3 })).pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  });

  it("has an empty page for first 0, which still tells whether there is more", async () => {
    expect(await read({ orderBy: "REFERENCE_ASC", first: 0 })).toEqual({ edges: [], pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null }, totalCount: 9 });
  });

  it("gives 20 where neither first nor last is given, and nothing after its end", async () => {
    const whole = await read({ orderBy: "SUBMITTED_ASC" });
    expect(whole.edges).toHaveLength(9);
    expect(whole.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
    expect((await read({ orderBy: "SUBMITTED_ASC", after: whole.pageInfo.endCursor })).edges).toEqual([]);
  });

  it("does not shift when a dossier comes in at its start between two pages", async () => {
    const { pageInfo } = await read({ orderBy: "SUBMITTED_DESC", first: 2 });
    await insertFixtures(database, { dossiers: [dossierRow({ reference: "z", enterpriseNumber: other, submittedAt: new Date("2020-01-01T00:00:00Z") })] });
    expect((await read({ orderBy: "SUBMITTED_DESC", first: 2, after: pageInfo.endCursor })).edges.map(({ node }) => node.reference)).toEqual(["g", "e"]);
    await database.sql`delete from dossier where reference = 'z'`;
  });

  it("refuses counts out of bounds, and first together with last", async () => {
    const code = async (variables: object): Promise<unknown> => (await ask(page, { orderBy: "REFERENCE_ASC", ...variables })).errors.map((error) => [error.code, error.message]);
    expect(await code({ first: 101 })).toEqual([["INVALID_ARGUMENT", "The argument `first` is 101. Choose 0 to 100."]]);
    expect(await code({ first: -1 })).toEqual([["INVALID_ARGUMENT", "The argument `first` is -1. Choose 0 to 100."]]);
    expect(await code({ last: 101 })).toEqual([["INVALID_ARGUMENT", "The argument `last` is 101. Choose 0 to 100."]]);
    expect(await code({ first: 1, last: 1 })).toEqual([["INVALID_ARGUMENT", "Both `first` and `last` are given. Use `first` for a page from the start, or `last` for one from the end."]]);
  });
});

describe("lists of a company", () => {
  const nested = `query ($number: EnterpriseNumber!, $units: String, $dossiers: String) { company(number: $number) {
    establishments(first: 2, after: $units) { nodes { number } pageInfo { hasNextPage endCursor } totalCount }
    dossiers(orderBy: DECIDED_ASC, first: 3, after: $dossiers) { nodes { reference } pageInfo { hasNextPage hasPreviousPage endCursor } totalCount } } }`;

  it("continue after their cursors and hold nothing of another company", async () => {
    const { company: one } = (await ask(nested, { number: owner })).data;
    expect(one.establishments).toMatchObject({ nodes: [{ number: establishmentNumber(0) }, { number: establishmentNumber(1) }], totalCount: 5 });
    expect(one.dossiers).toMatchObject({ nodes: [{ reference: "b" }, { reference: "c" }, { reference: "e" }], pageInfo: { hasNextPage: true, hasPreviousPage: false }, totalCount: 8 });
    const { company: two } = (await ask(nested, { number: owner, units: one.establishments.pageInfo.endCursor, dossiers: one.dossiers.pageInfo.endCursor })).data;
    expect(two.establishments.nodes).toEqual([{ number: establishmentNumber(2) }, { number: establishmentNumber(3) }]);
    expect(two.dossiers).toMatchObject({ nodes: [{ reference: "a" }, { reference: "d" }, { reference: "f" }], pageInfo: { hasNextPage: true, hasPreviousPage: true } });
  });
});

describe("a cursor", () => {
  const codes = async (orderBy: string, after: string): Promise<unknown> => (await ask(page, { orderBy, first: 1, after })).errors.map(({ code }) => code);
  const forged = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString("base64url");

  it("is refused when any character of it was changed, or when it was cut", async () => {
    const cursor = (await read({ orderBy: "DECIDED_DESC", first: 1 })).edges[0]!.cursor;
    expect(await codes("DECIDED_DESC", cursor)).toEqual([]);
    for (let index = 0; index < cursor.length; index++) {
      const changed = cursor.slice(0, index) + (cursor[index] === "A" ? "B" : "A") + cursor.slice(index + 1);
      expect(await codes("DECIDED_DESC", changed)).toEqual(["INVALID_CURSOR"]);
    }
    expect(await codes("DECIDED_DESC", cursor.slice(0, -1))).toEqual(["INVALID_CURSOR"]);
    expect(await codes("DECIDED_DESC", `${cursor}A`)).toEqual(["INVALID_CURSOR"]);
  });

  it("is refused in another order or another list", async () => {
    const cursor = (await read({ orderBy: "REFERENCE_ASC", first: 1 })).edges[0]!.cursor;
    expect(await codes("SUBMITTED_ASC", cursor)).toEqual(["INVALID_CURSOR"]);
    const { errors } = await ask(`query ($after: String) { searchCompanies(after: $after) { nodes { number } } }`, { after: cursor });
    expect(errors).toMatchObject([{ code: "INVALID_CURSOR", message: expect.stringContaining("another list or another order") }]);
  });

  it("is refused when it is nonsense, of another version, or holds values that the order can't have", async () => {
    const hostile = ["", "nonsense", "[]", "'; drop table dossier; --", "\0", "é", "x".repeat(100_000), forged(), forged(1), forged(2, "DOSSIERS_REFERENCE_ASC", 0, "a"), forged(1, "DOSSIERS_REFERENCE_ASC", 0, "a"), forged(1, "DOSSIERS_REFERENCE_ASC", 0, { a: 1 })];
    for (const after of hostile) expect(await codes("REFERENCE_ASC", after)).toEqual(["INVALID_CURSOR"]);
  });
});
