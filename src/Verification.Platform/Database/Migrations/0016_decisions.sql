-- What an office decided after a verdict. The notice itself is sealed; who receives is kept as keyed hashes only.
create table decision (
    submitter text not null,
    request_id text not null,
    verification_id uuid not null,
    verdict_id uuid not null,
    round int not null,
    decided text not null constraint decision_known check (decided in ('granted', 'refused', 'changed', 'stopped')),
    programme text not null,
    decided_on date not null,
    month_from date,
    month_to date,
    deviates boolean not null,
    received_at timestamptz not null,
    sealed bytea not null,
    receiving bytea[] not null,     -- persons it grants something to
    ending bytea[] not null,        -- persons it ends something for
    programmes text[] not null,
    region text not null,
    purpose text not null,
    primary key (submitter, request_id)
);
create index decision_of_verification on decision (verification_id);
create index decision_about on decision using gin ((receiving || ending));
call guard_by_scope('decision');

grant select, insert on decision to verification_road;
grant select (submitter, request_id, verification_id, verdict_id, round, decided, programme, decided_on, month_from, month_to, deviates,
              received_at, programmes, region, purpose) on decision to verification_door;

-- An enrolment is what all decisions together say, not a record of its own.
grant delete on enrolment to verification_road;
