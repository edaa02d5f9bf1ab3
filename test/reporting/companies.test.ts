import { describe, expect, test } from "vitest";
import { statementsOf } from "../support/api.ts";
import { askAbout } from "./asking.ts";
import { companyWorld, numbers } from "./company-world.ts";
import { pairs } from "./world.ts";

const { database, ask, breakdown, rowsOf, companiesOf } = await askAbout(companyWorld, pairs);

const year = "period: { year: 2016 }";
const current = "classification: { attributes: CURRENT }";

describe("a breakdown of companies", () => {
  test.each([
    { title: "counts those that the register lists now", asked: "", rows: [[4]] },
    { title: "or ended ones", asked: "where: { active: false }", rows: [[1]] },
    { title: "or both", asked: "where: { active: null }", rows: [[5]] },
    { title: "by place; one without a place is unknown", asked: "by: [PROVINCE]", rows: [["10000", 2], ["20001", 1], ["UNKNOWN", 1]] },
    { title: "by the newest workforce class; undetermined is unknown, and so is none", asked: "by: [EMPLOYMENT_CLASS]", rows: [["2", 1], ["UNKNOWN", 3]] },
    { title: "by legal type", asked: "by: [LEGAL_TYPE]", rows: [["1", 1], ["2", 2], ["UNKNOWN", 1]] },
    { title: "by legal form", asked: "by: [LEGAL_FORM]", rows: [["014", 3], ["UNKNOWN", 1]] },
    { title: "by activity: its own code, the common pair, else unknown", asked: "by: [NACE_SUBCLASS]", rows: [["62100", 1], ["62200", 2], ["UNKNOWN", 1]] },
    { title: "by activity in the version asked", asked: "by: [NACE_SUBCLASS], classification: { nace: NACEBEL_2008 }", rows: [["62010", 1], ["62020", 1], ["70220", 1], ["UNKNOWN", 1]] },
    { title: "by class of establishments", asked: "by: [ESTABLISHMENTS_CLASS]", rows: [["0", 1], ["1", 1], ["2-4", 1], ["10+", 1]] },
    { title: "by completed years to today", asked: "by: [COMPANY_AGE_CLASS]", rows: [["1-2", 1], ["20+", 2], ["UNKNOWN", 1]] },
    { title: "under a place", asked: `by: [MUNICIPALITY], where: { place: { under: "02000" } }`, rows: [["11002", 2], ["24062", 1]] },
    { title: "under an activity, whatever code it is stored in", asked: `where: { nace: { under: "62200" } }`, rows: [[2]] },
    { title: "of unknown place", asked: "where: { place: { unknown: true } }", rows: [[1]] },
    { title: "in an order", asked: "by: [PROVINCE], orderBy: [{ measure: { measure: ESTABLISHMENTS } }], first: 2", rows: [["UNKNOWN", 1], ["20001", 1]] },
    { title: "with conditions", asked: `by: [PROVINCE], having: [{ measure: COMPANIES, gte: "2" }]`, rows: [["10000", 2]] },
    { title: "whatever `attributes` says", asked: "by: [EMPLOYMENT_CLASS], classification: { attributes: AT_SUBMISSION }", rows: [["2", 1], ["UNKNOWN", 3]] },
  ])("$title", async ({ asked, rows }) => {
    expect(await companiesOf(asked)).toEqual(rows);
  });

  test("has totals, others, shares, what could not be mapped, a reconciliation and a plan", async () => {
    const answer = await breakdown(
      "by: [REGION, NACE_SECTION], totals: ROLLUP, others: true, first: 1",
      `rows { rolledUp key { region { code nuts } naceSection { code } } companies { value shareOfTotal shareOfParent } establishments { value } drill { into variables } }
       totals { rolledUp key { region { code } members { isTotal } } companies { value shareOfParent } }
       others { companies { value } establishments { value } } totalRows pageInfo { hasNextPage } unmapped { classification companies { value shareOfTotal } }
       reconciliation { balanced total { value } published withheldRows notOnThisPage unknown { value } } plan { estimatedCells maxCells engine fusedWith } dataVersion { kboExtract } notes { mandatory }`,
      "companyBreakdown",
    );
    const variables = { where: { place: { under: "02000" }, nace: { under: "K" } }, classification: { nace: "NACEBEL_2025", municipalitiesOf: 2025, attributes: "CURRENT" } };
    expect(answer).toMatchObject({
      rows: [
        {
          rolledUp: [],
          key: { region: { code: "02000", nuts: "BE2" }, naceSection: { code: "K" } },
          companies: { value: 2, shareOfTotal: 0.5, shareOfParent: 0.666667 },
          establishments: { value: 2 },
          drill: [{ into: "PROVINCE", variables: { by: ["PROVINCE", "NACE_SECTION"], ...variables } }, { into: "NACE_DIVISION", variables: { by: ["REGION", "NACE_DIVISION"], ...variables } }],
        },
      ],
      totals: [
        { rolledUp: ["REGION", "NACE_SECTION"], key: { region: null }, companies: { value: 4, shareOfParent: null } },
        { rolledUp: ["NACE_SECTION"], key: { region: { code: "02000" }, members: [{ isTotal: false }, { isTotal: true }] }, companies: { value: 3, shareOfParent: 0.75 } },
        { rolledUp: ["NACE_SECTION"], key: { region: { code: "UNKNOWN" } }, companies: { value: 1, shareOfParent: 0.25 } },
      ],
      others: { companies: { value: 2 }, establishments: { value: 13 } },
      totalRows: 3,
      pageInfo: { hasNextPage: true },
      unmapped: [{ classification: "NACE-BEL 2025", companies: { value: 1, shareOfTotal: 0.25 } }, { classification: "NIS 2025", companies: { value: 0, shareOfTotal: 0 } }],
      reconciliation: { balanced: true, total: { value: 4 }, published: 2, withheldRows: 0, notOnThisPage: 2, unknown: { value: 2 } },
      plan: { maxCells: 100_000, fusedWith: [] },
      dataVersion: { kboExtract: "1" },
    });
    expect("period" in answer.rows[0].drill[0].variables).toBe(false);
  });
});

