import { readFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { connect } from "../../src/db/connect.ts";
import { importDecisions, type DecisionReport } from "../../src/intake/import-decisions.ts";
import { freshDatabase } from "../support/database.ts";
import { dossierRow, enterpriseNumber, insertFixtures, type DossierInput } from "../support/fixtures.ts";
import { csv, errorOf, files, untilWaiting } from "./support.ts";

type Row = Readonly<Record<string, string>>;

const db = await freshDatabase();
const { sql } = db;
const { path, write } = files();
const header = ["reference", "kind", "amount", "on"];
const company = enterpriseNumber(1);
/** 20 June 2026, 01:30 in Brussels; 19 June in UTC. */
const now = new Date("2026-06-19T23:30:00Z");
/** EUR 1,000 and 300, approved on 1 June 2026 at 10:00 in Brussels; own share EUR 700, due by 1 July. */
const approved = (given: Partial<DossierInput> = {}): DossierInput =>
  dossierRow({
    reference: "D-1", enterpriseNumber: company, subsidyCents: 30_000n, status: "APPROVED", submittedAt: new Date("2026-06-01T08:00:00Z"), approvedAt: new Date("2026-06-01T08:00:00Z"),
    ownShareDueOn: "2026-07-01", handledBy: "API", loadId: null, ...given,
  });
const received = { ownShareAt: new Date("2026-06-09T22:00:00Z"), ownShareCents: 70_000n };
const ownShare: Row = { reference: "D-1", kind: "OWN_SHARE_RECEIVED", amount: "700", on: "2026-06-10" };
const paid: Row = { reference: "D-1", kind: "PAID", amount: "300.00", on: "2026-06-15" };

function importText(text: string | Uint8Array, rejectFile: string | null = null, at = now): Promise<DecisionReport> {
  return importDecisions({ target: db.target, file: write(text, "decisions.csv"), rejectFile, onProgress: () => {}, now: at });
}

function importRows(rows: readonly Row[], rejectFile: string | null = null, at = now): Promise<DecisionReport> {
  return importText(csv(rows, header), rejectFile, at);
}

async function contents(): Promise<unknown> {
  return { dossiers: await sql`select * from dossier order by reference`, events: await sql`select * from dossier_event order by seq` };
}

beforeEach(async () => {
  await sql`truncate dossier, dossier_event, load`;
});

test.each([["own share first", [ownShare, paid]], ["payment first", [paid, ownShare]]])("own share and payment of one dossier are taken from one file: %s", async (_title, rows) => {
  await insertFixtures(db, { dossiers: [approved(), approved({ reference: "D-2" })] });
  const [before] = await sql<{ horizon: string }[]>`select change_horizon() as horizon`;
  expect(await importRows(rows)).toMatchObject({ rows: 2, taken: 2, unchanged: 0, rejected: 0, faults: [] });
  expect(await sql`select reference, status, own_share_at, own_share_cents, paid_at, paid_on::text, paid_cents, handled_by from dossier order by reference`).toEqual([
    { reference: "D-1", status: "PAID", own_share_at: "2026-06-09 22:00:00+00", own_share_cents: "70000", paid_at: "2026-06-14 22:00:00+00", paid_on: "2026-06-15", paid_cents: "30000", handled_by: "API" },
    { reference: "D-2", status: "APPROVED", own_share_at: null, own_share_cents: null, paid_at: null, paid_on: null, paid_cents: null, handled_by: "API" },
  ]);
  expect(await sql`select reference, enterprise_number, kind, status, at, by, reason, load_id from dossier_event order by seq`).toEqual([
    { reference: "D-1", enterprise_number: company, kind: "OWN_SHARE_RECEIVED", status: "APPROVED", at: "2026-06-09 22:00:00+00", by: "decisions", reason: null, load_id: null },
    { reference: "D-1", enterprise_number: company, kind: "PAID", status: "PAID", at: "2026-06-14 22:00:00+00", by: "decisions", reason: null, load_id: null },
  ]);
  const [after] = await sql<{ horizon: string }[]>`select change_horizon() as horizon`;
  expect(Number(after!.horizon)).toBeGreaterThan(Number(before!.horizon));
  expect(await sql`select 1 from load`).toHaveLength(0);
});

test("a file imported twice changes nothing the second time, nor when the dossier has gone on since", async () => {
  await insertFixtures(db, { dossiers: [approved(), approved({ reference: "D-2" })] });
  const rows = [ownShare, paid, { ...ownShare, reference: "D-2" }];
  expect(await importRows(rows)).toMatchObject({ taken: 3, unchanged: 0 });
  const before = await contents();
  const horizon = await sql`select change_horizon()`;
  expect(await importRows(rows)).toMatchObject({ rows: 3, taken: 0, unchanged: 3, rejected: 0 });
  expect(await contents()).toEqual(before);
  expect(await sql`select change_horizon()`).toEqual(horizon);
  await sql`update dossier set status = 'CLOSED', closed_at = paid_at where reference = 'D-1'`;
  expect(await importRows([...rows, { ...paid, reference: "D-2" }])).toMatchObject({ taken: 1, unchanged: 3 });
  expect(await sql`select reference, status from dossier order by 1`).toEqual([{ reference: "D-1", status: "CLOSED" }, { reference: "D-2", status: "PAID" }]);
});

test("the same row twice in a file is taken once, another one of the same kind is bad", async () => {
  await insertFixtures(db, { dossiers: [approved()] });
  expect(await importRows([ownShare, paid, ownShare, { ...paid, amount: "300" }])).toMatchObject({ rows: 4, taken: 2, unchanged: 2 });
  expect(await sql`select kind from dossier_event order by seq`).toEqual([{ kind: "OWN_SHARE_RECEIVED" }, { kind: "PAID" }]);
  const error = await errorOf(importRows([{ ...ownShare, on: "2026-06-11" }, { ...paid, amount: "299.99" }]));
  expect(error.message.split("\n").slice(1, 3)).toEqual([
    '  line 2, reference "D-1": Dossier "D-1" is PAID and its own share is in. The own share is recorded once, on an APPROVED dossier.',
    '  line 3, reference "D-1": Dossier "D-1" is PAID and its own share is in. A dossier is paid once, when it is APPROVED and its own share is in.',
  ]);
});

test("steps happen at the midnight of their day, never before the step that they follow", async () => {
  await insertFixtures(db, { dossiers: [approved()] });
  const rows = [{ ...ownShare, on: "2026-06-01" }, { ...paid, on: "2026-06-01" }];
  expect(await importRows(rows)).toMatchObject({ taken: 2 });
  expect(await sql`select own_share_at, paid_at, paid_on::text from dossier`).toEqual([{ own_share_at: "2026-06-01 08:00:00+00", paid_at: "2026-06-01 08:00:00+00", paid_on: "2026-06-01" }]);
  expect(await importRows(rows)).toMatchObject({ taken: 0, unchanged: 2 });
});

test.each<[string, Partial<DossierInput>, Row, string]>([
  ["an unknown reference", {}, { ...ownShare, reference: "D-9" }, 'reference "D-9": no dossier of this reference is held'],
  ["an own share that is a cent short", {}, { ...ownShare, amount: "699.99" }, 'amount "699.99": 699.99 EUR is too little: the own share, the eligible cost less the subsidy, is 700.00 EUR.'],
  ["an own share that is a cent too much", {}, { ...ownShare, amount: "700.01" }, 'amount "700.01": 700.01 EUR is too much: the own share, the eligible cost less the subsidy, is 700.00 EUR.'],
  ["an own share before the approval", {}, { ...ownShare, on: "2026-05-31" }, 'on "2026-05-31": 2026-05-31 lies before 2026-06-01, the day of the step that comes before it. Check the day.'],
  ["a day in the future", {}, { ...ownShare, on: "2026-06-21" }, 'on "2026-06-21": 2026-06-21 lies after today, 2026-06-20. Record it when it has happened.'],
  ["an own share after its last day", { ownShareDueOn: "2026-06-18" }, { ...ownShare, on: "2026-06-19" }, 'on "2026-06-19": 2026-06-19 lies after 2026-06-18, the last day for the own share. The dossier lapses; the applicant may file anew.'],
  ["an own share of a dossier that waits", { status: "SUBMITTED", approvedAt: null, ownShareDueOn: null }, ownShare, 'reference "D-1": Dossier "D-1" is SUBMITTED. The own share is recorded once, on an APPROVED dossier.'],
  ["an own share of a dossier that lapsed", { status: "LAPSED", lapsedAt: new Date("2026-07-02T00:00:00Z") }, ownShare, 'reference "D-1": Dossier "D-1" is LAPSED. The own share is recorded once, on an APPROVED dossier.'],
  ["a payment without own share", {}, paid, 'reference "D-1": Dossier "D-1" is APPROVED. A dossier is paid once, when it is APPROVED and its own share is in.'],
  ["a payment of nothing", received, { ...paid, amount: "0" }, 'amount "0": 0.00 EUR is too little: an amount is at least 0.01 EUR.'],
  ["a payment of more than the subsidy", received, { ...paid, amount: "300.01" }, 'amount "300.01": 300.01 EUR is too much: the subsidy granted is 300.00 EUR.'],
  ["a payment before the own share", received, { ...paid, on: "2026-06-09" }, 'on "2026-06-09": 2026-06-09 lies before 2026-06-10, the day of the step that comes before it. Check the day.'],
  ["a payment in the future", received, { ...paid, on: "2026-06-21" }, 'on "2026-06-21": 2026-06-21 lies after today, 2026-06-20. Record it when it has happened.'],
  ["an empty reference", {}, { ...ownShare, reference: "" }, "reference: is empty, but every decision has one"],
  ["another kind", {}, { ...ownShare, kind: "APPROVED" }, 'kind: "APPROVED" is no kind of decision. Choose OWN_SHARE_RECEIVED, PAID.'],
  ["an amount with a comma", {}, { ...ownShare, amount: '"700,00"' }, 'amount: "700,00" is not an amount of 0 or more in EUR. Write at most 13 digits and, after a point, at most 2 decimals, as in 1234.50.'],
  ["a negative amount", received, { ...paid, amount: "-1" }, 'amount: "-1" is not an amount of 0 or more in EUR. Write at most 13 digits and, after a point, at most 2 decimals, as in 1234.50.'],
  ["a day that does not exist", {}, { ...ownShare, on: "2026-06-31" }, 'on: "2026-06-31" is no calendar day. Write it as YYYY-MM-DD, as in 2016-04-01.'],
  ["a moment instead of a day", {}, { ...ownShare, on: "2026-06-10T00:00:00Z" }, 'on: "2026-06-10T00:00:00Z" is no calendar day. Write it as YYYY-MM-DD, as in 2016-04-01.'],
])("%s is a bad row, told with line, column, value and rule, and keeps the others from being taken", async (_title, given, row, expected) => {
  await insertFixtures(db, { dossiers: [approved(given), approved({ reference: "OK" })] });
  const before = await contents();
  const error = await errorOf(importRows([{ ...ownShare, reference: "OK" }, row]));
  expect(error.code).toBe("BAD_ROWS");
  expect(error.message.split("\n").slice(0, 2)).toEqual(["decisions.csv: 1 of 2 rows are bad, so nothing was imported.", `  line 3, ${expected}`]);
  expect(await contents()).toEqual(before);
});

test("the last day of an own share, the day of the approval and today are in time", async () => {
  const dossiers = ["2026-06-01", "2026-06-20"].map((on) => ({ on, row: approved({ reference: `ON-${on}`, ownShareDueOn: "2026-06-20" }) }));
  await insertFixtures(db, { dossiers: dossiers.map(({ row }) => row) });
  expect(await importRows(dossiers.map(({ on, row }) => ({ ...ownShare, reference: row.reference, on })))).toMatchObject({ taken: 2 });
});

test("a dossier that came by import has thirty days from its approval, and is handled through the API from then on", async () => {
  const imported = { ownShareDueOn: null, handledBy: "IMPORT", loadId: 1, approvedAt: new Date("2026-04-30T22:30:00Z"), submittedAt: new Date("2026-04-20T08:00:00Z") };
  await insertFixtures(db, { dossiers: [approved({ ...imported, reference: "IN-TIME" }), approved({ ...imported, reference: "LATE" })] });
  const error = await errorOf(importRows([{ ...ownShare, reference: "IN-TIME", on: "2026-05-31" }, { ...ownShare, reference: "LATE", on: "2026-06-01" }]));
  expect(error.message).toContain('line 3, on "2026-06-01": 2026-06-01 lies after 2026-05-31, the last day for the own share.');
  expect(await importRows([{ ...ownShare, reference: "IN-TIME", on: "2026-05-31" }])).toMatchObject({ taken: 1 });
  expect(await sql`select reference, handled_by from dossier order by 1`).toEqual([{ reference: "IN-TIME", handled_by: "API" }, { reference: "LATE", handled_by: "IMPORT" }]);
});

test("less than the subsidy may be paid, and no own share is due where the subsidy covers all", async () => {
  await insertFixtures(db, { dossiers: [approved(received), approved({ reference: "ALL", subsidyCents: 100_000n })] });
  expect(await importRows([{ ...paid, amount: "0.01" }, { ...ownShare, reference: "ALL", amount: "0" }, { ...paid, reference: "ALL", amount: "1000" }])).toMatchObject({ taken: 3 });
  expect(await sql`select paid_cents, own_share_cents from dossier order by reference`).toEqual([{ paid_cents: "100000", own_share_cents: "0" }, { paid_cents: "1", own_share_cents: "70000" }]);
});

test("all bad rows are told together, whether they can't be read or can't be taken", async () => {
  await insertFixtures(db, { dossiers: [approved(), approved({ reference: "OK" })] });
  const before = await contents();
  const error = await errorOf(importRows([{ ...paid, reference: "D-8" }, { ...ownShare, amount: "x" }, { ...ownShare, reference: "OK" }, { ...ownShare, reference: "D-9" }, { ...paid, reference: "OK", amount: "301" }]));
  expect(error.message).toBe(
    [
      "decisions.csv: 4 of 5 rows are bad, so nothing was imported.",
      '  line 2, reference "D-8": no dossier of this reference is held',
      '  line 3, amount: "x" is not an amount of 0 or more in EUR. Write at most 13 digits and, after a point, at most 2 decimals, as in 1234.50.',
      '  line 5, reference "D-9": no dossier of this reference is held',
      '  line 6, amount "301": 301.00 EUR is too much: the subsidy granted is 300.00 EUR.',
      "Correct them, or import the rest with --skip-bad FILE.",
    ].join("\n"),
  );
  expect(error.details).toMatchObject({ rows: 5, rejected: 4 });
  expect(await contents()).toEqual(before);
});

test("a file of which one row can't be read takes none of the others", async () => {
  await insertFixtures(db, { dossiers: [approved()] });
  const before = await contents();
  expect((await errorOf(importRows([ownShare, { ...paid, on: "soon" }]))).message).toContain("1 of 2 rows are bad, so nothing was imported.");
  expect(await contents()).toEqual(before);
});

test("with a reject file the rest is taken, and the bad rows can be imported from there once corrected", async () => {
  await insertFixtures(db, { dossiers: [approved(), approved({ reference: "D-2" }), approved({ reference: "D-3" })] });
  const rows = [paid, { ...ownShare, amount: "70" }, { ...ownShare, reference: "D-2" }, { ...ownShare, reference: "D-3", amount: "seven" }, { ...paid, reference: "D-2" }, { ...paid, reference: "D-9" }];
  const report = await importRows(rows, path("bad.csv"));
  expect(report).toMatchObject({ rows: 6, taken: 2, unchanged: 0, rejected: 4 });
  expect(report.faults.map(({ line, column, value }) => [line, column, value])).toEqual([[2, "reference", "D-1"], [3, "amount", "70"], [5, "amount", "seven"], [7, "reference", "D-9"]]);
  expect(await sql`select reference, status, own_share_cents from dossier order by 1`).toEqual([
    { reference: "D-1", status: "APPROVED", own_share_cents: null },
    { reference: "D-2", status: "PAID", own_share_cents: "70000" },
    { reference: "D-3", status: "APPROVED", own_share_cents: null },
  ]);
  expect(await sql`select reference, kind from dossier_event order by seq`).toEqual([{ reference: "D-2", kind: "OWN_SHARE_RECEIVED" }, { reference: "D-2", kind: "PAID" }]);
  const text = readFileSync(path("bad.csv"), "utf8");
  expect(text.split("\n")[0]).toBe("line,reason,reference,kind,amount,on");
  expect(text.trimEnd().split("\n").slice(1).map((line) => line.split(",")[0])).toEqual(["5", "2", "3", "7"]);
  const corrected = text.replace(",70,", ",700,").replace(",seven,", ",700,").replace("D-9,PAID", "D-3,PAID");
  expect(await importText(corrected)).toMatchObject({ rows: 4, taken: 4, rejected: 0 });
  expect(new Set((await sql`select status from dossier`).map((row) => row["status"]))).toEqual(new Set(["PAID"]));
});

test("the header is checked as in the other imports", async () => {
  expect(await errorOf(importText("reference;kind;amount;on\n"))).toMatchObject({
    code: "INVALID_FILE",
    message: "decisions.csv, line 1: the columns must be separated by commas, not by semicolons. The header must name these columns, in any order: reference,kind,amount,on",
  });
  expect((await errorOf(importText("reference,kind,amount,day\n"))).message).toContain('unknown column "day"; missing column "on".');
});

test("twenty thousand rows that can't be taken are counted, and all go to the reject file", async () => {
  await insertFixtures(db, { dossiers: [approved()] });
  const rows = Array.from({ length: 20_000 }, (_, index) => ({ ...ownShare, reference: `NONE-${index}` }));
  const error = await errorOf(importRows([...rows, ownShare]));
  expect(error.details).toMatchObject({ rows: 20_001, rejected: 20_000 });
  expect(error.details["faults"]).toHaveLength(100);
  expect(await importRows([...rows, ownShare], path("many.csv"))).toMatchObject({ taken: 1, rejected: 20_000 });
  expect(readFileSync(path("many.csv"), "utf8").trimEnd().split("\n")).toHaveLength(20_001);
});

test("a step taken meanwhile by somebody else is waited for, and then counts", async () => {
  await insertFixtures(db, { dossiers: [approved()] });
  const writer = connect(db.target, { max: 1 });
  await writer.unsafe("begin; update dossier set status = 'WITHDRAWN', withdrawn_at = now() where reference = 'D-1'");
  const failed = errorOf(importRows([ownShare]));
  await untilWaiting(sql);
  await writer.unsafe("commit");
  await writer.end();
  expect((await failed).message).toContain('Dossier "D-1" is WITHDRAWN.');
  expect(await sql`select own_share_at from dossier`).toEqual([{ own_share_at: null }]);
});
