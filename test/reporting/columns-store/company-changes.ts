import type { Handle } from "../../../src/db/client.ts";
import type { CompanyRow } from "../../../src/db/tables/index.ts";
import { companyRow, dossierRow, enterpriseNumber, type DossierInput } from "../../support/fixtures.ts";
import type { Dice } from "../columns/dice.ts";
import type { World } from "../columns/snapshot.ts";

/** Rows of companies as they are to be, and the workforce classes of some. */
export type CompanyChange = { readonly companies: readonly CompanyRow[]; readonly classes?: readonly { readonly number: string; readonly class: string }[] };

/** A function that writes companies as the service does: rows first, then the lock that orders changes, then the events; for tests only. */
export async function createCompanyWrites({ sql }: Pick<Handle, "sql">): Promise<void> {
  await sql`
    create function change_companies(companies jsonb, classes jsonb) returns void language plpgsql as $$
    begin
      delete from register.company where number in (select c->>'number' from jsonb_array_elements(companies) c);
      insert into register.company select c.* from jsonb_populate_recordset(null::register.company, companies) c;
      insert into employment (enterprise_number, year, quarter, class) select e.number, 2026, 1, e.class from jsonb_to_recordset(classes) as e (number text, class text)
      on conflict (enterprise_number, year, quarter) do update set class = excluded.class;
      perform take_change_lock();
      insert into dossier_event (enterprise_number, kind, by) select c->>'number', 'COMPANY', 'test' from jsonb_array_elements(companies) c;
    end $$`;
  await sql`
    create function swap_companies(one text, other text, cents bigint) returns void language plpgsql as $$
    begin
      perform from register.company where number in (one, other) order by number for update;
      update register.company c set (establishments, municipality, nace2025) = (o.establishments, o.municipality, o.nace2025)
      from register.company o where (c.number, o.number) in ((one, other), (other, one));
      update dossier set subsidy_cents = subsidy_cents - cents where reference = one || '-1';
      update dossier set subsidy_cents = subsidy_cents + cents where reference = other || '-1';
      perform take_change_lock();
      insert into dossier_event (enterprise_number, reference, kind, by)
      values (one, null, 'COMPANY', 'test'), (null, one || '-1', 'CORRECTED', 'test'), (other, null, 'COMPANY', 'test'), (null, other || '-1', 'CORRECTED', 'test');
    end $$`;
}

/** Writes companies by that function. */
export async function changeCompanies({ sql }: Pick<Handle, "sql">, { companies, classes = [] }: CompanyChange): Promise<void> {
  const rows = companies.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value])));
  await sql`select change_companies(${JSON.stringify(rows)}::text::jsonb, ${JSON.stringify(classes)}::text::jsonb)`;
}

const municipalities = ["24062", "11002", "44021", "21004", "62063", "99999", null];
const codes2003 = ["72210", "74142", null];
const codes2008 = ["62010", "62020", "70220", "71121", "00000", null];
const codes2025 = ["62100", "62200", "70200", "71123", null];

/** A company in any state. */
export function randomCompany(dice: Dice, number: string): CompanyRow {
  const [nace2008, nace2025] = [dice.pick(codes2008), dice.pick(codes2025)];
  const naceVersion = nace2025 === null ? (nace2008 === null ? null : "2008") : "2025";
  return companyRow({
    number, nace2003: dice.pick(codes2003), nace2008: dice.chance(0.2) ? null : nace2008, nace2025, naceVersion, naceCode: nace2025 ?? nace2008, municipality: dice.pick(municipalities),
    endedOn: dice.chance(0.2) ? "2024-03-01" : null, establishments: dice.integer(0, 12), legalType: dice.pick(["1", "2", "0"]), legalForm: dice.pick(["014", "610", "015", null]),
    startedOn: dice.pick(["2026-01-01", "2022-06-15", "2006-06-16", null]),
  });
}

/** A dossier of one of so many companies, of which some may not be in the register. */
export function randomDossier(dice: Dice, index: number, companies: number): DossierInput {
  const [naceVersion, codes] = dice.pick([["2003", codes2003], ["2008", codes2008], ["2025", codes2025]] as const);
  const naceCode = dice.pick<string | null>(codes);
  const submittedAt = new Date(Date.UTC(2014, 6 + dice.integer(0, 40), dice.integer(1, 28)));
  return dossierRow({
    reference: `D-${index}`, enterpriseNumber: enterpriseNumber(dice.integer(1, companies)), subsidyCents: BigInt(dice.integer(1, 5000)), submittedAt,
    approvedAt: dice.chance(0.7) ? new Date(submittedAt.getTime() + 1e7 * dice.integer(1, 500)) : null, naceVersion: naceCode === null ? null : naceVersion, naceCode,
    municipality: dice.pick(municipalities), employmentClass: dice.pick(["1", "2", "NONE", null]),
  });
}

/** Codes that random plans filter by. */
export function filteredCodes(companies: number): World {
  const codes = { EMPLOYMENT_CLASS: "3", LEGAL_TYPE: "2", LEGAL_FORM: "014", ESTABLISHMENTS_CLASS: "2-4" };
  const rows = Array.from({ length: 8 }, (_, index) => ({
    number: enterpriseNumber(1 + (index % companies)), isActive: true, units: 1, codes, municipality: municipalities[index % 5] ?? "24062", nace2008: codes2008[index % 5] ?? "62010", nace2025: codes2025[index % 4] ?? "62100",
  }));
  return { companies: rows, base: rows as unknown as World["base"], dead: new Set(), delta: [], sortedBy: "APPROVED" };
}
