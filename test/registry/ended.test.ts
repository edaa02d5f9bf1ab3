import { describe, expect, it } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { full, importContents, small } from "./fixture.ts";
import { temporaryDirectory } from "./zip-file.ts";

const starting = (rows: readonly string[], ...numbers: readonly string[]): readonly string[] => rows.filter((row) => numbers.some((number) => row.startsWith(`"${number}"`)));

/** The small extract without 0200.000.142 and its unit, and without the newer unit of 0200.000.241. */
const later = {
  enterprise: starting(small.enterprise, "0200.000.241", "0200.000.340"),
  establishment: starting(small.establishment, "2.000.000.339"),
  denomination: starting(small.denomination, "0200.000.340"),
  address: starting(small.address, "2.000.000.339", "0200.000.340"),
  activity: starting(small.activity, "0200.000.241", "2.000.000.339"),
};

describe("what a later full extract does not list any more", async () => {
  const db = await freshDatabase();
  const directory = temporaryDirectory();
  await importContents(db.target, directory, full(small));
  await importContents(db.target, directory, full(later, { ExtractNumber: "11", SnapshotDate: "30-06-2025" }));

  it("stays as ended on the extract's day, with its attributes, names and activities", async () => {
    expect(await db.sql`select number, status, ended_on, name, municipality, place_from, nace_code, establishments from register.company order by number`).toEqual([
      { number: "0200000142", status: "ENDED", ended_on: "2025-06-30", name: 'Koffie "De Boon"', municipality: "44021", place_from: "SEAT", nace_code: "62010", establishments: 0 },
      { number: "0200000241", status: "AC", ended_on: null, name: null, municipality: "11002", place_from: "OLDEST_ESTABLISHMENT", nace_code: "73110", establishments: 1 },
      { number: "0200000340", status: "AC", ended_on: null, name: "Étrangère", municipality: null, place_from: null, nace_code: null, establishments: 0 },
    ]);
    expect(await db.sql`select (select count(*)::int from register.company_name where number = '0200000142') as names, (select count(*)::int from register.activity where entity_number = '0200000142') as activities`).toEqual([{ names: 3, activities: 5 }]);
    expect(await db.sql`select number, ended_on, municipality from register.establishment order by number`).toEqual([
      { number: "2000000141", ended_on: "2025-06-30", municipality: "71072" },
      { number: "2000000240", ended_on: "2025-06-30", municipality: "71072" },
      { number: "2000000339", ended_on: null, municipality: "11002" },
    ]);
  });

  it("keeps its first day of being ended, and is active again when it is listed again", async () => {
    await importContents(db.target, directory, full(later, { ExtractNumber: "12", SnapshotDate: "31-07-2025" }));
    expect(await db.sql`select ended_on from register.company where number = '0200000142'`).toEqual([{ ended_on: "2025-06-30" }]);
    await importContents(db.target, directory, full(small, { ExtractNumber: "13", SnapshotDate: "31-08-2025" }));
    expect(await db.sql`select status, ended_on, establishments from register.company where number = '0200000142'`).toEqual([{ status: "AC", ended_on: null, establishments: 1 }]);
    expect(await db.sql`select count(*)::int as names from register.company_name where number = '0200000142'`).toEqual([{ names: 3 }]);
  });

  it("is not asked of an extract older than the loaded one", async () => {
    await expect(importContents(db.target, directory, full(small, { ExtractNumber: "12" }))).rejects.toMatchObject({ code: "WRONG_EXTRACT", message: "The full extract 12 is older than extract 13, which is loaded. Import a newer one." });
  });
});
