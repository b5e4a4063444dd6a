-- The truth about a case; process variables are copies of it.
CREATE TABLE incident_case (
    key           text        PRIMARY KEY,
    title         text        NOT NULL,
    description   text        NOT NULL,
    source        text        NOT NULL,
    state         text        NOT NULL CHECK (state IN ('open', 'closed', 'dismissed', 'merged')),
    severity      text        NOT NULL CHECK (severity IN ('critical', 'high', 'medium', 'low')),
    incident_type text        NOT NULL DEFAULT 'unknown',
    drill         boolean     NOT NULL,
    restricted    boolean     NOT NULL DEFAULT false,
    reporter      text        NOT NULL DEFAULT '',
    assets        json        NOT NULL DEFAULT '[]',
    accounts      json        NOT NULL DEFAULT '[]',
    indicators    json        NOT NULL DEFAULT '[]',
    detected_at   timestamptz,
    opened_at     timestamptz NOT NULL,
    opened_by     text        NOT NULL,
    ended_at      timestamptz,
    merged_into   text        REFERENCES incident_case (key),
    CHECK ((state = 'open') = (ended_at IS NULL)),
    CHECK ((state = 'merged') = (merged_into IS NOT NULL))
);
CREATE INDEX incident_case_opened ON incident_case (opened_at DESC);
CREATE INDEX incident_case_state ON incident_case (state, severity, opened_at DESC);

-- Gap-free numbers: a missing case shows.
CREATE TABLE case_number (
    year int    PRIMARY KEY,
    last bigint NOT NULL
);

-- Who may see a restricted case.
CREATE TABLE case_person (
    case_key text NOT NULL REFERENCES incident_case (key),
    login    text NOT NULL,
    PRIMARY KEY (case_key, login)
);
