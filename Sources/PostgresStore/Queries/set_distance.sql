WITH changed AS (
  UPDATE showtimes SET distance_seats = $2, distance_rows = $3
  WHERE id = $1 AND archived_at IS NULL
  RETURNING id
), noted AS (
  INSERT INTO audit_log (action, terminal, staff_id, details)
  SELECT 'DISTANCE_SET', $4, $5::uuid, jsonb_build_object('showtime', id, 'seats', $2::integer, 'rows', $3::integer) FROM changed
)
SELECT id FROM changed
