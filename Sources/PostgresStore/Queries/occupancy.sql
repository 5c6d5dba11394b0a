-- One statement, so that the version and the seats are of the same moment.
SELECT
  s.status, s.version, s.available_seats, s.distance_seats, s.distance_rows, a.layout_version,
  (s.show_date + s.start_time) AT TIME ZONE c.time_zone AS starts_at,
  ARRAY(SELECT b.seat_id FROM booking_seats b WHERE b.showtime_id = s.id) AS sold,
  ARRAY(SELECT t.id FROM seats t WHERE t.screen_id = s.screen_id AND NOT t.is_active) AS inactive
FROM showtimes s
JOIN cinemas c ON c.id = s.cinema_id
JOIN screens a ON a.id = s.screen_id
WHERE s.id = :showtime AND s.version IS DISTINCT FROM :version::integer
