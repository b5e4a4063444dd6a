-- One dated row per finished run of a process that keeps the team ready.
CREATE TABLE readiness_record (
    id               bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind             text        NOT NULL,
    process          text        NOT NULL,
    process_instance text        NOT NULL,
    case_key         text        REFERENCES incident_case (key),
    notes            text        NOT NULL,
    recorded_at      timestamptz NOT NULL,
    recorded_by      text        NOT NULL
);
CREATE INDEX readiness_record_process ON readiness_record (process, recorded_at DESC);
