SELECT {showtime s},
  s.pricing_version, c.pricing_version AS cinema_pricing_version, now() AS read_at
FROM showtimes s
JOIN cinemas c ON c.id = s.cinema_id
WHERE s.id = :showtime
