INSERT INTO schema_migrations (number, name, checksum)
VALUES (:number, :name, encode(sha256(convert_to(:text, 'UTF8')), 'hex'))
