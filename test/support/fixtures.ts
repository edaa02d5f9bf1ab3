import { company, companyName, dossier, dossierEvent, employment, establishment, load, activity, code, type CompanyRow, type EstablishmentRow } from "../../src/db/tables/index.ts";
import type { Handle } from "../../src/db/client.ts";
import { checkDigits } from "../../src/domain/check-digits.ts";

/** The n-th synthetic enterprise number with right check digits: 1 gives 0100000169. */
export function enterpriseNumber(n: number): string {
  return withCheckDigits(1_000_000 + n, "0");
}

/** The n-th synthetic establishment number with right check digits. */
export function establishmentNumber(n: number): string {
  return withCheckDigits(20_000_000 + n, "");
}

function withCheckDigits(firstDigits: number, prefix: string): string {
  const eight = `${prefix}${firstDigits}`;
  return `${eight}${String(checkDigits(Number(eight))).padStart(2, "0")}`;
}

/** A company row with what is not given filled in: an active legal person in Leuven, main activity 62010 (2008) and 62100 (2025). */
export function companyRow(given: Partial<CompanyRow> & { readonly number: string }): CompanyRow {
  return {
    status: "AC",
    endedOn: null,
    legalType: "2",
    legalForm: "014",
    legalFormCac: null,
    legalSituation: "000",
    name: `Firma ${given.number}`,
    startedOn: "2000-01-01",
    municipality: "24062",
    placeFrom: "SEAT",
    naceCode: "62100",
    naceVersion: "2025",
    naceGroup: "006",
    nace2003: null,
    nace2008: "62010",
    nace2025: "62100",
    establishments: 1,
    source: "EXTRACT",
    retrievedAt: null,
    ...given,
  };
}

/** An establishment row in Leuven. */
export function establishmentRow(given: Partial<EstablishmentRow> & { readonly number: string; readonly enterpriseNumber: string }): EstablishmentRow {
  return { startedOn: "2001-02-03", endedOn: null, municipality: "24062", ...given };
}

/** Columns of a dossier that a test may set; the generated ones follow. */
export type DossierInput = typeof dossier.$inferInsert;

/** A dossier to insert: OPLEIDING filed by the enterprise on 1 May 2016, 09:00 in Brussels, not decided, 1,000 EUR cost, 400 EUR subsidy. */
export function dossierRow(given: Partial<DossierInput> & { readonly reference: string; readonly enterpriseNumber: string }): DossierInput {
  return {
    pillarFiled: "OPLEIDING",
    pillar: "OPLEIDING",
    regime: "R2016",
    declaredSize: "KO",
    eligibleCostCents: 100_000n,
    subsidyCents: 40_000n,
    status: "SUBMITTED",
    submittedAt: new Date("2016-05-01T07:00:00Z"),
    snapshotAt: new Date("2016-05-01T07:00:00Z"),
    legalType: "2",
    legalForm: "014",
    naceCode: "62010",
    naceVersion: "2008",
    municipality: "24062",
    employmentClass: "2",
    establishments: 1,
    companyStartedOn: "2000-01-01",
    loadId: 1,
    ...given,
  };
}

/** Rows to put into the tables as they are; the loads must be given for a data version with dates. */
export type Fixtures = {
  readonly loads?: readonly (typeof load.$inferInsert)[];
  readonly companies?: readonly CompanyRow[];
  readonly names?: readonly (typeof companyName.$inferInsert)[];
  readonly establishments?: readonly EstablishmentRow[];
  readonly activities?: readonly (typeof activity.$inferInsert)[];
  readonly employment?: readonly (typeof employment.$inferInsert)[];
  readonly codes?: readonly (typeof code.$inferInsert)[];
  readonly dossiers?: readonly DossierInput[];
  readonly events?: readonly (typeof dossierEvent.$inferInsert)[];
};

/** Inserts the rows, each table in one statement. */
export async function insertFixtures({ db }: Pick<Handle, "db">, rows: Fixtures): Promise<void> {
  if (rows.loads?.length) await db.insert(load).values([...rows.loads]);
  if (rows.companies?.length) await db.insert(company).values([...rows.companies]);
  if (rows.names?.length) await db.insert(companyName).values([...rows.names]);
  if (rows.establishments?.length) await db.insert(establishment).values([...rows.establishments]);
  if (rows.activities?.length) await db.insert(activity).values([...rows.activities]);
  if (rows.employment?.length) await db.insert(employment).values([...rows.employment]);
  if (rows.codes?.length) await db.insert(code).values([...rows.codes]);
  if (rows.dossiers?.length) await db.insert(dossier).values([...rows.dossiers]);
  if (rows.events?.length) await db.insert(dossierEvent).values([...rows.events]);
}
