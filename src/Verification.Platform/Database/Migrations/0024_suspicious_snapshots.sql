-- A snapshot that is empty or much smaller than the current one is kept beside it, state suspicious, until an operator lets it in or a later
-- snapshot overtakes it. Rows that could not be read are set aside: nothing is sealed for them, and their person is not known.
alter table snapshot drop constraint snapshot_state_known;
alter table snapshot add constraint snapshot_state_known
    check (state in ('loading', 'current', 'suspicious', 'overtaken', 'replaced'));
alter table snapshot add column accepted_at timestamptz;   -- when an operator let it in
create index snapshot_suspicious on snapshot (source, as_of) where state = 'suspicious';

alter table snapshot_row alter column sealed drop not null;

-- One index instead of two: a file of two million persons was loaded for as long by its indexes as by all else. Rows are asked for by their
-- persons and deleted by their snapshot; their numbers, which their seals are bound to, are given by whoever loads.
alter table snapshot_row drop constraint snapshot_row_pkey;
drop index snapshot_row_person;
alter table snapshot_row add primary key (source, snapshot_id, person_key, row_no);
