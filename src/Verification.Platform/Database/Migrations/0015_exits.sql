-- What may follow on a verification: supplement, objection, withdrawal, decision, recheck. The row decides which delivery of one is the one.
create table exit (
    submitter text not null,
    request_id text not null,
    kind text not null constraint exit_kind_known check (kind in ('supplement', 'objection', 'withdrawal', 'decision', 'recheck')),
    verification_id uuid,       -- null for a recheck, which names many
    body_digest bytea not null,
    sealed_body bytea not null,
    received_at timestamptz not null,
    door text not null constraint exit_door_known check (door in ('amqp', 'http')),
    state text not null constraint exit_state_known check (state in ('received', 'applied', 'refused')),
    round int,                  -- the round it opened
    refused_for text,           -- code of the fault
    lease_until timestamptz,
    programmes text[] not null,
    region text not null,
    purpose text not null,
    primary key (submitter, request_id)
);
create index exit_received on exit (received_at) where state = 'received';
create index exit_of_verification on exit (verification_id, round) where verification_id is not null;
call guard_by_scope('exit');

grant select, insert, update on exit to verification_road;
grant select (submitter, request_id, kind, verification_id, body_digest, received_at, door, state, round, refused_for,
              programmes, region, purpose) on exit to verification_door;

-- Rounds of one verification leave in their order: the next is assessed only when no outbox row holds the message of the one before.
-- A row without ids was written by a version before this one and may hold any message.
alter table outbox add column message_ids uuid[];
