analyze staging.enterprise;
analyze staging.establishment;
analyze staging.denomination;
analyze staging.address;
analyze staging.activity;

create schema register;

create table register.code (category text not null, code text not null, language text not null, description text not null);
insert into register.code select category, code, language, description from staging.code;
alter table register.code add constraint code_pkey primary key (category, code, language);

create table register.establishment (number text not null, enterprise_number text not null, started_on date, ended_on date, municipality text);
insert into register.establishment
select translate(e.number, '.', ''), translate(e.enterprise_number, '.', ''), to_date(e.start_date, 'DD-MM-YYYY'), null, p.municipality
from staging.establishment e
left join staging.address a on a.number = e.number and a.type = 'BAET'
left join staging.postal p on p.postal_code = a.postal_code and p.name = a.municipality_nl;

create table register.activity (entity_number text not null, activity_group text not null, nace_version text not null, nace_code text not null,
  classification text not null);
insert into register.activity select translate(number, '.', ''), activity_group, version, code, classification from staging.activity;

create table register.company_name (number text not null, language text not null, kind text not null, name text not null, search text not null);
insert into register.company_name
select translate(d.number, '.', ''), d.language, d.kind, d.name, translate(lower(d.name), 'àâäáçèéêëîïíôöóùûüúñ', 'aaaaceeeeiiiooouuuun')
from staging.denomination d
join staging.enterprise e on e.number = d.number
where e.type <> '1';

-- The main activity is the least of rank of group, newest version, code; one text per row, so that one pass over the rows is enough.
create unlogged table staging.main as
select number,
  min(rank || (9999 - version::int) || code) as main,
  min(rank || code) filter (where version = '2003') as main2003,
  min(rank || code) filter (where version = '2008') as main2008,
  min(rank || code) filter (where version = '2025') as main2025
from (select number, version, code, case activity_group when '006' then '1' when '001' then '2' when '003' then '3' end as rank
      from staging.activity where classification = 'MAIN' and activity_group in ('006', '001', '003') and number < '2') ranked
group by number;

create unlogged table staging.oldest as
select distinct on (enterprise_number) enterprise_number, municipality
from register.establishment
where ended_on is null
order by enterprise_number, started_on nulls last, number;

create unlogged table staging.name as
select distinct on (number) number, name
from register.company_name
where kind = '001'
order by number, case language when '2' then 1 when '1' then 2 when '3' then 3 when '4' then 4 else 5 end, name;

create unlogged table staging.units as select enterprise_number, count(*)::int as units from register.establishment group by enterprise_number;
analyze staging.main, staging.oldest, staging.name, staging.units;

create table register.company (number text not null, status text not null, ended_on date, legal_type text, legal_form text, legal_form_cac text,
  legal_situation text, name text, started_on date, municipality text, place_from text, nace_code text, nace_version text, nace_group text,
  nace2003 text, nace2008 text, nace2025 text, establishments integer not null);
insert into register.company
select e.plain, e.status, null, e.type, e.form, e.form_cac, e.situation, n.name, to_date(e.start_date, 'DD-MM-YYYY'),
  coalesce(p.municipality, o.municipality),
  case when p.municipality is not null then 'SEAT' when o.municipality is not null then 'OLDEST_ESTABLISHMENT' end,
  substr(m.main, 6), (9999 - substr(m.main, 2, 4)::int)::text, case left(m.main, 1) when '1' then '006' when '2' then '001' when '3' then '003' end,
  substr(m.main2003, 2), substr(m.main2008, 2), substr(m.main2025, 2), coalesce(u.units, 0)
from (select *, translate(number, '.', '') as plain from staging.enterprise) e
left join staging.address a on a.number = e.number and a.type = 'REGO'
left join staging.postal p on p.postal_code = a.postal_code and p.name = a.municipality_nl
left join staging.oldest o on o.enterprise_number = e.plain
left join staging.name n on n.number = e.plain
left join staging.main m on m.number = e.number
left join staging.units u on u.enterprise_number = e.plain;

create table register.nace_pair (from_version text not null, from_code text not null, to_version text not null, to_code text not null,
  companies integer not null, ambiguous boolean not null);
insert into register.nace_pair
with mains as (select nace2003, nace2008, nace2025, count(*) as companies from register.company group by nace2003, nace2008, nace2025),
pairs as (
  select p.from_version, p.from_code, p.to_version, p.to_code, sum(companies)::int as companies
  from mains cross join lateral (values
    ('2003', nace2003, '2008', nace2008), ('2003', nace2003, '2025', nace2025), ('2008', nace2008, '2003', nace2003),
    ('2008', nace2008, '2025', nace2025), ('2025', nace2025, '2003', nace2003), ('2025', nace2025, '2008', nace2008)
  ) as p (from_version, from_code, to_version, to_code)
  where p.from_code is not null and p.to_code is not null
  group by p.from_version, p.from_code, p.to_version, p.to_code)
select distinct on (from_version, from_code, to_version) from_version, from_code, to_version, to_code, companies,
  count(*) over (partition by from_version, from_code, to_version, companies) > 1
from pairs
order by from_version, from_code, to_version, companies desc, to_code;

alter table register.company add constraint company_pkey primary key (number);
create index company_name_idx on register.company (name, number);
create index company_municipality_idx on register.company (municipality, number);
create index company_nace_idx on register.company (nace_code, number);
create index company_name_number_idx on register.company_name (number);
create index company_name_search_idx on register.company_name using gin (to_tsvector('simple', search));
alter table register.establishment add constraint establishment_pkey primary key (number);
create index establishment_enterprise_idx on register.establishment (enterprise_number, number);
create index activity_entity_idx on register.activity (entity_number);
alter table register.nace_pair add constraint nace_pair_pkey primary key (from_version, from_code, to_version);
set client_min_messages = warning;
drop schema staging cascade;
analyze;
