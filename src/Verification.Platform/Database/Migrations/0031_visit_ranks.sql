-- Where in the order of visits a household stands: the smaller is visited first. What was stored before, or is by an older version during an
-- upgrade, does not say: it comes after the reviews that are ranked and before what is decided, among itself by yield.
alter table alert add column visit_rank bigint not null default 3458764513820540927;
drop index alert_ranked;
create index alert_ranked on alert (street, visit_rank, verification_id);
