-- Two logins: the owner migrates, the run-time login works. What the owner makes in public the run-time login may
-- use; the record in schema audit it may only read and add to.
GRANT USAGE ON SCHEMA public TO ${runtime};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${runtime};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${runtime};

CREATE SCHEMA audit;
GRANT USAGE ON SCHEMA audit TO ${runtime};
