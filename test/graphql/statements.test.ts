import { beforeAll, describe, expect, it } from "vitest";
import { apiOf, statementsOf } from "../support/api.ts";
import { freshDatabase } from "../support/database.ts";
import { companyRow, dossierRow, enterpriseNumber, establishmentNumber, establishmentRow, insertFixtures } from "../support/fixtures.ts";

const database = await freshDatabase();
const ask = apiOf(database);
const numbers = Array.from({ length: 50 }, (_, index) => enterpriseNumber(index + 1));

beforeAll(async () => {
  const establishments = numbers.flatMap((number, company) => Array.from({ length: company % 8 }, (_, unit) => establishmentRow({ number: establishmentNumber(company * 10 + unit), enterpriseNumber: number })));
  const dossiers = numbers.flatMap((number, company) =>
    Array.from({ length: company % 13 }, (_, index) => dossierRow({ reference: `D-${company}-${String(index).padStart(2, "0")}`, enterpriseNumber: number, submittedAt: new Date(Date.UTC(2016, 3, 1 + (index % 4))) })),
  );
  await insertFixtures(database, { companies: numbers.map((number) => companyRow({ number })), establishments, dossiers });
});

const nested = `query ($numbers: [String!]!, $totals: Boolean!) { companies(numbers: $numbers) { ... on Company {
  number municipality { label parent { code } } legalForm { label }
  establishments(first: 5) { totalCount @include(if: $totals) nodes { number municipality { code } company { number } } pageInfo { hasNextPage } }
  dossiers(first: 10) { totalCount @include(if: $totals) nodes { reference status pillar { label } company { number } snapshot { nace { label } } } edges { cursor } pageInfo { hasNextPage endCursor } }
} } }`;

describe("number of statements", () => {
  it("is three for 50 companies with 5 establishments and 10 dossiers each", async () => {
    const statements = await statementsOf(database, async () => {
      const { data, errors } = await ask(nested, { numbers, totals: false });
      expect(errors).toEqual([]);
      expect(data.companies).toHaveLength(50);
      expect(data.companies[7].establishments.nodes).toHaveLength(5);
      expect(data.companies[7].establishments.pageInfo).toEqual({ hasNextPage: true });
      expect(data.companies[5].establishments.pageInfo).toEqual({ hasNextPage: false });
      expect(data.companies[12].dossiers.nodes.map((dossier: { reference: string }) => dossier.reference)).toEqual(["D-12-11", "D-12-07", "D-12-03", "D-12-10", "D-12-06", "D-12-02", "D-12-09", "D-12-05", "D-12-01", "D-12-08"]);
      expect(data.companies[13].dossiers.nodes).toEqual([]);
      expect(data.companies[3].municipality).toEqual({ label: "Leuven", parent: { code: "24000" } });
    });
    expect(statements).toHaveLength(3);
  });

  it("grows by one for each list whose totalCount is selected", async () => {
    const statements = await statementsOf(database, async () => {
      const { data, errors } = await ask(nested, { numbers, totals: true });
      expect(errors).toEqual([]);
      expect(data.companies[7].establishments.totalCount).toBe(7);
      expect(data.companies[12].dossiers.totalCount).toBe(12);
      expect(data.companies[13].dossiers.totalCount).toBe(0);
    });
    expect(statements).toHaveLength(5);
  });

  it("does not depend on the number of companies", async () => {
    const one = await statementsOf(database, () => ask(nested, { numbers: [numbers[1]], totals: false }));
    const all = await statementsOf(database, () => ask(nested, { numbers, totals: false }));
    expect(one.toSorted()).toEqual(all.toSorted());
  });

  it("is one for a total without nodes, and none for an invalid number", async () => {
    expect(await statementsOf(database, () => ask("{ dossiers { totalCount } }"))).toHaveLength(1);
    expect(await statementsOf(database, () => ask(`{ companies(numbers: ["x"]) { __typename } }`))).toHaveLength(0);
  });

  it("is one for each level from dossiers up to companies, establishments and history", async () => {
    const statements = await statementsOf(database, async () => {
      const { data, errors } = await ask("{ dossiers(first: 100) { nodes { company { number } establishment { number } history { kind } } } }");
      expect(errors).toEqual([]);
      expect(data.dossiers.nodes).toHaveLength(100);
    });
    expect(statements).toHaveLength(3);
  });
});
