-- Getting back in after losing everything.

-- One that is under way; it is gone once it was cancelled or finished. Hashes are SHA-256 of 256 random bits in a link.
create table recovery (
  account        ${key}   not null primary key references account (name) on delete cascade,
  asked          bigint   not null,
  ripe           bigint   not null,
  origin         text     not null check (origin in ('OWNER', 'OPERATOR')),
  cancel_hash    ${bytes} not null,
  finish_hash    ${bytes},
  finish_expires bigint,
  unique (cancel_hash),
  unique (finish_hash),
  check ((finish_hash is null) = (finish_expires is null))
);

-- What was asked for at the account pages and is still to be looked at: names as they were typed, whoever has them or nobody, so
-- that asking costs the same for all.
create table recovery_asked (
  name ${key} not null primary key,
  at   bigint not null
);

-- An account that was recovered with two-step on: until its owner has set up a second step again, the new password alone opens
-- the account pages; and two-step cannot be turned off by its owner before off_from.
create table account_reset (
  account  ${key} not null primary key references account (name) on delete cascade,
  at       bigint not null,
  off_from bigint not null
);
