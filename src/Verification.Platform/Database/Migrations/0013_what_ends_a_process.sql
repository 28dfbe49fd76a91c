-- How often the sweep has taken a stored request on: one that ends the process taking it comes back as often as it does so.
alter table submission add column sweeps int not null default 0;

-- A retried row of failed work finds the stored request it ended.
create index submission_ended on submission (body_digest) where state = 'closed' and door <> 'amqp';
