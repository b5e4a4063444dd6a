-- One row per effect on the outside world. The key is the same at every retry, so a crash between intent and outcome
-- leaves a row that says so.
CREATE TABLE effect (
    key        char(64)    PRIMARY KEY,
    case_key   text,
    topic      text        NOT NULL,
    action     text        NOT NULL,
    target     text        NOT NULL,
    state      text        NOT NULL CHECK (state IN
                   ('intended', 'not-sent', 'applied', 'already-applied', 'refused', 'outcome-unknown')),
    attempts   int         NOT NULL CHECK (attempts > 0),
    message    text        NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX effect_case ON effect (case_key);
