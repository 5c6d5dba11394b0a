-- Any fixed number: the lock is this database's own.
SELECT pg_advisory_xact_lock(7305447226)
