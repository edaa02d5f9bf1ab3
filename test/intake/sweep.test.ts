import { beforeEach, expect, test } from "vitest";
import { connect } from "../../src/db/connect.ts";
import { sweep } from "../../src/intake/sweep.ts";
import { freshDatabase } from "../support/database.ts";
import { dossierRow, enterpriseNumber, insertFixtures, type DossierInput } from "../support/fixtures.ts";

const db = await freshDatabase();
const { sql } = db;
const company = enterpriseNumber(1);
/** Approved through the API on 1 June 2026; the own share is due by 1 July. */
const approved = (given: Partial<DossierInput> & { readonly reference: string }): DossierInput =>
  dossierRow({ enterpriseNumber: company, status: "APPROVED", submittedAt: new Date("2026-06-01T08:00:00Z"), approvedAt: new Date("2026-06-01T08:00:00Z"), ownShareDueOn: "2026-07-01", handledBy: "API", loadId: null, ...given });

beforeEach(async () => {
  await sql`truncate dossier, dossier_event, intake_key`;
});

test("a dossier lapses when the last day of its own share is over in Brussels, not before", async () => {
  await insertFixtures(db, { dossiers: [approved({ reference: "A-1" })] });
  expect(await sweep(sql, new Date("2026-07-01T21:59:59.999Z"))).toEqual({ lapsed: 0, keysForgotten: 0 });
  expect(await sql`select status from dossier`).toEqual([{ status: "APPROVED" }]);
  expect(await sweep(sql, new Date("2026-07-01T22:00:00Z"))).toEqual({ lapsed: 1, keysForgotten: 0 });
  expect(await sql`select status, lapsed_at, lapsed_on::text from dossier`).toEqual([{ status: "LAPSED", lapsed_at: "2026-07-01 22:00:00+00", lapsed_on: "2026-07-02" }]);
  expect(await sql`select reference, enterprise_number, kind, status, at, by, reason, load_id from dossier_event`).toEqual([
    { reference: "A-1", enterprise_number: company, kind: "LAPSED", status: "LAPSED", at: "2026-07-01 22:00:00+00", by: "sweep", reason: null, load_id: null },
  ]);
  expect(await sweep(sql, new Date("2026-07-03T00:00:00Z"))).toEqual({ lapsed: 0, keysForgotten: 0 });
});

test("only approved dossiers without own share that are handled through the API lapse", async () => {
  const dossiers = [
    approved({ reference: "LAPSES" }),
    approved({ reference: "IMPORTED", handledBy: "IMPORT", loadId: 1 }),
    approved({ reference: "RECEIVED", ownShareAt: new Date("2026-06-02T08:00:00Z"), ownShareCents: 60_000n }),
    approved({ reference: "WAITING", status: "SUBMITTED", approvedAt: null, ownShareDueOn: null }),
    approved({ reference: "WITHDRAWN", status: "WITHDRAWN", withdrawnAt: new Date("2026-06-02T08:00:00Z") }),
    approved({ reference: "DUE-LATER", ownShareDueOn: "2026-08-01" }),
  ];
  await insertFixtures(db, { dossiers });
  expect((await sweep(sql, new Date("2026-07-15T10:00:00Z"))).lapsed).toBe(1);
  expect(await sql`select reference from dossier where status = 'LAPSED'`).toEqual([{ reference: "LAPSES" }]);
});

test("more than a batch lapses in one sweep, each once, those that were due first before the others", async () => {
  const dossiers = Array.from({ length: 2_300 }, (_, index) => approved({ reference: `A-${String(index).padStart(4, "0")}`, ownShareDueOn: index % 2 === 0 ? "2026-07-02" : "2026-07-01" }));
  await insertFixtures(db, { dossiers });
  const before = await sql`select change_horizon()`;
  expect((await sweep(sql, new Date("2026-07-15T10:00:00Z"))).lapsed).toBe(2_300);
  expect(await sql`select count(*)::int as events, count(distinct reference)::int as dossiers from dossier_event where kind = 'LAPSED'`).toEqual([{ events: 2_300, dossiers: 2_300 }]);
  expect((await sql`select reference from dossier_event order by seq limit 2`).map((row) => row["reference"])).toEqual(["A-0001", "A-0003"]);
  expect((await sql`select reference from dossier_event order by seq desc limit 1`)[0]!["reference"]).toBe("A-2298");
  expect(await sql`select change_horizon()`).not.toEqual(before);
});

test("a dossier that somebody is writing is left for the next time", async () => {
  await insertFixtures(db, { dossiers: [approved({ reference: "FREE" }), approved({ reference: "HELD" })] });
  const writer = connect(db.target, { max: 1 });
  await writer.unsafe("begin; select 1 from dossier where reference = 'HELD' for update");
  expect((await sweep(sql, new Date("2026-07-15T10:00:00Z"))).lapsed).toBe(1);
  await writer.unsafe("rollback");
  await writer.end();
  expect((await sweep(sql, new Date("2026-07-15T10:00:00Z"))).lapsed).toBe(1);
  expect(await sql`select reference, count(*)::int from dossier_event group by 1 order by 1`).toEqual([{ reference: "FREE", count: 1 }, { reference: "HELD", count: 1 }]);
});

test("keys are kept for 30 days and then forgotten", async () => {
  const now = new Date("2026-07-15T10:00:00Z");
  const key = (name: string, at: string) => ({ client: "local", key: name, fingerprint: "f", enterprise_number: company, reference: "A-1", at });
  await sql`insert into intake_key ${sql([key("just", "2026-06-15T10:00:00Z"), key("old", "2026-06-15T09:59:59Z"), key("older", "2025-01-01T00:00:00Z"), key("new", "2026-07-15T09:00:00Z")])}`;
  expect(await sweep(sql, now)).toEqual({ lapsed: 0, keysForgotten: 2 });
  expect((await sql`select key from intake_key order by key`).map((row) => row["key"])).toEqual(["just", "new"]);
});
