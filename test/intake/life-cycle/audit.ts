import type { Sql } from "../../../src/db/connect.ts";

/** What must never be, found by plain SQL; every list is empty in a sound database. */
export type Audit = {
  /** Companies and years with more than 7,500 EUR, the ceiling of 2026. */
  readonly overCeiling: readonly string[];
  /** Companies and years with dossiers of two sizes. */
  readonly mixedSizes: readonly string[];
  /** Dossiers whose events are not, each once and in order, those that their milestones tell. */
  readonly histories: readonly string[];
  /** Dossiers whose status is not that of their last event. */
  readonly statuses: readonly string[];
  /** Keys of no dossier. */
  readonly orphans: readonly string[];
};

/** Looks over every dossier of a database in which all came through the intake. */
export async function audit(sql: Sql): Promise<Audit> {
  const [found] = await sql<Audit[]>`
    with expected as (
      select d.reference, d.status, array_remove(array[case when d.submitted_at is not null then 'SUBMITTED' end, case when d.approved_at is not null then 'APPROVED' end,
        case when d.own_share_at is not null then 'OWN_SHARE_RECEIVED' end, case when d.paid_at is not null then 'PAID' end, case when d.closed_at is not null then 'CLOSED' end,
        case when d.recovered_at is not null then 'RECOVERED' end, case when d.refused_at is not null then 'REFUSED' end, case when d.withdrawn_at is not null then 'WITHDRAWN' end,
        case when d.lapsed_at is not null then 'LAPSED' end], null) as kinds from dossier d),
    history as (select e.reference, array_agg(e.kind order by e.seq) as kinds, (array_agg(e.status order by e.seq desc))[1] as status from dossier_event e group by e.reference),
    year as (select d.enterprise_number, extract(year from d.submitted_on) as year, d.status, d.subsidy_cents, d.declared_size from dossier d)
    select
      array(select concat_ws(' ', y.enterprise_number, y.year, sum(y.subsidy_cents)) from year y where y.status not in ('REFUSED', 'WITHDRAWN', 'LAPSED') group by y.enterprise_number, y.year having sum(y.subsidy_cents) > 750000) as "overCeiling",
      array(select concat_ws(' ', y.enterprise_number, y.year) from year y where y.status not in ('REFUSED', 'WITHDRAWN') group by y.enterprise_number, y.year having count(distinct y.declared_size) > 1) as "mixedSizes",
      array(select concat_ws(' ', coalesce(x.reference, h.reference), x.kinds, 'but', h.kinds) from expected x full join history h on h.reference = x.reference where x.kinds is distinct from h.kinds) as "histories",
      array(select concat_ws(' ', x.reference, x.status, 'but', h.status) from expected x join history h on h.reference = x.reference where h.status <> x.status) as "statuses",
      array(select k.key from intake_key k where not exists (select from dossier d where d.reference = k.reference)) as "orphans"`;
  if (found === undefined) throw new Error("the audit gave no row");
  return found;
}

/** What `audit` gives of a sound database. */
export const sound: Audit = { overCeiling: [], mixedSizes: [], histories: [], statuses: [], orphans: [] };
