WITH freed AS (
  SELECT b.showtime_id AS id, sum(b.num_tickets) AS seats
  FROM bookings b
  WHERE b.id = ANY (string_to_array(current_setting('kiosk.ended'), ',')::uuid[])
  GROUP BY b.showtime_id
), locked AS (
  SELECT s.id, freed.seats
  FROM showtimes s
  JOIN freed ON freed.id = s.id
  ORDER BY s.id
  FOR NO KEY UPDATE OF s
)
UPDATE showtimes s SET available_seats = s.available_seats + locked.seats, version = s.version + 1
FROM locked
WHERE s.id = locked.id
