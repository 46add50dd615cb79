-- Accounts, their sealed credentials and the audit log: the same for SQLite and PostgreSQL.
-- ${key} is text compared byte by byte, ${bytes} a byte string; instants are milliseconds since 1970 (UTC); flags are 0 or 1.

-- Every key of the key ring that a row may be sealed with. A key can leave this table, and then the ring, only while
-- no row names it; a row that names a key which has left cannot be written. See README.md, "Key rotation".
create table seal_key (
  kid   ${key}  not null primary key,
  added bigint  not null
);

create table account (
  name              ${key}  not null primary key,
  status            text    not null check (status in ('ACTIVE', 'SUSPENDED')),
  two_step          text    not null check (two_step in ('OFF', 'ON', 'PENDING_OFF')),
  auth_version      bigint  not null check (auth_version > 0),
  created           bigint  not null,
  password_changed  bigint,
  sha1_salt         ${bytes} not null,
  sha1_iterations   integer not null check (sha1_iterations > 0),
  sha256_salt       ${bytes} not null,
  sha256_iterations integer not null check (sha256_iterations > 0),
  sha512_salt       ${bytes} not null,
  sha512_iterations integer not null check (sha512_iterations > 0),
  unique (name, two_step)
);

-- The last version of a name that is gone, so that whoever takes the name again starts above it.
create table removed_account (
  name         ${key}  not null primary key,
  auth_version bigint  not null,
  removed      bigint  not null
);

-- One sealed blob each: the primary password's Argon2id string (id primary-hash), its messaging verifiers (id
-- primary-verifiers), an app password's verifiers (its own id).
-- Messaging verifiers of the primary password can only stand in a row while two-step is off: only_while refers to the
-- account's own state, so the database refuses both the row under two-step and two-step over the row.
create table credential (
  account    ${key}   not null references account (name) on delete cascade,
  id         ${key}   not null,
  only_while text     check (only_while = 'OFF'),
  kid        ${key}   not null references seal_key (kid),
  sealed     ${bytes} not null,
  primary key (account, id),
  foreign key (account, only_while) references account (name, two_step),
  check ((id = 'primary-verifiers' and only_while is not null) or (id <> 'primary-verifiers' and only_while is null))
);
create index credential_kid on credential (kid);

create table app_password (
  account       ${key}   not null,
  id            ${key}   not null,
  label         text     not null,
  scope_xmpp    smallint not null check (scope_xmpp in (0, 1)),
  scope_sip     smallint not null check (scope_sip in (0, 1)),
  older_phone   smallint not null check (older_phone in (0, 1)),
  created       bigint   not null,
  expires       bigint,
  networks      text     not null,
  used_at       bigint,
  used_address  text,
  used_client   text,
  used_protocol text,
  primary key (account, id),
  foreign key (account, id) references credential (account, id) on delete cascade
);

-- Append-only: V2 refuses update and delete. hash = SHA-256 over the row's own fields and the hash before it.
create table audit_log (
  seq      bigint   not null primary key,
  at       bigint   not null,
  account  ${key}   not null,
  kind     text     not null,
  detail   text     not null,
  hash     ${bytes} not null
);
create index audit_log_account on audit_log (account, seq);

-- How many rows the audit log has: the lock that puts its writers in a row, and the witness of a tail cut off.
create table audit_head (
  id  smallint not null primary key check (id = 1),
  seq bigint   not null
);
insert into audit_head (id, seq) values (1, 0);
