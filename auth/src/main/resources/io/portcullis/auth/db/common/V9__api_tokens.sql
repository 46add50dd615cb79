-- Bearer tokens of the administration API. secret_hash = SHA-256 of the token's 256 random bits; scopes as typed, separated by
-- spaces. A revoked token has no row.
create table api_token (
  id          ${key}   not null primary key,
  name        ${key}   not null unique,
  secret_hash ${bytes} not null,
  scopes      text     not null,
  created     bigint   not null,
  expires     bigint,
  used_at     bigint
);
