-- Signals of a shelf row lie sealed beside its records: a version that knows none reads the records of the same row as it always did.
alter table snapshot_row add column signals bytea;
