-- What was asked for to contain a threat, and what became of it. The hash is of the exact action; approvals are bound to
-- it. A merged case's rows move on: case_key follows, requested_in stays.
CREATE TABLE containment_action (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_key     text        NOT NULL REFERENCES incident_case (key),
    requested_in text        NOT NULL REFERENCES incident_case (key),
    action       text        NOT NULL CHECK (action IN
                     ('isolate-host', 'take-snapshot', 'stop-service', 'block-ip', 'block-domain', 'block-hash',
                      'disable-account', 'revoke-sessions', 'quarantine-mail')),
    target       text        NOT NULL CHECK (target <> '' AND length(target) <= 1000),
    reason       text        NOT NULL,
    state        text        NOT NULL CHECK (state IN
                     ('requested', 'approved', 'declined', 'withdrawn', 'applying', 'refused', 'unknown', 'failed',
                      'active', 'done', 'releasing', 'release-refused', 'release-unknown', 'released', 'permanent')),
    requester    text        NOT NULL CHECK (requester <> ''),
    drill        boolean     NOT NULL,
    action_hash  char(64)    NOT NULL,
    message      text        NOT NULL DEFAULT '',
    requested_at timestamptz NOT NULL,
    decided_at   timestamptz,
    active_at    timestamptz,
    ended_at     timestamptz,
    updated_at   timestamptz NOT NULL,
    -- What approvals refer to: who approved the exact action, asked for by this person.
    UNIQUE (id, requester, action_hash),
    CONSTRAINT containment_action_hash_is_of_the_action CHECK (action_hash =
        encode(sha256(convert_to(requested_in || E'\n' || action || E'\n' || target, 'UTF8')), 'hex'))
);
CREATE INDEX containment_action_case ON containment_action (case_key, id);
CREATE INDEX containment_action_state ON containment_action (state, active_at);
