create table household (
    verification_id uuid not null,
    received_month date not null,
    case_no text,
    street text,
    kind text not null,
    accepted_on date not null,
    as_of date not null,
    deadline timestamptz,
    member_count int not null,
    received_at timestamptz not null,
    sealed bytea not null,          -- the request, under the household's key (ordinal 0)
    submitter text not null,
    programmes text[] not null,
    region text not null,
    purpose text not null,
    primary key (verification_id, received_month)
) partition by range (received_month);
call guard_by_scope('household');

create table answer (
    verification_id uuid not null,
    received_month date not null,
    round int not null,
    source text not null,
    state text not null,
    as_of date,
    covered_from date,
    covered_to date,
    item_count int not null,
    outcomes text[] not null,       -- one 'ordinal:outcome' for each member asked for
    submitter text not null,
    programmes text[] not null,
    region text not null,
    purpose text not null,
    primary key (verification_id, received_month, round, source)
) partition by range (received_month);
call guard_by_scope('answer');

create table evidence (
    verification_id uuid not null,
    received_month date not null,
    round int not null,
    member_ordinal int not null,
    part smallint not null,         -- 0 fast lane, 1 slow lane
    sealed bytea not null,
    digest bytea not null,
    item_count int not null,
    submitter text not null,
    programmes text[] not null,
    region text not null,
    purpose text not null,
    primary key (verification_id, received_month, round, member_ordinal, part)
) partition by range (received_month);
call guard_by_scope('evidence');

-- The queue of each source: claimed in chunks with a lease, no transaction open while asking.
create table ask (
    verification_id uuid not null,
    received_month date not null,
    round int not null,
    source text not null,
    members int[] not null,
    state text not null constraint ask_state_known check (state in ('open', 'answered', 'lapsed', 'cancelled')),
    attempts int not null default 0,
    due_at timestamptz not null,
    deadline timestamptz not null,
    lease_until timestamptz,
    ticket text,
    sealed_answer bytea,
    submitter text not null,
    programmes text[] not null,
    region text not null,
    purpose text not null,
    primary key (verification_id, round, source)
);
create index ask_due on ask (source, due_at) where state = 'open';
create index ask_deadline on ask (deadline) where state = 'open';
call guard_by_scope('ask');

grant select, insert on household, answer, evidence to verification_road;
grant select, insert, update on ask to verification_road;
grant select on household, answer, evidence to verification_door;
grant select (verification_id, received_month, round, source, members, state, attempts, due_at, deadline,
              submitter, programmes, region, purpose) on ask to verification_door;
