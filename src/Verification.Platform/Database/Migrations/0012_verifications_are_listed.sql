-- A caller's list, latest received first, page by page; rows come in nearly in this order, so the index grows at its end.
create index submission_listed on submission (submitter, received_at desc, verification_id desc);
-- A case is found again by the number its office knows it by.
create index household_case on household (submitter, case_no);
