-- Offered: a worker in another network may fetch it. In doubt: an attempt before the current one was perhaps sent.
ALTER TABLE effect DROP CONSTRAINT effect_state_check;
ALTER TABLE effect ADD CONSTRAINT effect_state_check CHECK (state IN
    ('offered', 'intended', 'not-sent', 'applied', 'already-applied', 'refused', 'outcome-unknown'));
ALTER TABLE effect ADD COLUMN doubt boolean NOT NULL DEFAULT false;
