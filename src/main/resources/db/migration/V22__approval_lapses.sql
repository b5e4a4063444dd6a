-- An approval counts for a while only. One that lapsed stays in the table, and the same person may approve anew.
ALTER TABLE containment_approval DROP CONSTRAINT containment_approval_pkey;
ALTER TABLE containment_approval ADD id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;
ALTER TABLE containment_approval ADD lapsed_at timestamptz;
CREATE UNIQUE INDEX containment_approval_once ON containment_approval (action_id, lower(approver)) WHERE lapsed_at IS NULL;
