-- One row per notice: prepared by the plan, waiting to leave, or with what came of it.
CREATE TABLE notice (
    id                bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_key          text        REFERENCES incident_case (key),
    template          text        NOT NULL,
    audience          text        NOT NULL,
    channel           text        NOT NULL DEFAULT 'mail',
    timing            text        NOT NULL DEFAULT '',
    approval          text        NOT NULL DEFAULT '',
    clock             text,
    drill             boolean     NOT NULL DEFAULT false,
    subject           text        NOT NULL DEFAULT '',
    recipients        json        NOT NULL DEFAULT '[]',
    state             text        NOT NULL CHECK (state IN
                          ('prepared', 'waiting', 'sent', 'refused', 'outcome-unknown')),
    message           text        NOT NULL DEFAULT '',
    activity_instance text        UNIQUE,
    created_at        timestamptz NOT NULL,
    changed_at        timestamptz NOT NULL
);
CREATE INDEX notice_case ON notice (case_key, id);
CREATE INDEX notice_clock ON notice (clock) WHERE clock IS NOT NULL;
