import { beforeAll, expect, test } from "vitest";
import { nacePair } from "../../../src/db/tables/index.ts";
import { findDataVersion } from "../../../src/db/find/data-version.ts";
import { freshDatabase } from "../../support/database.ts";
import { companyRow, dossierRow, enterpriseNumber, establishmentNumber, insertFixtures, type DossierInput } from "../../support/fixtures.ts";
import { contents, dossiersOf, naceText, openColumns, pin, today, type Held } from "./support.ts";

const db = await freshDatabase();
const numbers = [1, 2, 3, 4].map(enterpriseNumber);
const [both, old, gone, never] = numbers as [string, string, string, string];

function dossier(cents: number, given: Partial<DossierInput> = {}): DossierInput {
  return dossierRow({ reference: `D-${cents}`, enterpriseNumber: both, subsidyCents: BigInt(cents), naceCode: null, naceVersion: null, ...given });
}

beforeAll(async () => {
  await insertFixtures(db, {
    loads: [{ kind: "REGISTER", fileName: "a.zip", synthetic: true }],
    companies: [
      companyRow({ number: both, nace2003: "72210", nace2008: "62010", nace2025: "62100", establishments: 12, startedOn: "2006-06-15", municipality: "11002" }),
      companyRow({ number: old, nace2003: null, nace2008: "71121", nace2025: null, naceCode: "71121", naceVersion: "2008", legalType: "0", legalForm: null, startedOn: "2006-06-16", municipality: null }),
      companyRow({ number: gone, status: "ENDED", endedOn: "2024-01-01", nace2008: null, nace2025: null, naceCode: null, naceVersion: null, establishments: 0, startedOn: null }),
    ],
    employment: [
      { enterpriseNumber: both, year: 2024, quarter: 4, class: "3" },
      { enterpriseNumber: both, year: 2025, quarter: 1, class: "4" },
      { enterpriseNumber: old, year: 2025, quarter: 1, class: "0" },
    ],
    dossiers: [
      dossier(1, { naceVersion: "2008", naceCode: "62010" }),
      dossier(2, { naceVersion: "2003", naceCode: "72210" }),
      dossier(3, { naceVersion: "2008", naceCode: "71121" }),
      dossier(4, { naceVersion: "2008", naceCode: "99999" }),
      dossier(5, { naceVersion: null, naceCode: "62010" }),
      dossier(6),
      dossier(7, { naceVersion: "2025", naceCode: "62100" }),
      dossier(8, { naceVersion: "2008", naceCode: "70220" }),
      dossier(9, { naceVersion: "2003", naceCode: "74142" }),
      dossier(20, { enterpriseNumber: old, naceVersion: "2008", naceCode: "71121" }),
      dossier(30, { enterpriseNumber: gone, establishmentNumber: establishmentNumber(1) }),
      dossier(40, { enterpriseNumber: never, establishmentNumber: establishmentNumber(2) }),
      dossier(50, {
        establishmentNumber: establishmentNumber(1), eligibleCostCents: 4_294_967_295n, paidCents: 7n, recoveredCents: 8n, theme: "Één thema, é", topic: null, status: "RECOVERED",
        submittedAt: new Date("2019-12-31T23:30:00Z"), approvedAt: new Date("2020-01-05T00:00:00Z"), paidAt: new Date("2020-02-05T00:00:00Z"), recoveredAt: new Date("2178-02-05T00:00:00Z"),
        employmentClass: "NONE", legalType: "0", municipality: "11002", establishments: 3, companyStartedOn: "2015-01-01", serviceProviderNumber: "DV.A200001", declaredSize: null,
      }),
    ],
    events: [{ kind: "IMPORTED", by: "import:1" }],
  });
  await db.db.insert(nacePair).values([
    { fromVersion: "2008", fromCode: "71121", toVersion: "2025", toCode: "71123", companies: 3, ambiguous: false },
    { fromVersion: "2008", fromCode: "62010", toVersion: "2025", toCode: "62999", companies: 3, ambiguous: false },
    { fromVersion: "2008", fromCode: "70220", toVersion: "2025", toCode: "70200", companies: 3, ambiguous: true },
    { fromVersion: "2003", fromCode: "74142", toVersion: "2008", toCode: "70220", companies: 3, ambiguous: false },
    { fromVersion: "2025", fromCode: "62100", toVersion: "2003", toCode: "72210", companies: 3, ambiguous: false },
  ]);
});

async function read(): Promise<Map<number, Held>> {
  const columns = openColumns({ target: db.target });
  await columns.ready;
  const pinned = await pin(columns);
  return new Map(dossiersOf(pinned.snapshot).map((held) => [held.amounts[0] as number, held]));
}

