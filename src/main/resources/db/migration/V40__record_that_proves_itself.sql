-- The record as a tree. Writers stage what one transaction appends as one row; a sequencer gives committed entries their
-- places in the tree. Grants let the run-time login read, append through a function, and add tiles and checkpoints;
-- nothing lets it change or delete. What was recorded before moves in by the next migration.
ALTER TABLE audit.entry RENAME TO before_tree;
DROP INDEX audit.entry_case;
DROP INDEX audit.entry_actor;
DROP INDEX audit.entry_kind;
DROP INDEX audit.entry_at;
DROP INDEX audit.entry_case_actor;
REVOKE ALL ON audit.before_tree FROM ${runtime};

-- The newest entry of each case, staged ones included: whoever appends to a case holds its row until commit.
CREATE TABLE audit.case_head (
    case_key  text COLLATE "C" PRIMARY KEY,
    number    bigint NOT NULL,
    leaf_hash bytea  NOT NULL
) WITH (fillfactor = 50);

-- What one transaction appended, in order, until the sequencer takes it.
CREATE TABLE audit.staged (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tx          xid8          NOT NULL DEFAULT pg_current_xact_id(),
    staged_at   timestamptz   NOT NULL DEFAULT clock_timestamp(),
    ids         uuid[]        NOT NULL,
    ats         timestamptz[] NOT NULL,
    actors      text[]        NOT NULL,
    kinds       text[]        NOT NULL,
    case_keys   text[]        NOT NULL,
    numbers     bigint[]      NOT NULL,
    befores     bytea[]       NOT NULL,
    commitments bytea[]       NOT NULL,
    leaf_hashes bytea[]       NOT NULL,
    salts       bytea[]       NOT NULL,
    bodies      text[]        NOT NULL
);
CREATE INDEX staged_order ON audit.staged (tx, id);

-- Entries with their places. Body (RFC 8785, the exact text) and salt go when an entry is erased; the actor is a copy out of
-- the body, to be found by.
CREATE TABLE audit.sequenced (
    seq        bigint PRIMARY KEY,
    id         uuid        NOT NULL,
    at         timestamptz NOT NULL,
    actor      text        NOT NULL,
    kind       text        NOT NULL,
    case_key   text,
    number     bigint,
    before     bytea,
    commitment bytea       NOT NULL,
    leaf_hash  bytea       NOT NULL,
    salt       bytea,
    body       text,
    CHECK ((salt IS NULL) = (body IS NULL))
);
CREATE INDEX entry_case ON audit.sequenced (case_key, number);
CREATE INDEX entry_actor ON audit.sequenced (actor, seq);
CREATE INDEX entry_kind ON audit.sequenced (kind, seq);
-- Who looks for the days of last year does not read what was recorded since.
CREATE INDEX entry_at ON audit.sequenced (at);
-- Who did something on a case, a person at a time.
CREATE INDEX entry_case_actor ON audit.sequenced (case_key, actor) WHERE kind <> 'RestrictedCaseRead';

-- Full tiles of the tree (C2SP tlog-tiles): 256 hashes.
CREATE TABLE audit.tile (
    level  integer NOT NULL,
    index  bigint  NOT NULL,
    hashes bytea   NOT NULL CHECK (octet_length(hashes) = 8192),
    PRIMARY KEY (level, index)
);

-- Signed notes, exactly as signed.
CREATE TABLE audit.checkpoint (
    size bigint      PRIMARY KEY,
    at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    note bytea       NOT NULL
);

