-- Evidence and its chain of custody. The run-time login reads and adds; what it added it can neither change nor remove.
-- Content stored in the database belongs to the owner, who gives it away only through the functions below.
CREATE SCHEMA evidence;
GRANT USAGE ON SCHEMA evidence TO ${runtime};

-- One item: a file, by what it is and not by where its name points.
CREATE TABLE evidence.item (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_key    text        NOT NULL REFERENCES public.incident_case (key),
    name        text        NOT NULL CHECK (name <> ''),
    description text        NOT NULL CHECK (description <> ''),
    size        bigint      NOT NULL CHECK (size >= 0),
    sha256      text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    storage     text        NOT NULL CHECK (storage IN ('database', 'folder')),
    place       text        NOT NULL,
    stored_at   timestamptz NOT NULL,
    stored_by   text        NOT NULL CHECK (stored_by <> ''),
    UNIQUE (storage, place)
);
CREATE INDEX item_case ON evidence.item (case_key, id);

-- ISO/IEC 27037: who, when, where, why, and what changed by it.
CREATE TABLE evidence.custody (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    item_id     bigint      NOT NULL REFERENCES evidence.item (id),
    kind        text        NOT NULL CHECK (kind IN
        ('collected', 'transferred', 'accessed', 'copied', 'returned', 'disposed')),
    person      text        NOT NULL CHECK (person <> ''),
    happened_at timestamptz NOT NULL,
    place       text        NOT NULL CHECK (place <> ''),
    reason      text        NOT NULL CHECK (reason <> ''),
    changes     text        NOT NULL CHECK (changes <> ''),
    recorded_by text        NOT NULL CHECK (recorded_by <> ''),
    recorded_at timestamptz NOT NULL
);
CREATE INDEX custody_item ON evidence.custody (item_id, id);

-- What is being received. A row that nobody touches any more is what a killed server left behind.
CREATE TABLE evidence.upload (
    storage    text        NOT NULL,
    place      text        NOT NULL,
    touched_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (storage, place)
);

-- While the newest row of a case says held, nothing of it is disposed of.
CREATE TABLE evidence.hold (
    id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    case_key text        NOT NULL REFERENCES public.incident_case (key),
    held     boolean     NOT NULL,
    person   text        NOT NULL CHECK (person <> ''),
    reason   text        NOT NULL CHECK (reason <> ''),
    at       timestamptz NOT NULL
);
CREATE INDEX hold_case ON evidence.hold (case_key, id DESC);

CREATE TABLE evidence.disposal_request (
    id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    item_id bigint      NOT NULL REFERENCES evidence.item (id),
    person  text        NOT NULL CHECK (person <> ''),
    reason  text        NOT NULL CHECK (reason <> ''),
    at      timestamptz NOT NULL,
    UNIQUE (id, item_id, person)
);
CREATE INDEX disposal_request_item ON evidence.disposal_request (item_id, id DESC);

CREATE TABLE evidence.disposal_decision (
    request_id bigint      PRIMARY KEY,
    item_id    bigint      NOT NULL,
    requester  text        NOT NULL,
    person     text        NOT NULL CHECK (person <> ''),
    approved   boolean     NOT NULL,
    reason     text        NOT NULL CHECK (reason <> ''),
    at         timestamptz NOT NULL,
    FOREIGN KEY (request_id, item_id, requester) REFERENCES evidence.disposal_request (id, item_id, person),
    CONSTRAINT disposal_by_two_people CHECK (person <> requester)
);
CREATE UNIQUE INDEX disposal_once ON evidence.disposal_decision (item_id) WHERE approved;

GRANT SELECT, INSERT ON evidence.item, evidence.custody, evidence.hold, evidence.disposal_request,
    evidence.disposal_decision TO ${runtime};
GRANT SELECT ON evidence.upload TO ${runtime};

CREATE FUNCTION evidence.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Custody is append-only: % on % is refused', TG_OP, TG_TABLE_NAME;
END
$$;
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['item', 'custody', 'hold', 'disposal_request', 'disposal_decision'] LOOP
        EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence.%I '
            'FOR EACH STATEMENT EXECUTE FUNCTION evidence.refuse_change()', name);
        EXECUTE format('ALTER TABLE evidence.%I ENABLE ALWAYS TRIGGER append_only', name);
    END LOOP;
