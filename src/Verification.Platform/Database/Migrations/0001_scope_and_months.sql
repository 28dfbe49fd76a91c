-- The caller's scope lies in four settings of the transaction (see DoorDatabase). Unset or empty means: nothing is visible.
-- '*' means everything of its kind; no code of a submitter, programme, region or purpose can be '*'.
-- Inlined by the planner, so that an index on submitter or region can still serve the query.
create function in_scope(row_submitter text, row_programmes text[], row_region text, row_purpose text) returns boolean
language sql stable as $$
    select (current_setting('verification.submitter', true) = '*'
            or row_submitter = nullif(current_setting('verification.submitter', true), ''))
       and ('*' = any(string_to_array(current_setting('verification.programmes', true), ','))
            or row_programmes && string_to_array(current_setting('verification.programmes', true), ','))
       and (current_setting('verification.region', true) = '*'
            or starts_with(row_region, nullif(current_setting('verification.region', true), '')))
       and ('*' = any(string_to_array(current_setting('verification.purposes', true), ','))
            or row_purpose = any(string_to_array(current_setting('verification.purposes', true), ',')))
$$;

-- Row security on a table that carries the scope columns; forced, so that even the owner sees nothing without a scope.
create procedure guard_by_scope(guarded regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', guarded);
    execute format('alter table %s force row level security', guarded);
    execute format('create policy scope on %s for select using (in_scope(submitter, programmes, region, purpose))', guarded);
end $$;

-- Row security without any policy: for tables no person asks; only the road, which bypasses it, reads them.
create procedure guard_from_persons(guarded regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', guarded);
    execute format('alter table %s force row level security', guarded);
end $$;

-- The partition of one month in every table that is kept by month of receipt. Callable by the road, which owns nothing:
-- partitions are made ahead by due work, and a row without one is our fault, not the row's.
create function create_month(month date) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    first_day date := date_trunc('month', month)::date;
    parent text;
begin
    perform pg_advisory_xact_lock(hashtext('verification.create_month'));
    foreach parent in array array['household', 'answer', 'evidence', 'verdict'] loop
        execute format('create table if not exists %I partition of %I for values from (%L) to (%L)',
            parent || '_' || to_char(first_day, 'YYYYMM'), parent, first_day, (first_day + interval '1 month')::date);
    end loop;
end $$;

revoke execute on function create_month(date) from public;
revoke execute on procedure guard_by_scope(regclass), guard_from_persons(regclass) from public;
grant execute on function create_month(date) to verification_road;
