-- Finds whether there is any phone that knows MD5 only.
create index app_password_older_phone on app_password (older_phone) where older_phone = 1;