END
$$;

-- Begins an upload: the place where its content goes.
CREATE FUNCTION evidence.start_upload(wanted text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    made text;
BEGIN
    IF wanted = 'database' THEN
        made := lo_from_bytea(0, ''::bytea)::text;
        EXECUTE format('GRANT SELECT ON LARGE OBJECT %s TO ${runtime}', made);
    ELSE
        made := gen_random_uuid()::text;
    END IF;
    INSERT INTO evidence.upload (storage, place) VALUES (wanted, made);
    RETURN made;
END
$$;

-- Says that an upload goes on.
CREATE FUNCTION evidence.touch_upload(of_storage text, of_place text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE evidence.upload u SET touched_at = now() WHERE u.storage = of_storage AND u.place = of_place;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'There is no upload % in the % any more', of_place, of_storage;
    END IF;
END
$$;

-- Adds to an upload that is stored in the database; what is an item already takes nothing more.
CREATE FUNCTION evidence.add_to_upload(of_place text, beginning bigint, data bytea) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM evidence.touch_upload('database', of_place);
    PERFORM lo_put(of_place::oid, beginning, data);
END
$$;

-- Drops an upload with what it holds in the database; whether there was one.
CREATE FUNCTION evidence.drop_upload(of_storage text, of_place text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM evidence.upload u WHERE u.storage = of_storage AND u.place = of_place;
    IF FOUND AND of_storage = 'database' THEN
        PERFORM lo_unlink(of_place::oid);
    END IF;
    RETURN FOUND;
END
$$;

-- An item is made of an upload and of nothing else: its content then belongs to it alone.
CREATE FUNCTION evidence.take_upload() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM evidence.upload u WHERE u.storage = NEW.storage AND u.place = NEW.place;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'There is no upload % in the %', NEW.place, NEW.storage;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER take_upload BEFORE INSERT ON evidence.item FOR EACH ROW EXECUTE FUNCTION evidence.take_upload();

-- No item without its first custody record, and nothing disposed of without its last.
CREATE FUNCTION evidence.require_collected() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM evidence.custody c WHERE c.item_id = NEW.id AND c.kind = 'collected') THEN
        RAISE EXCEPTION 'Evidence % has no custody record of its collection', NEW.id;
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER require_collected AFTER INSERT ON evidence.item DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION evidence.require_collected();

CREATE FUNCTION evidence.require_disposed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM evidence.custody c WHERE c.item_id = NEW.item_id AND c.kind = 'disposed') THEN
        RAISE EXCEPTION 'Evidence % has no custody record of its disposal', NEW.item_id;
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER require_disposed AFTER INSERT ON evidence.disposal_decision DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.approved) EXECUTE FUNCTION evidence.require_disposed();

-- A hold and a disposal of one case take turns at the case's row: neither overlooks the other.
CREATE FUNCTION evidence.take_turn() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM 1 FROM public.incident_case c WHERE c.key = NEW.case_key FOR NO KEY UPDATE;
    RETURN NEW;
END
$$;
CREATE TRIGGER take_turn BEFORE INSERT ON evidence.hold FOR EACH ROW EXECUTE FUNCTION evidence.take_turn();

CREATE FUNCTION evidence.dispose() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found evidence.item;
BEGIN
    SELECT i.* INTO found FROM evidence.item i WHERE i.id = NEW.item_id;
    PERFORM 1 FROM public.incident_case c WHERE c.key = found.case_key FOR NO KEY UPDATE;
    IF (SELECT h.held FROM evidence.hold h WHERE h.case_key = found.case_key ORDER BY h.id DESC LIMIT 1) THEN
        RAISE EXCEPTION 'Case % is on legal hold: evidence % is not disposed of', found.case_key, NEW.item_id;
    END IF;
    IF found.storage = 'database' THEN
        PERFORM lo_unlink(found.place::oid);
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER dispose BEFORE INSERT ON evidence.disposal_decision
    FOR EACH ROW WHEN (NEW.approved) EXECUTE FUNCTION evidence.dispose();

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA evidence FROM PUBLIC;
GRANT EXECUTE ON FUNCTION evidence.start_upload(text), evidence.touch_upload(text, text),
    evidence.add_to_upload(text, bigint, bytea), evidence.drop_upload(text, text) TO ${runtime};
