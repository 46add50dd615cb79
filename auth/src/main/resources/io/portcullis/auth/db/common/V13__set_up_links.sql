-- Links by which a phone fetches its set-up, once: the app password of that id is made only then. token_hash = SHA-256 of the
-- 256 random bits in the link. A link that was used has no row, and neither has one that the account's changes ended.
create table set_up_link (
  account    ${key}   not null references account (name) on delete cascade,
  id         ${key}   not null,
  token_hash ${bytes} not null unique,
  label      text     not null,
  scope_xmpp integer  not null check (scope_xmpp in (0, 1)),
  scope_sip  integer  not null check (scope_sip in (0, 1)),
  created    bigint   not null,
  expires    bigint   not null,
  primary key (account, id)
);
create index set_up_link_expires on set_up_link (expires);
