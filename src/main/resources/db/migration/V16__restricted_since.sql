-- Since when only named people know of a case: what was cleared for people outside before that waits for a new decision.
ALTER TABLE incident_case ADD COLUMN restricted_at timestamptz;
UPDATE incident_case SET restricted_at = now() WHERE restricted;
