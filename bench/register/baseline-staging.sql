create schema staging;
create unlogged table staging.postal (postal_code text, name text, municipality text);
create unlogged table staging.code (category text, code text, language text, description text);
create unlogged table staging.enterprise (number text, status text, situation text, type text, form text, form_cac text, start_date text);
create unlogged table staging.establishment (number text, start_date text, enterprise_number text);
create unlogged table staging.denomination (number text, language text, kind text, name text);
create unlogged table staging.address (number text, type text, country_nl text, country_fr text, postal_code text, municipality_nl text,
  municipality_fr text, street_nl text, street_fr text, house_number text, box text, extra text, struck_off text);
create unlogged table staging.contact (number text, entity text, type text, value text);
create unlogged table staging.activity (number text, activity_group text, version text, code text, classification text);
create unlogged table staging.branch (id text, start_date text, enterprise_number text);
