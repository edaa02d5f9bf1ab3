import type { Sql } from "../db/connect.ts";
import type { CompanyRow } from "../db/tables/index.ts";
import type { Applicant, Application, CeilingUse, Facts, Registration } from "../domain/application.ts";
import { ceilingSpan } from "../domain/ceiling.ts";
import { naceVersionOn, type NaceVersion } from "../domain/nace.ts";

/** The applicant as it was judged, for the dossier to keep. */
export type Snapshot = {
  readonly company: CompanyRow;
  readonly naceCode: string | null;
  readonly naceVersion: string | null;
  /** Of the unit named, else of the company. */
  readonly municipality: string | null;
  readonly employmentClass: string | null;
  /** When its source gave it; null when the register was never imported. */
  readonly takenAt: string | null;
};

/** What is known of an applicant, and what its dossier would keep of it; null when the register never listed it. */
export type FoundFacts = Facts & { readonly snapshot: Snapshot | null };

type Raw = {
  readonly provider: Registration | null;
  readonly unit: Applicant["unit"];
  readonly municipalities: readonly (string | null)[];
  readonly employment_class: string | null;
  readonly extract_at: string | null;
  readonly used: string;
  readonly size: string | null;
};

const columnOf = { "2003": "nace2003", "2008": "nace2008", "2025": "nace2025" } as const satisfies Record<NaceVersion, keyof CompanyRow>;

/** Reads what the rules look at, beside the company itself, in one statement. `company` null: the register never listed it. */
export async function findFacts(sql: Sql, application: Application, company: { readonly row: CompanyRow; readonly isStale: boolean } | null): Promise<FoundFacts> {
  const raw = await findRaw(sql, application);
  const use: CeilingUse = { usedCents: BigInt(raw.used), size: raw.size };
  if (company === null) return { applicant: null, provider: raw.provider, use, snapshot: null };
  const snapshot = snapshotOf(application, company.row, raw);
  const { naceCode, naceVersion, employmentClass } = snapshot;
  const { status, legalType, legalForm } = company.row;
  const applicant: Applicant = { status, legalType, legalForm, naceCode, naceVersion, employmentClass, isStale: company.isStale, unit: raw.unit, municipalities: raw.municipalities };
  return { applicant, provider: raw.provider, use, snapshot };
}

async function findRaw(sql: Sql, { day, pillar, enterpriseNumber, establishmentNumber, serviceProviderNumber }: Application): Promise<Raw> {
  const span = ceilingSpan(day, pillar);
  const [year, quarter] = [Number(day.slice(0, 4)), Math.ceil(Number(day.slice(5, 7)) / 3)];
  const [raw] = await sql<Raw[]>`
    select
      (select json_build_object('enterpriseNumber', p.enterprise_number, 'pillar', p.pillar, 'registeredFrom', p.registered_from, 'registeredTo', p.registered_to)
        from service_provider p where p.number = ${serviceProviderNumber}) as provider,
      (select json_build_object('enterpriseNumber', e.enterprise_number, 'isActive', e.ended_on is null, 'municipality', e.municipality)
        from register.establishment e where e.number = ${establishmentNumber}) as unit,
      (select coalesce(json_agg(distinct e.municipality), '[]') from register.establishment e where e.enterprise_number = ${enterpriseNumber} and e.ended_on is null) as municipalities,
      (select w.class from employment w where w.enterprise_number = ${enterpriseNumber} and (w.year, w.quarter) <= (${year}::smallint, ${quarter}::smallint)
        order by w.year desc, w.quarter desc limit 1) as employment_class,
      to_json(dossier_register_day()) #>> '{}' as extract_at, u.used, u.size
    from ceiling_use(${enterpriseNumber}, ${span.since.toISOString()}, ${span.before.toISOString()}, ${span.pillar}) u`;
  if (raw === undefined) throw new Error("ceiling_use gave no row");
  return raw;
}

/** The activity in the version in force, else the main one; the place of the unit, else of the company. */
function snapshotOf({ day }: Application, company: CompanyRow, { unit, employment_class: employmentClass, extract_at: extractAt }: Raw): Snapshot {
  const version = naceVersionOn(day);
  const inForce = company[columnOf[version]];
  return {
    company,
    naceCode: inForce ?? company.naceCode,
    naceVersion: inForce === null ? company.naceVersion : version,
    municipality: unit?.municipality ?? company.municipality,
    employmentClass,
    takenAt: company.retrievedAt?.toISOString() ?? extractAt,
  };
}