describe("present attributes of companies", () => {
  test.each([
    { title: "place: that of the company, not of the dossier", asked: `by: [PROVINCE]`, rows: [["10000", 1], ["20001", 2], ["40000", 1], ["UNKNOWN", 1]] },
    { title: "workforce class: the newest, and no class where there is none", asked: `by: [EMPLOYMENT_CLASS]`, rows: [["2", 2], ["5", 1], ["UNKNOWN", 2]] },
    { title: "activity: that of the company, in the version of the period", asked: `by: [NACE_SUBCLASS]`, rows: [["62010", 3], ["62020", 1], ["UNKNOWN", 1]] },
    { title: "activity in another version", asked: `by: [NACE_SUBCLASS], classification: { attributes: CURRENT, nace: NACEBEL_2025 }`, rows: [["62100", 3], ["62200", 1], ["UNKNOWN", 1]], own: true },
    { title: "legal type and form", asked: `by: [LEGAL_TYPE, LEGAL_FORM]`, rows: [["1", "UNKNOWN", 1], ["2", "014", 3], ["UNKNOWN", "UNKNOWN", 1]] },
    { title: "years to today", asked: `by: [COMPANY_AGE_CLASS]`, rows: [["1-2", 1], ["20+", 3], ["UNKNOWN", 1]] },
    { title: "establishments of today", asked: `by: [ESTABLISHMENTS_CLASS]`, rows: [["0", 1], ["1", 1], ["2-4", 2], ["UNKNOWN", 1]] },
    { title: "filters read them too", asked: `where: { place: { under: "20001" }, employmentClass: { in: ["2"] } }`, rows: [[2]] },
    { title: "attributes of the dossier stay those of the dossier", asked: `by: [PILLAR, COMPANY_SIZE], where: { place: { under: "20001" } }`, rows: [["ADVIES", "KO", 1], ["OPLEIDING", "KO", 1]] },
  ])("$title", async ({ asked, rows, own }) => {
    expect(await rowsOf(`${asked}, ${year}${own === true ? "" : `, ${current}`}`)).toEqual(rows);
  });

  test("are not asked unless one says so", async () => {
    expect(await rowsOf(`by: [PROVINCE, EMPLOYMENT_CLASS], ${year}`)).toEqual([["10000", "1", 2], ["20001", "NONE", 1], ["20001", "2", 2]]);
  });

  test("of a company that was never listed are unknown, but not without a place in the classification", async () => {
    const { unmapped } = await breakdown(`by: [NACE_SECTION, PROVINCE], ${year}, ${current}`, "unmapped { classification dossiers { value } }");
    expect(unmapped).toEqual([{ classification: "NACE-BEL 2008", dossiers: { value: 0 } }, { classification: "NIS 2016", dossiers: { value: 0 } }]);
  });

  test("pick the same dossiers in a list", async () => {
    const { data, errors } = await ask(`{ dossiers(counting: APPROVED, ${year}, where: { place: { under: "20001" } }, ${current}, orderBy: REFERENCE_ASC) { totalCount nodes { reference } } }`);
    expect(errors).toEqual([]);
    expect(data.dossiers).toEqual({ totalCount: 2, nodes: [{ reference: "leuven-1" }, { reference: "leuven-2" }] });
  });
});

