-- Archive and queue. A message is appended once and no index moves with it; what is pending has a row of its own for as
-- long as it is pending.

-- Accounts by number. A number is never used again: an account which gets the name of a removed one finds nothing of it.
create table owner (
    number ${number},
    name text not null unique
);

-- id: ascends with time. at: milliseconds since 1970. sender: null when not local. origin: by which a stanza that is
-- sent again is recognised, 0 for none. archived: whether it stays once it is delivered. The columns that are read
-- without the stanza stand before it.
create table message (
    id ${long} not null primary key,
    at bigint not null,
    sender bigint,
    recipient bigint not null,
    origin bigint not null,
    archived boolean not null,
    stanza ${bytes} not null
);

create table pending (
    owner bigint not null,
    id bigint not null,
    primary key (owner, id)
) ${clustered};
