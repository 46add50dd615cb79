-- Finds the messaging verifiers of primary passwords.
create index credential_primary on credential (account) where only_while is not null;
