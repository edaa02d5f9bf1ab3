import type { Sql } from "../../db/connect.ts";
import type { OnProgress } from "../../db/import-lock.ts";
import type { Day } from "../../domain/day.ts";

const BUILT_TABLES = ["company", "establishment", "nace_pair"];

const ESTABLISHMENTS = `
  insert into register_next.establishment (number, enterprise_number, started_on, municipality)
  select unit.number, unit.enterprise_number, unit.started_on, address.municipality
  from register_staging.establishment unit left join register_staging.address using (number)`;

const COMPANIES = `
  insert into register_next.company (number, status, legal_type, legal_form, legal_form_cac, legal_situation, name, started_on, municipality,
    place_from, nace_code, nace_version, nace_group, nace2003, nace2008, nace2025, establishments)
  select number, status, legal_type, legal_form, legal_form_cac, legal_situation, names.name, started_on,
    coalesce(address.municipality, units.municipality),
    case when address.municipality is not null then 'SEAT' when units.municipality is not null then 'OLDEST_ESTABLISHMENT' end,
    nace_code, nace_version, nace_group, nace2003, nace2008, nace2025, coalesce(units.establishments, 0)
  from register_staging.enterprise
    left join register_staging.address using (number) left join register_staging.units using (number)
    left join register_staging.names using (number) left join register_staging.mains using (number)`;

/** What the register listed before and does not list any more, with its names and activities; `$1` is the extract's day. */
const ENDED_ESTABLISHMENTS = `
  insert into register_next.establishment (number, enterprise_number, started_on, ended_on, municipality)
  select number, enterprise_number, started_on, coalesce(ended_on, $1::date), municipality
  from register.establishment old where not exists (select from register_staging.establishment unit where unit.number = old.number)`;

const ENDED_COMPANIES = `
  insert into register_next.company (number, status, ended_on, legal_type, legal_form, legal_form_cac, legal_situation, name, started_on,
    municipality, place_from, nace_code, nace_version, nace_group, nace2003, nace2008, nace2025, establishments)
  select number, 'ENDED', coalesce(ended_on, $1::date), legal_type, legal_form, legal_form_cac, legal_situation, name, started_on,
    municipality, place_from, nace_code, nace_version, nace_group, nace2003, nace2008, nace2025, 0
  from register.company old where not exists (select from register_staging.enterprise company where company.number = old.number)`;

const ENDED_NAMES = `
  insert into register_next.company_name (number, language, kind, name, search)
  select number, language, kind, name, search
  from register.company_name old where not exists (select from register_staging.enterprise company where company.number = old.number)`;

const ENDED_ACTIVITIES = `
  insert into register_next.activity (entity_number, activity_group, nace_version, nace_code, classification)
  select entity_number, activity_group, nace_version, nace_code, classification
  from register.activity old
  where not exists (select from register_staging.enterprise company where company.number = old.entity_number)
    and not exists (select from register_staging.establishment unit where unit.number = old.entity_number)`;

type Step = (sql: Sql) => Promise<unknown>;

/**
 * Builds `register_next` from what a full extract was copied into: the same tables, constraints and indexes as `register`, which is only
 * read. No lock outlives a step.
 */
export async function buildNext(sql: Sql, through: Day, onProgress: OnProgress): Promise<void> {
  const run = (text: string): Step => (session) => session.unsafe(text);
  const carry = (text: string): Step => (session) => session.unsafe(text, [through]);
  const steps: readonly Step[] = [
    ...BUILT_TABLES.map((table) => run(createLike(`register_next.${table}`, table))),
    run("analyze register_staging.enterprise, register_staging.establishment, register_staging.address, register_next.activity, register_next.company_name"),
    run(ESTABLISHMENTS),
    run("analyze register_next.establishment"),
    run("select register_derive('register_next', false)"),
    run(COMPANIES),
    carry(ENDED_ESTABLISHMENTS),
    carry(ENDED_COMPANIES),
    run(ENDED_NAMES),
    run(ENDED_ACTIVITIES),
    ...(await indexStatements(sql)).map(run),
    carry("select registry_apply_to_next($1::date)"),
    run("select register_pair_activities('register_next')"),
    run("analyze register_next.company, register_next.establishment, register_next.company_name, register_next.activity, register_next.code, register_next.nace_pair"),
  ];
  for (const [index, step] of steps.entries()) {
    onProgress({ task: "tables and indexes", done: index, total: steps.length, unit: "rows" });
    await step(sql);
  }
  onProgress({ task: "tables and indexes", done: steps.length, total: steps.length, unit: "rows" });
}

/** The statement for an empty table with the columns of one of `register`; its keys and indexes come after the rows. */
export function createLike(name: string, table: string): string {
  return `create table ${name} (like register.${table} including all excluding indexes)`;
}

/** The primary keys and indexes of `register`, under the same names, for `register_next`; so a new index is declared in one place. */
async function indexStatements(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ statement: string }[]>`
    select case when con.oid is not null
      then format('alter table register_next.%I add constraint %I %s', tab.relname, con.conname, pg_get_constraintdef(con.oid))
      else replace(pg_get_indexdef(ind.indexrelid), ' ON register.', ' ON register_next.') end as statement
    from pg_index ind
    join pg_class tab on tab.oid = ind.indrelid and tab.relnamespace = 'register'::regnamespace
    join pg_class idx on idx.oid = ind.indexrelid
    left join pg_constraint con on con.conindid = ind.indexrelid and con.contype in ('p', 'u')
    order by tab.relname, con.oid is null, idx.relname`;
  return rows.map((row) => row.statement);
}
