import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { isEmpty, loadDemo, type DemoReport } from "../../src/demo/load.ts";
import { freshDatabase } from "../support/database.ts";
import { temporaryFolder } from "./files.ts";

const folder = temporaryFolder();
const database = await freshDatabase();
const { sql, target } = database;
const load = (): Promise<DemoReport> => loadDemo({ target, directory: join(folder, "demo"), reportDirectory: join(folder, "reports"), companies: 500, dossiers: 2_000, onProgress: () => {} });
let wasEmpty: boolean;
let report: DemoReport;

beforeAll(async () => {
  wasEmpty = await isEmpty(target);
  report = await load();
});

describe("loading the demo", () => {
  it("goes through the importers without a row dropped or rejected", () => {
    expect(wasEmpty).toBe(true);
    expect(report.register).toMatchObject({ extractNumber: 531, extractType: "full", snapshotDay: "2026-10-31", alreadyApplied: false });
    expect(report.register.files.find((file) => file.file === "enterprise.csv")).toMatchObject({ rows: 500, kept: 500, dropped: [] });
    for (const { file, dropped } of report.register.files) expect(dropped.filter((each) => !each.reason.includes("not kept") && each.rows > 0), file).toEqual([]);
    expect(report.providers).toMatchObject({ rejected: 0, updated: 0, unchanged: 0, faults: [] });
    expect(report.providers.inserted).toBe(report.providers.rows);
    expect(report.dossiers).toMatchObject({ rows: 2_000, inserted: 2_000, rejected: 0, faults: [] });
    expect(report.dossiers.unknownCompanies).toBeGreaterThan(0);
    expect(report.dossiers.snapshotFilled).toBeGreaterThan(0);
  });

  it("marks every load as synthetic, and brings the notes and the break", async () => {
    const loads = await sql<{ kind: string; synthetic: boolean; notes: unknown[]; breaks: { on: string }[] }[]>`select kind, synthetic, notes, breaks from load order by id`;
    expect(loads.map(({ kind, synthetic }) => [kind, synthetic])).toEqual([["REGISTER", true], ["EMPLOYMENT", true], ["DOSSIERS", true]]);
    expect(loads.at(-1)?.notes).toHaveLength(2);
    expect(loads.at(-1)?.breaks.map((each) => each.on)).toEqual(["2017-01-01"]);
  });

  it("leaves a place and a main activity in force for every company of the register", async () => {
    const [row] = await sql`select count(*)::int as companies, count(municipality)::int as placed, count(nace_code)::int as active, count(name)::int as named,
      count(*) filter (where legal_type = '1')::int as natural, count(*) filter (where nace2008 is not null and nace2025 is not null)::int as both from register.company`;
    expect(row).toMatchObject({ companies: 500, placed: 500, active: 500 });
    expect(row?.["named"]).toBe(500 - row?.["natural"]);
    expect(row?.["both"]).toBeGreaterThan(400);
  });

  it("registers every service provider before its first dossier, for all of them, as another company of the register than the applicant", async () => {
    const [row] = await sql`
      select count(*)::int as dossiers, count(p.number)::int as registered,
        count(*) filter (where d.submitted_on >= p.registered_from and (p.registered_to is null or d.submitted_on <= p.registered_to))::int as "inTime",
        count(*) filter (where p.enterprise_number = d.enterprise_number)::int as own, count(*) filter (where (p.pillar = 'OPLEIDING') <> (d.pillar_filed = 'OPLEIDING'))::int as "otherPillar"
      from dossier d left join service_provider p on p.number = d.service_provider_number`;
    expect(row).toEqual({ dossiers: 2_000, registered: 2_000, inTime: 2_000, own: 0, otherPillar: 0 });
    const [providers] = await sql`
      select count(*)::int as all, count(c.number) filter (where c.legal_type = '2' and c.status = 'AC' and c.started_on <= p.registered_from)::int as companies
      from service_provider p left join register.company c on c.number = p.enterprise_number`;
    expect(providers?.["companies"]).toBe(providers?.["all"]);
  });

  it("agrees with the register on the snapshots that the dossiers bring themselves", async () => {
    const [row] = await sql`select count(*)::int as dossiers,
        count(*) filter (where d.nace_code is distinct from case d.nace_version when '2008' then c.nace2008 else c.nace2025 end)::int as other_nace,
        count(*) filter (where d.legal_type is distinct from c.legal_type)::int as other_type
      from dossier d join register.company c on c.number = d.enterprise_number where d.snapshot_from_register = '{}' and d.nace_code is not null`;
    expect(row).toMatchObject({ other_nace: 0, other_type: 0 });
    expect(row?.["dossiers"]).toBeGreaterThan(1_000);
  });

  it("leaves a database that is not empty, where a second load changes no dossier", async () => {
    expect(await isEmpty(target)).toBe(false);
    const again = await load();
    expect(again.dossiers).toMatchObject({ inserted: 0, updated: 0, unchanged: 2_000 });
    expect(again.providers).toMatchObject({ inserted: 0, updated: 0, unchanged: report.providers.rows });
  });
});

it("takes a database for empty that a stopped load left without dossiers, and not one with real data", async () => {
  const other = await freshDatabase();
  await other.sql`insert into load (kind, file_name, synthetic) values ('REGISTER', 'register.zip', true)`;
  expect(await isEmpty(other.target)).toBe(true);
  await other.sql`insert into service_provider (number, enterprise_number, pillar, registered_from) values ('DV.O900000', '1900000006', 'OPLEIDING', '2015-01-01')`;
  expect(await isEmpty(other.target)).toBe(true);
  await other.sql`insert into service_provider (number, enterprise_number, pillar, registered_from) values ('DV.A109000', '0206731645', 'ADVIES', '2015-01-01')`;
  expect(await isEmpty(other.target)).toBe(false);
  await other.sql`delete from service_provider`;
  await other.sql`insert into load (kind, file_name, synthetic) values ('REGISTER', 'KboOpenData_0140_2025_10_05_Full.zip', false)`;
  expect(await isEmpty(other.target)).toBe(false);
});
