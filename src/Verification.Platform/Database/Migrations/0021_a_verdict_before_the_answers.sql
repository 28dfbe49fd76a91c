-- An urgent need (急难) gets a provisional verdict minutes after receipt; the asks stay, and their answers make the follow-up round.
-- waiting: not due yet; due: somebody is issuing it; issued: the next verdict of this verification is the follow-up.
alter table ask add column provisional text
    constraint ask_provisional_known check (provisional in ('waiting', 'due', 'issued'));

-- When it is due; whoever takes it on moves it, so that it comes again when its process dies. Null: nothing is due.
alter table ask add column provisional_at timestamptz;
create index ask_provisional_due on ask (provisional_at) where provisional_at is not null;
