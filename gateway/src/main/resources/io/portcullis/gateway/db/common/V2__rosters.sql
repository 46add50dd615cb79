-- Contacts of accounts. A version grows with every change of a roster and never comes back.
create table roster_version (
    owner text not null primary key,
    version bigint not null
);

-- groups: separated by U+0001, which XML cannot carry. listed: whether the account itself put it there. request: the
-- subscription request that waits for an answer.
create table roster_item (
    owner text not null,
    contact text not null,
    name text not null,
    groups text not null,
    subscription text not null,
    listed boolean not null,
    request ${bytes},
    primary key (owner, contact)
) ${clustered};

create index roster_item_contact on roster_item (contact);
