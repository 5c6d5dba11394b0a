-- Who was signed in where it was done; `actor` is the database's user, which is the terminal's. The log is kept for ever and
-- refers to nobody by a key: people's accounts may be deleted.
ALTER TABLE audit_log ADD COLUMN staff_id UUID;
