-- A snapshot speaks for the regions its manifest names; none means it does not say.
alter table snapshot add column covered_regions text[] not null default '{}';
