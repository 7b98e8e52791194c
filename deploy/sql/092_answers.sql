-- What was answered about an official (廉政意见回复, VIE-03): the code of each row, the answer's serial and date. A county
-- that has clearances already fills the new columns with `wg rebuild clearance` and `wg rebuild clearance_row`.

alter table wg.clearance add column serial text;
alter table wg.clearance add column issued_on date;
alter table wg.clearance_row add column code integer;   -- as computed for the K that stands, and as signed once issued
