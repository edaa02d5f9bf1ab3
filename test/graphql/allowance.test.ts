import { beforeAll, describe, expect, it, test } from "vitest";
import { apiOf, statementsOf } from "../support/api.ts";
import { freshDatabase } from "../support/database.ts";
import { companyRow, dossierRow, enterpriseNumber, insertFixtures, type DossierInput } from "../support/fixtures.ts";

const database = await freshDatabase();
const ask = apiOf(database);
const numbers = Array.from({ length: 50 }, (_, index) => enterpriseNumber(index + 1));
const [first, medium, full, none] = numbers as [string, string, string, string];

let count = 0;
const filed = (enterpriseNumber: string, at: string, given: Partial<DossierInput> = {}): DossierInput => dossierRow({ reference: `D-${String(count++).padStart(2, "0")}`, enterpriseNumber, submittedAt: new Date(at), ...given });

beforeAll(async () => {
  await insertFixtures(database, {
    companies: numbers.map((number) => companyRow({ number })),
    dossiers: [
      // 2024: 400 + 100.01 + 50 + 25 count, of both pillars, by import and through the API, whatever became of them.
      filed(first, "2024-02-01T10:00:00Z", { status: "PAID" }),
      filed(first, "2024-03-01T10:00:00Z", { status: "RECOVERED", subsidyCents: 10_001n, pillar: "ADVIES", pillarFiled: "ADVIES", recoveredCents: 10_001n }),
      filed(first, "2024-04-01T10:00:00Z", { status: "SUBMITTED", subsidyCents: 5_000n, loadId: null, handledBy: "API", declaredSize: "MO" }),
      filed(first, "2024-05-01T10:00:00Z", { status: "CLOSED", subsidyCents: 2_500n }),
      filed(first, "2024-01-02T10:00:00Z", { status: "REFUSED", declaredSize: "MO" }),
      filed(first, "2024-01-03T10:00:00Z", { status: "WITHDRAWN", declaredSize: "MO" }),
      filed(first, "2024-06-01T10:00:00Z", { status: "LAPSED" }),
      // The year is that of Brussels.
      filed(first, "2023-12-31T22:59:59Z", { subsidyCents: 1n }),
      filed(first, "2023-12-31T23:00:00Z", { subsidyCents: 1_000n, status: "APPROVED" }),
      filed(first, "2024-12-31T23:00:00Z", { subsidyCents: 7n, declaredSize: null }),
      // 2016: those of before 1 April had a ceiling by pillar.
      filed(first, "2016-03-31T21:59:59Z", { subsidyCents: 250_000n, declaredSize: null, regime: "R2009" }),
      filed(first, "2016-03-31T22:00:00Z", { subsidyCents: 33_300n }),
      // A dossier that lapsed fixes the size all the same.
      filed(medium, "2024-02-01T10:00:00Z", { status: "LAPSED", declaredSize: "MO" }),
      filed(medium, "2019-11-30T10:00:00Z", { declaredSize: "MO", subsidyCents: 1_500_000n }),
      filed(full, "2024-02-01T10:00:00Z", { subsidyCents: 750_000n, status: "APPROVED" }),
      filed(full, "2019-02-01T10:00:00Z", { subsidyCents: 1_000_001n, status: "APPROVED" }),
      ...numbers.slice(4).map((number, index) => filed(number, "2024-02-01T10:00:00Z", { subsidyCents: BigInt(index) })),
    ],
  });
});

const fields = "year regime { code } size { code label(language: EN) } rate ceiling used left";

async function allowance(number: string, year: number): Promise<unknown> {
  const { data, errors } = await ask(`query ($number: EnterpriseNumber!, $year: Int!) { company(number: $number) { allowance(year: $year) { ${fields} } } }`, { number, year });
  expect(errors).toEqual([]);
  return data.company.allowance;
}

const small = { code: "KO", label: "Small enterprise" };
const mediumSize = { code: "MO", label: "Medium-sized enterprise" };

