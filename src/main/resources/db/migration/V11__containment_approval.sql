-- One row per person who decided. The foreign key carries requester and hash along, so that the database itself refuses
-- an approval by the requester and a change of the action after an approval.
CREATE TABLE containment_approval (
    action_id   bigint      NOT NULL,
    requester   text        NOT NULL,
    action_hash char(64)    NOT NULL,
    approver    text        NOT NULL CHECK (approver <> ''),
    approved    boolean     NOT NULL,
    reason      text        NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (action_id, approver),
    FOREIGN KEY (action_id, requester, action_hash) REFERENCES containment_action (id, requester, action_hash),
    CONSTRAINT containment_approval_by_another CHECK (lower(approver) <> lower(requester))
);
