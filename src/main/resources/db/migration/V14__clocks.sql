-- One row per obligation of a case. A clock is never deleted: that none was started, or why none was needed, is
-- read from here.
CREATE TABLE clock (
    id               text        PRIMARY KEY,
    case_key         text        NOT NULL REFERENCES incident_case (key),
    obligation       text        NOT NULL,
    regime           text        NOT NULL,
    article          text        NOT NULL,
    recipient        text        NOT NULL,
    template         text        NOT NULL,
    content_required text        NOT NULL,
    started_at       timestamptz NOT NULL,
    started_why      text        NOT NULL,
    deadline         timestamptz NOT NULL,
    state            text        NOT NULL CHECK (state IN ('open', 'answered', 'not-required')),
    decision         text        NOT NULL DEFAULT '',
    reason           text        NOT NULL DEFAULT '',
    reference        text        NOT NULL DEFAULT '',
    late_reason      text        NOT NULL DEFAULT '',
    submitted_at     timestamptz,
    answered_at      timestamptz,
    answered_by      text,
    process_instance text,
    CHECK ((state = 'open') = (answered_at IS NULL)),
    CHECK ((state = 'answered') = (submitted_at IS NOT NULL))
);
CREATE INDEX clock_case ON clock (case_key, deadline);
CREATE INDEX clock_open ON clock (deadline) WHERE state = 'open';
