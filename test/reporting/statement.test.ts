import { describe, expect, it } from "vitest";
import { compilePlan, toQuery } from "../../src/reporting/compile.ts";
import { planBreakdown } from "../../src/reporting/plan.ts";
import { readRequest, type BreakdownArguments } from "../../src/reporting/request.ts";
import { freshDatabase } from "../support/database.ts";

const { sql } = await freshDatabase();
const clock = { today: "2026-11-01", through: "2026-10-31" };

function compile(asked: Partial<BreakdownArguments>): ReturnType<typeof toQuery> {
  const request = readRequest({ by: [], counting: "APPROVED", period: { year: 2016 }, ...asked }, clock);
  return toQuery(compilePlan(planBreakdown(request, new Set(["COMPANIES", "SUBSIDY"]), { limit: 500, after: null })));
}

describe("a compiled breakdown", () => {
  it.each<Partial<BreakdownArguments>>([
    {},
    { by: ["PILLAR"] },
    { by: ["NACE_SECTION", "PROVINCE", "QUARTER"], compare: { to: "SAME_PERIOD_PREVIOUS_YEAR", years: 1, alignment: "SAME_ELAPSED_DAYS" } },
    { by: ["COMPANY_AGE_CLASS", "ESTABLISHMENTS_CLASS"], counting: "PAID", where: { place: { under: "70000" }, nace: { under: "C", unknown: true } } },
  ])("is one statement that PostgreSQL plans: %j", async (asked) => {
    const { text, parameters } = compile(asked);
    const plan = await sql.unsafe(`explain ${text}`, parameters as never[]);
    expect(plan.length).toBeGreaterThan(1);
    expect(text).not.toContain(";");
  });

  it("holds values as parameters only", () => {
    const { text, parameters } = compile({ where: { theme: { in: ["IT"] }, company: "0206731645" } });
    expect(text).not.toMatch(/0206731645|'IT'/);
    expect(parameters).toContain("0206731645");
    expect(parameters).toContainEqual(["IT"]);
  });

  it("computes only what the measures need", () => {
    expect(compile({}).text).not.toContain("establishment");
  });
});
