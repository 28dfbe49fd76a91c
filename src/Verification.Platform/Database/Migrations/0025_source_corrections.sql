-- A record of a source that a household objects to, until its source has said whether it stands: meanwhile it counts both ways and
-- refuses nobody by itself. The record is found by a keyed hash; its id and an amount told instead are sealed.
create table source_correction (
    correction_id uuid primary key,
    source text not null,
    record_index bytea not null,
    state text not null constraint source_correction_state_known
        check (state in ('disputed', 'sent', 'upheld', 'corrected', 'unanswered')),
    verification_id uuid not null,  -- whose objection disputed it first
    objection text not null,        -- request id of the objection
    author text not null,           -- who brought the objection: the submitter's reference
    evidence text not null,         -- SHA-256 of the signed objection
    disputed_at timestamptz not null,
    answer_days int not null,       -- working days the source has
    sent_at timestamptz,
    due_on date,
    due_provisional boolean not null default false, -- counted without a published calendar
    told_at timestamptz,
    told_by text,
    told_evidence text,             -- reference of the source's answer
    sealed_amount bytea,            -- what the source says instead; null: the record is withdrawn
    assessed_for text,              -- phase for which everything that rests on the record was assessed again
    submitter text not null,
    programmes text[] not null,
    region text not null,
    purpose text not null
);
-- One record is disputed once at a time: who objects to it as well joins.
create unique index source_correction_open on source_correction (source, record_index) where state in ('disputed', 'sent', 'unanswered');
create index source_correction_due on source_correction (due_on) where state = 'sent';
call guard_by_scope('source_correction');

-- The verifications that rest on such a record, each in its own scope.
create table correction_reach (
    correction_id uuid not null,
    verification_id uuid not null,
    disputes boolean not null,      -- it objected itself: its own next round comes instead of a recheck
    found_at timestamptz not null,
    assessed_for text,
    batch_id text,                  -- the recheck it was named in last
    submitter text not null,
    programmes text[] not null,
    region text not null,
    purpose text not null,
    primary key (correction_id, verification_id)
);
create index correction_reach_of on correction_reach (verification_id);
call guard_by_scope('correction_reach');

grant select, insert, update on source_correction, correction_reach to verification_road;
grant select (correction_id, source, state, verification_id, objection, author, disputed_at, answer_days, sent_at, due_on, due_provisional,
              told_at, told_by, told_evidence, assessed_for, submitter, programmes, region, purpose) on source_correction to verification_door;
grant select on correction_reach to verification_door;
