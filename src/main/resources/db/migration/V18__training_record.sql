-- One row per person and round of training.
CREATE TABLE training_record (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person      text        NOT NULL,
    topic       text        NOT NULL,
    result      text        NOT NULL,
    recorded_at timestamptz NOT NULL,
    recorded_by text        NOT NULL
);
CREATE INDEX training_record_person ON training_record (person, recorded_at DESC);