describe("the allowance of a company", () => {
  it("counts what was granted or applied for, but not what was refused, withdrawn or lapsed", async () => {
    expect(await allowance(first, 2024)).toEqual({ year: 2024, regime: { code: "R2023" }, size: small, rate: 0.3, ceiling: "7500.00", used: "585.01", left: "6914.99" });
  });

  it("has the size of the first dossier that was neither refused nor withdrawn, even when it lapsed", async () => {
    expect(await allowance(medium, 2024)).toEqual({ year: 2024, regime: { code: "R2023" }, size: mediumSize, rate: 0.2, ceiling: "7500.00", used: "0.00", left: "7500.00" });
  });

  it("has no size, and no ceiling, before the first dossier, and with one that had none", async () => {
    const open = { size: null, rate: null, ceiling: null, left: null };
    expect(await allowance(none, 2024)).toEqual({ year: 2024, regime: { code: "R2023" }, ...open, used: "0.00" });
    expect(await allowance(first, 2025)).toEqual({ year: 2025, regime: { code: "R2023" }, ...open, used: "0.07" });
  });

  it("leaves nothing below 0", async () => {
    expect(await allowance(full, 2024)).toMatchObject({ ceiling: "7500.00", used: "7500.00", left: "0.00" });
    expect(await allowance(full, 2019)).toMatchObject({ ceiling: "10000.00", used: "10000.01", left: "0.00" });
  });

  it("has the rate of the last day of a past year", async () => {
    expect(await allowance(medium, 2019)).toEqual({ year: 2019, regime: { code: "R2019" }, size: mediumSize, rate: 0.2, ceiling: "15000.00", used: "15000.00", left: "0.00" });
  });

  it("has the rules of the first day of a later year", async () => {
    expect(await allowance(none, 2026)).toMatchObject({ regime: { code: "R2023" }, used: "0.00" });
    expect(await allowance(none, 2027)).toMatchObject({ regime: { code: "R2026" }, used: "0.00" });
    expect(await allowance(none, 9998)).toMatchObject({ year: 9998, regime: { code: "R2026" }, used: "0.00" });
  });

  it("begins on 1 April in 2016, in Brussels", async () => {
    expect(await allowance(first, 2016)).toEqual({ year: 2016, regime: { code: "R2016" }, size: small, rate: 0.4, ceiling: "10000.00", used: "333.00", left: "9667.00" });
  });

  test.each([2015, 2009, 1])("is null for %i, when each pillar had its ceiling", async (year) => {
    expect(await allowance(first, year)).toBeNull();
  });

  test.each([0, -1, 9999, 2_147_483_647])("refuses the year %i", async (year) => {
    const { errors } = await ask(`query ($year: Int!) { company(number: "${first}") { allowance(year: $year) { year } } }`, { year });
    expect(errors).toMatchObject([{ code: "INVALID_ARGUMENT", message: `The argument \`year\` is ${year}. Choose 1 to 9998.` }]);
  });

  it("is one statement for 50 companies, and one more for another year", async () => {
    const query = (selection: string): string => `query ($numbers: [String!]!) { companies(numbers: $numbers) { ... on Company { ${selection} } } }`;
    const one = await statementsOf(database, async () => {
      const { data } = await ask(query("allowance(year: 2024) { used left }"), { numbers });
      expect(data.companies).toHaveLength(50);
      expect([data.companies[0], data.companies[3], data.companies[49]]).toEqual([{ allowance: { used: "585.01", left: "6914.99" } }, { allowance: { used: "0.00", left: null } }, { allowance: { used: "0.45", left: "7499.55" } }]);
    });
    expect(one).toHaveLength(2);
    expect(await statementsOf(database, () => ask(query("number"), { numbers }))).toHaveLength(1);
    expect(await statementsOf(database, () => ask(query("a: allowance(year: 2024) { used } b: allowance(year: 2024) { left } c: allowance(year: 2019) { used } d: allowance(year: 2015) { used }"), { numbers }))).toHaveLength(3);
  });
});
