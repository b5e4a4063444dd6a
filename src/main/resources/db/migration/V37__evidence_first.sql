-- Which actions destroy evidence, as the plan's table said; and what a person recorded where no snapshot came first.
ALTER TABLE containment_action ADD COLUMN evidence_first boolean NOT NULL DEFAULT false;

CREATE TABLE containment_evidence (
    action_id bigint      PRIMARY KEY REFERENCES containment_action (id),
    decision  text        NOT NULL CHECK (decision IN ('kept', 'not-needed', 'given-up')),
    reason    text        NOT NULL CHECK (reason <> ''),
    person    text        NOT NULL CHECK (person <> ''),
    at        timestamptz NOT NULL
);
