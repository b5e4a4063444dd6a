-- Erasure of what entries say of people: one person asks, another decides. Body and salt of the entries go, and the copy of
-- their actor; what the tree commits to stays, so that every proof still holds.
CREATE TABLE audit.erasure_request (
    id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_key text,
    seqs     bigint[]    NOT NULL CHECK (cardinality(seqs) BETWEEN 1 AND 1000),
    person   text        NOT NULL CHECK (person <> ''),
    reason   text        NOT NULL CHECK (reason <> ''),
    at       timestamptz NOT NULL,
    UNIQUE (id, person)
);

CREATE TABLE audit.erasure_decision (
    request_id bigint      PRIMARY KEY,
    requester  text        NOT NULL,
    person     text        NOT NULL CHECK (person <> ''),
    approved   boolean     NOT NULL,
    reason     text        NOT NULL CHECK (reason <> ''),
    at         timestamptz NOT NULL,
    FOREIGN KEY (request_id, requester) REFERENCES audit.erasure_request (id, person),
    CONSTRAINT erasure_by_two_people CHECK (lower(person) <> lower(requester))
);

-- By which request an entry was erased.
ALTER TABLE audit.sequenced ADD COLUMN erasure bigint REFERENCES audit.erasure_request (id);
ALTER TABLE audit.sequenced ADD CONSTRAINT erased_or_whole CHECK ((erasure IS NULL) = (body IS NOT NULL)) NOT VALID;

CREATE OR REPLACE VIEW audit.entry AS
SELECT seq, at, actor, kind, case_key,
       body::json ->> 'process' AS process,
       body::json ->> 'element' AS element,
       CASE WHEN body IS NULL THEN (
           SELECT 'Erased on ' || to_char(d.at AT TIME ZONE 'UTC', 'YYYY-MM-DD') || ' for: ' || r.reason
           FROM audit.erasure_request r JOIN audit.erasure_decision d ON d.request_id = r.id WHERE r.id = erasure)
       ELSE body::json ->> 'summary' END AS summary,
       CASE WHEN body IS NULL THEN json_build_object('erasure', erasure) ELSE body::json -> 'details' END AS details,
       number
FROM audit.sequenced
UNION ALL
SELECT 4611686018427387904 + s.id * 65536 + e.n, e.at, e.actor, e.kind, e.case_key,
       e.body::json ->> 'process',
       e.body::json ->> 'element',
       e.body::json ->> 'summary',
       e.body::json -> 'details',
       e.number
FROM audit.staged s,
     unnest(s.ats, s.actors, s.kinds, s.case_keys, s.numbers, s.bodies) WITH ORDINALITY
         AS e (at, actor, kind, case_key, number, body, n);

-- Takes the second person's yes and erases, all of the request or nothing; says how many entries. Only entries with a place in
-- the tree can be erased: one that still waits for it is hashed by the sequencer as it was staged.
CREATE FUNCTION audit.erase(request bigint, decided_by text, why text, moment timestamptz)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    asked  audit.erasure_request;
    erased integer;
BEGIN
    SELECT r.* INTO STRICT asked FROM audit.erasure_request r WHERE r.id = request;
    -- A hold of the case and this take turns at its row: neither overlooks the other.
    PERFORM 1 FROM public.incident_case c WHERE c.key = asked.case_key FOR NO KEY UPDATE;
    IF (SELECT h.held FROM evidence.hold h WHERE h.case_key = asked.case_key ORDER BY h.id DESC LIMIT 1) THEN
        RAISE EXCEPTION 'Case % is on legal hold: nothing of it is erased', asked.case_key;
    END IF;
    INSERT INTO audit.erasure_decision VALUES (request, asked.person, decided_by, true, why, moment);
    PERFORM set_config('audit.erasing', request::text, true);
    UPDATE audit.sequenced s SET body = NULL, salt = NULL, actor = 'erased', erasure = request
    WHERE s.seq = ANY (asked.seqs) AND s.case_key IS NOT DISTINCT FROM asked.case_key AND s.body IS NOT NULL
    AND s.kind NOT IN ('ErasureRequested', 'ErasureDeclined', 'EntriesErased');
    GET DIAGNOSTICS erased = ROW_COUNT;
    PERFORM set_config('audit.erasing', '', true);
    IF erased <> (SELECT count(DISTINCT place) FROM unnest(asked.seqs) place) THEN
        RAISE EXCEPTION 'Request % names entries that cannot be erased: of another case, of an erasure, erased or unknown', request;
    END IF;
    RETURN erased;
END
$$;

-- Takes the second person's no.
CREATE FUNCTION audit.keep(request bigint, decided_by text, why text, moment timestamptz)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO audit.erasure_decision SELECT id, person, decided_by, false, why, moment
    FROM audit.erasure_request WHERE id = request
$$;

-- The owner's slips: an entry changes in nothing but what an erasure takes.
CREATE FUNCTION audit.refuse_unless_erasing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    otherwise audit.sequenced := NEW;
BEGIN
    otherwise.body := OLD.body;
    otherwise.salt := OLD.salt;
    otherwise.actor := OLD.actor;
    otherwise.erasure := OLD.erasure;
    IF NEW.body IS NOT NULL OR otherwise IS DISTINCT FROM OLD
        OR NEW.erasure::text IS DISTINCT FROM current_setting('audit.erasing', true) THEN
        RAISE EXCEPTION 'The record is append-only: % on % is refused', TG_OP, TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END
$$;
DROP TRIGGER sequenced_append_only ON audit.sequenced;
CREATE TRIGGER sequenced_append_only BEFORE DELETE OR TRUNCATE ON audit.sequenced
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
ALTER TABLE audit.sequenced ENABLE ALWAYS TRIGGER sequenced_append_only;
CREATE TRIGGER sequenced_only_erased BEFORE UPDATE ON audit.sequenced
    FOR EACH ROW EXECUTE FUNCTION audit.refuse_unless_erasing();
ALTER TABLE audit.sequenced ENABLE ALWAYS TRIGGER sequenced_only_erased;
CREATE TRIGGER erasure_request_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.erasure_request
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
ALTER TABLE audit.erasure_request ENABLE ALWAYS TRIGGER erasure_request_append_only;
CREATE TRIGGER erasure_decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.erasure_decision
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
ALTER TABLE audit.erasure_decision ENABLE ALWAYS TRIGGER erasure_decision_append_only;

REVOKE ALL ON FUNCTION audit.erase, audit.keep, audit.refuse_unless_erasing FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.erase, audit.keep TO ${runtime};
GRANT SELECT, INSERT ON audit.erasure_request TO ${runtime};
GRANT SELECT ON audit.erasure_decision TO ${runtime};
