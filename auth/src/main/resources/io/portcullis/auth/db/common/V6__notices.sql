-- Where owners are told what happens to their accounts, and the mails that are still to be sent.

-- token_hash = SHA-256 of the 256 random bits in the link that confirms the address; gone once it was opened.
create table notification_address (
  account       ${key}  not null references account (name) on delete cascade,
  id            ${key}  not null,
  address       ${key}  not null,
  language      text    not null,
  added         bigint  not null,
  confirmed     bigint,
  token_hash    ${bytes},
  token_expires bigint,
  primary key (account, id),
  unique (account, address),
  unique (token_hash),
  check ((confirmed is null and token_hash is not null and token_expires is not null)
    or (confirmed is not null and token_hash is null and token_expires is null))
);

-- One mail to one address. What it says is sealed, for it may hold a link's secret: a row of credential (id mail-…), which
-- takes this row along when the mail has been handed over. due: when it is tried next, absent once it was given up.
create table outbox (
  account   ${key}  not null,
  id        ${key}  not null check (id like 'mail-%'),
  recipient text    not null,
  language  text    not null,
  kind      text    not null,
  created   bigint  not null,
  attempts  integer not null,
  due       bigint,
  failure   text    not null,
  primary key (account, id),
  unique (id),
  foreign key (account, id) references credential (account, id) on delete cascade
);
create index outbox_due on outbox (due) where due is not null;

-- When a notice of a kind that is told only so often was told last.
create table notice_time (
  account ${key}  not null references account (name) on delete cascade,
  kind    ${key}  not null,
  at      bigint  not null,
  primary key (account, kind)
);

-- When the owner was told that the password is about to expire.
alter table app_password add column expiry_told bigint;
