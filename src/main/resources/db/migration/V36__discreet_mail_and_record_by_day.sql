-- Since when only named people know of a case: what was cleared for people outside before that waits for a new decision.
ALTER TABLE incident_case ADD COLUMN restricted_at timestamptz;
UPDATE incident_case SET restricted_at = now() WHERE restricted;

-- Between waiting and what came of it a notice is being sent: no other process may send it meanwhile.
ALTER TABLE notice DROP CONSTRAINT notice_state_check;
ALTER TABLE notice ADD CONSTRAINT notice_state_check CHECK (state IN
    ('prepared', 'waiting', 'sending', 'sent', 'refused', 'outcome-unknown'));

-- Who looks for the days of last year does not read what was recorded since.
CREATE INDEX entry_at ON audit.entry (at);
-- Who did something on a case, a person at a time.
CREATE INDEX entry_case_actor ON audit.entry (case_key, actor) WHERE kind <> 'RestrictedCaseRead';
