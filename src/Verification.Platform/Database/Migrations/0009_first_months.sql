-- This month and the next three; due work makes the following ones.
select create_month((date_trunc('month', now() at time zone 'Asia/Shanghai') + make_interval(months => ahead))::date)
from generate_series(0, 3) as ahead;
