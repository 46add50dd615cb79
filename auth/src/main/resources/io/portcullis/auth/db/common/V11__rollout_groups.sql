-- A plan for everybody (of_group is empty) and one for each group that has its own: rows once one was ever set.
create table rollout_plan (
  of_group  ${key}  not null primary key,
  plan      text    not null,
  stage     text    not null check (stage in ('OFF', 'OBSERVE', 'NUDGE', 'BLOCK_NEW', 'BROWNOUT', 'ENFORCE')),
  percent   integer not null check (percent between 0 and 100),
  brownouts text    not null
);
insert into rollout_plan (of_group, plan, stage, percent, brownouts)
select '', plan, stage, percent, brownouts from rollout;
drop table rollout;

-- The group an operator put the account in, and how long its owner has put the rule off; null: never.
alter table account add column rollout_group text;
alter table account add column snoozed_until bigint;
