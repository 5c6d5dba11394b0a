WITH changed AS (
  UPDATE showtimes SET distance_seats = :seats, distance_rows = :rows
  WHERE id = :showtime AND archived_at IS NULL
  RETURNING id
), noted AS (
  INSERT INTO audit_log (action, terminal, staff_id, details)
  SELECT 'DISTANCE_SET', :terminal, :staff::uuid,
    jsonb_build_object('showtime', id, 'seats', :seats::integer, 'rows', :rows::integer)
  FROM changed
)
SELECT id FROM changed
