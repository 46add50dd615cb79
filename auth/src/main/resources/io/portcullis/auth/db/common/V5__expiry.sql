-- Finds the app passwords whose time is over, once a second.
create index app_password_expires on app_password (expires) where expires is not null;