-- Verifier keys in the order they came into use.
CREATE TABLE audit.signing_key (
    number integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    line   text        NOT NULL UNIQUE,
    since  timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- What readers see: entries in the tree, and behind them those that wait for their place.
CREATE VIEW audit.entry AS
SELECT seq, at, actor, kind, case_key,
       body::json ->> 'process' AS process,
       body::json ->> 'element' AS element,
       coalesce(body::json ->> 'summary', 'Erased') AS summary,
       coalesce(body::json -> 'details', '{}'::json) AS details,
       number
FROM audit.sequenced
UNION ALL
SELECT 4611686018427387904 + s.id * 65536 + e.n, e.at, e.actor, e.kind, e.case_key,
       e.body::json ->> 'process',
       e.body::json ->> 'element',
       coalesce(e.body::json ->> 'summary', 'Erased'),
       coalesce(e.body::json -> 'details', '{}'::json),
       e.number
FROM audit.staged s,
     unnest(s.ats, s.actors, s.kinds, s.case_keys, s.numbers, s.bodies) WITH ORDINALITY
         AS e (at, actor, kind, case_key, number, body, n);

-- The eight lines that the tree commits to of an entry.
CREATE FUNCTION audit.leaf(id uuid, at timestamptz, kind text, case_key text, number bigint, before bytea, commitment bytea)
RETURNS text LANGUAGE sql STABLE AS $$
    SELECT concat_ws(E'\n', 'firebreak-entry/1', id,
        to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), kind,
        coalesce(case_key, '-'), coalesce(number::text, '-'), coalesce(encode(before, 'hex'), '-'),
        encode(commitment, 'hex'), '')
$$;

-- The one way in, called once, as the last statement of a transaction: locks are taken in the order of keys and held for
-- no more than the commit.
CREATE FUNCTION audit.append(ids uuid[], ats timestamptz[], actors text[], kinds text[], case_keys text[],
    commitments bytea[], salts bytea[], bodies text[])
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    held    text[] := ARRAY(SELECT DISTINCT k COLLATE "C" FROM unnest(case_keys) k WHERE k IS NOT NULL ORDER BY 1);
    numbers bigint[];
    hashes  bytea[];
    entry_numbers bigint[];
    befores bytea[];
    leaf_hashes bytea[];
    place   integer;
    number  bigint;
    before  bytea;
    zero    CONSTANT bytea := decode(repeat('00', 32), 'hex');
BEGIN
    FOR place IN 1 .. cardinality(held) LOOP
        IF held[place] IN ('', '-') OR held[place] ~ '[[:cntrl:]]' THEN
            RAISE EXCEPTION 'The record takes no case key %', to_json(held[place]);
        END IF;
        SELECT h.number, h.leaf_hash INTO number, before FROM audit.case_head h WHERE h.case_key = held[place] FOR UPDATE;
        IF NOT FOUND THEN
            INSERT INTO audit.case_head VALUES (held[place], 0, zero) ON CONFLICT DO NOTHING;
            SELECT h.number, h.leaf_hash INTO number, before FROM audit.case_head h WHERE h.case_key = held[place] FOR UPDATE;
        END IF;
        numbers[place] := number;
        hashes[place] := before;
    END LOOP;
    FOR i IN 1 .. cardinality(ids) LOOP
        IF kinds[i] = '' OR kinds[i] ~ '[[:cntrl:]]' THEN
            RAISE EXCEPTION 'The record takes no kind %', to_json(kinds[i]);
        END IF;
        place := array_position(held, case_keys[i] COLLATE "C");
        number := numbers[place] + 1;
        before := hashes[place];
        entry_numbers[i] := number;
        befores[i] := before;
        leaf_hashes[i] := sha256('\x00'::bytea || convert_to(
            audit.leaf(ids[i], ats[i], kinds[i], case_keys[i], number, before, commitments[i]), 'UTF8'));
        IF place IS NOT NULL THEN
            numbers[place] := number;
            hashes[place] := leaf_hashes[i];
        END IF;
    END LOOP;
    FOR place IN 1 .. cardinality(held) LOOP
        UPDATE audit.case_head h SET number = numbers[place], leaf_hash = hashes[place] WHERE h.case_key = held[place];
    END LOOP;
    INSERT INTO audit.staged (ids, ats, actors, kinds, case_keys, numbers, befores, commitments, leaf_hashes, salts, bodies)
    VALUES (ids, ats, actors, kinds, case_keys, entry_numbers, befores, commitments, leaf_hashes, salts, bodies);
