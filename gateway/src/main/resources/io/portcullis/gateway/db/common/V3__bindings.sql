-- Where the phones of an account can be reached. expires: milliseconds since 1970. preference: q in thousandths.
-- app_password: what opened it, '' for the primary password. A phone that came by TCP or TLS is not reached by a connection
-- of an earlier process, but its row stays until it expires.
create table binding (
    account text not null,
    contact text not null,
    call_id text not null,
    cseq bigint not null,
    expires bigint not null,
    preference integer not null,
    app_password text not null,
    auth_version bigint not null,
    transport text not null,
    source text not null,
    source_port integer not null,
    port integer not null,
    primary key (account, contact)
) ${clustered};
