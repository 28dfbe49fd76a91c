-- An ask is a place in a queue, not a record: the rows of a decided round go, its answers stay in evidence and answer.
grant delete on ask to verification_road;

-- What a process that died between the last answer and the round left behind is found here.
create index ask_closed on ask (verification_id) where state <> 'open';
