-- PostgreSQL takes <script> for a tag and leaves it out; people look for it.
CREATE OR REPLACE FUNCTION alert_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.search := to_tsvector('simple', translate(concat_ws(' ', NEW.title, NEW.case_key, NEW.source_id,
        left(NEW.description, 20000), NEW.assets::text, NEW.accounts::text, NEW.indicators::text), '<>', '  '));
    RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION incident_case_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.search := to_tsvector('simple', translate(concat_ws(' ', NEW.key, NEW.title, NEW.source, NEW.reporter,
        left(NEW.description, 20000), NEW.assets::text, NEW.accounts::text, NEW.indicators::text), '<>', '  '));
    RETURN NEW;
END
$$;
