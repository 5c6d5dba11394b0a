-- All buyers of a showtime change its row, each until COMMIT. Those who wait for a row are all woken when it is free, and
-- all but one wait again; this lock is handed from one to the next. It keeps nobody from the row who does not ask for it.
SELECT pg_advisory_xact_lock('showtimes'::regclass::oid::integer, hashtext(:showtime::uuid::text))
