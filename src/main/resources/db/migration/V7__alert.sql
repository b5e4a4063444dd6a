-- A request body as it was received, byte for byte; one webhook may hold several alerts.
CREATE TABLE alert_payload (
    id   uuid  PRIMARY KEY,
    body bytea NOT NULL
);

CREATE TABLE alert (
    id            uuid        PRIMARY KEY,
    source        text        NOT NULL,
    source_id     text        NOT NULL,           -- '' where the source names none
    fingerprint   char(64)    NOT NULL UNIQUE,    -- the same alert again finds its row
    title         text        NOT NULL,
    description   text        NOT NULL,
    severity      text        NOT NULL CHECK (severity IN ('critical', 'high', 'medium', 'low', 'informational')),
    detected_text text        NOT NULL,           -- as the source wrote it, '' where it did not
    detected_at   timestamptz,                    -- only where the text is an exact moment
    assets        json        NOT NULL,
    accounts      json        NOT NULL,
    indicators    json        NOT NULL,
    data_classes  json        NOT NULL,
    disposition   text        NOT NULL CHECK (disposition IN ('opened', 'joined', 'recorded')),
    case_key      text,
    payload       uuid        NOT NULL REFERENCES alert_payload (id),
    received_at   timestamptz NOT NULL,
    received_from text        NOT NULL,
    search        tsvector    NOT NULL,
    CHECK ((disposition = 'recorded') = (case_key IS NULL))
);
CREATE INDEX alert_identity ON alert (source, source_id, received_at DESC) WHERE source_id <> '';
CREATE INDEX alert_case ON alert (case_key, received_at) WHERE case_key IS NOT NULL;
CREATE INDEX alert_received ON alert (received_at DESC, id DESC);
CREATE INDEX alert_source ON alert (source, received_at DESC, id DESC);
CREATE INDEX alert_search ON alert USING gin (search);

CREATE FUNCTION alert_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.search := to_tsvector('simple', concat_ws(' ', NEW.title, NEW.case_key, NEW.source_id,
        left(NEW.description, 20000), NEW.assets::text, NEW.accounts::text, NEW.indicators::text));
    RETURN NEW;
END
$$;
CREATE TRIGGER alert_search BEFORE INSERT OR UPDATE ON alert FOR EACH ROW EXECUTE FUNCTION alert_search();
