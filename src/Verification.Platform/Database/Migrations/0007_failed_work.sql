-- Scope columns are null where the body was too broken to say; such a row is seen only by who sees everything.
create table failed_work (
    id uuid primary key,
    queue text not null,
    reason text not null,
    detail text not null,           -- our own coded text, never a value of the body
    sealed_body bytea not null,
    body_digest bytea not null,
    message_id text,
    correlation_id text,
    first_failed_at timestamptz not null,
    tries int not null,
    state text not null constraint failed_work_state_known check (state in ('resting', 'retried', 'done')),
    retried_at timestamptz,
    submitter text,
    programmes text[] not null default '{}',
    region text,
    purpose text
);
create index failed_work_resting on failed_work (first_failed_at, id) where state <> 'done';
call guard_by_scope('failed_work');

create table suspect (
    body_digest bytea primary key,
    lone_tries int not null,
    first_at timestamptz not null,
    last_at timestamptz not null
);
call guard_from_persons('suspect');

grant select, insert, update on failed_work to verification_road;
grant select, insert, update, delete on suspect to verification_road;
grant select (id, queue, reason, detail, body_digest, message_id, correlation_id, first_failed_at, tries, state, retried_at,
              submitter, programmes, region, purpose) on failed_work to verification_door;
