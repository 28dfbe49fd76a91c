-- A use is recorded in the transaction that keeps the answer: its time is that of the transaction.
-- Versions before this one still name the column.
alter table enrolment_use alter column asked_at set default now();
