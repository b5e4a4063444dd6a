-- Two people sign that an action stays in force when its case closes.
CREATE TABLE containment_permanent (
    action_id bigint      NOT NULL REFERENCES containment_action (id),
    signer    text        NOT NULL CHECK (signer <> ''),
    reason    text        NOT NULL,
    at        timestamptz NOT NULL,
    PRIMARY KEY (action_id, signer)
);