test("NACE is as filed, else of the company that holds both codes, else by the one pair there is, else lost; without a code there is none", async () => {
  const held = await read();
  expect([...held].map(([cents, { nace }]) => [cents, ...nace]).sort(([a], [b]) => (a as number) - (b as number))).toEqual([
    [1, "62010", "62100"],
    [2, "62010", "62100"],
    [3, "71121", "71123"],
    [4, "99999", "LOST"],
    [5, "LOST", "LOST"],
    [6, "", ""],
    [7, "62010", "62100"],
    [8, "70220", "LOST"],
    [9, "70220", "LOST"],
    [20, "71121", "71123"],
    [30, "", ""],
    [40, "", ""],
    [50, "", ""],
  ]);
});

test("a row has its days, amounts and codes, unknown ones as null", async () => {
  const { current: _, ...held } = (await read()).get(50) as Held;
  expect(held).toEqual({
    company: both,
    establishment: expect.any(Number),
    amounts: [50, 4_294_967_295, 7, 8],
    days: ["2020-01-01", "2020-01-05", null, null, null, "2020-02-05", "2178-02-05"],
    codes: {
      PILLAR: "OPLEIDING", THEME: "Één thema, é", TOPIC: null, COMPANY_SIZE: null, EMPLOYMENT_CLASS: "NONE", LEGAL_TYPE: null, LEGAL_FORM: "014", ESTABLISHMENTS_CLASS: "2-4",
      COMPANY_AGE_CLASS: "5-9", REGIME: "R2016", STATUS: "RECOVERED", SERVICE_PROVIDER: "DV.A200001",
    },
    nace: ["", ""],
    municipality: "11002",
  });
});

test("companies are as the register has them now, whatever the dossier says; ages are of the day", async () => {
  const held = await read();
  expect(held.get(1)?.current).toEqual({
    EMPLOYMENT_CLASS: "4", LEGAL_TYPE: "2", LEGAL_FORM: "014", ESTABLISHMENTS_CLASS: "10+", COMPANY_AGE_CLASS: "20+", nace2008: "62010", nace2025: "62100", municipality: "11002", active: "1",
  });
  expect(held.get(20)?.current).toEqual({
    EMPLOYMENT_CLASS: null, LEGAL_TYPE: null, LEGAL_FORM: null, ESTABLISHMENTS_CLASS: "1", COMPANY_AGE_CLASS: "10-19", nace2008: "71121", nace2025: "71123", municipality: null, active: "1",
  });
  expect(held.get(30)?.current).toMatchObject({ ESTABLISHMENTS_CLASS: "0", COMPANY_AGE_CLASS: null, nace2008: "", nace2025: "", municipality: "24062", active: "0" });
  expect(held.get(40)?.current).toEqual({
    EMPLOYMENT_CLASS: null, LEGAL_TYPE: null, LEGAL_FORM: null, ESTABLISHMENTS_CLASS: null, COMPANY_AGE_CLASS: null, nace2008: "", nace2025: "", municipality: null, active: "0",
  });
});

test("establishments have a number each, none is 0", async () => {
  const held = await read();
  const [one, two, same] = [30, 40, 50].map((cents) => held.get(cents)?.establishment);
  expect([one === same, one === two, held.get(1)?.establishment]).toEqual([true, false, 0]);
});

test("the register is there as a whole, and counts follow from the days", async () => {
  const columns = openColumns({ target: db.target });
  await columns.ready;
  const pinned = await pin(columns);
  const { companies, dictionaries } = pinned.snapshot;
  expect([pinned.companies, [...companies.active].sort((a, b) => a - b), [...companies.establishments].sort((a, b) => a - b)]).toEqual([3, [0, 1, 1], [0, 1, 12]]);
  expect([...companies.nace2025].map((code) => naceText(dictionaries.nace2025, code)).sort()).toEqual(["", "62100", "71123"]);
  expect(pinned.facts("SUBMITTED", { from: "2020-01-01", until: "2020-01-02" })).toBe(1);
  expect(pinned.facts("SUBMITTED", { from: "2016-05-01", until: "2020-01-01" })).toBe(12);
  expect(pinned.facts("APPROVED", { from: "2020-01-05", until: "2020-01-05" })).toBe(0);
  expect(pinned.version).toEqual(await findDataVersion(db.db));
  expect(columns.state()).toMatchObject({ unavailable: null, dossiers: 13, changed: 0, companies: 3, versions: 1, reads: 1, threads: 1, lostThreads: 0 });
});

test("two reads of the same data are the same", async () => {
  const [one, two] = [openColumns({ target: db.target }), openColumns({ target: db.target })];
  await Promise.all([one.ready, two.ready]);
  expect(contents((await pin(one)).snapshot)).toEqual(contents((await pin(two)).snapshot));
  expect((await pin(one, today)).version.id).toBe((await findDataVersion(db.db)).id);
});
