-- Which phone a contact is of (+sip.instance), '' where it did not say, and which of its ways (reg-id), 0 likewise.
alter table binding add column instance text not null default '';
alter table binding add column instance_flow integer not null default 0;
