-- The lanes look at start whether the database is as new as they are.
grant select on schema_version to verification_road;

-- Decides which delivery of a request is the request; therefore not partitioned by time.
create table submission (
    submitter text not null,
    request_id text not null,
    verification_id uuid not null,
    body_digest bytea not null,
    received_month date not null,
    received_at timestamptz not null,
    state text not null constraint submission_state_known check (state in ('received', 'gathering', 'decided', 'closed')),
    door text not null constraint submission_door_known check (door in ('amqp', 'http', 'batch')),
    batch_id text,
    sealed_body bytea,          -- HTTP and batch only, until taken
    lease_until timestamptz,    -- set by the sweep of received ones
    programmes text[] not null,
    region text not null,
    purpose text not null,
    primary key (submitter, request_id),
    constraint submission_verification_once unique (verification_id)
);
create index submission_waiting on submission (received_at) where state = 'received';
create index submission_of_batch on submission (submitter, batch_id) where batch_id is not null;
call guard_by_scope('submission');

create table batch (
    submitter text not null,
    batch_id text not null,
    batch_digest bytea not null,
    received_at timestamptz not null,
    received int not null,
    refused int not null,
    members uuid[] not null,    -- its verifications, also those an earlier message had submitted already
    closed_at timestamptz,      -- set when its end was put into the outbox
    programmes text[] not null,
    region text not null,
    purpose text not null,
    primary key (submitter, batch_id)
);
create index batch_open on batch (submitter, batch_id) where closed_at is null;
call guard_by_scope('batch');

grant select, insert, update on submission, batch to verification_road;
grant select (submitter, request_id, verification_id, body_digest, received_month, received_at, state, door, batch_id,
              programmes, region, purpose) on submission to verification_door;
grant select on batch to verification_door;
