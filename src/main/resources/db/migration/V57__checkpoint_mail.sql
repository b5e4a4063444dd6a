-- Days on which the auditors were sent a checkpoint; whoever has taken the day asks for its notice in the same transaction.
CREATE TABLE checkpoint_mail (
    day      date        PRIMARY KEY,
    size     bigint      NOT NULL,
    asked_at timestamptz NOT NULL
);
