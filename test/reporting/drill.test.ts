import { describe, expect, test } from "vitest";
import { askAbout } from "./asking.ts";
import { companyWorld } from "./company-world.ts";
import { pairs, world } from "./world.ts";

type Cell = { readonly value: number | string | null; readonly previous: number | string | null };
type Row = { readonly key: { readonly members: readonly { readonly code: string | null }[] }; readonly drill: readonly { readonly into: string; readonly variables: Variables }[]; readonly dossiers: Cell; readonly companies: Cell; readonly subsidy: Cell };
type Variables = Readonly<Record<string, unknown>> & { readonly by: readonly string[] };

const { ask } = await askAbout(world, pairs);
const { ask: askCompanies } = await askAbout(companyWorld, pairs);

const query = `query ($by: [DossierDimension!]!, $counting: Milestone!, $period: PeriodInput!, $where: DossierFilter, $compare: CompareInput, $classification: ClassificationInput, $totals: Totals! = NONE) {
  dossierBreakdown(by: $by, counting: $counting, period: $period, where: $where, compare: $compare, classification: $classification, totals: $totals) {
    rows { ...Row } totals { ...Row }
  }
}
fragment Row on DossierBreakdownRow { key { members { code } } drill { into variables } dossiers { value previous } companies { value previous } subsidy { value previous } }`;

const list = `query ($counting: Milestone!, $period: PeriodInput!, $where: DossierFilter, $classification: ClassificationInput) { dossiers(counting: $counting, period: $period, where: $where, classification: $classification) { totalCount } }`;

async function answerTo(question: Record<string, unknown>): Promise<{ readonly rows: readonly Row[]; readonly totals: readonly Row[] }> {
  const { data, errors } = await ask(query, question);
  expect(errors).toEqual([]);
  return data.dossierBreakdown;
}

const sumOf = (rows: readonly Row[], side: "value" | "previous"): number => rows.reduce((sum, { dossiers }) => sum + Number(dossiers[side] ?? 0), 0);
const submitted = { counting: "SUBMITTED", period: { months: { from: "2023-01", to: "2025-06" } } };
const approved = { counting: "APPROVED", period: { months: { from: "2016-01", to: "2017-01" } } };
const sameYear = { to: "SAME_PERIOD_PREVIOUS_YEAR", years: 1, alignment: "SAME_ELAPSED_DAYS" };

