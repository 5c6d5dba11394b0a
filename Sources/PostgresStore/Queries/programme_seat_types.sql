-- Which kinds of seat each screen sells: what a price "from" is the lowest of. Screen by screen, so that the halls of
-- other cinemas are not read along.
SELECT a.id AS screen_id, sold.seat_types
FROM screens a
CROSS JOIN LATERAL (
  SELECT coalesce(array_agg(DISTINCT s.seat_type), '{}') AS seat_types
  FROM seats s
  WHERE s.screen_id = a.id AND s.is_active
) AS sold
WHERE a.cinema_id = :cinema AND a.is_active AND a.archived_at IS NULL
