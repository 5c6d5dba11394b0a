-- A seat that was put out of order after it was sold was counted as long as it was sold.
WITH freed AS (
  SELECT h.showtime_id AS id, count(*) AS seats, count(*) FILTER (WHERE NOT t.is_active) AS closed
  FROM booking_seats_history h
  JOIN seats t ON t.id = h.seat_id
  WHERE h.booking_id = ANY (string_to_array(current_setting('kiosk.ended'), ',')::uuid[])
  GROUP BY h.showtime_id
)
UPDATE showtimes s SET
  total_seats = s.total_seats - freed.closed, available_seats = s.available_seats + freed.seats - freed.closed,
  version = s.version + 1
FROM freed
WHERE s.id = freed.id
