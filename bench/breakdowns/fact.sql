-- The dossiers for the peers, classifications as of 2025 and 2026, amounts in cents: with codes as a view on the project's tables, and as a narrow table of
-- numbers sorted by the day of approval, with codes by their place in bench.code (0 is unknown). bench.nace and bench.place are filled before.
create view bench_live.fact as
select d.approved_on, d.submitted_on, d.pillar, d.theme, d.declared_size as size, nullif(nullif(d.employment_class, '0'), '?') as employment,
  n.section, n.division, n.nace_group, p.province, p.municipality, d.regime, d.status, d.service_provider_number as provider, d.enterprise_number as company,
  d.subsidy_cents as subsidy, d.eligible_cost_cents as eligible_cost, coalesce(d.paid_cents, 0) as paid, 1::smallint as dossiers,
  (extract(year from d.approved_on) - 2015)::smallint as year,
  (extract(year from d.approved_on) * 4 + extract(quarter from d.approved_on) - 2015 * 4 - 1)::smallint as quarter,
  (extract(year from d.approved_on) * 12 + extract(month from d.approved_on) - 2015 * 12 - 1)::smallint as month
from dossier d
left join register.company c on c.number = d.enterprise_number
left join register.nace_pair q on q.from_version = d.nace_version and q.from_code = d.nace_code and q.to_version = '2025' and not q.ambiguous
left join bench.nace n on n.code = case when d.nace_version = '2025' then d.nace_code
  else coalesce(case when d.nace_code = case d.nace_version when '2008' then c.nace2008 when '2003' then c.nace2003 end then c.nace2025 end, q.to_code) end
left join bench.place p on p.stored = d.municipality;

create unlogged table bench.wide as select * from bench_live.fact;

create table bench.code (list text not null, id int not null, code text not null, primary key (list, code));
insert into bench.code
select list, row_number() over (partition by list order by code collate "C"), code
from (
  select 'pillar' as list, pillar as code from bench.wide group by 2
  union all select 'theme', theme from bench.wide group by 2
  union all select 'size', size from bench.wide group by 2
  union all select 'employment', employment from bench.wide group by 2
  union all select 'section', section from bench.wide group by 2
  union all select 'division', division from bench.wide group by 2
  union all select 'nace_group', nace_group from bench.wide group by 2
  union all select 'province', province from bench.wide group by 2
  union all select 'municipality', municipality from bench.wide group by 2
  union all select 'regime', regime from bench.wide group by 2
  union all select 'status', status from bench.wide group by 2
  union all select 'provider', provider from bench.wide group by 2
  union all select 'company', company from bench.wide group by 2
) codes
where code is not null;
analyze bench.code;

create table bench.fact as
select w.approved_on, w.submitted_on, company.id as company, w.subsidy::int as subsidy, w.eligible_cost::int as eligible_cost, w.paid::int as paid, w.year, w.quarter, w.month, w.dossiers,
  coalesce(pillar.id, 0)::smallint as pillar, coalesce(theme.id, 0)::smallint as theme, coalesce(size.id, 0)::smallint as size,
  coalesce(employment.id, 0)::smallint as employment, coalesce(section.id, 0)::smallint as section, coalesce(division.id, 0)::smallint as division,
  coalesce(nace_group.id, 0)::smallint as nace_group, coalesce(province.id, 0)::smallint as province, coalesce(municipality.id, 0)::smallint as municipality,
  coalesce(regime.id, 0)::smallint as regime, coalesce(status.id, 0)::smallint as status, coalesce(provider.id, 0)::smallint as provider
from bench.wide w
left join bench.code company on company.list = 'company' and company.code = w.company
left join bench.code pillar on pillar.list = 'pillar' and pillar.code = w.pillar
left join bench.code theme on theme.list = 'theme' and theme.code = w.theme
left join bench.code size on size.list = 'size' and size.code = w.size
left join bench.code employment on employment.list = 'employment' and employment.code = w.employment
left join bench.code section on section.list = 'section' and section.code = w.section
left join bench.code division on division.list = 'division' and division.code = w.division
left join bench.code nace_group on nace_group.list = 'nace_group' and nace_group.code = w.nace_group
left join bench.code province on province.list = 'province' and province.code = w.province
left join bench.code municipality on municipality.list = 'municipality' and municipality.code = w.municipality
left join bench.code regime on regime.list = 'regime' and regime.code = w.regime
left join bench.code status on status.list = 'status' and status.code = w.status
left join bench.code provider on provider.list = 'provider' and provider.code = w.provider
order by w.approved_on, company.id;

drop table bench.wide;
alter table bench.fact add id int generated always as identity primary key;
create index fact_approved_on_idx on bench.fact (approved_on);
