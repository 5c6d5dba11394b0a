-- `:grace` is how long after its start a showtime is still sold, in seconds. The date bound lets the index serve.
SELECT {showtime s},
  a.name AS screen_name, a.screen_type
FROM showtimes s
JOIN cinemas c ON c.id = s.cinema_id
JOIN screens a ON a.id = s.screen_id
JOIN movies m ON m.id = s.movie_id
WHERE s.cinema_id = :cinema
  AND s.show_date >= (now() AT TIME ZONE c.time_zone)::date - 1
  AND (s.show_date + s.start_time) AT TIME ZONE c.time_zone >= now() - :grace::integer * INTERVAL '1 second'
  AND s.status IN ('SCHEDULED', 'ONGOING') AND s.archived_at IS NULL
  AND a.is_active AND a.archived_at IS NULL AND m.is_active AND m.archived_at IS NULL
ORDER BY starts_at, screen_name, s.id
