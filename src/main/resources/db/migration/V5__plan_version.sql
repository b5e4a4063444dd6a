CREATE TABLE plan_version (
    number        int         PRIMARY KEY,
    hash          char(64)    NOT NULL,
    deployment_id text        NOT NULL,
    files         int         NOT NULL,
    deployed_at   timestamptz NOT NULL,
    deployed_by   text        NOT NULL
);
