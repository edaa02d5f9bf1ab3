import { beforeAll, describe, expect, test } from "vitest";
import { apiOf, statementsOf } from "../support/api.ts";
import { askAbout, lastNine } from "../reporting/asking.ts";
import { pairs, world } from "../reporting/world.ts";

const { database, ask, breakdown } = await askAbout(world, pairs);
/** The days of events are counted once for each state of the data: not what is measured here. */
beforeAll(() => ask("{ catalog { dataVersion { id } } }"));

describe("the plan of a breakdown", () => {
  test("tells cells, limit, cost and engine", async () => {
    const { plan } = await breakdown(`by: [COMPANY_SIZE, PILLAR], ${lastNine}, totals: CUBE`, "plan { estimatedCells maxCells cost engine fusedWith }");
    expect(plan).toEqual({ estimatedCells: 5 + 1 + 3 + 4, maxCells: 100_000, cost: 11, engine: expect.stringMatching(/^(?:columns|postgres)$/), fusedWith: [] });
  });

  test("alone runs nothing: nothing is sent but what tells the state of the data", async () => {
    const version = await statementsOf(database, () => ask("{ catalog { dataVersion { id } } }"));
    const statements = await statementsOf(database, () => ask(`{ dossierBreakdown(by: [PILLAR], ${lastNine}) { __typename plan { estimatedCells cost engine } ...More rows @skip(if: true) { dossiers { value } } } } fragment More on DossierBreakdown { other: plan { fusedWith } }`));
    expect(statements).toEqual(version);
    const run = await statementsOf(database, () => breakdown(`by: [PILLAR], ${lastNine}`, "plan { cost } totalRows"));
    expect([version.length, run.length]).toEqual([1, 2]);
  });

  test("names those that were reckoned with it", async () => {
    const { data, errors } = await ask(`{ a: dossierBreakdown(by: [PILLAR], ${lastNine}) { plan { fusedWith } totalRows } dossierBreakdown(${lastNine}) { plan { fusedWith } totalRows } c: companyBreakdown { plan { fusedWith } totalRows } d: dossierBreakdown(${lastNine}) { plan { fusedWith } } }`);
    expect(errors).toEqual([]);
    expect([data.a.plan.fusedWith, data.dossierBreakdown.plan.fusedWith, data.c.plan.fusedWith, data.d.plan.fusedWith]).toEqual([["dossierBreakdown", "c"], ["a", "c"], ["a", "dossierBreakdown"], []]);
  });

  test("gives the statement to those who run the service, values apart", async () => {
    const plan = `{ dossierBreakdown(by: [PILLAR], ${lastNine}, where: { theme: { in: ["IT"] } }) { plan { sql } } }`;
    const { data, errors } = await apiOf(database, "ADMIN")(plan);
    expect(errors).toEqual([]);
    expect(data.dossierBreakdown.plan.sql).toMatch(/^(?:with|select|\()/i);
    expect(data.dossierBreakdown.plan.sql).not.toContain("'IT'");
    expect((await ask(plan)).errors).toMatchObject([{ code: "GRAPHQL_VALIDATION_FAILED", message: 'Cannot query field "sql" on type "BreakdownPlan".' }]);
  });

  test("is refused as the breakdown would be", async () => {
    const { errors } = await ask(`{ dossierBreakdown(by: [PILLAR, PILLAR], ${lastNine}) { plan { cost } } }`);
    expect(errors).toMatchObject([{ code: "INVALID_ARGUMENT", path: ["dossierBreakdown"] }]);
  });
});

describe("breakdowns of one request", () => {
  test("read one state of the data, in one statement", async () => {
    const statements = await statementsOf(database, async () => {
      const { data } = await ask(`{ a: dossierBreakdown(by: [PILLAR], ${lastNine}) { dataVersion { id } totalRows } b: companyBreakdown { dataVersion { id } totalRows } catalog { dataVersion { id } } }`);
      expect(new Set([data.a.dataVersion.id, data.b.dataVersion.id, data.catalog.dataVersion.id]).size).toBe(1);
    });
    expect(statements).toHaveLength(2);
  });
});
