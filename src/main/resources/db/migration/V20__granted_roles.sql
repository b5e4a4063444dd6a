-- Roles that were given on the command line to people whom the team file does not name, such as the first administrator.
CREATE TABLE granted_role (
    login text NOT NULL,
    role  text NOT NULL,
    PRIMARY KEY (login, role)
);