END
$$;

-- Moves staged transactions into the tree, oldest first, at most so many; says how many entries. A transaction is taken
-- when no older one can still commit: sequence values do not commit in order, transaction ids below the snapshot's do.
CREATE FUNCTION audit.move(most integer, whatever_runs boolean)
RETURNS integer LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    next  bigint;
    moved integer;
BEGIN
    SELECT coalesce(max(seq) + 1, 0) INTO next FROM audit.sequenced;
    PERFORM set_config('audit.moving', 'on', true);
    WITH ready AS (
        SELECT id FROM audit.staged
        WHERE tx < pg_snapshot_xmin(pg_current_snapshot()) OR whatever_runs
        ORDER BY tx, id LIMIT most),
    taken AS (
        DELETE FROM audit.staged s USING ready r WHERE s.id = r.id RETURNING s.*)
    INSERT INTO audit.sequenced
        (seq, id, at, actor, kind, case_key, number, before, commitment, leaf_hash, salt, body)
    SELECT next - 1 + row_number() OVER (ORDER BY t.tx, t.id, e.n),
           e.id, e.at, e.actor, e.kind, e.case_key, e.number, e.before, e.commitment, e.leaf_hash, e.salt, e.body
    FROM taken t,
         unnest(t.ids, t.ats, t.actors, t.kinds, t.case_keys, t.numbers, t.befores, t.commitments, t.leaf_hashes,
             t.salts, t.bodies) WITH ORDINALITY
             AS e (id, at, actor, kind, case_key, number, before, commitment, leaf_hash, salt, body, n);
    GET DIAGNOSTICS moved = ROW_COUNT;
    PERFORM set_config('audit.moving', 'off', true);
    RETURN moved;
END
$$;

-- One sequencer at a time: -1 where another is at work.
CREATE FUNCTION audit.sequence(most integer)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtextextended('audit.sequence', 0)) THEN
        RETURN -1;
    END IF;
    RETURN audit.move(most, false);
END
$$;

-- Empties the stage, whatever runs in the cluster: waits for those who are appending, and lets nobody begin meanwhile.
CREATE FUNCTION audit.drain()
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('audit.sequence', 0));
    LOCK TABLE audit.staged IN EXCLUSIVE MODE;
    RETURN audit.move(2147483647, true);
END
$$;

-- Grants already refuse the run-time login; the triggers refuse the owner's slips too, and those of a replica.
CREATE FUNCTION audit.refuse_unless_moving() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'DELETE' OR current_setting('audit.moving', true) IS DISTINCT FROM 'on' THEN
        RAISE EXCEPTION 'The record is append-only: % on % is refused', TG_OP, TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER staged_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.staged
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_unless_moving();
ALTER TABLE audit.staged ENABLE ALWAYS TRIGGER staged_append_only;
CREATE TRIGGER case_head_stays BEFORE DELETE OR TRUNCATE ON audit.case_head
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
ALTER TABLE audit.case_head ENABLE ALWAYS TRIGGER case_head_stays;
CREATE TRIGGER sequenced_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.sequenced
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
ALTER TABLE audit.sequenced ENABLE ALWAYS TRIGGER sequenced_append_only;
CREATE TRIGGER tile_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.tile
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
ALTER TABLE audit.tile ENABLE ALWAYS TRIGGER tile_append_only;
CREATE TRIGGER checkpoint_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
ALTER TABLE audit.checkpoint ENABLE ALWAYS TRIGGER checkpoint_append_only;
CREATE TRIGGER signing_key_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.signing_key
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
ALTER TABLE audit.signing_key ENABLE ALWAYS TRIGGER signing_key_append_only;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.append, audit.sequence, audit.drain, audit.leaf TO ${runtime};
GRANT SELECT ON audit.entry, audit.sequenced, audit.staged, audit.case_head TO ${runtime};
GRANT SELECT, INSERT ON audit.tile, audit.checkpoint, audit.signing_key TO ${runtime};
