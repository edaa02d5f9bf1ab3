import type { Handle } from "../../../src/db/client.ts";
import { findCompanies } from "../../../src/db/find/companies.ts";
import { serviceProvider } from "../../../src/db/tables/index.ts";
import { createIntake, type Intake } from "../../../src/intake/intake.ts";
import type { Caller } from "../../../src/intake/outcome.ts";
import type { RawApplication } from "../../../src/intake/read-application.ts";
import { companyRow, enterpriseNumber, establishmentNumber, establishmentRow, insertFixtures } from "../../support/fixtures.ts";

/** A registered provider of training, and one of advice; both of other enterprises than the applicants. */
export const TRAINER = "DV.O000001";
export const ADVISER = "DV.A000001";

/** Noon in Brussels on the day of `filing`. */
export const NOON = new Date("2026-11-02T11:00:00Z");

/** Puts in `count` applicants in Leuven with a unit and a workforce of 5 to 9 each, and the providers. Gives the numbers of the applicants. */
export async function insertWorld(handle: Pick<Handle, "db">, count: number): Promise<readonly string[]> {
  const numbers = Array.from({ length: count }, (_, index) => enterpriseNumber(index + 1));
  await insertFixtures(handle, {
    companies: numbers.map((number) => companyRow({ number })),
    establishments: numbers.map((number, index) => establishmentRow({ number: establishmentNumber(index + 1), enterpriseNumber: number })),
    employment: numbers.map((number) => ({ enterpriseNumber: number, year: 2015, quarter: 4, class: "2" })),
  });
  await handle.db.insert(serviceProvider).values([
    { number: TRAINER, enterpriseNumber: enterpriseNumber(900_001), pillar: "OPLEIDING", registeredFrom: "2009-01-01", registeredTo: null },
    { number: ADVISER, enterpriseNumber: enterpriseNumber(900_002), pillar: "ADVIES", registeredFrom: "2009-01-01", registeredTo: null },
  ]);
  return numbers;
}

/** The life of dossiers over a database; the register is what was imported into it. `onLookUp` is waited for before each look-up. */
export function intakeOver({ writes, db }: Pick<Handle, "writes" | "db">, onLookUp: (number: string) => Promise<void> = async () => {}): Intake {
  return createIntake({
    sql: writes,
    lookUp: async (number) => {
      await onLookUp(number);
      const company = (await findCompanies(db, [number])).get(number);
      return company === undefined ? { outcome: "NOT_FOUND" } : { outcome: "FOUND", company, isStale: false };
    },
    onWritten: () => {},
  });
}

/** An application of NOON's day that every rule passes: a training of 1,000 EUR for a small company, 300 EUR subsidy. */
export function filing(given: Partial<RawApplication> & { readonly company: string }): RawApplication {
  return { pillar: "OPLEIDING", theme: "DIGITALISERING", serviceProvider: TRAINER, declaredSize: "KO", eligibleCost: 100_000n, startDate: "2026-11-02", ...given };
}

/** A client that writes at NOON. */
export function caller(client = "desk", now = NOON): Caller {
  return { client, now };
}
