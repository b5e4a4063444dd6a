-- Since when only named people know of a case: what was cleared for people outside before that waits for a new decision.
ALTER TABLE incident_case ADD COLUMN restricted_at timestamptz;
UPDATE incident_case SET restricted_at = now() WHERE restricted;

-- Between waiting and what came of it a notice is being sent: no other process may send it meanwhile.
ALTER TABLE notice DROP CONSTRAINT notice_state_check;
ALTER TABLE notice ADD CONSTRAINT notice_state_check CHECK (state IN
    ('prepared', 'waiting', 'sending', 'sent', 'refused', 'outcome-unknown'));
