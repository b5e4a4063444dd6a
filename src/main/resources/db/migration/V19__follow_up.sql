-- What a review asked for. Whether it is done is known by its process instance, which ends when somebody verified it.
CREATE TABLE follow_up (
    process_instance text        PRIMARY KEY,
    case_key         text        NOT NULL REFERENCES incident_case (key),
    title            text        NOT NULL,
    owner            text        NOT NULL,
    due_at           timestamptz NOT NULL,
    opened_at        timestamptz NOT NULL
);
CREATE INDEX follow_up_case ON follow_up (case_key);
