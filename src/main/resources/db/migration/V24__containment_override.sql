-- What two people said about a target that is never contained; neither of them asked for the action.
CREATE TABLE containment_override (
    action_id   bigint      NOT NULL,
    requester   text        NOT NULL,
    action_hash char(64)    NOT NULL,
    person      text        NOT NULL CHECK (person <> ''),
    granted     boolean     NOT NULL,
    reason      text        NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (action_id, person),
    FOREIGN KEY (action_id, requester, action_hash) REFERENCES containment_action (id, requester, action_hash),
    CONSTRAINT containment_override_by_another CHECK (lower(person) <> lower(requester))
);
