-- Invitations that nobody has accepted. token_hash = SHA-256 of the 256 random bits in the link. recipient: where the link was
-- mailed, null where it was not. made_account: whether the account was made for it.
create table invitation (
  account      ${key}   not null primary key references account (name) on delete cascade,
  token_hash   ${bytes} not null unique,
  made         bigint   not null,
  expires      bigint   not null,
  made_by      text     not null,
  recipient    text,
  made_account smallint not null check (made_account in (0, 1))
);
create index invitation_expires on invitation (expires);
