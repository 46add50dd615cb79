-- What is known of authenticator apps and trusted browsers. Sealed secrets of second steps are rows of credential: the
-- apps' (id totp-…), recovery-key and recovery-key-new (shown, and not typed back yet), one-time-codes.

-- last_step: the step of the newest code that was accepted; it only grows, so a code is accepted once.
create table totp (
  account   ${key} not null,
  id        ${key} not null check (id like 'totp-%'),
  label     text   not null,
  created   bigint not null,
  last_step bigint not null,
  primary key (account, id),
  foreign key (account, id) references credential (account, id) on delete cascade
);

-- token_hash = SHA-256 of the 256 random bits in the browser's cookie.
create table trusted_browser (
  account    ${key}   not null references account (name) on delete cascade,
  id         ${key}   not null,
  token_hash ${bytes} not null,
  label      text     not null,
  created    bigint   not null,
  used_at    bigint,
  expires    bigint   not null,
  primary key (account, id),
  unique (account, token_hash)
);
