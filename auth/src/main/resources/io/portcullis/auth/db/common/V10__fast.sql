-- Tokens that clients sign in by, XEP-0484: password-equivalent, so sealed. parent is the credential a token stands for (an
-- app password, or primary-verifiers), and takes it along wherever it goes: revoked, expired, replaced, dropped.
-- last_count: the highest count a client has used it with; it only grows.
create table fast_token (
  account    ${key}   not null,
  id         ${key}   not null check (id like 'fast-%'),
  parent     ${key}   not null,
  agent      ${key}   not null,
  mechanism  ${key}   not null,
  created    bigint   not null,
  expires    bigint   not null,
  last_count bigint   not null,
  kid        ${key}   not null references seal_key (kid),
  sealed     ${bytes} not null,
  primary key (account, id),
  foreign key (account, parent) references credential (account, id) on delete cascade
);
create index fast_token_parent on fast_token (account, parent);
create index fast_token_expires on fast_token (expires);
create index fast_token_kid on fast_token (kid);
