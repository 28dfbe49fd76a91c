create index failed_work_retried on failed_work (body_digest) where state = 'retried';
