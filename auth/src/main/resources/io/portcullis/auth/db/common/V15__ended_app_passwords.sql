-- App passwords that were revoked or ran out. The credential `ended-ID` holds what they are recognised by: a device that goes on
-- sending one guesses at nothing. It opens nothing, and is sealed under an id of its own, so that it cannot be put back.
create table ended_app_password (
  account ${key}  not null,
  id      ${key}  not null check (id like 'ended-%'),
  ended   bigint  not null,
  primary key (account, id),
  foreign key (account, id) references credential (account, id) on delete cascade
);
create index ended_app_password_ended on ended_app_password (ended);
