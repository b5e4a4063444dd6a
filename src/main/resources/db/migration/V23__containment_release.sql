-- A single action may be asked to be released, and may be limited in time: then people are asked.
ALTER TABLE containment_action ADD expires_at timestamptz;
ALTER TABLE containment_action DROP CONSTRAINT containment_action_state_check;
ALTER TABLE containment_action ADD CONSTRAINT containment_action_state_check CHECK (state IN
    ('requested', 'approved', 'declined', 'withdrawn', 'applying', 'refused', 'unknown', 'failed', 'active', 'done',
     'release-requested', 'releasing', 'release-refused', 'release-unknown', 'released', 'permanent'));
