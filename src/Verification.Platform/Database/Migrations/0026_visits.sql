-- What a visit to a household would be for, beside the verdict of one round; no row where there is nothing to ask. Only what the list is
-- ordered by lies in clear; the questions are sealed under the household's key. A later round makes the row one of the past.
create table alert (
    verification_id uuid not null,
    received_month date not null,
    round int not null,
    street text not null,
    expected_fen int not null,      -- yield of a visit: fen a year
    raised_at timestamptz not null,
    sealed bytea not null,
    submitter text not null,
    programmes text[] not null,
    region text not null,
    purpose text not null,
    primary key (verification_id, round)
);
create index alert_ranked on alert (street, expected_fen desc, verification_id);
call guard_by_scope('alert');

-- A week's list as it was drawn: the budget would be none if every look drew another. Whoever sees other rows draws a list of their own.
create table visit_list (
    drawn_for text not null,        -- the scope in which it was drawn
    street text not null,
    week date not null,             -- its Monday
    officers int not null,
    visits_each int not null,
    drawn_at timestamptz not null,
    withheld int not null,
    lowest_listed_fen int,
    highest_withheld_fen int,
    given_before int not null,      -- listed in another week and still open
    submitter text not null,
    programmes text[] not null,
    region text not null,
    purpose text not null,
    primary key (drawn_for, street, week)
);
call guard_by_scope('visit_list');

-- Its households; the primary key lets one round be listed once.
create table visit (
    drawn_for text not null,
    verification_id uuid not null,
    round int not null,
    received_month date not null,
    street text not null,           -- of the list
    week date not null,
    place int not null,
    submitter text not null,
    programmes text[] not null,
    region text not null,
    purpose text not null,
    primary key (drawn_for, verification_id, round)
);
create index visit_listed on visit (drawn_for, street, week, place);
call guard_by_scope('visit');

-- Who read which household's page, when and what for: written before the reader is answered.
create table visit_read (
    read_no bigint generated always as identity primary key,
    verification_id uuid not null,
    round int not null,
    read_at timestamptz not null,
    reader text not null,
    read_for text not null,
    form text not null constraint visit_read_form_known check (form in ('json', 'html')),
    submitter text not null,
    programmes text[] not null,
    region text not null,
    purpose text not null
);
create index visit_read_of on visit_read (verification_id, read_no);
call guard_by_scope('visit_read');

grant select, insert on alert, visit_list, visit to verification_road;
grant insert on visit_read to verification_road;
grant select on alert, visit_list, visit, visit_read to verification_door;
