-- Sealed bytes look like noise: the server would try to compress them and fail. Rows of them stay in one piece up to 8 KB.
alter table household alter column sealed set storage external;
alter table evidence alter column sealed set storage external;
alter table submission alter column sealed_body set storage external;
alter table failed_work alter column sealed_body set storage external;

-- Messages are text and worth compressing, but with the quick method: the usual one took a sixth of the server's time under load.
-- A server built without it keeps the usual one.
do $$
begin
    alter table verdict alter column body set compression lz4;
    alter table outbox alter column messages set compression lz4;
    if exists (select from pg_inherits where inhparent = 'verdict'::regclass) then
        execute (select string_agg(format('alter table %s alter column body set compression lz4', inhrelid::regclass), '; ')
                 from pg_inherits where inhparent = 'verdict'::regclass);
    end if;
exception when feature_not_supported or invalid_parameter_value then
    raise notice 'this server was built without lz4; messages are compressed by the usual method';
end $$;

-- The partition of one month, as before; those of sealed rows are told to keep them in one piece.
create or replace function create_month(month date) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    first_day date := date_trunc('month', month)::date;
    parent text;
begin
    perform pg_advisory_xact_lock(hashtext('verification.create_month'));
    foreach parent in array array['household', 'answer', 'evidence', 'verdict'] loop
        execute format('create table if not exists %I partition of %I for values from (%L) to (%L) %s',
            parent || '_' || to_char(first_day, 'YYYYMM'), parent, first_day, (first_day + interval '1 month')::date,
            case when parent in ('household', 'evidence') then 'with (toast_tuple_target = 8160)' else '' end);
    end loop;
end $$;

-- Months made before.
do $$
declare
    made regclass;
begin
    for made in select inhrelid::regclass from pg_inherits where inhparent in ('household'::regclass, 'evidence'::regclass) loop
        execute format('alter table %s set (toast_tuple_target = 8160)', made);
    end loop;
end $$;
