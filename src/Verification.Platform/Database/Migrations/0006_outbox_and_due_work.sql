-- One row per committed batch, holding every outgoing message; whoever wrote it publishes and deletes it within the lease.
create table outbox (
    id uuid primary key,
    born_at timestamptz not null,
    lease_until timestamptz not null,
    messages bytea not null,
    message_count int not null
);
create index outbox_lease on outbox (lease_until);
call guard_from_persons('outbox');

create table due_work (
    kind text not null,
    key text not null,
    due_at timestamptz not null,
    payload jsonb not null,
    attempts int not null default 0,
    lease_until timestamptz,
    primary key (kind, key)
);
create index due_work_due on due_work (kind, due_at);
call guard_from_persons('due_work');

grant select, insert, update, delete on outbox, due_work to verification_road;
