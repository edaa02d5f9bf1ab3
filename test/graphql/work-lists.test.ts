import { beforeAll, describe, expect, it } from "vitest";
import { ownShareDueBy } from "../../src/db/find/dossiers.ts";
import { toQuery } from "../../src/reporting/compile.ts";
import { apiOf } from "../support/api.ts";
import { freshDatabase } from "../support/database.ts";
import { companyRow, dossierRow, enterpriseNumber, insertFixtures, type DossierInput } from "../support/fixtures.ts";

const database = await freshDatabase();
const ask = apiOf(database);
const owner = enterpriseNumber(1);

const approved = (reference: string, ownShareDueOn: string | null, given: Partial<DossierInput> = {}): DossierInput =>
  dossierRow({ reference, enterpriseNumber: owner, status: "APPROVED", submittedAt: new Date("2025-06-01T10:00:00Z"), approvedAt: new Date("2025-06-01T10:00:00Z"), ownShareDueOn, ...given });

beforeAll(() =>
  insertFixtures(database, {
    companies: [companyRow({ number: owner })],
    dossiers: [
      approved("due-30", "2025-06-30"),
      approved("due-01", "2025-07-01", { submittedAt: new Date("2025-06-02T10:00:00Z") }),
      approved("due-01-advice", "2025-07-01", { pillar: "ADVIES", pillarFiled: "ADVIES", submittedAt: new Date("2025-05-31T21:59:59Z") }),
      approved("due-02", "2025-07-02"),
      approved("imported", null),
      approved("received", "2025-06-30", { ownShareAt: new Date("2025-06-20T10:00:00Z") }),
      approved("lapsed", "2025-06-30", { status: "LAPSED", lapsedAt: new Date("2025-07-01T00:00:00Z") }),
      approved("refused", "2025-06-30", { status: "REFUSED", refusedAt: new Date("2025-06-03T00:00:00Z") }),
      dossierRow({ reference: "waiting", enterpriseNumber: owner, submittedAt: new Date("2025-06-01T10:00:00Z") }),
    ],
  }),
);

async function list(parameters: string): Promise<unknown> {
  const { data, errors } = await ask(`{ dossiers(orderBy: REFERENCE_ASC, ${parameters}) { nodes { reference } totalCount } }`);
  expect(errors).toEqual([]);
  expect(data.dossiers.totalCount).toBe(data.dossiers.nodes.length);
  return data.dossiers.nodes.map(({ reference }: { reference: string }) => reference);
}

describe("dossiers about to lapse", () => {
  it("are approved, without an own share, and due on or before the day", async () => {
    expect(await list('ownShareDueBy: "2025-06-29"')).toEqual([]);
    expect(await list('ownShareDueBy: "2025-06-30"')).toEqual(["due-30"]);
    expect(await list('ownShareDueBy: "2025-07-01"')).toEqual(["due-01", "due-01-advice", "due-30"]);
    expect(await list('ownShareDueBy: "9999-12-31"')).toEqual(["due-01", "due-01-advice", "due-02", "due-30"]);
  });

  it("are those of the event, period and filter beside it", async () => {
    expect(await list('ownShareDueBy: "2025-07-01", where: {pillar: {in: ["ADVIES"]}}')).toEqual(["due-01-advice"]);
    expect(await list('ownShareDueBy: "2025-07-01", counting: SUBMITTED, period: {months: {from: "2025-06", to: "2025-06"}}')).toEqual(["due-01", "due-30"]);
    expect(await list('ownShareDueBy: "2025-07-01", counting: PAID')).toEqual([]);
    expect(await list("ownShareDueBy: null, where: {status: [LAPSED]}")).toEqual(["lapsed"]);
  });

  it("are asked by a day", async () => {
    expect((await ask('{ dossiers(ownShareDueBy: "2025-02-29") { totalCount } }')).errors).toMatchObject([{ code: "INVALID_PERIOD" }]);
  });

  it("are found by the index of what is due", async () => {
    await database.sql`insert into dossier (reference, enterprise_number, pillar_filed, pillar, regime, eligible_cost_cents, subsidy_cents, status, submitted_at, snapshot_at, own_share_due_on)
      select 'bulk-' || n, ${owner}, 'OPLEIDING', 'OPLEIDING', 'R2023', 100, 30, case when n % 10 = 0 then 'APPROVED' else 'PAID' end, now(), now(), date '2026-01-01' + n % 300 from generate_series(1, 20000) n`;
    await database.sql`analyze dossier`;
    const { text, parameters } = toQuery(ownShareDueBy("2025-07-01"));
    const lines = await database.sql.unsafe<{ "QUERY PLAN": string }[]>(`explain select reference from dossier where ${text}`, parameters as never[]);
    expect(lines.map((line) => line["QUERY PLAN"]).join("\n")).toMatch(/dossier_own_share_due_idx/);
    await database.sql`delete from dossier where reference like 'bulk-%'`;
  });
});

describe("dossiers that wait for a person", () => {
  it("are those that are only submitted", async () => {
    expect(await list("where: {status: [SUBMITTED]}")).toEqual(["waiting"]);
  });
});
