-- What is known of passkeys; their public keys are sealed rows of credential (id passkey-…).
-- credential_hash = SHA-256 of the authenticator's credential id, in hexadecimal digits: one passkey over all accounts.
-- counter: the authenticator's signature counter as last seen; it only grows, or stays 0 where there is none.
create table passkey (
  account         ${key} not null,
  id              ${key} not null check (id like 'passkey-%'),
  credential_hash ${key} not null unique,
  label           text   not null,
  created         bigint not null,
  counter         bigint not null,
  used_at         bigint,
  primary key (account, id),
  foreign key (account, id) references credential (account, id) on delete cascade
);
