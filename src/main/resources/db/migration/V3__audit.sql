CREATE TABLE audit.entry (
    seq      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL,
    actor    text        NOT NULL,
    kind     text        NOT NULL,
    case_key text,
    process  text,
    element  text,
    summary  text        NOT NULL,
    details  json        NOT NULL
);
CREATE INDEX entry_case ON audit.entry (case_key, seq);
CREATE INDEX entry_actor ON audit.entry (actor, seq);
CREATE INDEX entry_kind ON audit.entry (kind, seq);

GRANT SELECT, INSERT ON audit.entry TO ${runtime};

-- Grants already refuse the run-time login; the triggers refuse the owner's slips too.
CREATE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The record is append-only: % on % is refused', TG_OP, TG_TABLE_NAME;
END
$$;
CREATE TRIGGER entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
ALTER TABLE audit.entry ENABLE ALWAYS TRIGGER entry_append_only;
