-- The process instance that works the case; a reopened case has a new one.
ALTER TABLE incident_case ADD COLUMN process_instance text NOT NULL DEFAULT '';
ALTER TABLE incident_case ADD COLUMN search tsvector NOT NULL DEFAULT ''::tsvector;
CREATE INDEX incident_case_search ON incident_case USING gin (search);
CREATE INDEX incident_case_severity ON incident_case (severity, opened_at DESC);

CREATE FUNCTION incident_case_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.search := to_tsvector('simple', concat_ws(' ', NEW.key, NEW.title, NEW.source, NEW.reporter,
        left(NEW.description, 20000), NEW.assets::text, NEW.accounts::text, NEW.indicators::text));
    RETURN NEW;
END
$$;
CREATE TRIGGER incident_case_search BEFORE INSERT OR UPDATE OF title, description, assets, accounts, indicators
    ON incident_case FOR EACH ROW EXECUTE FUNCTION incident_case_search();

CREATE INDEX incident_case_restricted ON incident_case (key) WHERE restricted;