describe("the variables of a drill option, laid over those of the query, ask about exactly what the row counts", () => {
  test.each<{ readonly title: string; readonly question: Record<string, unknown>; readonly drills: number }>([
    { title: "places", question: { ...submitted, by: ["REGION"] }, drills: 1 },
    { title: "places in another year", question: { ...submitted, by: ["PROVINCE"], classification: { municipalitiesOf: 2018 } }, drills: 3 },
    { title: "activities", question: { ...submitted, by: ["NACE_SECTION"] }, drills: 1 },
    { title: "activities in another version", question: { ...submitted, by: ["NACE_GROUP"], classification: { nace: "NACEBEL_2008" } }, drills: 2 },
    { title: "levels of one list", question: { ...submitted, by: ["REGION", "NACE_SECTION", "NACE_GROUP", "NACE_CLASS"] }, drills: 7 },
    { title: "time", question: { ...submitted, by: ["YEAR"] }, drills: 3 },
    { title: "time and another dimension that is not known", question: { ...approved, by: ["YEAR", "EMPLOYMENT_CLASS"] }, drills: 4 },
    { title: "an activity that is not so deep", question: { ...approved, by: ["NACE_GROUP", "YEAR"] }, drills: 5 },
    { title: "the same with a filter", question: { ...approved, by: ["NACE_GROUP", "QUARTER"], where: { nace: { in: ["62"], unknown: false }, companySize: { in: ["KO"] } } }, drills: 7 },
    { title: "a filter below the row", question: { ...submitted, by: ["REGION", "YEAR"], where: { place: { in: ["24062", "44087"], unknown: true } } }, drills: 6 },
    { title: "a filter above the row, with exceptions", question: { ...submitted, by: ["PROVINCE", "YEAR"], where: { place: { under: "02000", notIn: ["44087"] } } }, drills: 4 },
    { title: "states and themes", question: { ...approved, by: ["STATUS", "THEME", "YEAR"] }, drills: 4 },
    { title: "a comparison", question: { ...approved, by: ["QUARTER", "PROVINCE"], compare: sameYear }, drills: 9 },
    { title: "a comparison that is cut", question: { counting: "SUBMITTED", period: { year: 2025 }, by: ["YEAR"], compare: sameYear }, drills: 1 },
    { title: "days", question: { counting: "APPROVED", period: { dates: { from: "2016-03-31", to: "2016-08-01" } }, by: ["QUARTER"] }, drills: 3 },
  ])("$title", async ({ question, drills }) => {
    const { rows } = await answerTo(question);
    let count = 0;
    for (const row of rows) {
      for (const { into, variables } of row.drill) {
        count += 1;
        const why = JSON.stringify({ row: row.key.members.map(({ code }) => code), into, variables });
        expect(variables.by, why).toContain(into);
        const deeper = await answerTo({ ...question, totals: "GRAND", ...variables });
        expect([sumOf(deeper.rows, "value"), sumOf(deeper.rows, "previous")], why).toEqual([row.dossiers.value, row.dossiers.previous ?? 0]);
        const [total] = deeper.totals;
        expect({ dossiers: total?.dossiers, companies: total?.companies, subsidy: total?.subsidy }, why).toEqual({ dossiers: row.dossiers, companies: row.companies, subsidy: row.subsidy });
        const { data } = await ask(list, { ...question, ...variables });
        expect(data.dossiers.totalCount, why).toBe(row.dossiers.value);
      }
    }
    expect(count).toBe(drills);
  });

  test("with present attributes of companies", async () => {
    const question = { ...approved, by: ["PROVINCE", "NACE_SECTION"], classification: { attributes: "CURRENT" } };
    const { data } = await askCompanies(query, question);
    let count = 0;
    for (const row of data.dossierBreakdown.rows as readonly Row[]) {
      for (const { variables } of row.drill) {
        count += 1;
        const deeper = await askCompanies(query, { ...question, ...variables });
        expect(sumOf(deeper.data.dossierBreakdown.rows, "value")).toBe(row.dossiers.value);
      }
    }
    expect(count).toBe(6);
  });

  test("also of companies", async () => {
    const ofCompanies = `query ($by: [CompanyDimension!]!, $where: CompanyFilter, $classification: ClassificationInput) { companyBreakdown(by: $by, where: $where, classification: $classification) { rows { key { members { code } } drill { into variables } companies { value } establishments { value } } } }`;
    const question = { by: ["REGION", "LEGAL_TYPE"], where: { active: null } };
    const { data, errors } = await askCompanies(ofCompanies, question);
    expect(errors).toEqual([]);
    const [row] = data.companyBreakdown.rows;
    expect([row.key.members.map(({ code }: { code: string }) => code), row.companies.value]).toEqual([["02000", "1"], 1]);
    expect(row.drill).toEqual([{ into: "PROVINCE", variables: { by: ["PROVINCE", "LEGAL_TYPE"], where: { active: null, place: { under: "02000" }, legalType: { under: "1" } }, classification: { nace: "NACEBEL_2025", municipalitiesOf: 2025, attributes: "CURRENT" } } }]);
    const deeper = await askCompanies(ofCompanies, { ...question, ...row.drill[0].variables });
    expect(deeper.data.companyBreakdown.rows).toMatchObject([{ companies: row.companies, establishments: row.establishments }]);
  });
});

describe("a drill option", () => {
  test("has the variables in the form of the arguments", async () => {
    const { rows } = await answerTo({ ...submitted, by: ["PROVINCE", "QUARTER"], where: { place: { under: "02000" } } });
    const variables = { period: { months: { from: "2024-04", to: "2024-06" } }, where: { place: { under: "20001" } }, classification: { nace: "NACEBEL_2025", municipalitiesOf: 2025, attributes: "AT_SUBMISSION" } };
    expect(rows[0]?.drill).toEqual([
      { into: "ARRONDISSEMENT", variables: { by: ["ARRONDISSEMENT", "QUARTER"], ...variables } },
      { into: "MONTH", variables: { by: ["PROVINCE", "MONTH"], ...variables } },
    ]);
  });

  test("is there for totals, by what they keep", async () => {
    const { totals } = await answerTo({ ...approved, by: ["PROVINCE", "YEAR"], totals: "CUBE" });
    expect(totals.map(({ key, drill }) => [...key.members.map(({ code }) => code), ...drill.map(({ into }) => into)])).toEqual([
      [null, null],
      ["20001", null, "ARRONDISSEMENT"],
      ["UNKNOWN", null],
      [null, "2016", "QUARTER"],
      [null, "2017", "QUARTER"],
    ]);
  });

  test("is not there where the finer dimension is broken down by already, or there is none", async () => {
    const options = async (by: readonly string[]) => (await answerTo({ ...approved, by })).rows[0]?.drill.map(({ into }) => into);
    expect(await options(["YEAR", "QUARTER", "MONTH"])).toEqual([]);
    expect(await options(["YEAR", "MONTH"])).toEqual(["QUARTER"]);
    expect(await options(["MUNICIPALITY", "NACE_SUBCLASS", "PILLAR"])).toEqual([]);
    expect(await options([])).toEqual([]);
  });

  test("is not there for an unknown service provider, as no filter asks for that", async () => {
    const { rows } = await answerTo({ ...approved, by: ["SERVICE_PROVIDER", "YEAR"] });
    expect(rows.map(({ key, drill }) => [key.members[0]?.code, drill.length])).toEqual([["UNKNOWN", 0], ["UNKNOWN", 0]]);
  });
});
