create table data_key (
    verification_id uuid not null,
    member_ordinal int not null,    -- 0 is the household
    wrapped_key bytea not null,
    kek_id text not null,
    primary key (verification_id, member_ordinal)
);

create table blind_index (
    field text not null,
    value bytea not null,
    verification_id uuid not null,
    member_ordinal int not null,
    primary key (field, value, verification_id, member_ordinal)
);

-- Keys and index rows belong to whoever may see the submission; its own policy decides inside the subquery.
alter table data_key enable row level security;
alter table data_key force row level security;
create policy scope on data_key for select
    using (exists (select from submission where submission.verification_id = data_key.verification_id));
alter table blind_index enable row level security;
alter table blind_index force row level security;
create policy scope on blind_index for select
    using (exists (select from submission where submission.verification_id = blind_index.verification_id));

grant select, insert on data_key, blind_index to verification_road;
grant select on data_key, blind_index to verification_door;
