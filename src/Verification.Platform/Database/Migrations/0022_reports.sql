-- Numbers of reports, one row for each county and year. Whoever draws the next one holds the row until the report that bears it is stored:
-- no number is given twice, and a transaction that comes to nothing takes its number back.
create table report_sequence (
    region text not null,
    year int not null,
    last int not null,
    last_at timestamptz not null,   -- of the report with that number: dates never run against numbers
    primary key (region, year)
);
call guard_from_persons('report_sequence');

-- A report as first issued. Its content is composed again for every read from rows that never change; whether it still stands is seen from
-- rounds and submission. The primary key makes a second first issue do nothing.
create table report (
    verification_id uuid not null,
    programme text not null,
    round int not null,
    number text not null constraint report_number_once unique,
    version int not null,
    issued_at timestamptz not null,
    prepared_by text not null,
    submitter text not null,
    programmes text[] not null,     -- the one it was made for
    region text not null,
    purpose text not null,
    primary key (verification_id, programme, round),
    constraint report_version_once unique (verification_id, programme, version)
);
call guard_by_scope('report');

-- Who read which report, when and what for: written before the reader is answered.
create table report_read (
    read_no bigint generated always as identity primary key,
    number text not null,
    verification_id uuid not null,
    read_at timestamptz not null,
    reader text not null,
    read_for text not null,
    form text not null constraint report_read_form_known check (form in ('json', 'html')),
    submitter text not null,
    programmes text[] not null,
    region text not null,
    purpose text not null
);
create index report_read_of on report_read (verification_id, read_no);
call guard_by_scope('report_read');

grant select, insert, update on report_sequence to verification_road;
grant select, insert on report to verification_road;
grant insert on report_read to verification_road;
grant select on report, report_read to verification_door;

-- A later round may rest on a declaration that its supplement corrected; a report shows that one. Opened with a key the database has not.
grant select (sealed_body) on exit to verification_door;
