import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { startServer } from "../support/server.ts";
import cases from "./plain/cases.json" with { type: "json" };
import { loadPlainWorld, plainFolder } from "./plain/load.ts";

type Keyed = { readonly key: { readonly members: readonly { readonly code: string | null }[] } };
type Page = { readonly rows: readonly Keyed[] };

const measures = ["DOSSIERS", "COMPANIES", "ESTABLISHMENTS", "SUBSIDY", "ELIGIBLE_COST", "AVERAGE_SUBSIDY"];
const cell = "{ value status previous previousStatus change relativeChange shareOfTotal shareOfParent }";
const countCell = "{ value status previous previousStatus change relativeChange shareOfTotal }";
const query = `
  query ($by: [DossierDimension!]!, $counting: Milestone!, $period: PeriodInput!, $where: DossierFilter, $compare: CompareInput, $totals: Totals! = NONE, $first: Int! = 1000) {
    dossierBreakdown(by: $by, counting: $counting, period: $period, where: $where, compare: $compare, totals: $totals, first: $first) {
      rows { ...row } totals { ...row } totalRows pageInfo { hasNextPage hasPreviousPage }
      period { from to }
      comparison { period { from to } previous { from to } alignment }
      unmapped { classification dossiers ${countCell} }
      reconciliation { balanced total ${countCell} published withheldRows notOnThisPage unknown ${countCell} }
    }
  }
  fragment row on DossierBreakdownRow {
    key { members { dimension code isTotal isUnknown } }
    rolledUp dossiers ${cell} companies ${cell} establishments ${cell} subsidy ${cell} eligibleCost ${cell} averageSubsidy ${cell}
  }`;

const { target } = await freshDatabase();
const directory = await loadPlainWorld(target);
const plain = countPlainly();
const server = await startServer(target);

/** Has the script count the files of the same folder: one page for each case. */
function countPlainly(): readonly Page[] {
  const requests = cases.map(({ variables }) => JSON.stringify({ root: "dossierBreakdown", variables: { first: 1000, ...variables }, measures, pages: 1 }));
  const lines = execFileSync(process.execPath, [join(plainFolder, "count.mjs"), directory, "2026-11-01"], { input: requests.join("\n"), encoding: "utf8", maxBuffer: 2 ** 28 });
  return lines.trimEnd().split("\n").flatMap((line) => JSON.parse(line) as Page[]);
}

test.each(cases.map((each, index) => ({ ...each, answer: plain[index]! })))("a plain count of the files gives the same: $title", async ({ variables, has, answer }) => {
  const { data, errors } = await server.ask<{ dossierBreakdown: Page }>(query, variables);
  expect(errors).toBeUndefined();
  expect({ others: null, ...data!.dossierBreakdown }).toEqual(answer);
  expect(answer.rows.flatMap(({ key }) => key.members.map(({ code }) => code))).toEqual(expect.arrayContaining(has));
});

test("the cases are of at least twenty shapes and cover what is held", () => {
  const shapes = new Set(cases.map(({ variables: { by, counting, period, where = {} } }) => JSON.stringify([by, counting, Object.keys(period), Object.keys(where)])));
  expect(shapes.size).toBeGreaterThanOrEqual(20);
  expect(plain.every(({ rows }) => rows.length > 0)).toBe(true);
});
