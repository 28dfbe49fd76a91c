-- A batch of households to be verified again. What each place of it named is settled once, in the transaction that stores the batch:
-- a second delivery finds it and goes on.
create table recheck (
    submitter text not null,
    batch_id text not null,
    as_of date not null,
    received_at timestamptz not null,
    closed_at timestamptz,          -- set when its result was put into the outbox
    programmes text[] not null,
    region text not null,
    purpose text not null,
    primary key (submitter, batch_id)
);
create index recheck_open on recheck (received_at) where closed_at is null;
call guard_by_scope('recheck');

create table recheck_item (
    submitter text not null,
    batch_id text not null,
    place int not null,
    path text not null,             -- where it stood in the request
    case_no text,
    earlier_id uuid,
    verification_id uuid,           -- null where it was refused
    state text not null constraint recheck_item_state_known
        check (state in ('asked', 'refused', 'unchanged', 'changed', 'review', 'closed')),
    codes text[] not null default '{}',
    changes jsonb,                  -- as published; written when the recheck is closed
    programmes text[] not null,
    region text not null,
    purpose text not null,
    primary key (submitter, batch_id, place)
);
call guard_by_scope('recheck_item');

grant select, insert, update on recheck, recheck_item to verification_road;
grant select on recheck, recheck_item to verification_door;
