-- Who receives what already: the declared source 'enrolment'. Answers across scopes are coded; each use is recorded.
create table enrolment (
    person_index bytea not null,    -- keyed hash of the identity number
    programme text not null,
    month_from date not null,
    month_to date,
    verification_id uuid,
    submitter text not null,
    programmes text[] not null,
    region text not null,
    purpose text not null,
    primary key (person_index, programme, month_from, submitter)
);
call guard_by_scope('enrolment');

create table enrolment_use (
    verification_id uuid not null,
    member_ordinal int not null,
    asked_at timestamptz not null,
    programme text not null,
    found boolean not null,
    submitter text not null,
    programmes text[] not null,
    region text not null,
    purpose text not null
);
create index enrolment_use_of on enrolment_use (verification_id);
call guard_by_scope('enrolment_use');

-- Files of a source, loaded as one snapshot; rows are found by a keyed hash of the person and sealed.
create table snapshot (
    source text not null,
    snapshot_id text not null,
    as_of date not null,
    covered_from date,
    covered_to date,
    row_count int not null,
    digest bytea not null,
    state text not null constraint snapshot_state_known check (state in ('loading', 'current', 'suspicious', 'replaced')),
    loaded_at timestamptz not null,
    primary key (source, snapshot_id)
);
create unique index snapshot_current on snapshot (source) where state = 'current';
call guard_from_persons('snapshot');

create table snapshot_row (
    source text not null,
    snapshot_id text not null,
    row_no int not null,
    person_key bytea not null,
    sealed bytea not null,
    primary key (source, snapshot_id, row_no)
);
create index snapshot_row_person on snapshot_row (source, snapshot_id, person_key);
call guard_from_persons('snapshot_row');

grant select, insert, update on enrolment to verification_road;
grant select, insert on enrolment_use to verification_road;
grant select, insert, update on snapshot to verification_road;
grant select, insert, delete on snapshot_row to verification_road;
