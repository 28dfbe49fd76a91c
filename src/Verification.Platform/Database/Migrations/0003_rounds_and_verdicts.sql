-- Decides who opens a round; therefore not partitioned by time.
create table round (
    verification_id uuid not null,
    round int not null,
    verdict_id uuid not null,
    received_month date not null,
    opened_at timestamptz not null,
    opened_by text not null,
    submitter text not null,
    programmes text[] not null,
    region text not null,
    purpose text not null,
    primary key (verification_id, round)
);
call guard_by_scope('round');

create table verdict (
    verification_id uuid not null,
    received_month date not null,
    round int not null,
    verdict_id uuid not null,
    issued_at timestamptz not null,
    partial boolean not null,
    outcomes text[] not null,       -- 'dibao:eligible'
    main_causes text[] not null,
    pack text not null,
    verdict_digest bytea not null,
    explanation_digest bytea not null,
    body bytea not null,            -- VerdictIssued as published
    submitter text not null,
    programmes text[] not null,
    region text not null,
    purpose text not null,
    primary key (verification_id, received_month, round)
) partition by range (received_month);
call guard_by_scope('verdict');

grant select, insert on round, verdict to verification_road;
grant select on round, verdict to verification_door;
