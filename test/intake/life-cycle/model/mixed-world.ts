import type { Handle } from "../../../../src/db/client.ts";
import { serviceProvider } from "../../../../src/db/tables/index.ts";
import type { Random } from "../../../../src/demo/random.ts";
import { companyRow, dossierRow, enterpriseNumber, establishmentNumber, establishmentRow, insertFixtures } from "../../../support/fixtures.ts";
import { brusselsUnit, endedUnit } from "./draws.ts";
import type { Imported, Ledger } from "./ledger.ts";
import { providers, type Company, type CompanyKind } from "./rules.ts";

const special: Readonly<Record<number, CompanyKind>> = { 3: "MANY_JOBS", 7: "ODD_FORM", 11: "FARM", 43: "ASSOCIATION", 47: "ENDED", 59: "WALLOON", 73: "UNKNOWN", 26: "MANY_JOBS", 51: "FARM", 66: "ODD_FORM" };
const FIRST_PROVIDER = 900_001;

/** Companies of which most are plain; the very first one is a service provider itself. */
export function mixedCompanies(count: number): readonly Company[] {
  return Array.from({ length: count }, (_, index) => ({ number: enterpriseNumber(index + 1), unit: establishmentNumber(index + 1), kind: index === 0 ? "PROVIDER" : (special[index % 80] ?? "PLAIN") }));
}

/** Puts the companies in, the providers, and for some companies dossiers of 2016 that came by import; these into the ledger too. */
export async function insertMixedWorld(handle: Handle, { companies, ledger, random }: { readonly companies: readonly Company[]; readonly ledger: Ledger; readonly random: Random }): Promise<void> {
  const known = companies.filter(({ kind }) => kind !== "UNKNOWN");
  await insertFixtures(handle, {
    companies: known.map(({ number, kind }) => companyRow({ number, ...peculiarity[kind] })),
    establishments: known.flatMap(({ number: enterprise, unit, kind }) => [
      establishmentRow({ number: unit, enterpriseNumber: enterprise, municipality: kind === "WALLOON" ? "62063" : "24062" }),
      establishmentRow({ number: endedUnit(unit), enterpriseNumber: enterprise, endedOn: "2015-12-31" }),
      establishmentRow({ number: brusselsUnit(unit), enterpriseNumber: enterprise, municipality: "21004" }),
    ]),
    employment: known.map(({ number, kind }) => ({ enterpriseNumber: number, year: 2015, quarter: 4, class: kind === "MANY_JOBS" ? "5" : "2" })),
  });
  const [applicant] = companies;
  await handle.db.insert(serviceProvider).values(
    providers.map(({ number, pillar, from, to, isApplicant }, index) => ({ number, pillar, registeredFrom: from, registeredTo: to, enterpriseNumber: isApplicant ? (applicant?.number ?? "") : enterpriseNumber(FIRST_PROVIDER + index) })),
  );
  const imported = known.filter(() => random.chance(0.25)).flatMap(({ number }, index) => importedOf(number, index, random));
  for (const dossier of imported) ledger.imported(dossier);
  await insertFixtures(handle, { dossiers: imported.map(toRow) });
}

const peculiarity: Readonly<Record<CompanyKind, Parameters<typeof companyRow>[0] | object>> = {
  PLAIN: {},
  PROVIDER: {},
  MANY_JOBS: {},
  UNKNOWN: {},
  ODD_FORM: { legalForm: "999" },
  FARM: { naceCode: "01110", nace2008: "01110", nace2025: "01110" },
  ASSOCIATION: { legalForm: "017" },
  ENDED: { status: "ENDED", endedOn: "2015-06-30" },
  WALLOON: { municipality: "62063" },
};

/** A dossier of before the reform, that takes nothing of the ceiling of 2016, and some of after it, left at different points and at odd hours. */
function importedOf(company: string, index: number, random: Random): readonly Imported[] {
  const early = Date.parse("2016-03-31T21:59:59.999Z");
  const late = Date.parse("2016-03-31T22:00:00Z");
  const [approvedAt, ownShareAt, paidAt] = [late + random.int(86_400_000), late + 2 * 86_400_000 + random.int(86_400_000), late + 3 * 86_400_000 + random.int(86_400_000)];
  const plain = { company, pillar: "OPLEIDING", costCents: 100_000n, subsidyCents: 40_000n, submittedAt: late, size: "KO", status: "APPROVED", approvedAt, ownShareAt: null, paidAt: null, paidCents: null };
  const left: readonly Imported[] = [
    { ...plain, reference: `OLD-${index}-2` },
    { ...plain, reference: `OLD-${index}-3`, size: null, status: "SUBMITTED", approvedAt: null },
    { ...plain, reference: `OLD-${index}-4`, ownShareAt },
    { ...plain, reference: `OLD-${index}-5`, ownShareAt, status: "PAID", paidAt, paidCents: 39_999n },
  ];
  return [{ ...plain, reference: `OLD-${index}-1`, size: "MO", submittedAt: early, approvedAt: early }, ...left.filter(() => random.chance(0.5))];
}

function toRow({ reference, company, pillar, size, costCents, subsidyCents, status, paidCents, submittedAt, ...moments }: Imported) {
  const { approvedAt, ownShareAt, paidAt } = moments;
  const steps = { approvedAt: toDate(approvedAt), ownShareAt: toDate(ownShareAt), paidAt: toDate(paidAt) };
  return dossierRow({ reference, enterpriseNumber: company, pillarFiled: pillar, declaredSize: size, eligibleCostCents: costCents, subsidyCents, paidCents, status, submittedAt: new Date(submittedAt), ...steps });
}

function toDate(time: number | null): Date | null {
  return time === null ? null : new Date(time);
}
