#!/bin/sh
# Run once by the postgres image on an empty data folder: the two logins of Firebreak, and its database.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" \
    -v owner_password="$FIREBREAK_OWNER_PASSWORD" -v app_password="$FIREBREAK_APP_PASSWORD" <<'SQL'
CREATE ROLE firebreak_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE firebreak_app LOGIN PASSWORD :'app_password';
CREATE DATABASE firebreak OWNER firebreak_owner;
REVOKE ALL ON DATABASE firebreak FROM PUBLIC;
GRANT CONNECT ON DATABASE firebreak TO firebreak_app;
SQL
