-- In the order of their ids, as everywhere. By itself, so that the statement that counts sees which seats are out of
-- order once it has the rows.
SELECT s.id
FROM showtimes s
WHERE s.id IN (
  SELECT b.showtime_id FROM bookings b
  WHERE b.id = ANY (string_to_array(current_setting('kiosk.ended'), ',')::uuid[])
)
ORDER BY s.id
FOR NO KEY UPDATE OF s
