-- How far the rule "app-specific passwords only" has been rolled out: one row once it was ever set. brownouts are pairs of
-- instants "from/to" separated by commas, as ISO 8601 writes them.
create table rollout (
  id        smallint not null primary key check (id = 1),
  plan      text     not null,
  stage     text     not null check (stage in ('OFF', 'OBSERVE', 'NUDGE', 'BLOCK_NEW', 'BROWNOUT', 'ENFORCE')),
  percent   integer  not null check (percent between 0 and 100),
  brownouts text     not null
);

-- When an account was last opened by its primary password, by protocol and client: whom the rule would keep out.
create table primary_use (
  account  ${key} not null references account (name) on delete cascade,
  protocol ${key} not null,
  client   ${key} not null,
  used_at  bigint not null,
  primary key (account, protocol, client)
);
create index primary_use_at on primary_use (used_at);
