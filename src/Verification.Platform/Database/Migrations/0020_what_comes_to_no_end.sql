-- How often an exit was claimed without an end: its process died, or a fault of ours came of it. Whoever lives to end a round gives it back.
alter table exit add column tries int not null default 0;

-- Rechecks have tables of their own; every exit names its verification.
alter table exit alter column verification_id set not null;
alter table exit drop constraint exit_kind_known;
alter table exit add constraint exit_kind_known check (kind in ('supplement', 'objection', 'withdrawal', 'decision'));

-- How often a sweep found all asks of a round closed and the round not decided: it ends the process that completes it, or we fail over it.
alter table ask add column found_left int not null default 0;
