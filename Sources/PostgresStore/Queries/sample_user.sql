-- No password hashes to `!`: nobody logs in until one is set.
INSERT INTO users (id, email, password_hash, first_name, last_name, role, email_verified)
VALUES (:id, :email, '!', :first_name, :last_name, :role, true)
ON CONFLICT DO NOTHING
