import type { Sql } from "../../../../src/db/connect.ts";
import type { Dossier, Ledger } from "./ledger.ts";
import { midnightOf } from "./clock.ts";

const years = Array.from({ length: 11 }, (_, index) => 2016 + index);

/** Dossiers as the database has them, by reference; those of the references, or all. */
export async function heldDossiers(sql: Sql, references: readonly string[] | null): Promise<ReadonlyMap<string, string>> {
  const wanted = references === null ? sql`` : sql`where d.reference = any(${references as string[]})`;
  const rows = await sql<{ reference: string; shown: string }[]>`
    with event as (
      select e.reference, string_agg(concat_ws(' ', e.kind, e.status, (extract(epoch from e.at) * 1000)::bigint, e.by, coalesce(e.reason, '-')), '; ' order by e.seq) as history
      from dossier_event e ${references === null ? sql`` : sql`where e.reference = any(${references as string[]})`} group by e.reference)
    select d.reference, concat_ws(' | ', d.enterprise_number, coalesce(d.establishment_number, '-'), d.pillar_filed, coalesce(d.theme, '-'), coalesce(d.topic, '-'), coalesce(d.service_provider_number, '-'),
      coalesce(d.declared_size, '-'), d.eligible_cost_cents, d.subsidy_cents, coalesce(round(d.rate * 100)::text, '-'), coalesce(d.starts_on::text, '-'), d.status, d.handled_by,
      array_to_string(array(select coalesce((extract(epoch from m) * 1000)::bigint::text, '-') from unnest(array[d.submitted_at, d.approved_at, d.refused_at, d.withdrawn_at, d.lapsed_at, d.own_share_at, d.paid_at, d.closed_at, d.recovered_at]) with ordinality as l (m, n) order by n), ' '),
      coalesce(d.own_share_due_on::text, '-'), coalesce(d.own_share_cents::text, '-'), coalesce(d.paid_cents::text, '-'), coalesce(d.recovered_cents::text, '-'), coalesce(v.history, '')) as shown
    from dossier d left join event v on v.reference = d.reference ${wanted}`;
  return new Map(rows.map(({ reference, shown }) => [reference, shown]));
}

/** A dossier of the ledger in the same words. */
export function showDossier({ company, unit, pillar, theme, topic, provider, size, costCents, subsidyCents, percent, startsOn, status, handledBy, events, ...rest }: Dossier): string {
  const { submittedAt, approvedAt, refusedAt, withdrawnAt, lapsedAt, ownShareAt, paidAt, closedAt, recoveredAt, dueOn, ownShareCents, paidCents, recoveredCents } = rest;
  const moments = [submittedAt, approvedAt, refusedAt, withdrawnAt, lapsedAt, ownShareAt, paidAt, closedAt, recoveredAt].map((moment) => moment ?? "-").join(" ");
  const history = events.map((event) => [event.kind, event.status, event.at, event.by, event.reason ?? "-"].join(" ")).join("; ");
  const parts = [company, unit, pillar, theme, topic, provider, size, costCents, subsidyCents, percent, startsOn, status, handledBy, moments, dueOn, ownShareCents, paidCents, recoveredCents, history];
  return parts.map((part) => part ?? "-").join(" | ");
}

/** What the companies' dossiers take of the ceilings of the years 2016 to 2026 by the function of the database, as "company year used size". */
export async function heldUse(sql: Sql, companies: readonly string[]): Promise<readonly string[]> {
  const spans = years.map((year) => ({ year, since: new Date(sinceOf(year)), before: new Date(midnightOf(`${year + 1}-01-01`)) }));
  const rows = await sql<{ shown: string }[]>`
    select concat_ws(' ', c.number, y.year, u.used, coalesce(u.size, '-')) as shown
    from jsonb_array_elements_text(${JSON.stringify(companies)}::text::jsonb) with ordinality as c (number, place)
    cross join jsonb_to_recordset(${JSON.stringify(spans)}::text::jsonb) as y (year int, since timestamptz, before timestamptz)
    cross join lateral ceiling_use(c.number, y.since, y.before, null) u order by c.place, y.year`;
  return rows.map(({ shown }) => shown);
}

/** The same by the ledger. */
export function usedBy(ledger: Ledger, companies: readonly string[]): readonly string[] {
  return companies.flatMap((company) => years.map((year) => [company, year, ledger.use(company, year).usedCents, ledger.use(company, year).size ?? "-"].join(" ")));
}

function sinceOf(year: number): number {
  return midnightOf(year === 2016 ? "2016-04-01" : `${year}-01-01`);
}