describe("reach", () => {
  const reach = "reach { value numerator denominator status }";

  test("is the active companies of the dossiers by those of the register with the same key", async () => {
    const { rows, totals, notes } = await breakdown(`by: [PROVINCE], ${year}, ${current}, totals: GRAND`, `rows { key { province { code } } ${reach} companies { value } } totals { ${reach} } notes { mandatory }`);
    expect(rows).toEqual([
      { key: { province: { code: "10000" } }, reach: { value: 0.5, numerator: 1, denominator: 2, status: "PUBLISHED" }, companies: { value: 1 } },
      { key: { province: { code: "20001" } }, reach: { value: 1, numerator: 1, denominator: 1, status: "PUBLISHED" }, companies: { value: 1 } },
      { key: { province: { code: "40000" } }, reach: { value: null, numerator: 0, denominator: 0, status: "NOT_APPLICABLE" }, companies: { value: 1 } },
      { key: { province: { code: "UNKNOWN" } }, reach: { value: 0, numerator: 0, denominator: 1, status: "PUBLISHED" }, companies: { value: 1 } },
    ]);
    expect(totals).toEqual([{ reach: { value: 0.5, numerator: 2, denominator: 4, status: "PUBLISHED" } }]);
    expect(notes).toEqual([]);
  });

  test("keys and filters of the dossier restrict the numerator only; of the company both", async () => {
    const { rows, totals } = await breakdown(`by: [PILLAR, PROVINCE], ${year}, ${current}, totals: CUBE, where: { legalType: { in: ["2"] }, companySize: { in: ["KO"] } }`, `rows { key { members { code } } ${reach} } totals { key { members { code } } ${reach} }`);
    const shown = (all: readonly { key: { members: { code: string | null }[] }; reach: { numerator: number; denominator: number } }[]) => all.map(({ key, reach: { numerator, denominator } }) => [...key.members.map(({ code }) => code), numerator, denominator]);
    expect(shown(rows)).toEqual([["ADVIES", "20001", 1, 1], ["OPLEIDING", "20001", 1, 1], ["OPLEIDING", "40000", 0, 0]]);
    expect(shown(totals)).toEqual([[null, null, 1, 2], ["ADVIES", null, 1, 2], ["OPLEIDING", null, 1, 2], [null, "20001", 1, 1], [null, "40000", 0, 0]]);
  });

  test("can't be told of attributes at submission, and a note says so", async () => {
    const { rows, notes } = await breakdown(`by: [PILLAR], ${year}`, `rows { ${reach} } notes { mandatory text(language: EN) }`);
    expect(rows[0]).toEqual({ reach: { value: null, numerator: null, denominator: null, status: "NOT_AVAILABLE" } });
    expect(notes).toEqual([{ mandatory: false, text: "Reach is not available: the register of today only knows the present attributes of companies. Ask `classification: {attributes: CURRENT}`." }]);
  });

  test("is counted only where it is selected", async () => {
    const without = await statementsOf(database, () => breakdown(`by: [PROVINCE], ${year}, ${current}`, "rows { companies { value } }"));
    expect(without.join(" ")).not.toContain("activeCompanies");
  });

  test("a company that ended is a company of the dossiers, but is not reached", async () => {
    const { rows } = await breakdown(`${year}, ${current}, where: { company: "${numbers.ended}" }`, `rows { ${reach} companies { value } }`);
    expect(rows).toEqual([{ reach: { value: 0, numerator: 0, denominator: 4, status: "PUBLISHED" }, companies: { value: 1 } }]);
  });
});
