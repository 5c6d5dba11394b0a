SELECT
  s.id, s.screen_id, s.movie_id, s.cinema_id, s.show_date, s.start_time, s.end_time, s.price_tier,
  s.total_seats, s.available_seats, s.is_auto_generated, s.status, s.version,
  s.distance_seats, s.distance_rows,
  (s.show_date + s.start_time) AT TIME ZONE c.time_zone AS starts_at,
  s.pricing_version, c.pricing_version AS cinema_pricing_version, now() AS read_at
FROM showtimes s
JOIN cinemas c ON c.id = s.cinema_id
WHERE s.id = $1
