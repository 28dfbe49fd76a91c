-- A verdict is some three kilobytes of text. The usual limit of two lays it aside in pieces, each with an index entry of its own; here it
-- stays beside its columns, for nobody reads many verdicts without their bodies.
-- Rows of answers and evidence are never changed: the server need not look after a young month every minute.
create or replace procedure tune_month(month regclass, parent text)
language plpgsql set search_path = public, pg_temp as $$
begin
    case parent
        when 'household' then execute format('alter table %s set (toast_tuple_target = 8160)', month);
        when 'verdict' then execute format('alter table %s set (toast_tuple_target = 4080)', month);
        when 'evidence' then execute format(
            'alter table %s set (toast_tuple_target = 8160, autovacuum_vacuum_insert_threshold = 1000000, autovacuum_analyze_threshold = 100000)', month);
        when 'answer' then execute format(
            'alter table %s set (autovacuum_vacuum_insert_threshold = 1000000, autovacuum_analyze_threshold = 100000)', month);
    end case;
end $$;

revoke execute on procedure tune_month(regclass, text) from public;

-- The partition of one month, as before.
create or replace function create_month(month date) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    first_day date := date_trunc('month', month)::date;
    parent text;
    made text;
begin
    perform pg_advisory_xact_lock(hashtext('verification.create_month'));
    foreach parent in array array['household', 'answer', 'evidence', 'verdict'] loop
        made := parent || '_' || to_char(first_day, 'YYYYMM');
        if to_regclass(made) is null then
            execute format('create table %I partition of %I for values from (%L) to (%L)',
                made, parent, first_day, (first_day + interval '1 month')::date);
            call tune_month(made::regclass, parent);
        end if;
    end loop;
end $$;

-- Months made before.
do $$
declare
    made record;
begin
    for made in select inhrelid::regclass as month, inhparent::regclass::text as parent from pg_inherits
                where inhparent in ('household'::regclass, 'answer'::regclass, 'evidence'::regclass, 'verdict'::regclass) loop
        call tune_month(made.month, made.parent);
    end loop;
end $$;
