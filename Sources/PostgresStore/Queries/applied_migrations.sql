-- `:numbers` and `:texts` are the numbers and texts of the files that the program has.
SELECT
  applied.number, applied.name, applied.applied_at,
  known.text IS NULL OR applied.checksum = encode(sha256(convert_to(known.text, 'UTF8')), 'hex') AS is_unchanged
FROM schema_migrations AS applied
LEFT JOIN unnest(:numbers::integer[], :texts::text[]) AS known(number, text) USING (number)
ORDER BY applied.number
