-- No password hashes to `!`: nobody logs in until one is set.
INSERT INTO users (id, email, password_hash, first_name, last_name, role, email_verified)
VALUES ($1, $2, '!', $3, $4, $5, true)
ON CONFLICT DO NOTHING
