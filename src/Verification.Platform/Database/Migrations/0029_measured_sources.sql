-- What was measured of each source: how late, how complete, how much in accord with others. Counts only, of no person.
-- Kind '' is of all kinds together, over all months measured; without a value too little was seen. A second measurement of a day replaces its first.
create table source_quality (
    source text not null,
    kind text not null,
    month_from date not null,
    month_to date not null,
    measured_on date not null,
    lag_days int,
    lag_count int not null,
    completeness numeric(5, 4),
    due_count int not null,
    disagreement numeric(5, 4),
    shared_count int not null,
    primary key (source, measured_on, kind, month_from, month_to)
);
call guard_from_persons('source_quality');

grant select, insert, update, delete on source_quality to verification_road;
